import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import { measureForOthers } from '@core/privacy/measure'
import type { Shareable } from '@core/privacy/shareable'
import type { Agreed, Measure, Workshop } from '@core/project/entities'
import { t } from '@core/words/words'
import { measureChart } from '../measure-chart'
import { measureSaid } from '../measure-section'
import type { Heading, Paragraph, ReportChart, ReportModel } from '../model'
import { shownMeasure } from '../shown-measure'
import { lineOf, paragraphsOf, quoted, titleOf } from '../text'
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
  printOf,
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
    print: printOf(matter),
    madeAt: now,
    blocks: [
      lead(t('papers:backLead', { date: workshop.heldOn })),
      ...(workshop.agreed.length === 0 ? [body(t('papers:agreedNone'))] : []),
      ...workshop.agreed.flatMap(agreed => agreedBack(agreed, matter, source)),
      ...turnedDownBlocks(matter),
      note(t('papers:privacy', { threshold: project.smallestGroup })),
    ],
  }
}

function agreedBack(agreed: Agreed, matter: PaperMatter, source: BackSource): BackBlock[] {
  const measure = matter.measures.find(({ id }) => id === agreed.measureId)
  const said = [
    ...wordsFor(agreed.itemId, matter),
    ...(isSaid(agreed.howWeWillKnow) ? [body(t('papers:knowBecause', { text: lineOf(agreed.howWeWillKnow) }))] : []),
  ]
  return [
    heading(2, titleOf(agreed.wording)),
    ...(said.length > 0 ? [heading(3, t('papers:youSaid')), ...said] : []),
    ...didBlocks(agreed.weDid),
    heading(3, t('papers:whatChanged')),
    ...(measure ? whatChanged(measure, matter, source) : [body(t('papers:nobodyMeasures'))]),
    ...(measure ? changedSince(agreed, matter.measures).map(note) : []),
  ]
}

const didBlocks = (weDid: string | undefined): BackBlock[] => [
  heading(3, t('papers:weDid')),
  ...(isSaid(weDid) ? paragraphsOf(weDid).map(body) : [body(t('papers:weDidNothingYet'))]),
]

const mostWords = 6

/** What people said about one proposal, in their own words and without who. */
function wordsFor(ofItem: string, { workshop: { record } }: PaperMatter): Paragraph[] {
  const given = [...(record?.ideas ?? []), ...(record?.reasons ?? [])].filter(
    ({ itemId, withdrawnOn, words }) => itemId === ofItem && withdrawnOn === null && isSaid(words),
  )
  const more = given.length - mostWords
  return [
    ...given.slice(0, mostWords).map(({ words }) => body(quoted(lineOf(words)))),
    ...(more > 0 ? [note(t('papers:moreOpen', { count: more }))] : []),
  ]
}

/** What was not agreed: why, and what was done all the same. */
function turnedDownBlocks(matter: PaperMatter): BackBlock[] {
  const { workshop } = matter
  const reasons = new Map(workshop.record?.protectedItems.map(({ itemId, reason }) => [itemId, reason]))
  const told = notAgreed(workshop)
  const inFull = told.filter(({ id, weDid }) => reasons.has(id) || isSaid(weDid))
  const others = told.filter(item => !inFull.includes(item)).map(({ words }) => body(quoted(lineOf(words))))
  if (told.length === 0) return []
  return [
    heading(2, t('papers:turnedDown')),
    ...inFull.flatMap(item => {
      const reason = reasons.get(item.id)
      const said = wordsFor(item.id, matter)
      return [
        heading(3, lineOf(item.words)),
        ...(said.length > 0 ? [body(`${t('papers:youSaid')}:`), ...said] : []),
        ...(isSaid(reason) ? [body(t('papers:notAgreedBecause', { text: lineOf(reason) }))] : []),
        ...(isSaid(item.weDid) ? [body(`${t('papers:weDid')}:`), ...paragraphsOf(item.weDid).map(body)] : []),
      ]
    }),
    ...(inFull.length > 0 && others.length > 0 ? [body(t('papers:alsoProposed'))] : []),
    ...others,
  ]
}

/** What people voted on in a session of ours and did not agree; of votes that were gathered elsewhere nothing. */
export function notAgreed({ items, agreed, record, plan }: Workshop): Workshop['items'] {
  // A rubric is agreed as a whole, and of stories some are chosen.
  if (plan?.method === 'rubric' || plan?.method === 'stories') return []
  const known = new Set(agreed.map(({ itemId }) => itemId))
  const reworded = new Set(items.map(({ rewordedFrom }) => rewordedFrom))
  return record ? items.filter(({ id }) => !known.has(id) && !reworded.has(id)) : []
}

function whatChanged(measure: Measure, { project }: PaperMatter, { period, readings }: BackSource): BackBlock[] {
  const reading = readings.get(measure.id)
  if (!reading) throw new Error(`no reading of measure ${measure.id}`)
  const shown = shownMeasure(measureForOthers(measure, { reading, judgings: [], project }), period, project)
  const chart = measureChart(shown)
  return [body(measureSaid({ period, project }, shown)), ...(chart ? [chart] : [])]
}
