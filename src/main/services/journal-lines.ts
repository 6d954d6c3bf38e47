import { createHash } from 'node:crypto'
import { type Commit, commitSchema } from '@core/change/change'
import type { z } from 'zod'

const newline = 0x0a
/** How a line ends that says what it should read: `,"sha256":"<64 hexadecimal digits>"}`. */
const ending = /^,"sha256":"([0-9a-f]{64})"\}$/
const endingBytes = ',"sha256":""}'.length + 64

/** A commit as JSON with one more field at its end: the SHA-256 of the line up to that field. */
export function journalLine(commit: Commit): string {
  const json = JSON.stringify(commit).slice(0, -1)
  return `${json},"sha256":"${sha256Of(json)}"}\n`
}

/**
 * `starts`: the byte at which the line of each commit begins. `sizeBytes` is where the good part ends; `damaged`: a whole line
 * follows it that was once answered for.
 */
type ValidPrefix = { commits: Commit[]; starts: number[]; sizeBytes: number; damaged: boolean }

/**
 * The commits up to the first line that is torn, is not a commit, is not what was written, or does not follow the one before.
 * Lines of versions before checksums have none, and no other field either; after the first line with one, every line must have
 * it. A last line without its end is torn even if it reads well: it was never answered.
 */
export function readValidPrefix(bytes: Uint8Array): ValidPrefix {
  const commits: Commit[] = []
  const starts: number[] = []
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let checksums = false
  let from = 0
  for (;;) {
    const end = bytes.indexOf(newline, from)
    if (end === -1) return { commits, starts, sizeBytes: from, damaged: false }
    const line = bytes.subarray(from, end)
    const expected = checksumOf(line)
    checksums ||= expected !== null
    const isIntact = expected === null ? !checksums : expected === sha256Of(line.subarray(0, -endingBytes))
    const commit = isIntact
      ? commitOfLine(decoder, line, expected === null ? commitSchema.strict() : commitSchema)
      : null
    const last = commits.at(-1)
    if (commit === null || (last !== undefined && commit.seq !== last.seq + 1))
      return { commits, starts, sizeBytes: from, damaged: true }
    commits.push(commit)
    starts.push(from)
    from = end + 1
  }
}

/** `null`: the line has none. */
const checksumOf = (line: Uint8Array): string | null =>
  ending.exec(Buffer.from(line.subarray(-endingBytes)).toString('latin1'))?.[1] ?? null

const sha256Of = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

function commitOfLine(
  decoder: InstanceType<typeof TextDecoder>,
  line: Uint8Array,
  schema: typeof commitSchema,
): Commit | null {
  try {
    return schema.parse(JSON.parse(decoder.decode(line)))
  } catch {
    return null
  }
}

/** One line of JSON an event. */
export const linesOf = (events: readonly unknown[]): string =>
  events.map(event => `${JSON.stringify(event)}\n`).join('')

/**
 * The events in a journal. A last line without its end was never answered and is left out; `sizeBytes` is where it begins.
 * A line that is no event is passed over: the others stand for themselves, and losing them too would help nobody. `jsonOf`
 * makes JSON of a line that is not plain; null: it cannot.
 */
export function eventsInLines<E>(
  bytes: Uint8Array,
  schema: z.ZodType<E>,
  jsonOf: (line: string) => string | null = line => line,
): { events: E[]; sizeBytes: number } {
  const sizeBytes = bytes.lastIndexOf(0x0a) + 1
  const lines = Buffer.from(bytes.subarray(0, sizeBytes)).toString('utf8').split('\n')
  return { sizeBytes, events: lines.flatMap(line => eventIn(jsonOf(line) ?? '', schema)) }
}

function eventIn<E>(line: string, schema: z.ZodType<E>): E[] {
  try {
    const read = schema.safeParse(JSON.parse(line))
    return read.success ? [read.data] : []
  } catch {
    return []
  }
}
