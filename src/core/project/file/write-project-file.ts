import { filesNamed } from '@core/attachment/files-and-links'
import type { Commit } from '@core/change/change'
import type { ProjectContents } from '@core/project/contents'
import { projectOf } from '@core/project/contents'
import { entityKinds } from '@core/project/entities'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { deflateSync, type Zippable, zipSync } from 'fflate'
import { utf8Bytes } from '../../csv/csv'
import { observationBytes } from './columns'
import {
  attachedFileName,
  attachedFileOfPart,
  commitsName,
  dictionariesName,
  formatName,
  formatVersion,
  lineLimits,
  linesWithin,
  logLimits,
  type Manifest,
  manifestName,
  observationsName,
  rowsName,
} from './parts'

/** Quick before small: columns of numbers are a third of their size at the lightest level, in a tenth of the time. */
const level = 1
/** Zip times have no time zone: one that is fixed gives the same bytes everywhere. */
const partTime = new Date(1980, 0, 1)

/**
 * The project as a file. `now`: an ISO time in UTC, kept as the time it was saved. The same contents and time give the same
 * bytes. Layout: `parts.ts`.
 */
export function writeProjectFile(whole: ProjectContents, { now }: { now: string }): Uint8Array<ArrayBuffer> {
  const contents = { ...whole, commits: newestCommits(whole.commits) }
  const parts = partsOf(contents)
  return zipped(contents, parts, new Map([...parts].map(([name, bytes]) => [name, sha256(bytes)])), now)
}

/** SHA-256 as the machine does it, many times as fast as JavaScript. */
export type Sha256 = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>

/** The same bytes as `writeProjectFile` gives. */
export async function writeLargeProjectFile(
  whole: ProjectContents,
  { now, sha256: hash }: { now: string; sha256: Sha256 },
): Promise<Uint8Array<ArrayBuffer>> {
  const contents = { ...whole, commits: newestCommits(whole.commits) }
  const parts = partsOf(contents)
  const hashes = new Map<string, Uint8Array>()
  for (const [name, bytes] of parts) hashes.set(name, await hash(bytes))
  return zipped(contents, parts, hashes, now)
}

type Parts = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

function partsOf(contents: ProjectContents): Parts {
  const parts = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const kind of entityKinds) parts.set(rowsName(kind), linesPart(rowsName(kind), contents.rows[kind]))
  parts.set(commitsName, linesPart(commitsName, contents.commits))
  for (const imported of contents.imported) {
    parts.set(dictionariesName(imported.importId), utf8Bytes([JSON.stringify(imported.dictionaries)]))
    parts.set(observationsName(imported.importId), observationBytes(imported))
  }
  for (const { sha256 } of filesNamed(contents.rows.attachment)) {
    const bytes = contents.files?.get(sha256)
    if (bytes) parts.set(attachedFileName(sha256), bytes)
  }
  return parts
}

function zipped(
  contents: ProjectContents,
  allParts: Parts,
  hashes: ReadonlyMap<string, Uint8Array>,
  now: string,
): Uint8Array<ArrayBuffer> {
  const parts = withoutDamagedFiles(allParts, hashes)
  const manifest = new TextEncoder().encode(`${JSON.stringify(manifestOf(contents, parts, hashes, now), null, 1)}\n`)
  const packed = [...parts].map(([name, bytes]) => [
    name,
    attachedFileOfPart(name) ? [bytes, { level: levelFor(bytes) }] : bytes,
  ])
  const files: Zippable = Object.fromEntries([[manifestName, manifest], ...packed])
  return zipSync(files, { level, mtime: partTime })
}

/** Readers refuse a file whose bytes are not what its name promises: better that one is missing than that nothing can be read. */
const withoutDamagedFiles = (parts: Parts, hashes: ReadonlyMap<string, Uint8Array>): Parts =>
  new Map(
    [...parts].filter(([name]) => {
      const promised = attachedFileOfPart(name)
      return promised === null || promised === bytesToHex(hashes.get(name) ?? new Uint8Array())
    }),
  )

const sampleBytes = 64 * 1024

/** Photos, PDFs and office documents are packed already: packing them again takes time and saves nothing. */
function levelFor(bytes: Uint8Array): 0 | typeof level {
  const sample = bytes.subarray(0, sampleBytes)
  return deflateSync(sample, { level }).length > sample.length * 0.9 ? 0 : level
}

function manifestOf(
  contents: ProjectContents,
  parts: Parts,
  hashes: ReadonlyMap<string, Uint8Array>,
  now: string,
): Manifest {
  const { rows, imported, commits } = contents
  const described = [...parts].map(([name, bytes]) => [
    name,
    { bytes: bytes.length, sha256: bytesToHex(hashes.get(name) ?? sha256(bytes)) },
  ])
  return {
    format: formatName,
    version: formatVersion,
    madeBy: 'Common Measure',
    savedAt: now,
    projectId: projectOf(contents).id,
    counts: {
      rows: Object.fromEntries(entityKinds.map(kind => [kind, rows[kind].length])),
      commits: commits.length,
      imports: imported.length,
      observations: observationsIn(imported),
    },
    parts: Object.fromEntries(described),
  }
}

/** Imported values, all imports together. */
export const observationsIn = (imported: ProjectContents['imported']): number =>
  imported.reduce((sum, { blocks }) => sum + blocks.reduce((inImport, block) => inImport + block.count, 0), 0)

const jsonLine = (row: unknown): string => `${JSON.stringify(row)}\n`

/** Throws where a reader would refuse the part: a copy that nobody can open must not be called one. */
function linesPart(name: string, rows: readonly unknown[]): Uint8Array<ArrayBuffer> {
  const bytes = utf8Bytes(rows.map(jsonLine))
  const limits = lineLimits(name)
  if (limits && (bytes.length > limits.bytes || !linesWithin(limits)(bytes)))
    throw new Error(`${name} is too large to be read`)
  return bytes
}

/** As much of the log as a file holds, the newest first: the rows say how things are, the log how they came to be. */
function newestCommits(commits: readonly Commit[]): readonly Commit[] {
  let bytes = 0
  let first = commits.length
  for (; first > 0 && commits.length - first < logLimits.lines; first -= 1) {
    const inLine = new TextEncoder().encode(jsonLine(commits[first - 1])).length
    bytes += inLine
    if (inLine > logLimits.bytesInLine || bytes > logLimits.bytes) break
  }
  return first === 0 ? commits : commits.slice(first)
}
