import { added, type Commit } from '@core/change/change'
import { type Block, blockSize, type Flag, flags, type ImportedObservations } from '@core/observation/block'
import { breakdownBlocks, summariseBlocks } from '@core/observation/summary'
import { defaultPerspectives, type ProjectContents, type Rows } from '@core/project/contents'
import type {
  Attachment,
  Comment,
  Element,
  ImportRecord,
  Link,
  Measure,
  Narrative,
  Observation,
  Project,
  Workshop,
} from '@core/project/entities'
import { commentedKinds, exportForms, frequencies, measureKinds, spans } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import type { Field, RecordKind } from '@core/record/record-kind'
import { contentsWithoutOlderCounts } from '@core/workshop/older-workshop'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import fc from 'fast-check'

const now = '2026-01-31T12:00:00.000Z'

export const project: Project = {
  id: 'project-1',
  title: 'Homes for all',
  purpose: 'Nobody sleeps rough.',
  yearStart: 4,
  perspectives: [...defaultPerspectives],
  smallestGroup: 5,
  createdAt: now,
}

export const elementOf = (id: string, over: Partial<Element> = {}): Element => ({
  id,
  title: `Element ${id}`,
  level: 'outcome',
  sphere: 'influence',
  notes: '',
  order: 1,
  ...over,
})

export const measureOf = (id: string, over: Partial<Measure> = {}): Measure => ({
  id,
  title: `Measure ${id}`,
  because: '',
  unit: 'people',
  kind: 'number',
  direction: 'decrease',
  aggregation: 'sum',
  countsPeople: true,
  baseline: null,
  targets: [],
  outcomeIds: [],
  proposedBy: [],
  workshopId: null,
  rubric: [],
  method: '',
  order: 1,
  ...over,
})

export const observationOf = (id: string, measureId: string, over: Partial<Observation> = {}): Observation => ({
  id,
  measureId,
  day: 16_000,
  flag: 'value',
  value: 7,
  denominator: null,
  dimensions: {},
  note: '',
  source: '',
  corrects: null,
  ...over,
})

export const importRecordOf = (id: string, measureId: string, over: Partial<ImportRecord> = {}): ImportRecord => ({
  id,
  fileName: 'figures.csv',
  source: '',
  importedAt: now,
  measureIds: [measureId],
  rowsIn: 1,
  observationsMade: 1,
  rowsLeftOut: 0,
  leftOut: [],
  mapping: {},
  ...over,
})

/** An import of one measure: a value a day, in two places, every seventh suppressed. */
export function importOf(importId: string, measureId: string, count: number): ImportedObservations {
  const cells = Array.from({ length: count }, (_, index) => ({
    day: 15_000 + (index % 3000),
    value: index % 7 === 0 ? Number.NaN : index % 100,
    flag: index % 7 === 0 ? flags.suppressed : flags.value,
    place: index % 3,
  }))
  return importOfCells(importId, measureId, cells)
}

type Cell = { day: number; value: number; flag: Flag; place: number }

export function importOfCells(importId: string, measureId: string, cells: readonly Cell[]): ImportedObservations {
  const blocks: Block[] = []
  for (let from = 0; from < cells.length; from += blockSize) {
    const own = cells.slice(from, from + blockSize)
    blocks.push({
      importId,
      measureId,
      seq: blocks.length,
      count: own.length,
      day: Int32Array.from(own, cell => cell.day),
      value: Float64Array.from(own, cell => cell.value),
      denominator: null,
      flag: Uint8Array.from(own, cell => cell.flag),
      dimensions: { place: Uint32Array.from(own, cell => cell.place) },
      line: Uint32Array.from(own, (_, index) => from + index + 2),
    })
  }
  const summary = summariseBlocks(blocks)
  return {
    importId,
    dictionaries: { place: ['Leeds', 'York'] },
    segments: [{ importId, measureId, blocks: blocks.length, count: cells.length, summary }],
    breakdowns: [{ importId, measureId, breakdown: breakdownBlocks(blocks, 'place') }],
    blocks,
  }
}

const id = fc.stringMatching(/^[a-z0-9]{1,8}$/)
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
const text = fc.string({ unit: 'grapheme', maxLength: 80 })
const day = fc.integer({ min: -10_000, max: 30_000 })
const value = fc.double({ noNaN: true, noDefaultInfinity: true }).map(number => number + 0)
const some = <T extends { id: string }>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.uniqueArray(one, { selector: row => row.id, maxLength: 6 })

