import type { Measure } from '../entities'
import { sampleFunder } from './reports'
import { sampleDay } from './sample-data'
import { agreedStatements, sampleWorkshopId } from './workshop'

const targets = (byPeriod: Record<string, number>) =>
  Object.entries(byPeriod).map(([period, value]) => ({ period, value }))

type Told = Omit<Measure, 'order' | 'rubric' | 'workshopId'> & Partial<Pick<Measure, 'rubric' | 'workshopId'>>

const told: Told[] = [
  {
    id: 'me-agenda',
    title: 'Meetings where people with lived experience set the agenda',
    because: 'the minutes show who put each item on the agenda, and most meetings begin with what members brought',
    unit: 'meetings',
    kind: 'share',
    direction: 'increase',
    aggregation: 'share',
    countsPeople: false,
    baseline: { value: 0.25, day: sampleDay('2012-12-31') },
    targets: targets({ 2013: 0.3, 2014: 0.45, 2015: 0.5, 2016: 0.6, 2017: 0.75 }),
    outcomeIds: ['el-power'],
    proposedBy: ['lived'],
    method:
      'Counted from the minutes every three months by two members, one from each side of the table. Made up for the sample.',
  },
  {
    id: 'me-power',
    title: 'How power is shared in our meetings',
    because: 'each group, on its own, picks the words below that fit the year, and tells us why',
    unit: '',
    kind: 'rubric',
    direction: 'increase',
    aggregation: 'median',
    countsPeople: false,
    baseline: { value: 1, day: sampleDay('2012-12-31') },
    targets: targets({ 2014: 2, 2016: 4 }),
    outcomeIds: ['el-power'],
    proposedBy: ['lived', 'both'],
    rubric: [
      { name: 'Told', words: 'Decisions are made elsewhere. We hear about them afterwards.' },
      { name: 'Asked', words: 'We are asked what we think. We seldom see what came of it.' },
      { name: 'Deciding together', words: 'We weigh things up and decide together, on most matters that count.' },
      {
        name: 'Holding the pen',
        words:
          'We set the agenda, hold part of the budget and can say no. Everyone can explain who decided what, and why.',
      },
    ],
    method:
      'Every December three groups meet separately and each agrees on one level, with reasons in its own words. Every group counts the same, whatever its size. Made up for the sample.',
  },
  {
    id: 'me-organisers',
    title: 'Tenants trained to organise where they live',
    because: 'people finish the sessions they chose and tell us they are ready to bring their neighbours together',
    unit: 'tenants',
    kind: 'number',
    direction: 'increase',
    aggregation: 'sum',
    countsPeople: true,
    baseline: { value: 4, day: sampleDay('2012-12-31') },
    targets: targets({ 2013: 10, 2014: 20, 2015: 30, 2016: 40, 2017: 50 }),
    outcomeIds: ['el-organisers'],
    proposedBy: ['learnt', 'lived'],
    askedBy: [sampleFunder],
    method: 'Sign-in sheets, with no names kept after the session. Made up for the sample.',
  },
  {
    id: 'me-paid',
    title: 'People who were offered payment for their time before they started',
    because:
      'the ledger shows an offer, in the open, before the first hour of work: saying no is fine, not being asked is not',
    unit: 'people taking part',
    kind: 'share',
    direction: 'maintain',
    aggregation: 'share',
    countsPeople: true,
    baseline: { value: 1, day: sampleDay('2013-12-31') },
    targets: targets({ 2014: 1, 2015: 1, 2016: 1, 2017: 1 }),
    outcomeIds: ['el-power', 'el-shared-meetings'],
    proposedBy: ['lived'],
    askedBy: [sampleFunder],
    method: 'From the payment ledger: offered, accepted, declined, paid. Made up for the sample.',
  },
  {
    id: 'me-asked-first',
    title: 'Council housing decisions where tenants were asked first',
    because: 'the council’s published papers say how tenants were asked, and when, before the decision',
    unit: 'decisions',
    kind: 'share',
    direction: 'increase',
    aggregation: 'share',
    countsPeople: false,
    baseline: { value: 0.4, day: sampleDay('2013-12-31') },
    targets: targets({ 2014: 0.45, 2015: 0.5, 2016: 0.6, 2017: 0.7 }),
    outcomeIds: ['el-asked-first'],
    proposedBy: ['both'],
    method: 'Two members read every housing paper the council publishes and compare notes. Made up for the sample.',
  },
  {
    id: 'me-repairs',
    title: 'Repairs put right within 28 days',
    because: 'tenants who report damp, cold or danger tell us it was mended within four weeks, and mended well',
    unit: 'repairs reported to us',
    kind: 'share',
    direction: 'increase',
    aggregation: 'share',
    countsPeople: false,
    baseline: { value: 0.42, day: sampleDay('2013-12-31') },
    targets: targets({ 2014: 0.5, 2015: 0.6, 2016: 0.7, 2017: 0.75 }),
    outcomeIds: ['el-repairs'],
    proposedBy: ['polis-a', 'polis-b'],
    workshopId: sampleWorkshopId,
    askedBy: [sampleFunder],
    method:
      'A repairs diary that tenants keep themselves; earlier years were worked out from the same diaries. Made up for the sample.',
  },
  {
    id: 'me-candidates',
    title: 'Council candidates who sign the homes agreement',
    because: 'candidates of every party say in public that a healthy, affordable home for all is their goal',
    unit: 'candidates',
    kind: 'share',
    direction: 'increase',
    aggregation: 'share',
    countsPeople: false,
    baseline: { value: 0.1, day: sampleDay('2011-05-05') },
    targets: targets({ 2015: 0.3, 2019: 0.5 }),
    outcomeIds: ['el-candidates'],
    proposedBy: ['polis-a', 'polis-b'],
    workshopId: sampleWorkshopId,
    method:
      'Counted at each council election from the signed pages, which are public. Between elections there is no figure. Made up for the sample.',
  },
  {
    id: 'me-secure-homes',
    title: 'Renters on low and middle incomes who call their home secure, healthy and affordable',
    because: 'renters themselves say all three are true; two out of three is not enough',
    unit: 'renters asked',
    kind: 'share',
    direction: 'increase',
    aggregation: 'share',
    countsPeople: true,
    baseline: null,
    targets: targets({ 2018: 0.5 }),
    outcomeIds: ['el-secure-homes'],
    proposedBy: ['polis-a', 'polis-b'],
    workshopId: sampleWorkshopId,
    method: 'Agreed in 2017, not asked yet: renters are writing the questions for a first doorstep survey in 2018.',
  },
  {
    id: 'me-priority-need',
    title: 'Households accepted as homeless and in priority need, July to September',
    because: 'councils’ own returns show fewer households reaching the point where the council must find them a home',
    unit: 'households',
    kind: 'number',
    direction: 'decrease',
    aggregation: 'sum',
    countsPeople: true,
    baseline: null,
    targets: [],
    outcomeIds: ['el-priority-need'],
    proposedBy: ['learnt'],
    publishedAs: 'Homelessness live tables, Department for Communities and Local Government',
    method:
      'Official returns from councils in England for one quarter, as published. Small numbers were hidden by the publisher, and Coventry’s was taken out after its own correction, so the sum is lower than the published national figure, which includes estimates.',
  },
  {
    id: 'me-rough-sleeping',
    title: 'People sleeping rough on one autumn night',
    because: 'councils’ yearly counts and estimates fall, and people who sleep outside say the count is fair',
    unit: 'people',
    kind: 'number',
    direction: 'decrease',
    aggregation: 'latest',
    countsPeople: true,
    baseline: { value: 1768, day: sampleDay('2010-11-30') },
    targets: targets({ 2012: 1600, 2014: 1200, 2015: 1000, 2016: 900, 2017: 800 }),
    outcomeIds: ['el-rough-sleeping'],
    proposedBy: ['lived', 'learnt'],
    publishedAs: 'Rough sleeping statistics England, Department for Communities and Local Government',
    method:
      'Official counts and estimates by every council in England between 1 October and 30 November. One night only: people in cars, on sofas or out of sight are missed. The targets are made up for the sample.',
  },
]

/** Ten measures of every kind. Those agreed in the workshop say which. */
export const sampleMeasures: Measure[] = told.map((measure, order) => ({
  rubric: [],
  workshopId: null,
  ...measure,
  order,
}))

for (const { measureId } of agreedStatements)
  if (!sampleMeasures.some(measure => measure.id === measureId))
    throw new Error(`the sample agreed on no measure ${measureId}`)
