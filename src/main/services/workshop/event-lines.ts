import type { z } from 'zod'

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
