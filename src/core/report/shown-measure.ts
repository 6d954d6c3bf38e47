import { figureInWords } from '@core/measure/figure-words'
import { type MeasureStanding, type StandingCode, standingOfMeasure } from '@core/measure/standing'
import { nextTarget, targetForPeriod, targetYears } from '@core/measure/target'
import { type Caution, type Figure, figureForPeriod, isShare } from '@core/observation/aggregate'
import { monthOfDay } from '@core/observation/day'
import { type Period, periodOfMonth, reportingYear } from '@core/observation/period'
import type { MeasureReading } from '@core/observation/reading'
import { totalsIn } from '@core/observation/totals'
import { isOfFewPeople, isSmall } from '@core/privacy/few-people'
import { readingOfEnough } from '@core/privacy/measure'
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
  /** What a reader has to know beside the figure. */
  readonly cautions: readonly Caution[]
}

/** All that a report may say of a measure. Small numbers of people are hidden here; what is made from it hides nothing more. */
export type ShownMeasure = {
  readonly measure: Measure
  readonly baseline: (ShownValue & { readonly day: number }) | null
  /** The reported period. */
  readonly current: ShownPeriod
  /**
   * Ascending: reporting years without a gap, the reported one and a few later ones with targets included; where a named period
   * is reported, the named periods of its kind, for only what is alike can stand side by side.
   */
  readonly periods: readonly ShownPeriod[]
  readonly nextTarget: { readonly period: Period; readonly words: string } | null
  /** Of a milestone that was reached by the end of the reported period: the day. Null otherwise. */
  readonly reachedOn: number | null
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
  named: readonly Period[] = [],
): ShownMeasure {
  const threshold = smallestGroup
  const inWords = (value: number) => figureInWords(value, measure, { threshold })

  const shownPeriod = (each: Period): ShownPeriod => {
    const target = targetForPeriod(measure, each)
    const shownTarget = target && { value: target.value, words: inWords(target.value) }
    if (each.lastDay > period.lastDay) {
      return { period: each, figure: null, target: shownTarget, standing: null, cautions: [], ...none }
    }
    const without = cellsWithoutNumber(measure, reading, each)
    const told = readingOfEnough(reading, each, threshold)
    const standing = told.hidden ? standingOfHidden(measure, each) : standingOfMeasure(measure, told.reading, each)
    const figure = told.hidden
      ? hiddenValue(threshold)
      : standing.figure && shownFigure(standing.figure, measure, threshold)
    const tells = figure?.hidden === true && standingTells(measure, standing, threshold)
    const cautions = figure?.hidden ? [] : (standing.figure?.cautions ?? [])
    const code = tells ? 'no-figure' : standing.code
    return { period: each, figure, target: shownTarget, standing: code, cautions, ...without }
  }

  const { alike, earlier } = periodsAlike(measure, reading, period, yearStart, named)
  const periods = alike.map(shownPeriod)
  const next = nextTarget(measure, period)
  const { baseline } = measure

  return {
    measure,
    baseline: baseline && {
      ...shownFigure({ value: baseline.value, numerator: null, denominator: null }, measure, threshold),
      day: baseline.day,
    },
    current: periods.find(each => each.period.key === period.key) ?? shownPeriod(period),
    periods,
    nextTarget: next && { period: reportingYear(Number(next.period), yearStart), words: inWords(next.value) },
    reachedOn: figureForPeriod(reading, measure, period)?.reachedOn ?? null,
    earlierPeriods: earlier,
  }
}

/** Ascending; `earlier`: how many with figures come before them and are left out for length. */
function periodsAlike(
  measure: Measure,
  reading: MeasureReading,
  period: Period,
  yearStart: number,
  named: readonly Period[],
): { alike: readonly Period[]; earlier: number } {
  if (period.kind !== 'year') {
    const others = named.filter(({ kind, key }) => kind === period.kind && key !== period.key)
    const alike = [...others, period]
      .filter(each => each.lastDay <= period.lastDay || targetForPeriod(measure, each) !== null)
      .sort((a, b) => a.lastDay - b.lastDay || a.firstDay - b.firstDay)
    return { alike: alike.slice(-mostPeriods), earlier: Math.max(0, alike.length - mostPeriods) }
  }
  const reported = Number(period.key)
  const aimed = targetYears(measure)
  const months = [reading.summary.month.at(0), ...(reading.judgings ?? []).map(({ day }) => monthOfDay(day))]
  const known = months.filter(month => month !== undefined)
  const observedFrom = Math.min(reported, ...known.map(month => Number(periodOfMonth(month, yearStart).key)))
  const first = Math.min(observedFrom, ...aimed)
  const last = Math.max(reported, ...aimed.filter(year => year <= reported + latestTargetAfter))
  const from = Math.max(first, last - mostPeriods + 1)
  const alike = Array.from({ length: last - from + 1 }, (_, index) => reportingYear(from + index, yearStart))
  return { alike, earlier: Math.max(0, from - observedFrom) }
}

const none = { missing: 0, suppressed: 0 } as const

/**
 * Whether the standing of a hidden figure says more of it than that it is small: beside a small target or baseline it tells
 * on which side of it the figure lies, and beside any share's.
 */
const standingTells = (measure: Measure, { target, baseline }: MeasureStanding, threshold: number): boolean =>
  isShare(measure) || [target, baseline].some(each => each !== null && isSmall(each.value, threshold))

const standingOfHidden = (measure: Measure, period: Period): MeasureStanding => ({
  code: 'no-figure',
  figure: null,
  baseline: null,
  target: targetForPeriod(measure, period),
})

const hiddenValue = (threshold: number): ShownValue => ({ value: null, words: words.hidden(threshold), hidden: true })

/** `n` absent: a bare number in the measure's unit. */
type Counted = Pick<Figure, 'value' | 'numerator' | 'denominator'> & Partial<Pick<Figure, 'n'>>

function shownFigure(figure: Counted, measure: Measure, threshold: number): ShownValue {
  if (isOfFewPeople(figure, measure, threshold)) return hiddenValue(threshold)
  const inWords = figureInWords({ n: 0, ...none, ...figure }, measure, { threshold })
  const fewCounted = figure.denominator !== null && figure.denominator < threshold
  return { value: fewCounted ? null : figure.value, words: inWords, hidden: false }
}

/** A story has no numbers to lack. */
function cellsWithoutNumber(
  { kind }: Measure,
  reading: MeasureReading,
  { firstDay, lastDay }: Period,
): { missing: number; suppressed: number } {
  if (kind === 'story') return none
  const { missing, suppressed } = totalsIn(reading, firstDay, lastDay) ?? none
  return { missing, suppressed }
}
