import { namedPeriods, type Period, periodFirstDay, periodLastDay } from '@core/observation/period'
import type { ProjectForOthers } from '@core/privacy/project'
import { madeFrom, type Shareable } from '@core/privacy/shareable'
import { levels } from '@core/project/entities'
import { standingOfElement } from '@core/theory/standing'
import { t } from '@core/words/words'
import { glanceBlocks, overviewBlocks } from './glance'
import type { ReportBlock, ReportCover, ReportModel } from './model'
import { outcomeBlocks } from './outcomes'
import type { ReportMatter } from './report-matter'
import { type ShownMeasure, shownMeasure } from './shown-measure'
import { sourceBlocks } from './sources'
import { paragraphsOf, titleOf } from './text'
import { theoryBlocks } from './theory-section'
import { workshopBlocks } from './workshop-section'

function readingBlocks({ project }: ReportMatter): ReportBlock[] {
  const body = (text: string): ReportBlock => ({ kind: 'paragraph', tone: 'body', text })
  return [
    { kind: 'heading', level: 1, text: t('report:reading.title') },
    { kind: 'list', items: Object.values(t('report:reading.terms', { returnObjects: true })) },
    body(t('report:reading.hidden', { threshold: project.smallestGroup })),
    body(t('report:reading.zero')),
    body(t('report:reading.edit')),
  ]
}

/**
 * What a report on that period says. `now`: when it is made, ISO time in UTC.
 */
export function reportModel(
  source: Shareable<ProjectForOthers>,
  period: Period,
  { now }: { now: string },
): Shareable<ReportModel & { readonly cover: ReportCover }> {
  return madeFrom(source, told => modelOf(matterOf(told, period), now))
}

function modelOf(matter: ReportMatter, now: string): ReportModel & { readonly cover: ReportCover } {
  const { period } = matter
  const { project } = matter
  const title = titleOf(project.title)
  return {
    title: t('report:documentTitle', { title, period: period.label }),
    cover: {
      kicker: t('report:kicker'),
      title,
      period: t(period.kind === 'year' ? 'report:reportedYear' : 'report:reportedPeriod', {
        period: period.label,
        first: periodFirstDay(period),
        last: periodLastDay(period),
      }),
      purpose: paragraphsOf(project.purpose),
      made: t('report:made', { date: now }),
    },
    madeAt: now,
    blocks: [
      ...glanceBlocks(matter),
      ...theoryBlocks(matter),
      ...overviewBlocks(matter),
      ...outcomeBlocks(matter),
      ...workshopBlocks(matter, now),
      ...sourceBlocks(matter),
      ...readingBlocks(matter),
    ],
  }
}

function matterOf({ project, rows, measure: told }: ProjectForOthers, period: Period): ReportMatter {
  const all = rows.measure.toSorted((a, b) => a.order - b.order)
  // What was archived before the period began is history by then.
  const measures = all.filter(({ archivedOn }) => archivedOn === undefined || archivedOn >= period.firstDay)
  const named = namedPeriods(rows.reportingPeriod)
  const shown = new Map(all.map(each => [each.id, shownMeasure(told(each.id), period, project, named)]))
  const shownOf = (measureId: string): ShownMeasure => {
    const found = shown.get(measureId)
    if (!found) throw new Error(`no measure ${measureId} in this project`)
    return found
  }
  return {
    project,
    period,
    rows,
    elements: rows.element.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || a.order - b.order),
    measures,
    shown: shownOf,
    told,
    standingOf: element =>
      standingOfElement(element, measures, ({ id }) => ({ code: shownOf(id).current.standing ?? 'no-figure' })),
  }
}
