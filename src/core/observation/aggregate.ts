import type { Aggregation, Measure, MeasureKind } from '@core/project/entities'
import type { MonthlySummary } from './block'
import { type Period, periodFirstDay, periodLastDay, periodsBetween, type YearStart } from './period'
import type { MeasureReading, Points } from './reading'

/** One number for one period, and what stands behind it. */
export type Figure = {
  /** In the measure's unit; a share is 0..1; a rubric's is a place in its list, from 1. */
  readonly value: number
  /** Cells in the period that hold a number. */
  readonly n: number
  /** Of a share counted from numerators and denominators. Null otherwise, also where only bare shares were given. */
  readonly numerator: number | null
  readonly denominator: number | null
  /** Cells in the period known to be without a number: facts about the data, never zeros. */
  readonly missing: number
  readonly suppressed: number
}

type MeasureOfFigures = Pick<Measure, 'kind' | 'aggregation'>

/** What can be asked of each kind. A rubric's levels are places in an order: they are never added up or averaged. */
export const aggregationsOf = {
  number: ['sum', 'mean', 'median', 'latest', 'count', 'share'],
  share: ['share', 'median', 'latest', 'count'],
  rubric: ['median', 'latest', 'count'],
} as const satisfies Record<MeasureKind, readonly Aggregation[]>

/** The aggregation that is used: the measure's own where its kind allows it, otherwise its kind's first. */
export function aggregationUsed({ kind, aggregation }: MeasureOfFigures): Aggregation {
  const allowed: readonly Aggregation[] = aggregationsOf[kind]
  return allowed.includes(aggregation) ? aggregation : aggregationsOf[kind][0]
}

/** True where monthly summaries are not enough: medians, and a rubric's latest judgements, of which the median is taken. */
export function needsPoints(measure: MeasureOfFigures): boolean {
  const used = aggregationUsed(measure)
  return used === 'median' || (measure.kind === 'rubric' && used === 'latest')
}

/**
 * A measure's figure for a period; null where no cell in it holds a number.
 *
 * - sum, mean: of the numbers. count: how many cells hold one.
 * - median: of the points; of a rubric the highest level that more than half of the judgements reach, so always a real level.
 * - latest: the last day in the period that holds a number, several values of that day added; of a share, that day's
 *   numerators over its denominators; of a rubric, the median of that day.
 * - share: numerators over denominators where there are any (bare shares beside them do not enter), otherwise the mean of
 *   the bare shares.
 */
export function figureForPeriod(reading: MeasureReading, measure: MeasureOfFigures, period: Period): Figure | null {
  const totals = totalsIn(reading.summary, period)
  // A screen can hold a measure as it was just edited and, for a moment, a reading from before it needed points.
  if (totals.n === 0 || (needsPoints(measure) && !reading.points)) return null
  const figure = (value: number, numerator: number | null = null, denominator: number | null = null): Figure => ({
    value,
    n: totals.n,
    numerator,
    denominator,
    missing: totals.missing,
    suppressed: totals.suppressed,
  })
  const share = (numerator: number, denominator: number, sum: number, n: number): Figure =>
    denominator > 0 ? figure(numerator / denominator, numerator, denominator) : figure(sum / n)

  switch (aggregationUsed(measure)) {
    case 'sum':
      return figure(totals.sum)
    case 'mean':
      return figure(totals.sum / totals.n)
    case 'count':
      return figure(totals.n)
    case 'share':
      return share(totals.numeratorSum, totals.denominatorSum, totals.sum, totals.n)
    case 'median':
      return figure(medianOf(pointsIn(reading, periodFirstDay(period), periodLastDay(period)), measure.kind))
    case 'latest':
      if (measure.kind === 'rubric') {
        return figure(medianOf(pointsIn(reading, totals.lastDay, totals.lastDay), measure.kind))
      }
      if (measure.kind === 'share') {
        return share(totals.lastNumerator, totals.lastDenominator, totals.lastSum, totals.lastN)
      }
      return figure(totals.lastSum)
  }
}

/** Every reporting year from the first observation to the last, with its figure; empty where nothing was observed. */
export function figuresByPeriod(
  reading: MeasureReading,
  measure: MeasureOfFigures,
  yearStart: YearStart,
): { period: Period; figure: Figure | null }[] {
  const first = reading.summary.month.at(0)
  const last = reading.summary.month.at(-1)
  if (first === undefined || last === undefined) return []
  return periodsBetween(first, last, yearStart).map(period => ({
    period,
    figure: figureForPeriod(reading, measure, period),
  }))
}

/** The median. Of a rubric the lower of two middle levels: a place between two levels is no level. Throws on an empty list. */
export function medianOf(values: ArrayLike<number>, kind: MeasureKind): number {
  const sorted = Float64Array.from(values).sort()
  const upper = sorted[sorted.length >> 1]
  const lower = sorted[(sorted.length - 1) >> 1]
  if (upper === undefined || lower === undefined) throw new Error('the median of nothing')
  return kind === 'rubric' ? lower : (lower + upper) / 2
}

function totalsIn(summary: MonthlySummary, period: Period) {
  const totals = {
    n: 0,
    sum: 0,
    numeratorSum: 0,
    denominatorSum: 0,
    missing: 0,
    suppressed: 0,
    lastDay: 0,
    lastN: 0,
    lastSum: 0,
    lastNumerator: 0,
    lastDenominator: 0,
  }
  summary.month.forEach((month, row) => {
    if (month < period.firstMonth || month > period.lastMonth) return
    const n = summary.n[row] ?? 0
    totals.n += n
    totals.sum += summary.sum[row] ?? 0
    totals.numeratorSum += summary.numeratorSum[row] ?? 0
    totals.denominatorSum += summary.denominatorSum[row] ?? 0
    totals.missing += summary.missing[row] ?? 0
    totals.suppressed += summary.suppressed[row] ?? 0
    if (n === 0) return
    // Months ascend, so the last row with a number holds the period's last day.
    totals.lastDay = summary.lastDay[row] ?? 0
    totals.lastN = summary.lastN[row] ?? 0
    totals.lastSum = summary.lastSum[row] ?? 0
    totals.lastNumerator = summary.lastNumerator[row] ?? 0
    totals.lastDenominator = summary.lastDenominator[row] ?? 0
  })
  return totals
}

function pointsIn({ points }: MeasureReading, firstDay: number, lastDay: number): Float64Array {
  if (!points) throw new Error('this measure is read from its points: see needsPoints')
  return points.value.subarray(firstPointFrom(points, firstDay), firstPointFrom(points, lastDay + 1))
}

/** The place of the first point on that day or later. */
function firstPointFrom({ day }: Points, from: number): number {
  let low = 0
  let high = day.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((day[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}