export const anElement: fc.Arbitrary<Element> = fc.record({
  id,
  title: words,
  level: fc.constantFrom('activity', 'output', 'outcome', 'impact'),
  sphere: fc.constantFrom('control', 'influence', 'concern'),
  notes: text,
  order: value,
})
const aLink: fc.Arbitrary<Link> = fc.record({ id, from: id, to: id, rationale: text })
/** The rest of the sheet: each field is there or is not. */
const sheet = {
  definition: text,
  why: text,
  numerator: text,
  denominator: text,
  items: fc.array(words, { maxLength: 2 }),
  milestones: fc.array(fc.record({ id, title: words, day, value: fc.option(value), reachedOn: fc.option(day) }), {
    maxLength: 2,
  }),
  verification: text,
  frequency: fc.constantFrom(...frequencies),
  collectedBy: text,
  decidedBy: text,
  possibleHarm: text,
  reviewOn: day,
  cumulative: fc.boolean(),
  span: fc.constantFrom(...spans),
  askedBy: fc.array(words, { maxLength: 2 }),
  publishedAs: words,
  tags: fc.array(fc.constantFrom('Leeds', 'winter'), { maxLength: 2 }),
} as const
const aTarget: fc.Arbitrary<Measure['targets'][number]> = fc.record(
  { period: fc.constantFrom('2015', '2016', 'launch'), value, of: fc.record({ dimension: words, word: words }) },
  { requiredKeys: ['period', 'value'] },
)
const aPlainMeasure: fc.Arbitrary<Measure> = fc.record({
  id,
  title: words,
  because: text,
  unit: text,
  kind: fc.constantFrom(...measureKinds),
  direction: fc.constantFrom('increase', 'decrease', 'maintain'),
  aggregation: fc.constantFrom('sum', 'mean', 'median', 'latest', 'count', 'share'),
  countsPeople: fc.boolean(),
  baseline: fc.option(fc.record({ value, day })),
  targets: fc.array(aTarget, { maxLength: 2 }),
  outcomeIds: fc.array(id, { maxLength: 3 }),
  proposedBy: fc.array(id, { maxLength: 2 }),
  workshopId: fc.option(id),
  rubric: fc.array(fc.record({ name: words, words: text }), { maxLength: 3 }),
  method: text,
  order: value,
})
export const aMeasure: fc.Arbitrary<Measure> = fc
  .tuple(aPlainMeasure, fc.record(sheet, { requiredKeys: [] }))
  .map(([measure, further]) => ({ ...measure, ...further }))
const anObservation: fc.Arbitrary<Observation> = fc
  .tuple(
    fc.record({
      id,
      measureId: id,
      day,
      flag: fc.constantFrom('value', 'missing', 'suppressed'),
      value: fc.option(value),
      denominator: fc.option(value),
      dimensions: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), text, { maxKeys: 2, noNullPrototype: true }),
      note: text,
      source: text,
      corrects: fc.option(fc.record({ importId: id, seq: fc.nat(9), index: fc.nat(4095) })),
    }),
    fc.record({ firstDay: day }, { requiredKeys: [] }),
  )
  .map(([observation, further]) => ({ ...observation, ...further }))
