import { type Commit, commitSchema } from '@core/change/change'
import { blockProblem, type Dictionaries, type ImportedObservations } from '@core/observation/block'
import { emptyRows, type ProjectContents, type Rows } from '@core/project/contents'
import { type EntityKind, entityKinds, entitySchemas } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { contentsWithoutOlderCounts } from '@core/workshop/older-workshop'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { dimensionName, recordOf } from '../entities/fields'
import { observationsFromBytes } from './columns'
import {
  attachedFileName,
  attachedFileOfPart,
  commitsName,
  dictionariesName,
  formatSchema,
  formatVersion,
  importOfPart,
  isKnownPart,
  kindsOfVersion,
  largestContentsBytes,
  largestManifestBytes,
  largestPartBytes,
  lineLimits,
  linesWithin,
  type Manifest,
  manifestName,
  manifestSchema,
  mostParts,
  observationsName,
  type ProjectFileProblem,
  rowsName,
} from './parts'
import { observationsIn } from './write-project-file'
import { unpacked, type ZipEntry, zipEntries } from './zip'

export type { ProjectFileProblem } from './parts'

type Parts = ReadonlyMap<string, Uint8Array>
type Read<T> = Result<T, ProjectFileProblem>

/**
 * Reads a project file from anywhere. Nothing is believed: names, sizes, hashes, counts and every row are checked before
 * anything is handed on. What rows point to is not checked here: see `checkIntegrity`.
 */
export function readProjectFile(bytes: Uint8Array): Read<ProjectContents> {
  const read = readAsWritten(bytes)
  return read.ok ? ok(contentsWithoutOlderCounts(read.value)) : read
}

/**
 * With what an older version should not have kept: for a recovery, which makes an older journal's commits on it again. They fit
 * nothing else, and would bring back what was taken out. What comes of it goes through `contentsWithoutOlderCounts`.
 */
export function readAsWritten(bytes: Uint8Array): Read<ProjectContents> {
  const entries = zipEntries(bytes, mostParts)
  if (!entries.ok) return entries
  const manifest = readManifest(entries.value.get(manifestName))
  if (!manifest.ok) return manifest
  const parts = unpackParts(entries.value, manifest.value)
  if (!parts.ok) return parts
  const contents = readContents(parts.value, kindsOfVersion(manifest.value.version))
  if (!contents.ok) return contents
  return countsDiffer(contents.value, manifest.value) ?? contents
}

/**
 * The log in a project file, checked as the whole file would be; the rest is not unpacked. The detail of `not-valid` says what
 * does not fit.
 */
export function readCommitsOfFile(bytes: Uint8Array): Read<{ projectId: string; commits: Commit[] }> {
  const entries = zipEntries(bytes, mostParts)
  if (!entries.ok) return entries
  const manifest = readManifest(entries.value.get(manifestName))
  if (!manifest.ok) return manifest
  const { projectId, counts, parts: listed } = manifest.value
  const log = listed[commitsName]
  const parts = unpackParts(new Map([...entries.value].filter(([name]) => name === commitsName)), {
    ...manifest.value,
    parts: log ? { [commitsName]: log } : {},
  })
  if (!parts.ok) return parts
  const commits = readCommits(parts.value)
  if (!commits.ok) return commits
  if (counts.commits !== commits.value.length) return problem('counts-differ', commitsName)
  return ok({ projectId, commits: commits.value })
}

/** ISO time at which a project file was saved, by its own word. */
export function savedAtOfFile(bytes: Uint8Array): Read<string> {
  const entries = zipEntries(bytes, mostParts)
  if (!entries.ok) return entries
  const manifest = readManifest(entries.value.get(manifestName))
  return manifest.ok ? ok(manifest.value.savedAt) : manifest
}

function readManifest(entry: ZipEntry | undefined): Read<Manifest> {
  if (!entry) return problem('not-a-project-file')
  const bytes = unpacked(entry, largestManifestBytes)
  if (!bytes.ok) return bytes
  const json = jsonIn(bytes.value)
  const format = formatSchema.safeParse(json)
  if (!format.success) return problem('not-a-project-file')
  if (format.data.version > formatVersion) return problem('newer-version', String(format.data.version))
  const manifest = manifestSchema.safeParse(json)
  return manifest.success ? ok(manifest.data) : problem('not-valid', `${manifestName}: ${pathOf(manifest.error)}`)
}

function unpackParts(entries: ReadonlyMap<string, ZipEntry>, manifest: Manifest): Read<Parts> {
  const listed = new Map(Object.entries(manifest.parts))
  for (const name of entries.keys()) {
    if (!isKnownPart(name, manifest.version) || (name !== manifestName && !listed.has(name)))
      return problem('unexpected-part', name)
  }
  const declared = [...entries.values()].reduce((sum, entry) => sum + entry.bytes, 0)
  if (declared > largestContentsBytes) return problem('too-large')
  const parts = new Map<string, Uint8Array>()
  for (const [name, { bytes, sha256: expected }] of listed) {
    const entry = entries.get(name)
    if (!entry) return problem('missing-part', name)
    const limits = lineLimits(name)
    const part = limits ? unpacked(entry, limits.bytes, linesWithin(limits)) : unpacked(entry, largestPartBytes)
    if (!part.ok) return part
    if (part.value.length !== bytes || bytesToHex(sha256(part.value)) !== expected) return problem('damaged', name)
    if ((attachedFileOfPart(name) ?? expected) !== expected) return problem('damaged', name)
    parts.set(name, part.value)
  }
  return ok(parts)
}

