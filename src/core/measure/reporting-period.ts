import { type Change, edited, removed } from '@core/change/change'
import { isYearKey, periodOfDay, type YearStart } from '@core/observation/period'
import { nameOfPeriod } from '@core/observation/ready-name'
import type { Judgement, Measure, Narrative, ReportingPeriod, ReportNote } from '@core/project/entities'

export type PeriodProblem = 'backwards' | 'title-taken' | 'looks-like-year'

/** What is wrong with a named period; null: nothing. `others`: the project's periods but this one. */
export function periodProblem(
  { title, firstDay, lastDay }: Pick<ReportingPeriod, 'title' | 'firstDay' | 'lastDay'>,
  others: readonly ReportingPeriod[],
): PeriodProblem | null {
  const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase()
  if (lastDay < firstDay) return 'backwards'
  if (isYearKey(title.trim()) || /^\d{4}[-/–](\d{2}|\d{4})$/.test(title.trim())) return 'looks-like-year'
  return others.some(other => [other.title, nameOfPeriod(other)].some(name => plain(name) === plain(title)))
    ? 'title-taken'
    : null
}

type Remembered = {
  readonly measures: readonly Measure[]
  readonly narratives: readonly Narrative[]
  readonly notes: readonly ReportNote[]
  readonly judgements: readonly Judgement[]
  readonly yearStart: YearStart
}

/**
 * A named period taken away whole: with the targets that were set for it and the words that were written for its
 * report, or about it. What
 * people judged of it is kept, as said of the reporting year it ended in.
 */
export function reportingPeriodRemoved(
  period: ReportingPeriod,
  { measures, narratives, notes, judgements, yearStart }: Remembered,
): Change[] {
  return [
    ...measures.flatMap(measure => {
      const targets = measure.targets.filter(target => target.period !== period.id)
      return edited('measure', measure, { ...measure, targets }) ?? []
    }),
    ...narratives.filter(one => one.period === period.id).map(one => removed('narrative', one)),
    ...notes.filter(one => one.period === period.id).map(one => removed('reportNote', one)),
    ...judgements.flatMap(judgement => {
      if (judgement.period !== period.id) return []
      return edited('judgement', judgement, { ...judgement, period: periodOfDay(period.lastDay, yearStart).key }) ?? []
    }),
    removed('reportingPeriod', period),
  ]
}
