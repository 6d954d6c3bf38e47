import type { Change } from '@core/change/change'
import { edited, removed } from '@core/change/make'
import { isYearKey } from '@core/observation/period'
import type { Measure, Narrative, ReportingPeriod } from '@core/project/entities'

export type PeriodProblem = 'backwards' | 'title-taken' | 'looks-like-year'

/** What is wrong with a named period; null: nothing. `others`: the project's periods but this one. */
export function periodTrouble(
  { title, firstDay, lastDay }: Pick<ReportingPeriod, 'title' | 'firstDay' | 'lastDay'>,
  others: readonly ReportingPeriod[],
): PeriodProblem | null {
  const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase()
  if (lastDay < firstDay) return 'backwards'
  if (isYearKey(title.trim()) || /^\d{4}[-/–](\d{2}|\d{4})$/.test(title.trim())) return 'looks-like-year'
  return others.some(other => plain(other.title) === plain(title)) ? 'title-taken' : null
}

/** A named period taken away whole: with the targets that were set for it and the words that were written for its report. */
export function reportingPeriodRemoved(
  period: ReportingPeriod,
  { measures, narratives }: { measures: readonly Measure[]; narratives: readonly Narrative[] },
): Change[] {
  return [
    ...measures.flatMap(measure => {
      const targets = measure.targets.filter(target => target.period !== period.id)
      return edited('measure', measure, { ...measure, targets }) ?? []
    }),
    ...narratives.filter(one => one.period === period.id).map(one => removed('narrative', one)),
    removed('reportingPeriod', period),
  ]
}
