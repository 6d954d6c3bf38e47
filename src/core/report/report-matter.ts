import type { Period } from '@core/observation/period'
import type { LearningForOthers } from '@core/privacy/learning'
import type { PhotoVerdict } from '@core/privacy/photos'
import type { ProjectForOthers } from '@core/privacy/project'
import type { Rows } from '@core/project/contents'
import type { Element, Judgement, Measure, Project } from '@core/project/entities'
import { type Judged, latestJudgement, periodJudged } from '@core/theory/claims'
import type { ElementStanding } from '@core/theory/standing'
import { t } from '@core/words/words'
import type { ReportBlock } from './model'
import type { TextPlace } from './narratives'
import type { RichText } from './rich-text'
import type { ShownMeasure } from './shown-measure'
import { lineOf, noValue, titleOf } from './text'

/** Everything the sections share: read once, from what others may see. */
export type ReportMatter = {
  readonly project: Project
  readonly period: Period
  readonly rows: Rows
  /** In outline order: by level, then by place in it. */
  readonly elements: readonly Element[]
  readonly measures: readonly Measure[]
  readonly shown: (measureId: string) => ShownMeasure
  readonly told: ProjectForOthers['measure']
  readonly learning: LearningForOthers
  /** The photo of a section in easy read. */
  readonly photo: (of: { readonly outlineId: string; readonly sectionId: string }) => PhotoVerdict | null
  /** What somebody wrote for a section (level 1), or about an element (level 2). */
  readonly written: (place: TextPlace) => RichText
  readonly standingOf: (element: Element) => ElementStanding
  /** How each measure is understood and gathered stands at the end: not with its figures. */
  readonly hasSheets: boolean
  /** Measures are told in a few short statements, without charts and tables. */
  readonly inEasyRead: boolean
}

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
