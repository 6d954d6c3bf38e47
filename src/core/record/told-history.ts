import { type Change, type Commit, sameValue } from '@core/change/change'
import {
  acrosses,
  aggregations,
  type BoardEntry,
  directions,
  type EntityKind,
  flagNames,
  frequencies,
  levels,
  mainTheory,
  measureKinds,
  spheres,
} from '@core/project/entities'
import {
  amountField,
  choice,
  countField,
  dayField,
  flag,
  line,
  row,
  rows,
  tags,
  words,
} from '@core/project/entities/record-fields'
import { recordKinds } from './kinds'
import { fieldChanges } from './record-history'
import type { Field } from './record-kind'

/** Of rows that are no records, the fields that people read in the history of a project. */
const otherFields: { readonly [K in EntityKind]?: readonly Field[] } = {
  project: [
    line('title'),
    words('purpose'),
    line('organisation'),
    choice(
      'yearStart',
      [...Array(12).keys()].map(month => String(month + 1)),
    ),
    countField('smallestGroup'),
  ],
  element: [line('title'), choice('level', levels), choice('sphere', spheres), words('notes'), line('owner')],
  link: [row('from', 'element'), row('to', 'element'), words('rationale')],
  frame: [line('title'), rows('elementIds', 'element')],
  measure: [
    line('title'),
    words('because'),
    line('unit'),
    choice('kind', measureKinds),
    choice('direction', directions),
    choice('aggregation', aggregations),
    choice('across', acrosses),
    flag('countsPeople'),
    flag('cumulative'),
    rows('outcomeIds', 'element'),
    words('definition'),
    words('why'),
    line('numerator'),
    line('denominator'),
    tags('items'),
    words('method'),
    words('verification'),
    words('possibleHarm'),
    line('collectedBy'),
    rows('proposedBy', 'perspective'),
    words('decidedBy'),
    line('publishedAs'),
    tags('askedBy'),
    tags('tags'),
    choice('frequency', frequencies),
    dayField('archivedOn'),
    dayField('reviewOn'),
  ],
  observation: [
    row('measureId', 'measure'),
    dayField('day'),
    amountField('value'),
    amountField('denominator'),
    choice('flag', flagNames),
    words('note'),
    line('source'),
  ],
  rubricJudging: [row('measureId', 'measure'), dayField('day'), words('reason'), words('dissent')],
  import: [line('fileName'), line('source')],
  workshop: [line('title'), words('question'), dayField('heldOn'), words('finalSay'), words('teamNote')],
  narrative: [words('text')],
  comment: [words('words'), line('author'), dayField('doneOn')],
  reportingPeriod: [line('title'), dayField('firstDay'), dayField('lastDay')],
}

/** The fields of a kind that the history of a project tells of. */
export const toldFields = (kind: EntityKind): readonly Field[] =>
  kind in recordKinds ? recordKinds[kind as keyof typeof recordKinds].fields : (otherFields[kind] ?? [])

/** One field before and after. `period`: of a measure's target, the period it is for. */
export type ToldChange = {
  readonly field: Field
  readonly before: unknown
  readonly after: unknown
  readonly period: string | null
}

const targetField = amountField('target')
const baselineField = amountField('baseline')

/** What a change did, field by field; nothing of what was taken away. `rest`: something changed that has no words of its own. */
export function toldChanges({ kind, before, after }: Change): {
  readonly told: readonly ToldChange[]
  readonly rest: boolean
} {
  if (after === null) return { told: [], rest: false }
  const changes = fieldChanges(before, after).filter(({ name }) => name !== 'order')
  const fields = toldFields(kind)
  const told = changes.flatMap((change): ToldChange[] => {
    if (kind === 'measure' && change.name === 'targets') return targetChanges(change.before, change.after)
    if (kind === 'measure' && change.name === 'baseline')
      return [
        { field: baselineField, before: valueOfAim(change.before), after: valueOfAim(change.after), period: null },
      ]
    const field = fields.find(({ name }) => name === change.name)
    return field ? [{ field, before: change.before, after: change.after, period: null }] : []
  })
  const ofBoard = kind === 'project' && changes.some(({ name }) => name === 'board')
  const saysEnough = told.length > 0 || ofBoard || toldPlaces({ kind, before, after }).length > 0
  // Of a new row what it is called says enough.
  return { told, rest: before !== null && !saysEnough }
}

/**
 * Where else something stands after a change. `up` and `down`: in its list. The others are of the picture of a theory: `placed` by a person,
 * `automatic` once nobody's place counts any more, `added` to the theory and `removed` from it.
 */
export type ToldPlace =
  | { readonly what: 'up' | 'down' }
  | { readonly what: 'placed' | 'automatic' | 'added' | 'removed'; readonly theory: string }

