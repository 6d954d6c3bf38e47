import { type Flag, flags } from '@core/observation/block'
import type { ByteRow } from './byte-rows'
import { createByteTable } from './byte-table'
import { type Encoding, textOf } from './decode'
import type { Interpreter, InterpreterParts, ValueReading } from './interpret'
import type { Mapping } from './mapping'
import { markMeaning } from './marks'
import type { ValueColumn } from './plan'
import { isPlainColumn, readValueCell, type ValueKind } from './value-cell'

/** What `read` of an interpreter answers for a row. */
type Fate = ReturnType<Interpreter['read']>

/**
 * The interpreter's answers for rows that are still bytes. It reads only what an ordinary row has: as many cells as the table has
 * columns, words and dates that were seen before (or are read once, as text), plain numbers and marks. For every other row it
 * makes the cells' texts and asks the interpreter, so that there is one set of rules; what it does read, it reads to the same
 * result (tests hold the two against each other).
 */
export function createByteInterpreter(
  interpreter: Interpreter,
  { marks, columns, kinds, codes, readings, dayOfRow, hasCodeShape, settle }: InterpreterParts,
  mapping: Mapping,
  encoding: Encoding,
): (row: ByteRow) => Fate {
  // What headings say of themselves comes after these.
  const dimensions = interpreter.dimensions.slice(0, columns.dimensions.length)
  const decode = textOf(encoding)
  const width = mapping.columns.length
  const headerLine = mapping.headerLine ?? 0
  const code = mapping.rows.code?.column ?? null
  const firstValue = columns.values[0]?.place ?? -1
  const sparse: string[] = []
  const textAt = (row: ByteRow, place: number): string => decode(row.bytes.subarray(row.starts[place], row.ends[place]))
  /** The cells of a row of which only one is looked at. */
  const only = (place: number, text: string): string[] => {
    sparse.length = 0
    sparse[place] = text
    return sparse
  }

  const wordCodes = dimensions.map(({ place, required, dictionary }) =>
    knownCells(place, text => {
      const entry = dictionary.entry(text)
      return entry.label !== 'ordinary' || entry.code === -1 || (required && entry.code === 0)
        ? notOrdinary
        : entry.code
    }),
  )
  const dates = columns.date && knownCells(columns.date.place, dayOrProblem(columns.date.place))
  /** Days of rows that say something whatever their first value says: the date is neither blank, a mark, nor the heading. */
  const tellingDates = columns.date && knownCells(columns.date.place, text => (isTelling(text) ? 1 : notOrdinary))
  const names =
    columns.measureName === null
      ? null
      : knownCells(columns.measureName, text => columns.measureOfName.get(text.trim()) ?? notOrdinary)
  const codeShapes = code === null ? null : knownCells(code, text => (hasCodeShape(only(code, text)) ? 1 : notOrdinary))
  const shortMarks = createByteTable()
  const flagOfMark: (Flag | null)[] = []

  function dayOrProblem(place: number): (text: string) => number {
    return text => {
      const day = dayOfRow(only(place, text))
      return typeof day === 'string' ? notOrdinary : day
    }
  }

  function isTelling(text: string): boolean {
    const heading = columns.date ? mapping.columns[columns.date.place]?.name : undefined
    return text.trim() !== '' && markMeaning(text, marks) !== 'missing' && text.trim() !== heading
  }

  /** Remembers what each different cell of a column comes to. */
  function knownCells(place: number, resultOf: (text: string) => number): (row: ByteRow) => number {
    const table = createByteTable()
    const results: number[] = []
    return row => {
      const from = row.starts[place] ?? 0
      const to = row.ends[place] ?? 0
      const known = table.find(row.bytes, from, to)
      if (known !== -1) return results[known] ?? notOrdinary
      const result = resultOf(textAt(row, place))
      const added = table.add(row.bytes, from, to)
      if (added !== -1) results[added] = result
      return result
    }
  }

  /** The flag that a mark in this cell stands for; null: it is no mark, or so long that it has to be looked at as text. */
  function markAt(row: ByteRow, place: number): Flag | null {
    const from = row.starts[place] ?? 0
    const to = row.ends[place] ?? 0
    if (to - from > longestShortMark) return null
    const known = shortMarks.find(row.bytes, from, to)
    if (known !== -1) return flagOfMark[known] ?? null
    const meaning = markMeaning(textAt(row, place), marks)
    const flag = meaning === null ? null : flags[meaning]
    const added = shortMarks.add(row.bytes, from, to)
    if (added !== -1) flagOfMark[added] = flag
    return flag
  }

  function readValue(row: ByteRow, column: ValueColumn, reading: ValueReading): void {
    const { place, denominator } = column
    const measured = kinds[reading.measure] ?? plainKind
    const { kind } = measured
    const value = plainNumberAt(row, place)
    const isNumber = !Number.isNaN(value)
    reading.problem = null
    if (isNumber && isPlainColumn(column, kind)) {
      const outOf = denominator?.decimal === 'point' ? plainNumberAt(row, denominator.place) : Number.NaN
      if (denominator ? !Number.isNaN(outOf) : kind !== 'share' || (value >= 0 && value <= 1)) {
        reading.value = value
        reading.denominator = outOf
        reading.flag = flags.value
        return
      }
    } else if (!measured.levels && (!isNumber || column.decimal === 'comma')) {
      // With a decimal comma a mark goes before a number, as 999 may stand for none.
      const flag = markAt(row, place)
      if (flag !== null) {
        reading.value = Number.NaN
        reading.denominator = Number.NaN
        reading.flag = flag
        return
      }
    }
    const cells = only(place, textAt(row, place))
    if (denominator) cells[denominator.place] = textAt(row, denominator.place)
    reading.problem = readValueCell(reading, cells, column, measured, marks)
  }

  return row => {
    const slowly = (): Fate => interpreter.read(row.texts(), row.line)
    if (row.cells !== width || row.line <= headerLine) return slowly()
    // A full row whose first value is no plain number may be no row of figures at all.
    if (Number.isNaN(plainNumberAt(row, firstValue)) && (!tellingDates || tellingDates(row) === notOrdinary))
      return slowly()
    if (codeShapes && codeShapes(row) === notOrdinary) return slowly()
    for (let index = 0; index < wordCodes.length; index++) {
      const word = wordCodes[index]?.(row) ?? notOrdinary
      if (word === notOrdinary) return slowly()
      codes[index] = word
    }
    const day = dates ? dates(row) : (mapping.day ?? 0)
    if (day === notOrdinary) return slowly()
    const named = names ? names(row) : null
    if (named === notOrdinary) return slowly()
    for (let index = 0; index < columns.values.length; index++) {
      const [column, reading] = [columns.values[index], readings[index]]
      if (!column || !reading) continue
      reading.measure = column.measure ?? named ?? 0
      reading.day = column.day ?? day
      readValue(row, column, reading)
    }
    return settle(row.line, row.texts)
  }
}

