import type { MeasureOfFigures } from '@core/measure/adding-up'
import type { Lacking } from '@core/measure/figure-words'
import { type Figure, figuresByPeriod } from '@core/observation/aggregate'
import { combinationsByCodes } from '@core/observation/combinations'
import type { Day } from '@core/observation/day'
import { totalsIn } from '@core/observation/measure-reading'
import { partNumbersFor, type Words } from '@core/observation/parts'
import type { Period, YearStart } from '@core/observation/period'
import { createReadingBuilder, type ReadingBuilder } from '@core/observation/reading-builder'
import type { Measure } from '@core/project/entities'
import type { ObservedCell } from './interpret'
import type { MappedMeasure, Mapping } from './mapping'
import type { TotalCheck } from './total-checks'

/** What a measure comes to in a period by this file alone, and what a total in the file says of it. */
export type FigureToCome = {
  /** Place in `mapping.measures`. */
  readonly measure: number
  readonly period: Period
  readonly figure: Figure
  readonly stated: { readonly label: string; readonly value: number } | null
  /** Values of the period that have no number, and so are not in the figure. */
  readonly lacking: Lacking
}

/** Measures and cells beyond these are not worked out before they are in. */
const mostMeasures = 40
const mostCells = 300_000
const mostFigures = 400

export type MeasureThere = Pick<Measure, 'id'> & MeasureOfFigures & Pick<Measure, 'span'>

/** `wordsOf`: the words that the codes of a row stand for. */
export function createFiguresToCome(
  mapping: Mapping,
  measures: readonly MeasureThere[],
  dimensions: number,
  wordsOf: (codes: Uint32Array) => Words,
) {
  let cells = 0
  const readers = mapping.measures.slice(0, mostMeasures).map(({ kind, target }) => {
    const about: (MeasureOfFigures & Pick<Measure, 'span'>) | undefined =
      target.as === 'new' ? { ...target, kind } : measures.find(({ id }) => id === target.measureId)
    if (!about) return null
    const numbers = partNumbersFor(about)
    return { about, numbers, builder: createReadingBuilder(about, new Set(), numbers) }
  })
  const partOf = combinationsByCodes(dimensions)
  const combinations: Words[] = []

  return {
    see: (cell: ObservedCell, codes: Uint32Array): void => {
      const reader = readers[cell.measure]
      if (!reader || ++cells > mostCells) return
      const combination = partOf(codes, () => combinations.push(wordsOf(codes)) - 1)
      const part = reader.numbers?.of(combinations[combination] ?? []) ?? 0
      reader.builder.add(cell.day, cell.value, cell.denominator, cell.flag, part)
    },
    figures: (yearStart: YearStart, checks: readonly TotalCheck[]): FigureToCome[] =>
      cells > mostCells
        ? []
        : readers
            .flatMap((reader, measure) => (reader ? figuresOf(reader, measure, yearStart, checks) : []))
            .slice(0, mostFigures),
  }
}

function figuresOf(
  { about, builder }: { about: MeasureOfFigures; builder: ReadingBuilder },
  measure: number,
  yearStart: YearStart,
  checks: readonly TotalCheck[],
): FigureToCome[] {
  const reading = builder.finish()
  return figuresByPeriod(reading, about, yearStart).flatMap(({ period, figure }): FigureToCome[] => {
    if (!figure) return []
    const said = checks.filter(
      check => check.measure === measure && check.day >= period.firstDay && check.day <= period.lastDay,
    )
    const { missing = 0, suppressed = 0 } = totalsIn(reading, period.firstDay, period.lastDay) ?? {}
    return [{ measure, period, figure, stated: statedIn(said, about), lacking: { missing, suppressed } }]
  })
}

/** What the totals of a period come to as the measure is read over time. Null: there is none, or it is another kind of figure. */
function statedIn(checks: readonly TotalCheck[], { aggregation }: MeasureOfFigures): FigureToCome['stated'] {
  const [first] = checks
  if (!first || checks.some(({ label }) => label !== first.label)) return null
  const lastDay: Day = checks.reduce((last, { day }) => Math.max(last, day), first.day)
  const value =
    aggregation === 'sum'
      ? checks.reduce((sum, { stated }) => sum + stated, 0)
      : checks.find(({ day }) => day === lastDay)?.stated
  const isOther = aggregation !== 'sum' && aggregation !== 'latest' && checks.length > 1
  return value === undefined || isOther ? null : { label: first.label, value }
}

/** Titles of new measures of which nothing says whether their places can be added up, and that have no figure for the whole anywhere. */
export const notAddedUp = ({ measures }: Mapping, figures: readonly FigureToCome[]): string[] =>
  measures.flatMap(({ target }, place) =>
    target.as === 'new' && target.across === 'none' && figures.every(({ measure }) => measure !== place)
      ? [target.title]
      : [],
  )

/** Titles of new measures of which nothing says whether a year's months can be added up. */
export const notAddedOverTime = ({ measures }: Mapping): string[] =>
  measures.flatMap(({ target }) => (target.as === 'new' && target.aggregation === 'none' ? [target.title] : []))

/** What a mapping feeds: a measure that is there, or as it would be. */
export function measureFed(mapped: MappedMeasure | undefined, measures: readonly Measure[]) {
  const target = mapped?.target
  if (!mapped || !target) return undefined
  if (target.as === 'existing') return measures.find(({ id }) => id === target.measureId)
  return { ...target, kind: mapped.kind, rubric: (target.levels ?? []).map(name => ({ name, words: '' })) }
}
