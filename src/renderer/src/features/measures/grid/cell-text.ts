import type { Change } from '@core/change/change'
import { added, edited, removed, sameValue } from '@core/change/change'
import { dateOrderShown, dayInCell } from '@core/import/date-cell'
import { markMeaning, usualMarks } from '@core/import/marks'
import { hasLevels } from '@core/measure/adding-up'
import { own } from '@core/names'
import { dayFromIso, isoFromDay } from '@core/observation/day'
import type { Measure, Observation } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import {
  byHandIn,
  type ListedObservation,
  type Recorded,
  recordedIn,
} from '../../../data/observations/listed-observation'
import { numberFromText, type TypedValueProblem, textFromValue, valueFromText } from '../typed-value'
import type { GridColumn } from './grid-columns'

/** What a cell can be edited to: the fields of a recorded value that it stands for. */
export type CellRow = Recorded & Pick<Observation, 'note' | 'source' | 'firstDay'>
type CellFields = Partial<CellRow>

/** How dates like 03/04/2016 are meant; null: nobody has said, and such a date is refused. */
export type DayOrder = 'day-first' | 'month-first' | null

export type CellProblem =
  | TypedValueProblem
  | 'read-only'
  | 'not-a-day'
  | 'unclear-day'
  | 'part-beyond-whole'
  | 'whole-needed'
  | 'before-first-day'
  | 'story-needed'
  | 'not-a-milestone'
  | 'too-long'

type ReadAs = Pick<Measure, 'kind' | 'rubric'>

const suppressedMark = '[c]'
const notApplicableMark = '[z]'
const longest = { dimension: 500, note: 50_000, source: 1000 } as const

/** The cell as text that `fieldsFromText` reads back: what is edited, copied and compared. */
export function textInCell(row: CellRow, column: GridColumn, measure: ReadAs): string {
  switch (column.is) {
    case 'day':
      return isoFromDay(row.day)
    case 'value':
      return textOfValue(row, measure)
    case 'dimension':
      return own(row.dimensions, column.dimension) ?? ''
    case 'note':
    case 'source':
      return row[column.is]
    default:
      return ''
  }
}

function textOfValue({ flag, value, denominator }: CellRow, { kind, rubric }: ReadAs): string {
  if (flag === 'suppressed') return suppressedMark
  if (flag === 'not-applicable') return notApplicableMark
  if (flag !== 'value' || value === null) return ''
  if (denominator !== null) return `${value} of ${denominator}`
  if (kind === 'milestone') return value === 1 ? 'yes' : 'no'
  return hasLevels(kind) ? (rubric[value - 1]?.name ?? String(value)) : textFromValue(value, kind)
}

/**
 * What a text typed or pasted into a cell makes of the row: just the fields that the cell stands for. An empty value is a
 * missing one, `[c]`, `..` and the like a suppressed one: facts, and no zeros.
 */
export function fieldsFromText(
  text: string,
  column: GridColumn,
  row: CellRow,
  measure: ReadAs,
  dayOrder: DayOrder,
): Result<CellFields, CellProblem> {
  switch (column.is) {
    case 'day':
      return dayFields(text.trim(), row, dayOrder)
    case 'value':
      return valueFields(text.trim(), row, measure)
    case 'dimension': {
      const word = text.trim()
      if (word.length > longest.dimension) return problem('too-long')
      return ok({ dimensions: { ...row.dimensions, [column.dimension]: word } })
    }
    case 'note':
    case 'source':
      if (column.is === 'note' && measure.kind === 'story' && text.trim() === '') return problem('story-needed')
      return text.trim().length > longest[column.is] ? problem('too-long') : ok({ [column.is]: text.trim() })
    default:
      return problem('read-only')
  }
}

function dayFields(text: string, { firstDay }: CellRow, dayOrder: DayOrder): Result<CellFields, CellProblem> {
  const read = dayFromText(text, dayOrder)
  if (!read.ok) return read
  return firstDay !== undefined && read.value < firstDay ? problem('before-first-day') : ok({ day: read.value })
}

