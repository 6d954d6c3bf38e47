import type { Judgement } from '@core/project/entities'
import { type Judged, latestJudgement, periodJudged } from '@core/theory/judgement'
import { t } from '@core/words/words'
import type { ReportBlock } from './model'
import type { ReportMatter } from './report-matter'
import { lineOf, noValue, titleOf } from './text'

/** The judgement that counted at the end of the reported period. Null: nobody had judged. */
export const judgedInReport = (matter: ReportMatter, judged: Judged): Judgement | null =>
  latestJudgement(matter.rows.judgement, judged, calendarOf(matter), matter.period)

const calendarOf = ({ rows, project }: ReportMatter) => ({ yearStart: project.yearStart, named: rows.reportingPeriod })

/** What people judged, apart from the figures: status, day, groups, reason. Nothing where nobody has. */
export function judgedBlocks(matter: ReportMatter, judged: Judged): ReportBlock[] {
  const judgement = judgedInReport(matter, judged)
  if (!judgement) return []
  const { perspectives } = matter.project
  const groups = judgement.judgedBy.flatMap(id => {
    const found = perspectives.find(perspective => perspective.id === id)
    return found ? [titleOf(found.name)] : []
  })
  const said = [
    t('report:judged.status', {
      status: t(`terms:resultStatus.${judgement.status}`),
      date: judgement.day,
      period: titleOf(periodJudged(judgement, calendarOf(matter)).label),
    }),
    groups.length === 0 ? t('report:judged.byNobodySaid') : t('report:judged.by', { groups, count: groups.length }),
    t('report:judged.reason', { text: lineOf(judgement.reason) }),
  ]
  return [{ kind: 'paragraph', tone: 'body', text: said.join(' ') }]
}

/** For a cell of a table. */
export function judgedCell(matter: ReportMatter, judged: Judged): string {
  const judgement = judgedInReport(matter, judged)
  return judgement
    ? t('report:judged.cell', { status: t(`terms:resultStatus.${judgement.status}`), date: judgement.day })
    : noValue
}
