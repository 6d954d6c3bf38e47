import { type EntityKind, entityKinds } from '@core/project/entities'
import { z } from 'zod'

/**
 * What a project file is made of: a zip of
 *   manifest.json                    what is in it: counts, size and SHA-256 of every other part
 *   rows/<kind>.jsonl                one row a line, for each kind of entity
 *   commits.jsonl                    the log, oldest first
 *   imports/<id>/dictionaries.json   the words that codes stand for
 *   imports/<id>/observations.bin    blocks, summaries and breakdowns (see `columns.ts`)
 *   attachments/<sha256>             what an attached file holds, once however many rows name it
 * Every text is UTF-8. Nothing else may be in it.
 */
export const formatName = 'common-measure'
/**
 * 2: more kinds than 1. 3: attachments. 4: measures that say how places become the whole, marks beside values, and numbers that are not
 * applicable or unread. 5: how votes were counted; no counts and no names of groups too small to hide.
 * 6: people, learning and the network. 7: outlines, templates, notes and exports of reports; texts of sections, and texts in Markdown.
 * 8: comments, and tags on every kind of record. A file of an earlier version reads as one that has none of what came later.
 */
export const formatVersion = 8
/** The first that has attachments. */
const attachmentsSince = 3
/** The last kind, as in `entitySchemas`, that files have from a version on: the newest first. */
const lastKinds: readonly (readonly [since: number, kind: EntityKind])[] = [
  [8, 'comment'],
  [7, 'reportExport'],
  [6, 'exchange'],
  [attachmentsSince, 'attachment'],
  [2, 'narrative'],
]
const kindsOfVersion1: readonly EntityKind[] =
  'project element link measure observation import workshop narrative'.split(' ') as EntityKind[]
export const kindsOfVersion = (version: number): readonly EntityKind[] =>
  version === 1 ? kindsOfVersion1 : entityKinds.slice(0, lastKindOf(version) + 1)
const lastKindOf = (version: number): number => {
  const [, last] = lastKinds.find(([since]) => version >= since) ?? [0, 'narrative' as const]
  return entityKinds.indexOf(last)
}

export const manifestName = 'manifest.json'
export const commitsName = 'commits.jsonl'
export const rowsName = (kind: EntityKind): string => `rows/${kind}.jsonl`
export const dictionariesName = (importId: string): string => `imports/${importId}/dictionaries.json`
export const observationsName = (importId: string): string => `imports/${importId}/observations.bin`

export const attachedFileName = (sha256: string): string => `attachments/${sha256}`

/** The SHA-256 that a part's name promises; `null`: it is not an attached file. */
export const attachedFileOfPart = (name: string): string | null =>
  /^attachments\/([0-9a-f]{64})$/.exec(name)?.[1] ?? null

/** The import a part belongs to; `null`: it is not an import's part. */
export function importOfPart(name: string): string | null {
  return /^imports\/([A-Za-z0-9_-]{1,64})\/(?:dictionaries\.json|observations\.bin)$/.exec(name)?.[1] ?? null
}

const fixedNames: ReadonlySet<string> = new Set([manifestName, commitsName, ...entityKinds.map(rowsName)])
export const isKnownPart = (name: string, version: number): boolean =>
  fixedNames.has(name) ||
  importOfPart(name) !== null ||
  (version >= attachmentsSince && attachedFileOfPart(name) !== null)

export const mostParts = 20_000
export const largestManifestBytes = 8 * 1024 * 1024
/** Of one part, and of all together, once unpacked. */
export const largestPartBytes = 768 * 1024 * 1024
export const largestContentsBytes = 1024 * 1024 * 1024

/** What a part of lines may hold: more is refused before it is unpacked, or as soon as it shows. A writer keeps to the same. */
export type LineLimits = { readonly bytes: number; readonly lines: number; readonly bytesInLine: number }

const newline = 10
const mebibyte = 1024 * 1024
/** Ten years of two hundred days with 250 changes each. */
const mostLines = 500_000
/** A paste of 5,000 rows with long notes, or an import's record with all its skipped rows and the values it replaces. */
const longestRecord = 64 * mebibyte
export const logLimits: LineLimits = { bytes: 128 * mebibyte, lines: mostLines, bytesInLine: longestRecord }

/** `null`: not a part of lines. */
export function lineLimits(name: string): LineLimits | null {
  if (name === commitsName) return logLimits
  if (!name.startsWith('rows/')) return null
  if (name === rowsName('import')) return { bytes: 256 * mebibyte, lines: mostLines, bytesInLine: 32 * mebibyte }
  if (name === rowsName('observation')) return { bytes: 256 * mebibyte, lines: mostLines, bytesInLine: mebibyte }
  return { bytes: 64 * mebibyte, lines: mostLines, bytesInLine: 16 * mebibyte }
}

/** Sees a part's bytes piece by piece and answers false as soon as there are too many lines, or one is too long: bytes that pack well are cheap to make. */
export function linesWithin({ lines, bytesInLine }: LineLimits): (piece: Uint8Array) => boolean {
  let count = 0
  let inLine = 0
  return piece => {
    let from = 0
    for (let at = piece.indexOf(newline); at !== -1; at = piece.indexOf(newline, from)) {
      if (inLine + at - from > bytesInLine) return false
      count += 1
      inLine = 0
      from = at + 1
    }
    inLine += piece.length - from
    return count <= lines && inLine <= bytesInLine
  }
}

/** Read before anything else, so that a file from a later version is known as one, whatever else it holds. */
export const formatSchema = z.object({ format: z.literal(formatName), version: z.number().int().min(1) })

const count = z.number().int().min(0)
export const manifestSchema = z.object({
  format: z.literal(formatName),
  version: z.number().int().min(1).max(formatVersion),
  /** The program that wrote it. */
  madeBy: z.string().max(200),
  savedAt: z.iso.datetime(),
  projectId: z.string(),
  counts: z.object({ rows: z.record(z.string(), count), commits: count, imports: count, observations: count }),
  parts: z.record(z.string(), z.object({ bytes: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
})
export type Manifest = z.infer<typeof manifestSchema>

/**
 * `not-a-project-file`: not a zip, or one of something else. `newer-version`: made by a later version of this program; the
 * detail is its number. `damaged`: cut short, or not what it says it is; the detail is the part. `too-large`: more than this
 * program unpacks. `unexpected-part`, `missing-part`: the detail is its name. `not-valid`: a line or a column that does not
 * fit; the detail says which. `counts-differ`: the detail is what there should be a different number of.
 */
export const projectFileProblems = [
  'not-a-project-file',
  'newer-version',
  'damaged',
  'too-large',
  'unexpected-part',
  'missing-part',
  'not-valid',
  'counts-differ',
] as const
export type ProjectFileProblem = (typeof projectFileProblems)[number]
