import { cutMonths, reportingYear } from '@core/observation/period'
import { readMeasure } from '@core/observation/reading'
import { type ProjectSource, projectForOthers } from '@core/privacy/project'
import { defaultPerspectives, emptyRows, type Rows } from '@core/project/contents'
import type {
  Element,
  ImportRecord,
  Link,
  Measure,
  Observation,
  Project,
  Tally,
  Workshop,
} from '@core/project/entities'
import type { ReportBlock, ReportModel } from '@core/report/model'
import { reportModel } from '@core/report/report-model'
import { dayAt, measureWith, observationOn } from '../observation/build'

export { dayAt, measureWith, observationOn }

export const now = '2026-05-03T10:00:00.000Z'
export const year2016 = reportingYear(2016, 1)

export const projectWith = (fields: Partial<Project> = {}): Project => ({
  id: 'project',
  title: 'Homes we can keep',
  purpose: 'A home for everyone.',
  yearStart: 1,
  perspectives: [...defaultPerspectives],
  smallestGroup: 5,
  createdAt: now,
  ...fields,
})

export const elementWith = (id: string, fields: Partial<Element> = {}): Element => ({
  id,
  title: `Element ${id}`,
  level: 'outcome',
  sphere: 'influence',
  notes: '',
  order: 0,
  ...fields,
})

export const linkBetween = (from: string, to: string): Link => ({ id: `${from}-${to}`, from, to, rationale: '' })

/** A value each year, on 15 November; `null` is a missing cell. */
export const yearly = (measureId: string, from: number, values: readonly (number | null)[]): Observation[] =>
  values.map((value, index) =>
    observationOn(`${from + index}-11-15`, value, { id: `${measureId}-${from + index}`, measureId, source: 'A count' }),
  )

export const importWith = (fields: Partial<ImportRecord> = {}): ImportRecord => ({
  id: 'import',
  fileName: 'counts.csv',
  source: 'DCLG, Open Government Licence',
  importedAt: '2026-04-02T09:00:00.000Z',
  measureIds: [],
  rowsIn: 10,
  observationsMade: 7,
  rowsLeftOut: 3,
  leftOut: [
    { line: 2, reason: 'empty-row', text: '' },
    { line: 3, reason: 'total-row', text: 'Named Person, 12' },
    { line: 4, reason: 'total-row', text: 'England' },
  ],
  mapping: {},
  ...fields,
})

/** Numbers of people who said must have, useful, not needed, don't know. */
export const tallyOf = (
  itemId: string,
  perspectiveId: string,
  [mustHave = 0, useful = 0, notNeeded = 0, dontKnow = 0]: readonly number[],
): Tally => ({
  itemId,
  perspectiveId,
  round: 1,
  ratings: [0, notNeeded, 0, 0, useful, 0, 0, mustHave, 0],
  dontKnow,
  skipped: 0,
})

export const workshopWith = (fields: Partial<Workshop> = {}): Workshop => ({
  id: 'workshop',
  title: 'What counts as success?',
  question: 'How would we know?',
  heldOn: dayAt('2015-03-01'),
  taking: [
    { perspectiveId: 'lived', people: 9 },
    { perspectiveId: 'learnt', people: 7 },
  ],
  rule: { variant: 'every-group', inAtLeast: 0.7, notNeededBelow: 0.15, outAtMost: 0.5 },
  finalSay: 'The lived-experience group',
  items: [{ id: 'item', words: 'Count people, not beds' }],
  tallies: [tallyOf('item', 'lived', [9]), tallyOf('item', 'learnt', [6, 1])],
  agreed: [{ itemId: 'item', measureId: 'rough', wording: 'People sleeping rough', minorityView: 'Beds matter too.' }],
  source: '',
  ...fields,
})

export function sourceWith(rows: Partial<Rows> = {}): ProjectSource {
  const whole: Rows = { ...emptyRows, project: [projectWith()], ...rows }
  return {
    rows: whole,
    readingOf: measureId => {
      const measure = whole.measure.find(({ id }) => id === measureId)
      if (!measure) throw new Error(measureId)
      const { observation: observations, rubricJudging: judgings } = whole
      const cut = cutMonths(whole.reportingPeriod)
      return readMeasure({ measure, segments: [], blocks: [], observations, judgings, cut })
    },
  }
}

export const modelWith = (rows: Partial<Rows> = {}, period = year2016, outline = 'year') =>
  reportModel(projectForOthers(sourceWith(rows)), period, { now, outline })

export const roughSleeping: Measure = measureWith({
  id: 'rough',
  title: 'People sleeping rough on one autumn night',
  because: 'councils count fewer people',
  aggregation: 'latest',
  countsPeople: true,
  baseline: { value: 1768, day: dayAt('2010-11-15') },
  targets: [
    { period: '2014', value: 1200 },
    { period: '2016', value: 900 },
    { period: '2018', value: 500 },
  ],
  outcomeIds: ['nobody-rough'],
  proposedBy: ['lived', 'learnt'],
  workshopId: 'workshop',
  method: 'Counts and estimates by every council.',
})
export const roughSleepingInEngland = yearly('rough', 2010, [1768, 2181, 2309, 2414, 2744, 3569, 4134])

