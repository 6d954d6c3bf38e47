import { hasLevels } from '@core/measure/adding-up'
import { numberInWords } from '@core/measure/figure-words'
import { dayFromIso, isoFromDay } from '@core/observation/day'
import type { FlagName, Measure, Observation } from '@core/project/entities'
import { ok, type Result } from '@core/result'
import type { ImportedCell } from '../../data/observations/listed-observation'
import { numberFromText, type TypedValueProblem, textFromValue, valueFromText } from './typed-value'

/** The form as it is filled in. Texts as typed. */
export type ObservationDraft = {
  day: string
  /** The first day of a longer time it speaks for; empty: as the measure says. */
  firstDay: string
  flag: FlagName
  /** A share is given by part and whole, or per cent. */
  shareAs: 'counts' | 'per-cent'
  value: string
  whole: string
  /** Of a scale with several items, which one was answered. */
  item: string
  place: string
  group: string
  note: string
  source: string
}

export type DraftField = 'day' | 'firstDay' | 'item' | 'value' | 'whole' | 'place' | 'group' | 'note' | 'source'
export type DraftProblem =
  | TypedValueProblem
  | 'day'
  | 'value-needed'
  | 'whole-needed'
  | 'part-beyond-whole'
  | 'level-needed'
  | 'milestone-needed'
  | 'story-needed'
  | 'first-day'
  | 'too-long'
export type DraftFailure = { readonly field: DraftField; readonly problem: DraftProblem; readonly text: string }

type Recorded = Pick<Observation, 'day' | 'flag' | 'value' | 'denominator' | 'dimensions'> &
  Partial<Pick<Observation, 'note' | 'source' | 'firstDay'>>

export const emptyDraft = (kind: Measure['kind']): ObservationDraft => ({
  day: '',
  firstDay: '',
  flag: 'value',
  shareAs: kind === 'share' ? 'counts' : 'per-cent',
  value: '',
  whole: '',
  item: '',
  place: '',
  group: '',
  note: '',
  source: '',
})

export function draftOf(recorded: Recorded | ImportedCell, kind: Measure['kind']): ObservationDraft {
  const { day, flag, value, denominator, dimensions } = recorded
  const asCounts = denominator !== null
  return {
    day: isoFromDay(day),
    firstDay: 'firstDay' in recorded && recorded.firstDay !== undefined ? isoFromDay(recorded.firstDay) : '',
    flag,
    shareAs: asCounts ? 'counts' : 'per-cent',
    value: textFromValue(value, asCounts ? 'number' : kind),
    whole: textFromValue(denominator, 'number'),
    item: dimensions.item ?? '',
    place: dimensions.place ?? '',
    group: dimensions.group ?? '',
    note: 'note' in recorded ? (recorded.note ?? '') : '',
    source: 'source' in recorded ? (recorded.source ?? '') : '',
  }
}

export type DraftReading = Pick<
  Observation,
  'day' | 'firstDay' | 'flag' | 'value' | 'denominator' | 'dimensions' | 'note' | 'source'
>

const neededOf = (kind: Measure['kind']): DraftProblem =>
  hasLevels(kind) ? 'level-needed' : kind === 'milestone' ? 'milestone-needed' : 'value-needed'

const limits = { place: 500, group: 500, note: 50_000, source: 1000 } as const

/** What the form comes to, or everything that is wrong with it, in the order of the form. `others`: dimensions the form has no field for. */
export function readDraft(
  draft: ObservationDraft,
  measure: Pick<Measure, 'kind' | 'rubric'>,
  others: Observation['dimensions'],
): { ok: true; value: DraftReading } | { ok: false; problems: DraftFailure[] } {
  const problems: DraftFailure[] = []
  const issue = (field: DraftField, problem: DraftProblem, text = '') => problems.push({ field, problem, text })

  const day = dayFromIso(draft.day)
  if (!day.ok) issue('day', 'day')
  const firstDay = draft.firstDay === '' ? null : dayFromIso(draft.firstDay)
  if (firstDay && (!firstDay.ok || (day.ok && firstDay.value > day.value))) issue('firstDay', 'first-day')
  const told = measure.kind === 'story'
  if (told && draft.note.trim() === '') issue('note', 'story-needed')
  const asCounts = measure.kind === 'share' && draft.shareAs === 'counts'
  let value: number | null = null
  let denominator: number | null = null
  if (draft.flag === 'value' && !told) {
    const typed = valueFromText(draft.value, asCounts ? 'number' : measure.kind)
    if (!typed.ok) issue('value', typed.problem, draft.value)
    else if (typed.value === null) issue('value', neededOf(measure.kind))
    else value = typed.value
    if (asCounts) {
      const whole: Result<number, 'not-a-number'> = draft.whole.trim() === '' ? ok(0) : numberFromText(draft.whole)
      if (!whole.ok) issue('whole', whole.problem, draft.whole)
      else if (whole.value <= 0) issue('whole', 'whole-needed')
      else if (value !== null && (value > whole.value || value < 0)) issue('value', 'part-beyond-whole')
      else denominator = whole.value
    }
  }
  for (const field of ['place', 'group', 'note', 'source'] as const) {
    if (draft[field].length > limits[field]) issue(field, 'too-long', numberInWords(limits[field]))
  }
  if (problems.length > 0 || !day.ok) return { ok: false, problems }
  const named = { item: draft.item.trim(), place: draft.place.trim(), group: draft.group.trim() }
  const dimensions = { ...others, ...named }
  return ok({
    day: day.value,
    ...(firstDay?.ok ? { firstDay: firstDay.value } : {}),
    flag: told ? 'missing' : draft.flag,
    value,
    denominator,
    dimensions: Object.fromEntries(Object.entries(dimensions).filter(([, word]) => word !== '')),
    note: draft.note.trim(),
    source: draft.source.trim(),
  })
}
