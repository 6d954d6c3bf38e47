import { standingOfMeasure } from '@core/measure/standing'
import { namedPeriods, type Period, periodFirstDay, periodLastDay } from '@core/observation/period'
import type { MeasureReading } from '@core/observation/reading'
import type { Rows } from '@core/project/contents'
import { type Element, levels, type Measure, type Project } from '@core/project/entities'
import { type ElementStanding, standingOfElement } from '@core/theory/standing'
import { glanceBlocks, overviewBlocks } from './glance'
import type { ReportCover, ReportModel } from './model'
import { outcomeBlocks } from './outcomes'
import { readingBlocks } from './reading-guide'
import { type ShownMeasure, shownMeasure } from './shown-measure'
import { sourceBlocks } from './sources'
import { paragraphsOf, titleOf } from './text'
import { theoryBlocks } from './theory-section'
import { words } from './words'
import { workshopBlocks } from './workshop-section'

/** What a report is made from: the rows of a project, and each measure's observations. */
export type ReportSource = { readonly rows: Rows; readonly readingOf: (measureId: string) => MeasureReading }

/** Everything the sections share: read once, with small numbers already hidden. */
export type ReportMatter = {
  readonly project: Project
  readonly period: Period
  readonly rows: Rows
  /** In outline order: by level, then by place in it. */
  readonly elements: readonly Element[]
  readonly measures: readonly Measure[]
  readonly shown: (measureId: string) => ShownMeasure
  /** With everything in it: what is taken from it has to be hidden where few people are meant. */
  readonly readingOf: (measureId: string) => MeasureReading
  readonly standingOf: (element: Element) => ElementStanding
}

/**
 * What a report on that period says. `now`: when it is made, ISO time in UTC. Consent and small numbers are dealt with here
 * and nowhere else, so the model may leave the room. Throws where the project row is missing: a bug.
 */
export function reportModel(
  source: ReportSource,
  period: Period,
  { now }: { now: string },
): ReportModel & { readonly cover: ReportCover } {
  const matter = matterOf(source, period)
  const { project } = matter
  const title = titleOf(project.title)
  return {
    title: words.documentTitle(title, period.label),
    cover: {
      kicker: words.kicker,
      title,
      period: words.reported(period.label, period.kind === 'year', periodFirstDay(period), periodLastDay(period)),
      purpose: paragraphsOf(project.purpose),
      made: words.made(words.time(now)),
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

function matterOf({ rows, readingOf }: ReportSource, period: Period): ReportMatter {
  const project = rows.project[0]
  if (!project) throw new Error('a project without its project row')
  const measures = rows.measure.toSorted((a, b) => a.order - b.order)
  const named = namedPeriods(rows.reportingPeriod)
  const shown = new Map(measures.map(each => [each.id, shownMeasure(each, readingOf(each.id), period, project, named)]))
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
    readingOf,
    standingOf: element =>
      standingOfElement(element, measures, measure => ({
        ...standingOfMeasure(measure, readingOf(measure.id), period),
        code: shownOf(measure.id).current.standing ?? 'no-figure',
      })),
  }
}