/** A small campaign: every kind of measure, a gap, a workshop, an import. */
export const campaign: Partial<Rows> = {
  element: [
    elementWith('nobody-rough', { title: 'Nobody sleeps rough', level: 'impact', sphere: 'concern' }),
    elementWith('heard', { title: 'Tenants are heard', order: 0 }),
    elementWith('trust', { title: 'Tenants and staff trust one another', order: 1 }),
    elementWith('meet', { title: 'Meet every month', level: 'activity', sphere: 'control' }),
  ],
  link: [linkBetween('meet', 'heard'), linkBetween('meet', 'trust'), linkBetween('heard', 'nobody-rough')],
  measure: [
    roughSleeping,
    measureWith({
      id: 'asked',
      title: 'Decisions where tenants were asked first',
      unit: 'decisions',
      kind: 'share',
      aggregation: 'share',
      direction: 'increase',
      countsPeople: false,
      baseline: { value: 0.4, day: dayAt('2013-12-31') },
      targets: [{ period: '2016', value: 0.6 }],
      outcomeIds: ['heard'],
      order: 1,
    }),
    measureWith({
      id: 'power',
      title: 'How power is shared',
      unit: '',
      kind: 'rubric',
      aggregation: 'median',
      direction: 'increase',
      countsPeople: false,
      baseline: { value: 1, day: dayAt('2013-12-31') },
      targets: [{ period: '2016', value: 3 }],
      rubric: [
        { name: 'Told', words: 'We hear afterwards.' },
        { name: 'Asked', words: 'We are asked.' },
        { name: 'Deciding together', words: 'We decide together.' },
      ],
      outcomeIds: ['heard'],
      order: 2,
    }),
    measureWith({ id: 'loose', title: 'Leaflets handed out', unit: 'leaflets', countsPeople: false, order: 3 }),
  ],
  observation: [
    ...roughSleepingInEngland,
    observationOn('2014-06-01', 9, { id: 'asked-2014', measureId: 'asked', denominator: 20 }),
    observationOn('2015-06-01', 2, { id: 'asked-2015', measureId: 'asked', denominator: 3 }),
    observationOn('2016-06-01', 14, { id: 'asked-2016', measureId: 'asked', denominator: 20 }),
    observationOn('2016-07-01', null, { id: 'asked-none', measureId: 'asked' }),
    observationOn('2016-08-01', null, { id: 'asked-hidden', measureId: 'asked', flag: 'suppressed' }),
    ...yearly('power', 2014, [1, 2, 2]),
    ...yearly('loose', 2016, [300]),
  ],
  workshop: [workshopWith()],
  narrative: [
    { id: 'whole', period: '2016', elementId: null, text: 'A hard year.\n\nWe kept going.' },
    { id: 'heard', period: '2016', elementId: 'heard', text: 'They asked us in June.' },
    { id: 'other', period: '2015', elementId: 'heard', text: 'Last year’s words.' },
  ],
  import: [importWith({ measureIds: ['rough'] })],
}

/** Every word of a block, in reading order. */
export function textOf(block: ReportBlock): string {
  switch (block.kind) {
    case 'list':
      return block.items.map(({ term, text }) => (term ? `${term}: ${text}` : text)).join('\n')
    case 'quote':
      return `${block.text}\n${block.from}`
    case 'table':
      return [block.caption, ...block.rows.map(row => row.cells.map(({ text }) => text).join(' | '))].join('\n')
    case 'key-figures':
      return block.figures
        .map(({ title, figure, unit, line }) => [title, `${figure} ${unit}`.trim(), line].join(' | '))
        .join('\n')
    case 'statements':
      return block.statements
        .map(({ figure, lines }) => [figure, ...lines.map(({ text }) => text)].filter(text => text !== '').join('\n'))
        .join('\n')
    case 'chart':
    case 'theory-picture':
      return `${block.caption}\n${block.alt}`
    default:
      return block.text
  }
}

export const textOfModel = (model: ReportModel): string => model.blocks.map(textOf).join('\n')

/** The blocks under a heading, up to the next one of its level or above. */
export function under(model: ReportModel, title: string): ReportBlock[] {
  const start = model.blocks.findIndex(block => block.kind === 'heading' && block.text === title)
  const heading = model.blocks[start]
  if (heading?.kind !== 'heading') throw new Error(`no heading ${title}`)
  const rest = model.blocks.slice(start + 1)
  const end = rest.findIndex(block => block.kind === 'heading' && block.level <= heading.level)
  return end === -1 ? rest : rest.slice(0, end)
}

export const saidUnder = (model: ReportModel, title: string): string => under(model, title).map(textOf).join('\n')

/** The same under "How each measure is gathered", at the end. */
export const sheetOf = (model: ReportModel, title: string): string => {
  const sheets = model.sections?.find(({ section }) => section === 'measure-sheets')
  return saidUnder({ ...model, blocks: sheets?.blocks ?? [] }, title)
}