const plainKind: ValueKind = { kind: 'number', levels: null }
/** Stands where the interpreter has to look at the whole row. No day, code or place is as low. */
const notOrdinary = -(2 ** 40)
const longestShortMark = 16

const minus = 45
const point = 46
const tens = Array.from({ length: 16 }, (_, power) => 10 ** power)

/**
 * As `plainNumber`, of a cell's bytes. NaN also for more than 15 digits in all: up to there digits and power of ten are exact, and
 * dividing one by the other gives the number nearest to what is written.
 */
function plainNumberAt({ bytes, starts, ends }: ByteRow, place: number): number {
  const end = ends[place] ?? 0
  let at = starts[place] ?? 0
  if (end - at > 17) return Number.NaN
  const isNegative = bytes[at] === minus
  if (isNegative) at++
  const first = at
  let digits = 0
  let pointAt = -1
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte >= 48 && byte <= 57) digits = digits * 10 + byte - 48
    else if (byte === point && pointAt === -1 && at > first) pointAt = at
    else return Number.NaN
  }
  const decimals = pointAt === -1 ? 0 : end - pointAt - 1
  const count = end - first - (pointAt === -1 ? 0 : 1)
  if (count === 0 || count > 15 || (pointAt !== -1 && decimals === 0)) return Number.NaN
  const value = digits / (tens[decimals] ?? Number.NaN)
  return isNegative && value !== 0 ? -value : value
}
