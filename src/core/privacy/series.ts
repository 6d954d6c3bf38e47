import { isLevel, isShare } from '@core/measure/adding-up'
import type { Figure } from '@core/observation/aggregate'
import type { Day } from '@core/observation/day'
import type { Measure } from '@core/project/entities'
import { personalDimensions } from './personal-columns'
import { passed, type Shareable } from './shareable'
import { type Count, cellsHiddenForSmallNumbers, isOfFewPeople } from './small-numbers'

/** `null`: nothing was observed. `hidden`: there is a figure, of too few people to leave the room, or it would give one away. */
export type SharedFigure = Figure | 'hidden' | null

/** The newest day that each figure is from, one for each. Null: nothing is known, or the figure is hidden. */
type Dated = { readonly days?: readonly (Day | null)[] | undefined }
/** One place (or other word of a dimension) with a figure for each period, all of one length. */
export type FigureSeries = Dated & { readonly name: string; readonly figures: readonly (Figure | null)[] }
export type SharedSeries = Dated & { readonly name: string; readonly figures: readonly SharedFigure[] }

/** A series as it is shared: a figure that is not shown has no day either. */
export const sharedAs = (name: string, figures: readonly SharedFigure[], days: Dated['days']): SharedSeries => ({
  name,
  figures,
  ...(days && { days: days.map((day, place) => (isShown(figures[place]) ? day : null)) }),
})

const isShown = (figure: SharedFigure | undefined): boolean => typeof figure === 'object' && figure !== null

type MeasureInSeries = Pick<Measure, 'kind' | 'aggregation' | 'countsPeople' | 'items'>

/** So many cells can be searched for what would give a hidden one away, while somebody waits. */
const mostCells = 1500

/** The most series that can be shared of so many periods. */
export const mostSeriesShared = (periods: number): number =>
  Math.max(1, Math.min(60, Math.floor(mostCells / Math.max(1, periods)) - 1))

/**
 * The series with small numbers of people hidden, and others with them where a hidden one could be worked out from the total of
 * a period or of a series, which the reader is taken to know. `others` are series that are not shown but are in those totals.
 * `dimension` tells them apart: where it tells one person from another, nothing is shown.
 */
export function sharedSeries(
  series: readonly FigureSeries[],
  others: readonly FigureSeries[],
  measure: MeasureInSeries,
  threshold: number,
  dimension = '',
): Shareable<SharedSeries[]> {
  const words = [...series, ...others].map(({ name }) => [dimension, name] as const)
  if (personalDimensions(words).size > 0) {
    const hide = (figure: Figure | null): SharedFigure => figure && 'hidden'
    return passed(series.map(({ name, figures, days }) => sharedAs(name, figures.map(hide), days)))
  }
  if (measure.kind !== 'scale' && (!measure.countsPeople || isLevel(measure))) return passed([...series])
  const periods = series[0]?.figures.length ?? 0
  const hidden = series.map(() => new Array<boolean>(periods).fill(false))
  for (const countOf of countsIn(measure)) {
    const table = series.map(({ figures }) => figures.map(figure => countOrNull(figure, countOf)))
    const rest = Array.from({ length: periods }, (_, period) =>
      others.reduce<Count>((sum, { figures }) => {
        const count = countOrNull(figures[period] ?? null, countOf)
        return count === null ? sum : (sum ?? 0) + count
      }, null),
    )
    const options = { threshold, rowTotals: true, columnTotals: true }
    const found = cellsHiddenForSmallNumbers([...table, ...(others.length > 0 ? [rest] : [])], options)
    for (const [row, cells] of hidden.entries()) {
      for (const period of cells.keys()) if (found.cells[row]?.[period]) cells[period] = true
    }
  }
  return passed(
    series.map(({ name, figures, days }, row) =>
      sharedAs(
        name,
        figures.map((figure, period) => (figure && hidden[row]?.[period] ? 'hidden' : figure)),
        days,
      ),
    ),
  )
}

/** One series by itself, with no total beside it. */
export const sharedTrend = (
  figures: readonly (Figure | null)[],
  measure: MeasureInSeries,
  threshold: number,
): Shareable<SharedFigure[]> =>
  passed(figures.map(figure => (figure && isOfFewPeople(figure, measure, threshold) ? 'hidden' : figure)))

type CountOf = (figure: Figure) => number | null

/**
 * Of a share, those in it, those not in it and all of them: each could be worked out from the others. Of a scale, those who
 * answered, whatever its figure is.
 */
function countsIn(measure: MeasureInSeries): CountOf[] {
  if (measure.kind === 'scale') return [({ n }) => n / Math.max(1, measure.items?.length ?? 0)]
  return isShare(measure)
    ? [
        ({ numerator }) => numerator,
        ({ denominator }) => denominator,
        ({ numerator, denominator }) => (numerator === null || denominator === null ? null : denominator - numerator),
      ]
    : [({ value }) => value]
}

function countOrNull(figure: Figure | null, countOf: CountOf): Count {
  const count = figure ? countOf(figure) : null
  return count === null ? null : Math.abs(count)
}
