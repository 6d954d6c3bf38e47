import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import { measureForOthers } from '@core/privacy/measure'
import type { Shareable } from '@core/privacy/shareable'
import type { Agreed, Measure } from '@core/project/entities'
import { t } from '@core/words/words'
import { measureChart } from '../measure-chart'
import { measureSaid } from '../measure-section'
import type { Heading, Paragraph, ReportChart, ReportModel } from '../model'
import { shownMeasure } from '../shown-measure'
import { lineOf, paragraphsOf, titleOf } from '../text'
import {
  body,
  changedSince,
  heading,
  isSaid,
  lead,
  note,
  type PaperMatter,
  type PaperSource,
  paperFrom,
} from './paper-matter'

export type BackSource = PaperSource & {
  readonly period: Period
  /** By measure id: one for each of the measures. */
  readonly readings: ReadonlyMap<string, MeasureReading>
}

export type BackBlock = Heading | Paragraph | ReportChart
export type BackModel = Omit<ReportModel, 'blocks'> & { readonly blocks: readonly BackBlock[] }

/** What became of what was agreed, told back to those who agreed it: their words, what was done, and what the figures say. */
export const youSaidWeDid = (source: BackSource): Shareable<BackModel> =>
  paperFrom(source, matter => backModel(matter, source))

function backModel(matter: PaperMatter, source: BackSource): BackModel {
  const { workshop, project, now } = matter
  return {
    title: t('papers:backTitle', { title: titleOf(workshop.title) }),
    cover: null,
    madeAt: now,
    blocks: [
      lead(t('papers:backLead', { date: workshop.heldOn })),
      ...(workshop.agreed.length === 0 ? [body(t('papers:agreedNone'))] : []),
      ...workshop.agreed.flatMap(agreed => agreedBack(agreed, matter, source)),
      note(t('papers:privacy', { threshold: project.smallestGroup })),
    ],
  }
}

function agreedBack(agreed: Agreed, matter: PaperMatter, source: BackSource): BackBlock[] {
  const measure = matter.measures.find(({ id }) => id === agreed.measureId)
  const did = isSaid(agreed.weDid) ? paragraphsOf(agreed.weDid).map(body) : [body(t('papers:weDidNothingYet'))]
  return [
    heading(2, titleOf(agreed.wording)),
    ...(isSaid(agreed.howWeWillKnow) ? [heading(3, t('papers:youSaid')), body(lineOf(agreed.howWeWillKnow))] : []),
    heading(3, t('papers:weDid')),
    ...did,
    heading(3, t('papers:whatChanged')),
    ...(measure ? whatChanged(measure, matter, source) : [body(t('papers:nobodyMeasures'))]),
    ...(measure ? changedSince(agreed, matter.measures).map(note) : []),
  ]
}

function whatChanged(measure: Measure, { project }: PaperMatter, { period, readings }: BackSource): BackBlock[] {
  const reading = readings.get(measure.id)
  if (!reading) throw new Error(`no reading of measure ${measure.id}`)
  const shown = shownMeasure(measureForOthers(measure, { reading, judgings: [], project }), period, project)
  const chart = measureChart(shown)
  return [body(measureSaid({ period, project }, shown)), ...(chart ? [chart] : [])]
}
