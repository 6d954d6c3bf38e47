import { dateOrderShown, dayInCell } from './date-cell'
import { cellShape } from './mapping'
import { markMeaning, usualMarks } from './marks'
import { isLetteredNumber, notesAround } from './notes'
import { decimalMarkShown, numberInCell, withoutCurrency } from './number-cell'
import { areSeveralYears, looksLikeYear, yearPairIsMonth } from './year-cell'

/** What one column holds, counted over the sample. */
export type ColumnSurvey = {
  readonly place: number
  /** As it stands in the header; empty where it has none. */
  readonly name: string
  /** Cells that are neither empty nor a mark. */
  readonly filled: number
  readonly empty: number
  readonly missing: number
  readonly suppressed: number
  readonly numbers: number
  readonly years: number
  /** Days, months, quarters and years, those included that no calendar has (31 February). */
  readonly dates: number
  readonly perCents: number
  /** Numbers above 1 or below -1. */
  readonly aboveOne: number
  /** Different texts, counted up to `distinctCounted`. */
  readonly distinct: number
  /** The most frequent shape among filled cells (see `cellShape`) and how many have it. */
  readonly shape: string
  readonly shapeCount: number
  /** Characters, on average over filled cells; one cell counts as 100 at the most. */
  readonly averageLength: number
  /** True where each filled cell is one more than the one before: row numbers. */
  readonly counts: boolean
  /** What the cells settle. `either`: every cell that could tell can be read both ways. Null: nothing to settle. */
  readonly decimal: 'point' | 'comma' | 'either' | 'both' | null
  /** There is a cell like `1,234`, which can be read both ways (`1.234` is mostly a decimal in English). */
  readonly hasDoubtfulComma: boolean
  /** There is a cell like `1234`: whoever writes thousands so writes no comma in them. */
  readonly hasBareThousands: boolean
  /** Numbers of digits alone, three at the most: beside them `1,234` is a thousand and some. */
  readonly wholes: number
  readonly order: 'day-first' | 'month-first' | 'either' | 'both' | null
  /** `2011-12` is a year in this column, as no cell can only be a month or one can only be several years. */
  readonly spans: boolean
  /** Every different text of the whole file, in a column whose heading says that it names measures (`measure id`: our own export's). Otherwise empty. */
  readonly words: readonly string[]
  /** The first few different filled cells. */
  readonly samples: readonly string[]
}

export const distinctCounted = 50_000
const samplesKept = 6

export type ColumnSurveyor = {
  readonly place: number
  see: (text: string) => void
  /** Looks only at what the sample could not tell. */
  settle: (text: string) => void
  /** True while a later cell could change how the column is read. */
  isUnsettled: () => boolean
  finish: () => ColumnSurvey
}

/** A heading of a column that says what a row's figure is counted in. */
export const isUnitHeading = (heading: string): boolean => unitHeading.test(heading.trim())
const unitHeading =
  /^(units?( of (measure(ment)?s?))?|unit[_ ]measure|measure[_ ]unit|uom|unit label|jednostka|unitate|uned|одиниця|вимір|وحدة|الوحدة|(ma(ß|ss))?einheit|unité|unidad|unità|unidade|eenheid|enhet|единица( измерения)?)$/i

/** A heading that says that its column names measures. */
export const namesMeasures = (heading: string): boolean =>
  /^((outcome|output|impact|result|key performance) )?(measures?|indicators?|metrics?|variables?|statistics?|series|data ?elements?|kpis?|wskaźnik|indicator(ul)?|dangosydd|показник|المؤشر|مؤشر|kennzahl|indicateur|indicador)([ _](name|label|title|description))?$|^data$/iu.test(
    heading.trim(),
  )

