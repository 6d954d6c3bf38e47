import { idPattern } from '@core/names'
import { type Element, mainTheory } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import type { TheoryHeading } from './theory-csv'

/** Why one row is left out. */
export const theoryRowReasons = [
  'unknown-row',
  'no-title',
  'text-too-long',
  'unknown-level',
  'unknown-sphere',
  'several-of-title',
  'bad-id',
  'id-twice',
  'id-of-other',
  'no-such-start',
  'no-such-end',
  'several-starts',
  'several-ends',
  'to-itself',
  'already-linked',
  'no-such-link',
  'no-such-theory',
  'holds-nothing',
] as const
export type TheoryRowReason = (typeof theoryRowReasons)[number]

/** One row of a table of a theory. */
export type FileRow = {
  readonly line: number
  readonly text: string
  /** Empty where the file has no such column. */
  readonly cell: (heading: TheoryHeading) => string
  readonly has: (heading: TheoryHeading) => boolean
}

const plainId = idPattern

/** The id a row says, or null where it says none. */
export function idIn(row: FileRow): Result<string | null, 'bad-id'> {
  const id = row.cell('id').trim()
  if (id === '') return ok(null)
  return plainId.test(id) ? ok(id) : problem('bad-id')
}

/** The ids in a cell, each once: between spaces, commas or semicolons. */
export const idsIn = (text: string): string[] => [...new Set(text.split(/[\s;,]+/))].filter(each => plainId.test(each))

/** The ids of theories, each once; none for the main one alone. */
export function theoriesIn(text: string): string[] | undefined {
  const ids = idsIn(text)
  return ids.length === 0 || (ids.length === 1 && ids[0] === mainTheory) ? undefined : ids
}

/** The element a link's end names: by id, or by a title that only one has. */
export function endIn(text: string, elements: ReadonlyMap<string, Element>): Result<string, 'none' | 'several'> {
  const said = text.trim()
  if (elements.has(said)) return ok(said)
  const [first, second] = [...elements.values()].filter(({ title }) => title.trim() === said)
  if (said === '' || !first) return problem('none')
  return second ? problem('several') : ok(first.id)
}
