import type { Day } from '@core/observation/day'
import { type Period, periodOfDay, periodOfKey, type YearStart } from '@core/observation/period'
import type { Judgement, ReportingPeriod } from '@core/project/entities'

export type Judged = Pick<Judgement, 'about' | 'aboutId'>

/** What a project's periods are: `named` are the rows of those that people named. */
export type Calendar = { readonly yearStart: YearStart; readonly named: readonly ReportingPeriod[] }

type When = Pick<Judgement, 'period' | 'day'>

/** The reporting year or named period a judgement speaks of. One that was taken away leaves the year of the day it was judged on. */
export const periodJudged = ({ period, day }: When, { yearStart, named }: Calendar): Period =>
  (period === undefined ? null : periodOfKey(period, yearStart, named)) ?? periodOfDay(day, yearStart)

/** The last day a judgement speaks for: the day it was judged on or, where that is outside the period it speaks of, that end of it. */
function lastDaySeen(judgement: When, calendar: Calendar): Day {
  const { firstDay, lastDay } = periodJudged(judgement, calendar)
  return Math.min(lastDay, Math.max(firstDay, judgement.day))
}

/**
 * Every judgement of one element or measure, the one that counts first: by the last day it speaks for, then one that names
 * `period`, then by the day it was judged on, then by when it was written down.
 */
export function judgementsOf(
  judgements: readonly Judgement[],
  { about, aboutId }: Judged,
  calendar: Calendar,
  period: Period | null = null,
): Judgement[] {
  const names = (judgement: Judgement) => Number(judgement.period === period?.key)
  return judgements
    .filter(each => each.about === about && each.aboutId === aboutId)
    .map(judgement => ({ judgement, seen: lastDaySeen(judgement, calendar) }))
    .sort(
      ({ judgement: a, seen: seenA }, { judgement: b, seen: seenB }) =>
        seenB - seenA || names(b) - names(a) || b.day - a.day || b.recordedAt.localeCompare(a.recordedAt),
    )
    .map(({ judgement }) => judgement)
}

/**
 * The judgement that counts; with `upTo`, as people saw it at the end of that period: the latest that names it or was judged
 * in it, or else the latest from before. Null: nobody had judged it.
 */
export function latestJudgement(
  judgements: readonly Judgement[],
  judged: Judged,
  calendar: Calendar,
  upTo: Period | null = null,
): Judgement | null {
  const all = judgementsOf(judgements, judged, calendar, upTo)
  return all.find(each => upTo === null || lastDaySeen(each, calendar) <= upTo.lastDay) ?? null
}
