import { type Flag, flags } from '@core/observation/block'
import type { MeasureKind } from '@core/project/entities'
import { comparableText } from '@core/same-text'
import { type Levels, levelOfNumber } from './levels'
import { type Marks, markInCell } from './marks'
import { isNoAnswer } from './no-answer-words'
import { joinedNotes, notesOf } from './notes'
import { type NumberCellProblem, numberInCell, plainNumber } from './number-cell'
import type { NumberColumn, ValueColumn } from './plan'

/** What a value cell comes to. One object is filled again and again: a million cells should not be a million objects. */
/** `note`: marks beside it, joined (`joinedNotes`). `said`: the cell's text where it holds no number, otherwise ''. */
export type CellReading = { value: number; denominator: number; flag: Flag; note: string; said: string }
export type ValueCellProblem = NumberCellProblem | 'not-a-share' | 'not-a-level'

/** What values of a measure are. `levels` null: it has none. `perCent`: a bare 45 of a share is 45 %. */
export type ValueKind = {
  readonly kind: MeasureKind
  readonly levels: Levels | null
  readonly perCent?: boolean | undefined
}

/**
 * Reads a row's cell of one value column into `reading`. Null: it is there, as a number or as the fact that one is missing or
 * suppressed. A share without a denominator is kept as 0..1, and must be. A level is said by its name or by its place, from 1.
 */
export function readValueCell(
  reading: CellReading,
  cells: readonly string[],
  column: ValueColumn,
  { kind, levels, perCent }: ValueKind,
  marks: Marks,
): ValueCellProblem | null {
  const text = cells[column.place] ?? ''
  const problem = levels
    ? readLevel(reading, text, column, levels, marks)
    : readNumber(reading, text, perCent ? { ...column, perCent } : column, kind, marks)
  const { value, note } = reading
  reading.denominator = Number.NaN
  if (problem || reading.flag !== flags.value) return problem
  // A story has no number to read, and a milestone is reached (1) or not (0).
  if (kind === 'story') return 'not-a-number'
  if (kind === 'milestone' && value !== 0 && value !== 1) return 'not-a-number'
  const { denominator } = column
  if (!denominator || (denominator.mayBeEmpty && (cells[denominator.place] ?? '').trim() === '')) {
    return kind === 'share' && !(value >= 0 && value <= 1) ? 'not-a-share' : null
  }
  const denominatorProblem = readNumber(reading, cells[denominator.place] ?? '', denominator, 'number', marks)
  if (denominatorProblem) return denominatorProblem
  reading.note = joinedNotes([...notesOf(note), ...notesOf(reading.note)])
  // Without its denominator a numerator says nothing: the share is as missing as what it is out of.
  reading.denominator = reading.value
  reading.value = reading.flag === flags.value ? value : Number.NaN
  return null
}

/** True where a plain number needs no closer look: it is the value as it stands. */
export const isPlainColumn = (column: NumberColumn, kind: MeasureKind): boolean =>
  column.decimal === 'point' && !column.noAnswer && (kind === 'number' || (kind === 'share' && !column.perCent))

/** The name of a level goes before a mark: its own words are the measure's. */
function readLevel(
  reading: CellReading,
  text: string,
  column: NumberColumn,
  levels: Levels,
  marks: Marks,
): ValueCellProblem | null {
  const named = levels.places.get(comparableText(text))
  const problem = named === undefined ? readNumber(reading, text, column, 'scale', marks) : null
  if (problem) return 'not-a-level'
  if (named === undefined && reading.flag !== flags.value) return null
  const level = named ?? levelOfNumber(levels, reading.value)
  if (level === null) return 'not-a-level'
  if (named !== undefined) reading.note = ''
  reading.flag = flags.value
  reading.value = level
  return null
}

function readNumber(
  reading: CellReading,
  text: string,
  column: NumberColumn,
  kind: MeasureKind,
  marks: Marks,
): NumberCellProblem | null {
  const plain = column.decimal === 'point' ? plainNumber(text) : Number.NaN
  if (!Number.isNaN(plain)) {
    if (column.noAnswer?.includes(plain)) return readAsMissing(reading, text)
    reading.flag = flags.value
    reading.note = ''
    reading.said = ''
    reading.value = kind === 'share' && column.perCent ? hundredth(plain) : plain
    return null
  }
  const mark = markInCell(text, marks)
  if (mark) {
    reading.flag = mark.meaning === 'zero' ? flags.value : flags[mark.meaning]
    reading.value = mark.meaning === 'zero' ? 0 : Number.NaN
    reading.note = mark.note
    reading.said = text
    return null
  }
  const number = numberInCell(text, column.decimal)
  if (typeof number === 'string') return isNoAnswer(text) ? readAsMissing(reading, text) : number
  if (column.noAnswer?.includes(number.value)) return readAsMissing(reading, text)
  reading.flag = flags.value
  reading.note = number.note
  reading.said = ''
  reading.value = kind === 'share' && (column.perCent || number.perCent) ? hundredth(number.value) : number.value
  return null
}

function readAsMissing(reading: CellReading, text: string): null {
  reading.flag = flags.missing
  reading.value = Number.NaN
  reading.note = ''
  reading.said = text
  return null
}

/** 28.7 becomes 0.287 to the last digit, which dividing by 100 does not promise. */
function hundredth(value: number): number {
  const text = String(value)
  return text.includes('e') ? value / 100 : Number(`${text}e-2`)
}