const aNarrative: fc.Arbitrary<Narrative> = fc.record(
  {
    id,
    period: fc.constantFrom('2015', '2016'),
    elementId: fc.option(id),
    section: fc.constantFrom('did', 'our-own'),
    text,
    markdown: fc.constant(true as const),
  },
  { requiredKeys: ['id', 'period', 'elementId', 'text'] },
)
const aWorkshop: fc.Arbitrary<Workshop> = fc.record({
  id,
  title: words,
  question: text,
  heldOn: day,
  taking: fc.array(fc.record({ perspectiveId: id, people: fc.nat(20) }), { maxLength: 2 }),
  rule: fc.constant({ variant: 'every-group' as const, inAtLeast: 0.7, notNeededBelow: 0.15, outAtMost: 0.5 }),
  finalSay: text,
  items: fc.array(fc.record({ id, words }), { maxLength: 3 }),
  tallies: fc.array(
    fc.record({
      itemId: id,
      perspectiveId: id,
      round: fc.integer({ min: 1, max: 9 }),
      ratings: fc.array(fc.nat(9), { minLength: 9, maxLength: 9 }),
      dontKnow: fc.nat(3),
      skipped: fc.nat(3),
    }),
    { maxLength: 2 },
  ),
  agreed: fc.array(fc.record({ itemId: id, measureId: id, wording: words, minorityView: text }), { maxLength: 2 }),
  source: text,
})
const trackingRows = {
  frame: some(fc.record({ id, title: words, theory: id, elementIds: fc.array(id, { maxLength: 3 }) })),
  assumption: some(
    fc.record({
      id,
      linkId: id,
      words,
      watchedBy: text,
      history: fc.array(fc.record({ state: fc.constantFrom('holding', 'broken'), day, why: text }), { maxLength: 2 }),
      order: value,
    }),
  ),
  evidence: some(
    fc.record({
      id,
      linkId: id,
      side: fc.constantFrom('for', 'against'),
      words,
      source: text,
      strengths: fc.array(
        fc.record({ perspectiveId: id, strength: fc.constantFrom('weak', 'fair', 'strong'), why: text }),
        { maxLength: 2 },
      ),
      order: value,
    }),
  ),
  theoryVersion: some(
    fc.record({
      id,
      title: words,
      savedAt: fc.constant(now),
      why: text,
      elements: some(anElement),
      links: some(aLink),
      assumptions: fc.constant([]),
    }),
  ),
  judgement: some(
    fc.record({
      id,
      about: fc.constantFrom('element', 'measure'),
      aboutId: id,
      status: fc.constantFrom('not-known', 'achieved'),
      day,
      recordedAt: fc.constant(now),
      reason: words,
      judgedBy: fc.array(id, { maxLength: 2 }),
    }),
  ),
  rubricJudging: some(
    fc.record({
      id,
      measureId: id,
      day,
      perspectiveId: id,
      counts: fc.array(fc.nat(9), { maxLength: 4 }),
      dontKnow: fc.nat(3),
      reason: text,
      dissent: text,
    }),
  ),
  reportingPeriod: some(
    fc.record({ id, title: words, kind: fc.constantFrom('quarter', 'other'), firstDay: day, lastDay: day }),
  ),
  comment: some(
    fc.record({
      id,
      about: fc.record({ kind: fc.constantFrom(...commentedKinds), id }),
      words,
      author: text,
      writtenOn: day,
      doneOn: fc.option(day),
      order: value,
    }),
  ),
  reportExport: some(
    fc.record({
      id,
      exportedAt: fc.constant(now),
      outline: fc.constantFrom('year', 'our-own'),
      outlineName: words,
      period: fc.constantFrom('2015', 'launch'),
      periodLabel: words,
      templateId: fc.option(id),
      templateName: text,
      form: fc.constantFrom(...exportForms),
      figures: fc.array(fc.record({ measureId: id, text }), { maxLength: 2 }),
      texts: fc.array(fc.record({ section: fc.option(id), elementId: fc.option(id), text }), { maxLength: 2 }),
    }),
  ),
} as const
/** Any value that a field of a record may hold. */
function aValueOf(field: Field): fc.Arbitrary<unknown> {
  const filled = (any: fc.Arbitrary<unknown>) => ('required' in field && field.required ? any : fc.option(any))
  switch (field.type) {
    case 'line':
    case 'text':
      return field.max < 500 ? fc.string({ minLength: 1, maxLength: Math.min(field.max, 40) }) : words
    case 'choice':
      return filled(fc.constantFrom(...field.choices))
    case 'choices':
      return fc.uniqueArray(fc.constantFrom(...field.choices))
    case 'row':
      return filled(id)
    case 'rows':
      return fc.uniqueArray(id, { maxLength: 3 })
    case 'day':
      return filled(day)
    case 'amount':
    case 'count':
      return filled(fc.nat(10_000))
    case 'flag':
      return fc.boolean()
    case 'tags':
      return fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 3 })
    case 'list':
      return fc.array(fc.record({ id, ...valuesOf(field.fields) }), { maxLength: 2 })
    case 'entries':
      return fc.constant([])
  }
}
const valuesOf = (fields: readonly Field[]) =>
  Object.fromEntries(fields.map(field => [field.name, aValueOf(field)] as const))
