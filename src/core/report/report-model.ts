import { dayOfTime } from '@core/observation/day'
import { namedPeriods, type Period, periodFirstDay, periodLastDay } from '@core/observation/period'
import type { ProjectForOthers } from '@core/privacy/project'
import { madeFrom, type Shareable } from '@core/privacy/shareable'
import { levels } from '@core/project/entities'
import { standingOfElement } from '@core/theory/standing'
import { t } from '@core/words/words'
import { glanceBlocks, overviewBlocks } from './glance'
import { insightBlocks, issueBlocks, phaseBlocks, storiesBlocks, takingPartBlocks } from './learning-section'
import type { ReportBlock, ReportCover, ReportModel } from './model'
import { outcomeBlocks } from './outcomes'
import type { ReportMatter } from './report-matter'
import { type ShownMeasure, shownMeasure } from './shown-measure'
import { sourceBlocks } from './sources'
import { paragraphsOf, titleOf } from './text'
import { theoryBlocks } from './theory-section'
import { workshopBlocks } from './workshop-section'

const body = (text: string): ReportBlock => ({ kind: 'paragraph', tone: 'body', text })

function readingBlocks({ project }: ReportMatter): ReportBlock[] {
  return [
    { kind: 'heading', level: 1, text: t('report:reading.title') },
    { kind: 'list', items: Object.values(t('report:reading.terms', { returnObjects: true })) },
    body(t('report:reading.hidden', { threshold: project.smallestGroup })),
    body(t('report:reading.zero')),
    body(t('report:reading.edit')),
  ]
}

/** The same for a report of words: no figures, no charts. */
const readingOfWords = ({ project }: ReportMatter): ReportBlock[] => [
  { kind: 'heading', level: 1, text: t('report:reading.title') },
  { kind: 'list', items: [t('report:reading.terms.perspective', { returnObjects: true })] },
  body(t('report:reading.hidden', { threshold: project.smallestGroup })),
  body(t('report:reading.consent')),
]

/** The reports that there are, by what they are for. */
export const outlines = ['year', 'insights', 'programme', 'difference'] as const
export type Outline = (typeof outlines)[number]

/** The sections of each, in order. */
const sectionsOf: Record<Outline, readonly ((matter: ReportMatter, now: string) => ReportBlock[])[]> = {
  year: [
    glanceBlocks,
    theoryBlocks,
    overviewBlocks,
    outcomeBlocks,
    storiesBlocks,
    takingPartBlocks,
    workshopBlocks,
    sourceBlocks,
    readingBlocks,
  ],
  insights: [
    matter => insightBlocks(matter, 'solidarity'),
    storiesBlocks,
    takingPartBlocks,
    phaseBlocks,
    issueBlocks,
    readingOfWords,
  ],
  programme: [
    matter => insightBlocks(matter, 'programme'),
    takingPartBlocks,
    phaseBlocks,
    workshopBlocks,
    readingOfWords,
  ],
  difference: [glanceBlocks, theoryBlocks, outcomeBlocks, storiesBlocks, takingPartBlocks, sourceBlocks, readingBlocks],
}

/** What a report on that period says. `now`: when it is made, ISO time in UTC; consents count as they are on that day. */
export function reportModel(
  source: Shareable<ProjectForOthers>,
  period: Period,
  { now, outline = 'year' }: { now: string; outline?: Outline },
): Shareable<ReportModel & { readonly cover: ReportCover }> {
  return madeFrom(source, told => modelOf(matterOf(told, period, now), { now, outline }))
}

function modelOf(
  matter: ReportMatter,
  { now, outline }: { now: string; outline: Outline },
): ReportModel & { readonly cover: ReportCover } {
  const { period } = matter
  const { project } = matter
  const title = titleOf(project.title)
  return {
    title: t(`report:outline.${outline}.document`, { title, period: period.label }),
    cover: {
      kicker: t(`report:outline.${outline}.kicker`),
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
    blocks: sectionsOf[outline].flatMap(section => section(matter, now)),
  }
}

export function matterOf(
  { project, rows, measure: told, learning }: ProjectForOthers,
  period: Period,
  now: string,
): ReportMatter {
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
    learning: learning(dayOfTime(now), 'report'),
    standingOf: element =>
      standingOfElement(element, measures, ({ id }) => ({ code: shownOf(id).current.standing ?? 'no-figure' })),
  }
}