export function createColumnSurveyor(name: string, place: number): ColumnSurveyor {
  const seen = {
    filled: 0,
    empty: 0,
    missing: 0,
    suppressed: 0,
    numbers: 0,
    years: 0,
    dates: 0,
    perCents: 0,
    aboveOne: 0,
  }
  const shown = { point: 0, comma: 0, either: 0 }
  const ordered = { 'day-first': 0, 'month-first': 0, either: 0 }
  const distinct = new Set<string>()
  const shapes = new Map<string, number>()
  const samples: string[] = []
  const words = new Set<string>()
  const keepsWords = namesMeasures(name) || isUnitHeading(name) || name === 'measure id'
  let hasDoubtfulComma = false
  let hasBareThousands = false
  let characters = 0
  let lettered = 0
  let wholes = 0
  let counts = true
  let previous: number | null = null
  const pairs = { months: 0, severalYears: 0 }

  function see(text: string): void {
    const cell = text.trim()
    if (cell === '') {
      seen.empty++
      return
    }
    const meaning = markMeaning(cell, usualMarks)
    if (meaning) {
      seen[meaning === 'suppressed' ? 'suppressed' : 'missing']++
      return
    }
    seen.filled++
    characters += Math.min(cell.length, 100)
    if (!distinct.has(cell) && distinct.size < distinctCounted) {
      distinct.add(cell)
      if (samples.length < samplesKept) samples.push(cell)
    }
    if (cell.length <= 40) {
      const shape = cellShape(cell)
      if (shapes.has(shape) || shapes.size < 200) shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
    }
    seeNumber(cell)
    if (looksLikeYear(cell)) seen.years++
    const day = dayInCell(cell, { order: 'day-first', yearEndsIn: 12, spans: true })
    if (day !== 'not-a-date') seen.dates++
    if (yearPairIsMonth(cell)) pairs.months++
    if (areSeveralYears(cell)) pairs.severalYears++
    settle(cell)
  }

  function seeNumber(cell: string): void {
    const point = numberInCell(cell, 'point')
    const found = point === 'not-a-number' ? numberInCell(cell, 'comma') : point
    const value = typeof found === 'string' ? null : found.value
    if (found !== 'not-a-number') seen.numbers++
    if (isLetteredNumber(cell)) lettered++
    const bare = [cell, withoutCurrency(cell), notesAround(cell).text]
    if (bare.some(each => /^\d{1,3}$/.test(each))) wholes++
    if (bare.some(each => /^\d{4,}$/.test(each))) hasBareThousands = true
    if (typeof found !== 'string') {
      if (found.perCent) seen.perCents++
      if (Math.abs(found.value) > 1) seen.aboveOne++
    }
    if (value === null || (previous !== null && value !== previous + 1)) counts = false
    previous = value
  }

  function settle(text: string): void {
    const decimal = decimalMarkShown(text)
    if (decimal) shown[decimal]++
    if (decimal === 'either' && text.includes(',')) hasDoubtfulComma = true
    const order = dateOrderShown(text)
    if (order) ordered[order]++
    if (keepsWords && words.size < distinctCounted && text.trim() !== '') words.add(text.trim())
  }

  function isUnsettled(): boolean {
    if (keepsWords) return true
    const decimal = settled(shown, 'point', 'comma')
    if (seen.numbers > 0 && (decimal === null || decimal === 'either')) return true
    const order = settled(ordered, 'day-first', 'month-first')
    return seen.dates > 0 && seen.numbers < seen.dates && (order === null || order === 'either')
  }

  return {
    place,
    see,
    settle,
    isUnsettled,
    finish: () => {
      const [shape, shapeCount] = [...shapes].sort((a, b) => b[1] - a[1])[0] ?? ['', 0]
      return {
        place,
        name,
        ...seen,
        // Marks come beside some numbers; where nearly all have a letter they are no numbers.
        numbers: lettered > (seen.numbers - lettered) * 2 ? seen.numbers - lettered : seen.numbers,
        distinct: distinct.size,
        shape,
        shapeCount,
        averageLength: seen.filled === 0 ? 0 : characters / seen.filled,
        counts: counts && seen.filled > 1,
        decimal: settled(shown, 'point', 'comma'),
        hasDoubtfulComma,
        hasBareThousands,
        wholes,
        words: [...words],
        order: settled(ordered, 'day-first', 'month-first'),
        spans: pairs.months === 0 || pairs.severalYears > 0,
        samples,
      }
    },
  }
}

/** Any cell that can be read only one way settles the column; cells that settle it both ways make it `both`. */
function settled<A extends string, B extends string>(
  counts: Readonly<Record<A | B | 'either', number>>,
  a: A,
  b: B,
): A | B | 'either' | 'both' | null {
  if (counts[a] > 0 && counts[b] > 0) return 'both'
  if (counts[a] > 0) return a
  if (counts[b] > 0) return b
  return counts.either > 0 ? 'either' : null
}
