import { idPattern } from '@core/names'
import {
  type Assumption,
  assumptionSchema,
  type Element,
  type Frame,
  frameSchema,
  type Link,
  mainTheory,
} from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import type { TheoryHeading } from './theory-csv'

/** Why one row is left out. */
const theoryRowReasons = [
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
const idsIn = (text: string): string[] => [...new Set(text.split(/[\s;,]+/))].filter(each => plainId.test(each))

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

type Known = {
  readonly elements: ReadonlyMap<string, Element>
  readonly links: ReadonlyMap<string, Link>
  readonly newId: () => string
  /** True for the id of a row of another kind. */
  readonly isOfOther: (id: string) => boolean
}

/** The frame a row says: the one of its id or, without one, the one of its title in that theory. */
export function frameIn(
  row: FileRow,
  frames: ReadonlyMap<string, Frame>,
  { elements, newId, isOfOther }: Known,
): Result<Frame, TheoryRowReason> {
  const title = row.cell('title').trim()
  if (title === '') return problem('no-title')
  const id = idIn(row)
  if (!id.ok) return id
  if (id.value !== null && isOfOther(id.value)) return problem('id-of-other')
  const [theory = mainTheory] = idsIn(row.cell('theories'))
  if (theory !== mainTheory && !elements.has(theory)) return problem('no-such-theory')
  const ofTitle = [...frames.values()].find(frame => frame.title.trim() === title && frame.theory === theory)
  const was = id.value === null ? ofTitle : frames.get(id.value)
  const held = row.has('holds') ? idsIn(row.cell('holds')) : (was?.elementIds ?? [])
  if (held.length === 0 || held.some(each => !elements.has(each))) return problem('holds-nothing')
  const checked = frameSchema.safeParse({
    id: was?.id ?? id.value ?? newId(),
    title: was?.title.trim() === title ? was.title : title,
    theory,
    elementIds: held,
  })
  return checked.success ? ok(checked.data) : problem('text-too-long')
}

/** The assumption a row says: the one of its id or, without one, the one of its words on that link. What became of it is kept. */
export function assumptionIn(
  row: FileRow,
  assumptions: ReadonlyMap<string, Assumption>,
  { elements, links, newId, isOfOther }: Known,
): Result<Assumption, TheoryRowReason> {
  const words = row.cell('title').trim()
  if (words === '') return problem('no-title')
  const id = idIn(row)
  if (!id.ok) return id
  if (id.value !== null && isOfOther(id.value)) return problem('id-of-other')
  const from = endIn(row.cell('from'), elements)
  if (!from.ok) return problem(from.problem === 'none' ? 'no-such-start' : 'several-starts')
  const to = endIn(row.cell('to'), elements)
  if (!to.ok) return problem(to.problem === 'none' ? 'no-such-end' : 'several-ends')
  const link = [...links.values()].find(each => each.from === from.value && each.to === to.value)
  if (!link) return problem('no-such-link')
  const ofLink = [...assumptions.values()].filter(({ linkId }) => linkId === link.id)
  const was = id.value === null ? ofLink.find(each => each.words.trim() === words) : assumptions.get(id.value)
  const checked = assumptionSchema.safeParse({
    id: was?.id ?? id.value ?? newId(),
    linkId: link.id,
    words: was?.words.trim() === words ? was.words : words,
    watchedBy: row.has('owner') ? row.cell('owner') : (was?.watchedBy ?? ''),
    history: was?.history ?? [],
    order: was?.order ?? Math.max(-1, ...ofLink.map(({ order }) => order)) + 1,
  })
  return checked.success ? ok(checked.data) : problem('text-too-long')
}