/** Of an element its places by theory; of any row its place in the list, where that is all that changed. */
export function toldPlaces({ kind, before, after }: Pick<Change, 'kind' | 'before' | 'after'>): readonly ToldPlace[] {
  if (before === null || after === null) return []
  const names = fieldChanges(before, after).map(({ name }) => name)
  if (names.length === 1 && names[0] === 'order') {
    return [{ what: Number(after.order) > Number(before.order) ? 'down' : 'up' }]
  }
  if (kind !== 'element') return []
  const theoriesOf = ({ theories }: Fields) => (theories as readonly string[] | undefined) ?? [mainTheory]
  const [was, is] = names.includes('theories') ? [theoriesOf(before), theoriesOf(after)] : [[], []]
  const [from, to] = [before, after].map(({ places }) => (places ?? {}) as Fields) as [Fields, Fields]
  const stays = (theory: string) => !names.includes('theories') || (was.includes(theory) && is.includes(theory))
  const moved = [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter(theory => stays(theory) && !sameValue(from[theory], to[theory]))
    .map((theory): ToldPlace => ({ what: to[theory] ? 'placed' : 'automatic', theory }))
  return [
    ...is.filter(theory => !was.includes(theory)).map((theory): ToldPlace => ({ what: 'added', theory })),
    ...was.filter(theory => !is.includes(theory)).map((theory): ToldPlace => ({ what: 'removed', theory })),
    ...moved,
  ]
}

type Fields = Readonly<Record<string, unknown>>

/** What a change did to the team's board. Places count from 1; null: it is not on the board. */
export type ToldOnBoard = { readonly entry: BoardEntry; readonly from: number | null; readonly to: number | null }

/** What came to the board or left it; else the one that was moved. Of two that changed places either may be told. */
export function toldOnBoard({ kind, before, after }: Change): readonly ToldOnBoard[] {
  if (kind !== 'project' || before === null || after === null) return []
  const [was, now] = [before, after].map(({ board }) => (board ?? []) as readonly BoardEntry[]) as [
    readonly BoardEntry[],
    readonly BoardEntry[],
  ]
  const placeIn = (board: readonly BoardEntry[], entry: BoardEntry): number | null => {
    const place = board.findIndex(each => sameValue(each, entry))
    return place < 0 ? null : place + 1
  }
  const all = [...was, ...now.filter(entry => placeIn(was, entry) === null)]
  const told = all.map(entry => ({ entry, from: placeIn(was, entry), to: placeIn(now, entry) }))
  const changed = told.filter(({ from, to }) => from === null || to === null)
  if (changed.length > 0) return changed
  const without = (board: readonly BoardEntry[], entry: BoardEntry) => board.filter(each => !sameValue(each, entry))
  const moved = told.filter(({ from, to }) => from !== to)
  const one = moved.find(({ entry }) => sameValue(without(was, entry), without(now, entry)))
  return one ? [one] : moved
}

const valueOfAim = (aim: unknown): unknown => (aim as { readonly value: unknown } | null)?.value ?? null

type Target = { readonly period: string; readonly value: number; readonly of?: unknown }

/** Target by target; those of a part of the measure are told with the others of their period. */
function targetChanges(before: unknown, after: unknown): ToldChange[] {
  const [then, now] = [before, after].map(list => (list ?? []) as readonly Target[]) as [Target[], Target[]]
  const keyOf = ({ period, of }: Target) => JSON.stringify([period, of ?? null])
  const keys = new Set([...then, ...now].map(keyOf))
  return [...keys].flatMap(key => {
    const [was, is] = [then, now].map(list => list.find(each => keyOf(each) === key))
    if (sameValue(was, is)) return []
    const period = (was ?? is)?.period ?? null
    return [{ field: targetField, before: was?.value ?? null, after: is?.value ?? null, period }]
  })
}

/** `by`: who made them; '' for anybody. `kinds` and `row`: null for all. `from` and `until`: days of the person's own calendar (`2026-11-30`), both in it; '' for no end. */
export type HistoryAsked = {
  readonly by: string
  readonly kinds: ReadonlySet<string> | null
  /** With what belongs to it: the values of a measure. */
  readonly row: { readonly kind: string; readonly id: string } | null
  readonly from: string
  readonly until: string
}

/** The changes of a step that were asked for; none where the step was not. */
export function changesAsked(
  { at, by: member, changes }: Pick<Commit, 'at' | 'by' | 'changes'>,
  { by, kinds, row, from, until }: HistoryAsked,
  dayOf: (at: string) => string,
): readonly Change[] {
  if (by !== '' && member !== by) return []
  const day = dayOf(at)
  if ((from !== '' && day < from) || (until !== '' && day > until)) return []
  return changes.filter(
    ({ kind, id, before, after }) =>
      (kinds === null || kinds.has(kind)) &&
      (row === null ||
        (kind === row.kind && id === row.id) ||
        (row.kind === 'measure' && (after ?? before)?.measureId === row.id)),
  )
}