function dayFromText(text: string, dayOrder: DayOrder): Result<number, CellProblem> {
  const iso = dayFromIso(text)
  if (iso.ok) return iso
  if (dayOrder === null && dateOrderShown(text) === 'either') return problem('unclear-day')
  const order = dayOrder ?? (dateOrderShown(text) === 'month-first' ? 'month-first' : 'day-first')
  const day = dayInCell(text, { order, yearEndsIn: 12, spans: false })
  return typeof day === 'number' ? ok(day) : problem('not-a-day')
}

/** Characters in a share as people write one: `18 out of 30`. */
const longestShare = 200

const nothing = { value: null, denominator: null } as const

function valueFields(text: string, row: CellRow, measure: ReadAs): Result<CellFields, CellProblem> {
  if (measure.kind === 'story') return problem('read-only')
  const meaning = markMeaning(text, usualMarks)
  if (meaning && meaning !== 'zero') return ok({ flag: meaning, ...nothing })
  if (measure.kind === 'milestone') {
    const reached = /^(yes|reached|1)$/i.test(text)
    if (!reached && !/^(no|not reached|not yet|0)$/i.test(text)) return problem('not-a-milestone')
    return ok({ flag: 'value', value: reached ? 1 : 0, denominator: null })
  }
  if (hasLevels(measure.kind)) {
    const place = measure.rubric.findIndex(({ name }) => name.trim().toLowerCase() === text.toLowerCase()) + 1
    if (place > 0) return ok({ flag: 'value', value: place, denominator: null })
  }
  const parts = text.length > longestShare ? null : /^(.+?)\s*(?:\bof\b|\bout of\b|\/)\s*(.+)$/i.exec(text)
  if (parts?.[1] && parts[2] && (measure.kind === 'share' || row.denominator !== null)) {
    const part = numberFromText(parts[1].replace(/\s+out$/i, ''))
    const whole = numberFromText(parts[2])
    if (!part.ok || !whole.ok) return problem('not-a-number')
    if (whole.value <= 0 || part.value < 0 || part.value > whole.value) return problem('part-beyond-whole')
    return ok({ flag: 'value', value: part.value, denominator: whole.value })
  }
  // `20` over `18 of 30` could be a new part or 20 per cent.
  if (row.denominator !== null && !text.endsWith('%')) return problem('whole-needed')
  const typed = valueFromText(text, measure.kind)
  if (!typed.ok) return typed
  if (hasLevels(measure.kind) && (typed.value ?? 0) > measure.rubric.length) return problem('no-such-level')
  return ok({ flag: 'value', value: typed.value, denominator: null })
}

/** The row as its cells show it. An imported value has no note or source of its own. */
export function cellRowOf(row: ListedObservation): CellRow {
  const { day, flag, value, denominator, dimensions } = recordedIn(row)
  const byHand = byHandIn(row)
  const said = { day, flag, value, denominator, dimensions, note: byHand?.note ?? '', source: byHand?.source ?? '' }
  return byHand?.firstDay === undefined ? said : { ...said, firstDay: byHand.firstDay }
}

/**
 * The change that makes the row say this. An imported value is never written over: it gets a correction, and a correction that
 * says what the file said, and nothing else, goes away. Null: nothing differs.
 */
export function changeOfRow(row: ListedObservation, fields: CellFields, newId: () => string): Change | null {
  const after = { ...cellRowOf(row), ...fields }
  if (row.from === 'hand') {
    const { observation } = row
    const dimensions = withoutEmpty(after.dimensions)
    return edited('observation', observation, { ...observation, ...after, dimensions })
  }
  const { cell, correction } = row
  const asImported = cellRowOf({ from: 'import', cell, correction: null })
  // An empty word stays in a correction where the file has one: it says that the file's word does not hold.
  const dimensions = Object.fromEntries(
    Object.entries(after.dimensions).filter(([name, word]) => word !== '' || own(cell.dimensions, name)),
  )
  if (sameValue({ ...after, dimensions }, asImported)) return correction ? removed('observation', correction) : null
  if (correction) return edited('observation', correction, { ...correction, ...after, dimensions })
  const laidOver: Observation = { id: newId(), measureId: cell.measureId, corrects: cell.at, ...after, dimensions }
  return added('observation', laidOver)
}

export const withoutEmpty = (dimensions: Observation['dimensions']): Observation['dimensions'] =>
  Object.fromEntries(Object.entries(dimensions).filter(([, word]) => word !== ''))
