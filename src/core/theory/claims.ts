import type { Day } from '@core/observation/day'
import { type Period, periodOfDay, periodOfKey, type YearStart } from '@core/observation/period'
import type {
  Assumption,
  AssumptionEntry,
  AssumptionState,
  Evidence,
  Judgement,
  ReportingPeriod,
} from '@core/project/entities'

/** The entry of the latest day; of several of one day, the one written down last. Null: nothing was ever written down. */
export const latestEntry = ({ history }: Pick<Assumption, 'history'>): AssumptionEntry | null =>
  history.reduce<AssumptionEntry | null>(
    (latest, entry) => (latest === null || entry.day >= latest.day ? entry : latest),
    null,
  )

/** As its latest entry says; untested where there is none. */
export const stateOfAssumption = (assumption: Pick<Assumption, 'history'>): AssumptionState =>
  latestEntry(assumption)?.state ?? 'untested'

/** In doubt or broken, and nobody has said what is done about it. */
export function isLeftUnattended(assumption: Pick<Assumption, 'history'>): boolean {
  const latest = latestEntry(assumption)
  if (latest === null || (latest.state !== 'in-doubt' && latest.state !== 'broken')) return false
  return (latest.doing ?? '').trim() === ''
}

/** Its entries as they are read: the latest day first, and of one day the last written down. */
export const historyNewestFirst = ({ history }: Pick<Assumption, 'history'>): AssumptionEntry[] =>
  history.toReversed().sort((a, b) => b.day - a.day)

export type StrengthJudged = Omit<Evidence['strengths'][number], 'perspectiveId'>

/**
 * The evidence with what one perspective makes of its strength; `null`: it says nothing any more. What others say stays as it
 * is, since judgements are never made into one.
 */
export function evidenceJudgedFrom(evidence: Evidence, perspectiveId: string, judged: StrengthJudged | null): Evidence {
  const others = evidence.strengths.filter(each => each.perspectiveId !== perspectiveId)
  return { ...evidence, strengths: judged ? [...others, { perspectiveId, ...judged }] : others }
}

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
