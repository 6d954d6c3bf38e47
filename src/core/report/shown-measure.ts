import { cautionsInWords, figureInWords } from '@core/measure/figure-words'
import type { StandingCode } from '@core/measure/standing'
import { nextTarget, targetForPeriod, targetYears } from '@core/measure/target'
import { type Period, periodOfMonth, reportingYear } from '@core/observation/period'
import type { MeasureForOthers } from '@core/privacy/measure'
import type { SharedFigure } from '@core/privacy/series'
import type { Measure, Project } from '@core/project/entities'
import { t } from '@core/words/words'

/** A value that may leave the room: `value` is null where it is hidden, or is said in words alone. */
type ShownValue = { readonly value: number | null; readonly words: string; readonly hidden: boolean }

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
  /** What a reader has to know beside the figure, in sentences. */
  readonly cautions: readonly string[]
}

/** All that a report may say of a measure, in words. What is hidden was hidden by `core/privacy`; what is made from it hides nothing more. */
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
  told: MeasureForOthers,
  period: Period,
  { yearStart, smallestGroup }: Setting,
  named: readonly Period[] = [],
): ShownMeasure {
  const { measure, baseline } = told
  const threshold = smallestGroup
  const inWords = (value: number) => figureInWords(value, measure, { threshold })

  const shownPeriod = (each: Period): ShownPeriod => {
    const later = each.lastDay > period.lastDay
    const { figure, standing, target, missing, suppressed } = told.inPeriod(each)
    const shownTarget = target && { value: target.value, words: inWords(target.value) }
    if (later) return { period: each, figure: null, target: shownTarget, standing: null, cautions: [], ...none }
    return {
      period: each,
      figure: shownFigure(figure, measure, threshold),
      target: shownTarget,
      standing,
      missing,
      suppressed,
      cautions: figure === 'hidden' || figure === null ? [] : cautionsInWords(figure),
    }
  }

  const { alike, earlier } = periodsAlike(told, period, yearStart, named)
  const periods = alike.map(shownPeriod)
  const next = nextTarget(measure, period)

  return {
    measure,
    baseline: baseline && { ...shownBaseline(baseline.value, measure, threshold), day: baseline.day },
    current: periods.find(each => each.period.key === period.key) ?? shownPeriod(period),
    periods,
    nextTarget: next && { period: reportingYear(Number(next.period), yearStart), words: inWords(next.value) },
    reachedOn: told.reachedOn(period),
    earlierPeriods: earlier,
  }
}

/** Ascending; `earlier`: how many with figures come before them and are left out for length. */
function periodsAlike(
  { measure, months }: MeasureForOthers,
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
  const observedFrom = Math.min(reported, ...months.map(month => Number(periodOfMonth(month, yearStart).key)))
  const first = Math.min(observedFrom, ...aimed)
  const last = Math.max(reported, ...aimed.filter(year => year <= reported + latestTargetAfter))
  const from = Math.max(first, last - mostPeriods + 1)
  const alike = Array.from({ length: last - from + 1 }, (_, index) => reportingYear(from + index, yearStart))
  return { alike, earlier: Math.max(0, from - observedFrom) }
}

const none = { missing: 0, suppressed: 0 } as const

const hiddenValue = (threshold: number): ShownValue => ({
  value: null,
  words: t('report:hidden', { threshold }),
  hidden: true,
})

function shownFigure(figure: SharedFigure, measure: Measure, threshold: number): ShownValue | null {
  if (figure === null) return null
  if (figure === 'hidden') return hiddenValue(threshold)
  const fewCounted = figure.denominator !== null && figure.denominator < threshold
  const inWords = figureInWords(figure, measure, { threshold })
  return { value: fewCounted ? null : figure.value, words: inWords, hidden: false }
}

const shownBaseline = (value: number | 'hidden', measure: Measure, threshold: number): ShownValue =>
  value === 'hidden'
    ? hiddenValue(threshold)
    : {
        value,
        words: figureInWords({ n: 0, numerator: null, denominator: null, ...none, value }, measure, { threshold }),
        hidden: false,
      }
