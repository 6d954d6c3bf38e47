import {
  acrossUsed,
  aggregationUsed,
  hasLevels,
  isCumulative,
  type MeasureOfFigures,
  needsPoints,
} from '@core/measure/adding-up'
import { judgedByPerspective, levelAgreed } from '@core/measure/judging'
import type { Aggregation, MeasureKind } from '@core/project/entities'
import { type Day, spansCrossEdge } from './day'
import { type MeasureReading, type Points, totalsBefore, totalsIn } from './measure-reading'
import { figureOfParts } from './part-figures'
import { type Period, periodsBetween, type YearStart } from './period'
import { recordedLevel } from './recorded-level'

/**
 * What a reader has to know beside a figure:
 * - `spans-cross-edge`: some values speak for time inside the period and outside it; each counts whole where it ends.
 * - `total-fell`: a running total came down, which a total of things that happened cannot.
 * - `no-earlier-total`: there is no running total before the period, so all of it counts as of the period.
 * - `older-parts`: the newest values of some parts are older than others': see `oldest`.
 * - `plain-mean`: a mean in which each part counts the same: see `meanOf`.
 * - `fewer-places`: it is of fewer places than what it is compared with. `values-missing`: values are missing that are there in that.
 */
export const cautions = [
  'spans-cross-edge',
  'total-fell',
  'no-earlier-total',
  'older-parts',
  'plain-mean',
  'fewer-places',
  'values-missing',
] as const
export type Caution = (typeof cautions)[number]

/** One number for one period, and what stands behind it. */
export type Figure = {
  /** In the measure's unit; a share is 0..1; a rubric's or a scale's is a place in its levels, from 1; a milestone's 1 (reached) or 0. */
  readonly value: number
  /** Cells in the period that hold a number; of a rubric judged by groups, people who chose a level. */
  readonly n: number
  /** Of a share counted from numerators and denominators. Null otherwise, also where only bare shares were given. */
  readonly numerator: number | null
  readonly denominator: number | null
  /** Cells in the period known to be without a number: facts about the data, never zeros. */
  readonly missing: number
  readonly suppressed: number
  /** Absent: nothing to beware of. */
  readonly cautions?: readonly Caution[]
  /** Of a milestone that is reached: the day. Absent otherwise. */
  readonly reachedOn?: Day
  /** Where the parts' newest values are not of one day: the oldest of these days. Absent: they are. */
  readonly oldest?: Day
  /** Of a plain mean of parts: of how many. Absent otherwise. */
  readonly meanOf?: number
  /** Where places lack a number that they have in what the figure is compared with: of how many places it is. */
  readonly coverage?: { readonly have: number; readonly of: number }
}

/**
 * A measure's figure for a period; null where no cell in it holds a number. Each value counts in the period that holds its day
 * (the last day of what it speaks for), so the sums of periods that follow on each other add up to the sum of the whole.
 *
 * - sum, mean: of the numbers. count: how many cells hold one.
 * - median: of the points; of a scale's levels the highest that more than half of the values reach, so always a real level.
 * - latest: the last day in the period that holds a number, several values of that day added; of a share, that day's
 *   numerators over its denominators; of a scale's levels, the median of that day.
 * - share: numerators over denominators where there are any (bare shares beside them do not enter), otherwise the mean of
 *   the bare shares.
 * - Where the measure says how parts (places, groups) become the whole: see `figureOfParts`.
 * - A running total: the last one in the period less the last one before it.
 * - A milestone: whether it was reached by the end of the period. A story has no figure.
 * - A rubric that groups judged in the period: the level on which every perspective comes out; null where they differ. Where only single
 *   records are known of it, the same of these: see `recordedLevel`.
 */
export function figureForPeriod(reading: MeasureReading, measure: MeasureOfFigures, period: Period): Figure | null {
  if (measure.kind === 'story') return null
  // A screen can hold a measure as it was just edited and, for a moment, a reading from before it needed points.
  if (needsPoints(measure) && !reading.points) return null
  if (measure.kind === 'milestone') return milestoneFigure(reading, period)
  if (measure.kind === 'rubric') {
    const judged = judgedFigure(reading, measure, period)
    if (judged !== undefined) return judged
  }
  const totals = totalsIn(reading, period.firstDay, period.lastDay)
  if (totals === null || totals.n === 0) return null
  const used = aggregationUsed(measure)
  if (measure.kind === 'rubric' && used !== 'count') {
    const level = recordedLevel(reading, measure, period)
    const { n, missing, suppressed } = totals
    return typeof level === 'number'
      ? { value: level, n, numerator: null, denominator: null, missing, suppressed }
      : null
  }
  const across = acrossUsed(measure)
  if (across !== null && (across !== 'sum' || used !== 'sum' || isCumulative(measure))) {
    return partsFigure(reading, measure, period, totals)
  }
  if (isCumulative(measure)) return runningFigure(reading, period, totals)

  const { missing, suppressed, n } = totals
  const crosses = crossesEdge(reading, used, period)
  const figure = (value: number, numerator: number | null = null, denominator: number | null = null): Figure => ({
    value,
    n,
    numerator,
    denominator,
    missing,
    suppressed,
    ...(crosses ? { cautions: ['spans-cross-edge'] } : {}),
  })
  const share = (numerator: number, denominator: number, sum: number, n: number): Figure =>
    denominator > 0 ? figure(numerator / denominator, numerator, denominator) : figure(sum / n)

  switch (used) {
    case 'sum':
      return figure(totals.sum)
    case 'mean':
      return figure(totals.sum / n)
    case 'count':
      return figure(n)
    case 'share':
      return share(totals.numeratorSum, totals.denominatorSum, totals.sum, n)
    case 'median':
      return figure(medianOf(pointsIn(reading, period.firstDay, period.lastDay), measure.kind))
    case 'latest':
      if (hasLevels(measure.kind)) {
        return figure(medianOf(pointsIn(reading, totals.lastDay, totals.lastDay), measure.kind))
      }
      if (measure.kind === 'share') {
        return share(totals.lastNumerator, totals.lastDenominator, totals.lastSum, totals.lastN)
      }
      return figure(totals.lastSum)
    case 'highest':
      return figure(totals.max)
    case 'none':
      // Numbers of several days are no one figure.
      if (totals.lastN < n) return null
      return measure.kind === 'share'
        ? share(totals.lastNumerator, totals.lastDenominator, totals.lastSum, totals.lastN)
        : figure(totals.lastSum)
  }
}