function readContents(parts: Parts, kinds: readonly EntityKind[]): Read<ProjectContents> {
  const rows: Partial<Record<EntityKind, readonly unknown[]>> = { ...emptyRows }
  for (const kind of kinds) {
    const ofKind = readRows(parts, rowsName(kind), entitySchemas[kind] as z.ZodType<{ id: string }>)
    if (!ofKind.ok) return ofKind
    rows[kind] = ofKind.value
  }
  if (rows.project?.length !== 1) return problem('counts-differ', rowsName('project'))
  const commits = readCommits(parts)
  if (!commits.ok) return commits
  const imported: ImportedObservations[] = []
  for (const importId of new Set([...parts.keys()].map(importOfPart).filter(id => id !== null))) {
    const read = readImported(parts, importId)
    if (!read.ok) return read
    imported.push(read.value)
  }
  const files = readFiles(parts, rows as unknown as Rows)
  if (!files.ok) return files
  const read = { rows: rows as unknown as Rows, imported, commits: commits.value }
  return ok(files.value.size === 0 ? read : { ...read, files: files.value })
}

function readCommits(parts: Parts): Read<Commit[]> {
  const commits = readLines(parts, commitsName, commitSchema)
  if (!commits.ok) return commits
  const back = commits.value.findIndex((commit, index, all) => index > 0 && commit.seq <= (all[index - 1]?.seq ?? 0))
  return back >= 0 ? problem('not-valid', `${commitsName} line ${back + 1}: seq`) : commits
}

/**
 * Attached files, by the SHA-256 their names promise. One that no row names is refused: nobody would ever see it. A row whose
 * file is not there is a finding of `checkIntegrity`.
 */
function readFiles(parts: Parts, { attachment }: Rows): Read<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const { content } of attachment) {
    if (content.kind === 'link') continue
    const bytes = parts.get(attachedFileName(content.sha256))
    if (bytes && bytes.length !== content.bytes) return problem('not-valid', `${rowsName('attachment')}: bytes`)
    // Unpacked here, or part of the file's own bytes: neither is shared with another thread.
    if (bytes) files.set(content.sha256, bytes as Uint8Array<ArrayBuffer>)
  }
  for (const name of parts.keys()) {
    const promised = attachedFileOfPart(name)
    if (promised !== null && !files.has(promised)) return problem('unexpected-part', name)
  }
  return ok(files)
}

/** As `readLines`; an id may stand for one row only. */
function readRows<Row extends { id: string }>(parts: Parts, name: string, schema: z.ZodType<Row>): Read<Row[]> {
  const rows = readLines(parts, name, schema)
  if (!rows.ok) return rows
  const ids = new Set<string>()
  for (const [index, { id }] of rows.value.entries()) {
    if (ids.has(id)) return problem('not-valid', `${name} line ${index + 1}: id`)
    ids.add(id)
  }
  return rows
}

const newline = 10

function readLines<Line>(parts: Parts, name: string, schema: z.ZodType<Line>): Read<Line[]> {
  const bytes = parts.get(name)
  if (!bytes) return problem('missing-part', name)
  const lines: Line[] = []
  for (let from = 0; from < bytes.length; ) {
    const newlineAt = bytes.indexOf(newline, from)
    const to = newlineAt < 0 ? bytes.length : newlineAt
    const line = schema.safeParse(jsonIn(bytes.subarray(from, to)))
    if (!line.success) return problem('not-valid', `${name} line ${lines.length + 1}: ${pathOf(line.error)}`)
    lines.push(line.data)
    from = to + 1
  }
  return ok(lines)
}

const dictionariesSchema = recordOf(dimensionName, z.array(z.string().max(50_000)))

function readImported(parts: Parts, importId: string): Read<ImportedObservations> {
  const names = [dictionariesName(importId), observationsName(importId)] as const
  const [words, columns] = names.map(name => parts.get(name))
  if (!words || !columns) return problem('missing-part', words ? names[1] : names[0])
  const dictionaries = dictionariesSchema.safeParse(jsonIn(words))
  if (!dictionaries.success) return problem('not-valid', `${names[0]}: ${pathOf(dictionaries.error)}`)
  const observations = observationsFromBytes(columns, importId)
  if (!observations.ok) return problem('not-valid', `${names[1]}: ${observations.detail ?? ''}`)
  const issue = problemFoundIn(observations.value, dictionaries.data)
  if (issue !== null) return problem('not-valid', `${names[1]}: ${issue}`)
  return ok({ ...observations.value, dictionaries: dictionaries.data })
}

function problemFoundIn({ blocks }: Pick<ImportedObservations, 'blocks'>, dictionaries: Dictionaries): string | null {
  for (const block of blocks) {
    const issue = blockProblem(block, dictionaries)
    if (issue !== null) return `block ${block.measureId} ${block.seq} ${issue}`
  }
  return null
}

function countsDiffer({ rows, imported, commits }: ProjectContents, { counts, projectId }: Manifest) {
  for (const kind of entityKinds) {
    if ((counts.rows[kind] ?? 0) !== rows[kind].length) return problem('counts-differ' as const, rowsName(kind))
  }
  if (counts.commits !== commits.length) return problem('counts-differ' as const, commitsName)
  if (counts.imports !== imported.length) return problem('counts-differ' as const, 'imports')
  if (counts.observations !== observationsIn(imported)) return problem('counts-differ' as const, 'observations')
  if (projectId !== rows.project[0]?.id) return problem('not-valid' as const, `${manifestName}: projectId`)
  return null
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

const pathOf = (error: z.ZodError): string => error.issues[0]?.path.join('.') ?? ''
