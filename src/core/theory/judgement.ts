import { type Period, periodOfDay, reportingYear, type YearStart } from '@core/observation/period'
import type { Judgement } from '@core/project/entities'

export type Judged = Pick<Judgement, 'about' | 'aboutId'>

/** The reporting year a judgement speaks of. */
export const yearJudged = ({ period, day }: Pick<Judgement, 'period' | 'day'>, yearStart: YearStart): Period =>
  period === undefined ? periodOfDay(day, yearStart) : reportingYear(Number(period), yearStart)

/**
 * Every judgement of one element or measure, the one that counts first: by the year it speaks of, then by the day it was judged
 * on, then by when it was written down.
 */
export function judgementsOf(
  judgements: readonly Judgement[],
  { about, aboutId }: Judged,
  yearStart: YearStart,
): Judgement[] {
  const year = (judgement: Judgement) => yearJudged(judgement, yearStart).lastMonth
  return judgements
    .filter(each => each.about === about && each.aboutId === aboutId)
    .sort((a, b) => year(b) - year(a) || b.day - a.day || b.recordedAt.localeCompare(a.recordedAt))
}

/** The judgement that counts; with `upTo`, as people saw it at the end of that period. Null: nobody has judged it. */
export function latestJudgement(
  judgements: readonly Judgement[],
  judged: Judged,
  yearStart: YearStart,
  upTo: Period | null = null,
): Judgement | null {
  const all = judgementsOf(judgements, judged, yearStart)
  return all.find(each => upTo === null || yearJudged(each, yearStart).lastMonth <= upTo.lastMonth) ?? null
}