const recordRows = Object.fromEntries(
  (Object.values(recordKinds) as readonly RecordKind[]).map(({ kind, fields }) => [
    kind,
    some(fc.record({ id, ...valuesOf(fields), order: value })),
  ]),
)
const someRows = fc.record({
  ...recordRows,
  ...trackingRows,
  project: fc.constant([project]),
  element: some(anElement),
  link: some(aLink),
  measure: some(aMeasure),
  observation: some(anObservation),
  import: some(fc.record({ id, measureId: id }).map(made => importRecordOf(made.id, made.measureId))),
  workshop: some(aWorkshop),
  narrative: some(aNarrative),
}) as fc.Arbitrary<unknown> as fc.Arbitrary<Rows>
const aCell: fc.Arbitrary<Cell> = fc.record({
  day,
  value: fc.oneof(value, fc.constant(Number.NaN)),
  flag: fc.constantFrom(flags.value, flags.missing, flags.suppressed),
  place: fc.nat(2),
})
const someImports: fc.Arbitrary<ImportedObservations[]> = fc
  .uniqueArray(id, { maxLength: 2 })
  .chain(ids =>
    fc.tuple(
      ...ids.map(importId =>
        fc.array(aCell, { minLength: 1, maxLength: 50 }).map(cells => importOfCells(importId, 'm', cells)),
      ),
    ),
  )
const someCommits: fc.Arbitrary<Commit[]> = fc.array(anElement, { maxLength: 4 }).map(elements =>
  elements.map((element, index) => ({
    id: `commit-${index}`,
    seq: index + 1,
    at: now,
    by: '',
    action: 'element.add',
    why: '',
    changes: [added('element', element)],
    undoes: null,
    redoes: null,
  })),
)

const anAbout: fc.Arbitrary<Attachment['about']> = fc.oneof(
  fc.record({ kind: fc.constantFrom('element', 'link', 'measure', 'evidence', 'observation'), id }),
  fc.record({
    kind: fc.constant('imported-value'),
    measureId: id,
    importId: id,
    seq: fc.nat(9),
    index: fc.nat(4095),
  }),
)
/** With what the file holds; null: a link, or a file whose bytes are lost. */
const anAttachment: fc.Arbitrary<{ row: Attachment; bytes: Uint8Array<ArrayBuffer> | null }> = fc
  .record({
    id,
    about: anAbout,
    title: words,
    order: value,
    // Few different ones, so that some are attached twice.
    bytes: fc.oneof(
      fc.constantFrom(new Uint8Array([1, 2, 3]), new Uint8Array(100_000)),
      fc.uint8Array({ minLength: 1 }).map(bytes => new Uint8Array(bytes)),
    ),
    url: fc.option(id.map(path => `https://example.org/${path}`)),
    lost: fc.boolean(),
  })
  .map(({ bytes, url, lost, ...row }) => {
    const file = { kind: 'file' as const, fileName: row.title, sha256: shaOf(bytes), bytes: bytes.length }
    const content = url === null ? file : { kind: 'link' as const, url }
    return { row: { ...row, addedAt: now, content }, bytes: url !== null || lost ? null : bytes }
  })
export const shaOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))

/** Any project at all: every row fits its schema, nothing need hold together. */
export const aProject: fc.Arbitrary<ProjectContents> = fc
  .record({
    rows: someRows,
    imported: someImports,
    commits: someCommits,
    attached: fc.uniqueArray(anAttachment, { selector: ({ row }) => row.id, maxLength: 6 }),
  })
  .map(({ rows, attached, ...rest }) => {
    const files = new Map(attached.flatMap(({ bytes }) => (bytes ? [[shaOf(bytes), bytes] as const] : [])))
    const contents = { ...rest, rows: { ...rows, attachment: attached.map(({ row }) => row) } }
    return files.size === 0 ? contents : { ...contents, files }
  })
  // Reading a file takes out what an older version should not have kept of small groups.
  .map(contentsWithoutOlderCounts)

/** A file attached to an element, or what is said instead. */
export const attachmentOf = (id: string, over: Partial<Attachment> = {}): Attachment => ({
  id,
  about: { kind: 'element', id: 'a' },
  title: 'Minutes',
  addedAt: now,
  order: 1,
  content: fileContent(minutes),
  ...over,
})
export const commentOf = (id: string, over: Partial<Comment> = {}): Comment => ({
  id,
  about: { kind: 'element', id: 'a' },
  words: 'Is this still true?',
  author: '',
  writtenOn: 20_000,
  doneOn: null,
  order: 1,
  ...over,
})
/** What `attachmentOf` has attached. */
export const minutes = new TextEncoder().encode('We agreed to meet every month.')
export const fileContent = (bytes: Uint8Array, fileName = 'minutes.txt') => ({
  kind: 'file' as const,
  fileName,
  sha256: shaOf(bytes),
  bytes: bytes.length,
})
