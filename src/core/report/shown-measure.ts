import { isOfFewPeople, isShare, isSmall } from '@core/measure/few-people'
import { figureInWords } from '@core/measure/figure-words'
import { type MeasureStanding, type StandingCode, standingOfMeasure } from '@core/measure/standing'
import { nextTarget, targetForPeriod } from '@core/measure/target'
import type { Figure } from '@core/observation/aggregate'
import type { MonthlySummary } from '@core/observation/block'
import { type Period, periodOfMonth, reportingYear } from '@core/observation/period'
import type { MeasureReading } from '@core/observation/reading'
import type { Measure, Project } from '@core/project/entities'
import { words } from './words'

/** A value that may leave the room: `value` is null where it is hidden, or is said in words alone. */
export type ShownValue = { readonly value: number | null; readonly words: string; readonly hidden: boolean }

export type ShownPeriod = {
  readonly period: Period
  /** Null: nothing recorded in the period, or the period comes after the reported one. */
  readonly figure: ShownValue | null
  readonly target: { readonly value: number; readonly words: string } | null
  /** Null for periods after the reported one. */
  readonly standing: StandingCode | null
  /** Cells known to be without a number. */
  readonly missing: number
  readonly suppressed: number
}

/** All that a report may say of a measure. Small numbers of people are hidden here; what is made from it hides nothing more. */
export type ShownMeasure = {
  readonly measure: Measure
  readonly baseline: (ShownValue & { readonly day: number }) | null
  /** The reported period. */
  readonly current: ShownPeriod
  /** Without a gap, ascending, the reported period and a few later ones with targets included. */
  readonly periods: readonly ShownPeriod[]
  readonly nextTarget: { readonly period: Period; readonly words: string } | null
  /** Periods before the first one in `periods` that hold a figure, and are left out for length. */
  readonly earlierPeriods: number
}

/** More than this are not legible side by side on an upright page. */
const mostPeriods = 20
const latestTargetAfter = 5

type Setting = Pick<Project, 'yearStart' | 'smallestGroup'>

export function shownMeasure(
  measure: Measure,
  reading: MeasureReading,
  period: Period,
  { yearStart, smallestGroup }: Setting,
): ShownMeasure {
  const threshold = smallestGroup
  const reported = Number(period.key)
  const inWords = (value: number) => figureInWords(value, measure, { threshold })

  const shownPeriod = (year: number): ShownPeriod => {
    const each = reportingYear(year, yearStart)
    const target = targetForPeriod(measure, each)
    const shownTarget = target && { value: target.value, words: inWords(target.value) }
    const without = cellsWithoutNumber(reading.summary, each)
    if (year > reported) return { period: each, figure: null, target: shownTarget, standing: null, ...none }
    const standing = standingOfMeasure(measure, reading, each)
    const figure = standing.figure && shownFigure(standing.figure, measure, threshold)
    const tells = figure?.hidden === true && standingTells(measure, standing, threshold)
    return { period: each, figure, target: shownTarget, standing: tells ? 'no-figure' : standing.code, ...without }
  }

  const targetYears = measure.targets.map(target => Number(target.period))
  const firstMonth = reading.summary.month.at(0)
  const observedFrom = firstMonth === undefined ? reported : Number(periodOfMonth(firstMonth, yearStart).key)
  const first = Math.min(reported, observedFrom, ...targetYears)
  const last = Math.max(reported, ...targetYears.filter(year => year <= reported + latestTargetAfter))
  const from = Math.max(first, last - mostPeriods + 1)
  const periods = Array.from({ length: last - from + 1 }, (_, index) => shownPeriod(from + index))
  const next = nextTarget(measure, period)
  const { baseline } = measure

  return {
    measure,
    baseline: baseline && {
      ...shownFigure({ value: baseline.value, n: 1, numerator: null, denominator: null, ...none }, measure, threshold),
      day: baseline.day,
    },
    current: periods.find(each => each.period.key === period.key) ?? shownPeriod(reported),
    periods,
    nextTarget: next && { period: reportingYear(Number(next.period), yearStart), words: inWords(next.value) },
    earlierPeriods: Math.max(0, from - observedFrom),
  }
}

const none = { missing: 0, suppressed: 0 } as const

/**
 * Whether the standing of a hidden figure says more of it than that it is small: beside a small target or baseline it tells
 * on which side of it the figure lies, and beside any share's.
 */
const standingTells = (measure: Measure, { target, baseline }: MeasureStanding, threshold: number): boolean =>
  isShare(measure) || [target, baseline].some(each => each !== null && isSmall(each.value, threshold))

function shownFigure(figure: Figure, measure: Measure, threshold: number): ShownValue {
  if (isOfFewPeople(figure, measure, threshold)) {
    return { value: null, words: words.hidden(threshold), hidden: true }
  }
  const inWords = figureInWords(figure, measure, { threshold })
  const fewCounted = figure.denominator !== null && figure.denominator < threshold
  return { value: fewCounted ? null : figure.value, words: inWords, hidden: false }
}

function cellsWithoutNumber(summary: MonthlySummary, period: Period): { missing: number; suppressed: number } {
  let missing = 0
  let suppressed = 0
  summary.month.forEach((month, row) => {
    if (month < period.firstMonth || month > period.lastMonth) return
    missing += summary.missing[row] ?? 0
    suppressed += summary.suppressed[row] ?? 0
  })
  return { missing, suppressed }
}
