import type { Assumption, AssumptionEntry, AssumptionState } from '@core/project/entities'

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