function partsFigure(
  reading: MeasureReading,
  measure: MeasureOfFigures,
  period: Period,
  { missing, suppressed }: NonNullable<ReturnType<typeof totalsIn>>,
): Figure | null {
  const { parts } = reading
  const found = parts ? figureOfParts(parts, measure, period.firstDay, period.lastDay) : null
  if (found === null || found === 'not-added') return null
  const { fell, noEarlier, oldest, ...figure } = found
  const used = aggregationUsed(measure)
  // Sums and means are of all days: only what is newest can be old.
  const isOld = oldest !== undefined && (used === 'latest' || isCumulative(measure))
  const cautioned: Caution[] = [
    ...(crossesEdge(reading, used, period) ? ['spans-cross-edge' as const] : []),
    ...(fell ? ['total-fell' as const] : []),
    ...(noEarlier ? ['no-earlier-total' as const] : []),
    ...(isOld ? ['older-parts' as const] : []),
    ...(figure.meanOf === undefined ? [] : ['plain-mean' as const]),
  ]
  return {
    ...figure,
    missing,
    suppressed,
    ...(isOld && { oldest }),
    ...(cautioned.length > 0 && { cautions: cautioned }),
  }
}

/** True where there are numbers in the period that the measure never makes into one: the parts' own figures are all that can be shown. */
export const isNotAdded = ({ parts }: MeasureReading, measure: MeasureOfFigures, period: Period): boolean =>
  parts !== undefined &&
  acrossUsed(measure) !== null &&
  figureOfParts(parts, measure, period.firstDay, period.lastDay) === 'not-added'

function crossesEdge({ spans }: MeasureReading, used: Aggregation, { firstDay, lastDay }: Period): boolean {
  return addsUp(used) && spans !== undefined && spansCrossEdge(spans, firstDay, lastDay)
}

const addsUp = (used: Aggregation): boolean => used === 'sum' || used === 'mean' || used === 'share'

/** How far the running total rose in the period. Before the first total there is nothing to take away. */
function runningFigure(
  reading: MeasureReading,
  period: Period,
  totals: NonNullable<ReturnType<typeof totalsIn>>,
): Figure | null {
  const before = totalsBefore(reading, period.firstDay)
  if (before === null) return null
  const start = before.n > 0 ? before.lastSum : null
  const fell = totals.fell || (start !== null && totals.firstSum < start)
  const found: Caution[] = [
    ...(fell ? ['total-fell' as const] : []),
    ...(start === null ? ['no-earlier-total' as const] : []),
  ]
  return {
    value: totals.lastSum - (start ?? 0),
    n: totals.n,
    numerator: null,
    denominator: null,
    missing: totals.missing,
    suppressed: totals.suppressed,
    ...(found.length > 0 ? { cautions: found } : {}),
  }
}

/** Reached once, it stays reached until somebody records that it is not. Of two records of one day `reached` counts. */
function milestoneFigure({ points }: MeasureReading, { firstDay, lastDay }: Period): Figure | null {
  if (!points) return null
  const known = firstPointFrom(points, lastDay + 1)
  if (known === 0) return null
  let reachedOn: Day | undefined
  for (let from = 0; from < known; ) {
    const day = points.day[from] ?? 0
    let reached = false
    let to = from
    while (to < known && points.day[to] === day) reached ||= points.value[to++] === 1
    reachedOn = reached ? (reachedOn ?? day) : undefined
    from = to
  }
  return {
    value: reachedOn === undefined ? 0 : 1,
    n: known - firstPointFrom(points, firstDay),
    numerator: null,
    denominator: null,
    missing: 0,
    suppressed: 0,
    ...(reachedOn === undefined ? {} : { reachedOn }),
  }
}

/** Undefined: no group judged in the period, and what was recorded one by one counts. */
function judgedFigure(
  { judgings = [] }: MeasureReading,
  measure: MeasureOfFigures,
  { firstDay, lastDay }: Period,
): Figure | null | undefined {
  const judged = judgedByPerspective(judgings, firstDay, lastDay)
  const people = judged.reduce((sum, { answered }) => sum + answered, 0)
  const level = levelAgreed(judged)
  if (level === null) return undefined
  const counted = aggregationUsed(measure) === 'count'
  if (level === 'differ' && !counted) return null
  const value = counted || level === 'differ' ? people : level
  return { value, n: people, numerator: null, denominator: null, missing: 0, suppressed: 0 }
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

/** The median. Of levels the lower of two middle ones: a place between two levels is no level. Throws on an empty list. */
export function medianOf(values: ArrayLike<number>, kind: MeasureKind): number {
  const sorted = Float64Array.from(values).sort()
  const upper = sorted[sorted.length >> 1]
  const lower = sorted[(sorted.length - 1) >> 1]
  if (upper === undefined || lower === undefined) throw new Error('the median of nothing')
  return hasLevels(kind) ? lower : (lower + upper) / 2
}

/** The values of those days, both included. */
export function pointsIn({ points }: Pick<MeasureReading, 'points'>, firstDay: number, lastDay: number): Float64Array {
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
