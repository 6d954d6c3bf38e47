import { isolated } from '@core/bidi'
import type { EntityKind, EntityOf, Workshop } from '@core/project/entities'
import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import { type RecordKind, type RecordRow, textsOf } from '@core/record/record-kind'
import { nameOf, rowNames } from '@core/record/row-names'
import type { SearchDocument } from './search-index'

export type RowKey = { readonly kind: EntityKind; readonly id: string }
export type FindRow = <K extends EntityKind>(kind: K, id: string) => EntityOf<K> | undefined
/** What a row is found by. `null`: this one has no words. */
type MakeDocument<K extends EntityKind> = (
  row: EntityOf<K>,
  find: FindRow,
) => Omit<SearchDocument, 'kind' | 'id'> | null

/** By kind, beside the kinds of record, which say by themselves what their words are. */
const ownDocuments: { readonly [K in EntityKind]?: MakeDocument<K> } = {
  element: ({ title, notes, owner }) => ({ name: title, texts: given(notes, owner) }),
  link: ({ from, to, rationale }, find) => ({
    name: [from, to].map(id => isolated(find('element', id)?.title ?? '…')).join(' → '),
    texts: given(rationale),
  }),
  frame: ({ title, theory }) => ({ name: title, texts: [], shownBy: { kind: 'theory', id: theory } }),
  measure: measure => ({ name: measure.title, texts: wordsOfMeasure(measure) }),
  workshop: workshop => ({ name: workshop.title, texts: wordsOfWorkshop(workshop) }),
  import: ({ fileName, source }) => ({ name: fileName, texts: given(source) }),
  reportingPeriod: ({ title }) => ({ name: title, texts: [] }),
  narrative: ({ text, period }) => named(text, [], { kind: 'period', id: period }),
  // What was exported says again what texts say.
  reportExport: ({ outlineName, periodLabel }) => ({ name: `${outlineName}: ${periodLabel}`, texts: [] }),
  attachment: ({ title, note, content, about }, find) => ({
    name: title,
    texts: given(note, content.kind === 'file' ? content.fileName : content.url),
    shownBy: pageOf(about, find),
  }),
  comment: ({ words, author, about }) => named(words, given(author), about),
  theoryVersion: ({ title, why }) => ({ name: title, texts: given(why) }),
  judgement: ({ reason, about, aboutId }) => named(reason, [], { kind: about, id: aboutId }),
  rubricJudging: ({ reason, dissent, measureId }) =>
    named([reason, dissent].filter(isSaid).join(' · '), [], { kind: 'measure', id: measureId }),
  observation: ({ note, source, measureId }) =>
    isSaid(note) ? named(note, given(source), { kind: 'measure', id: measureId }) : null,
}

const isSaid = (text: string | undefined): text is string => text !== undefined && text.trim() !== ''
const given = (...texts: readonly (string | undefined)[]): readonly string[] => texts.filter(isSaid)

/** Of what people call by its words alone. */
const named = (words: string, texts: readonly string[], shownBy: SearchDocument['shownBy'] & object) =>
  isSaid(words) ? { name: words, texts, shownBy } : null

function wordsOfMeasure(measure: EntityOf<'measure'>): readonly string[] {
  const { because, unit, definition, why, numerator, denominator, method, verification } = measure
  const { items = [], milestones = [], rubric } = measure
  return given(
    because,
    definition,
    why,
    unit,
    numerator,
    denominator,
    ...items,
    ...rubric.flatMap(({ name, words }) => [name, words]),
    ...milestones.map(({ title }) => title),
    method,
    verification,
    measure.collectedBy,
    measure.decidedBy,
    measure.possibleHarm,
    measure.publishedAs,
    ...(measure.askedBy ?? []),
    ...(measure.tags ?? []),
  )
}

/**
 * What the team's own screens and papers show of it. Without what was withdrawn, and without who said it: no group's name is a word
 * of these.
 */
function wordsOfWorkshop({ question, items, agreed, record, plan, finalSay, source, teamNote }: Workshop) {
  const still = (words: readonly { readonly words: string; readonly withdrawnOn: number | null }[] = []) =>
    words.filter(({ withdrawnOn }) => withdrawnOn === null).map(each => each.words)
  return given(
    question,
    ...agreed.flatMap(each => [
      each.wording,
      each.minorityView,
      each.howWeWillKnow,
      each.whoGathers,
      each.possibleHarm,
      each.weDid,
      ...(each.levels ?? []).flatMap(({ name, words }) => [name, words]),
      ...(each.objections ?? []).map(({ words }) => words),
    ]),
    ...items.flatMap(({ words, weDid }) => [words, weDid]),
    ...(plan?.items ?? []).map(({ words }) => words),
    ...still(record?.ideas),
    ...still(record?.reasons),
    ...still(record?.stepReasons),
    ...(record?.chosen ?? []).flatMap(({ title, why, minorityView }) => [title, why, minorityView]),
    ...(record?.reviewed ?? []).flatMap(({ wording, why }) => [wording, why]),
    ...(record?.levels ?? []).flatMap(({ name, words }) => [name, words ?? '']),
    ...(record?.statements ?? []).map(({ words }) => words),
    finalSay,
    source,
    teamNote,
  )
}

/** What an attachment hangs on has a page, or its measure has. */
function pageOf(about: EntityOf<'attachment'>['about'], find: FindRow): { kind: string; id: string } {
  if (about.kind === 'imported-value') return { kind: 'measure-values', id: about.measureId }
  if (about.kind !== 'observation') return about
  return { kind: 'measure-values', id: find('observation', about.id)?.measureId ?? '' }
}

const isThere = <T>(value: T | undefined): value is T => value !== undefined
const isRecordKind = (kind: EntityKind): kind is KindOfRecord => kind in recordKinds

/** Every kind that can be found, in the order in which they are listed where nothing else decides. */
export const searchedKinds: readonly EntityKind[] = [
  ...new Set<EntityKind>([
    'element',
    'measure',
    'link',
    'frame',
    ...(Object.keys(recordKinds) as KindOfRecord[]),
    ...(Object.keys(ownDocuments) as EntityKind[]),
  ]),
]

/** The kind of row that records of a kind are called by; null: they have a name of their own. */
function kindOfName(kind: EntityKind): EntityKind | null {
  if (!isRecordKind(kind)) return null
  const { fields, nameField } = recordKinds[kind] as unknown as RecordKind
  const field = fields.find(({ name }) => name === nameField)
  return field?.type === 'row' ? (field.of as EntityKind) : null
}

/** Kinds of which some rows are called by rows of this one. */
export const kindsNamedBy = (kind: EntityKind): readonly EntityKind[] =>
  searchedKinds.filter(each => (each === 'link' ? kind === 'element' : kindOfName(each) === kind))

/** The other rows without which a row cannot be named. */
export function rowsNeeded(kind: EntityKind, row: object): readonly RowKey[] {
  const named = kindOfName(kind)
  if (named && isRecordKind(kind)) {
    return [{ kind: named, id: String((row as RecordRow)[recordKinds[kind].nameField as never]) }]
  }
  if (kind === 'link') {
    const { from, to } = row as EntityOf<'link'>
    return [from, to].map(id => ({ kind: 'element', id }))
  }
  if (kind === 'attachment') {
    const { about } = row as EntityOf<'attachment'>
    if (about.kind === 'observation') return [{ kind: 'observation', id: about.id }]
  }
  return []
}

/** `find`: of the rows that `rowsNeeded` names. `null`: it has no words. */
export function documentOfRow<K extends EntityKind>(kind: K, row: EntityOf<K>, find: FindRow): SearchDocument | null {
  if (isRecordKind(kind)) {
    const described = recordKinds[kind] as unknown as RecordKind
    const record = row as unknown as RecordRow
    const named = rowsNeeded(kind, row).map(key => [key.kind, [find(key.kind, key.id)].filter(isThere)] as const)
    const name = nameOf(described, record, rowNames(Object.fromEntries(named)))
    const others = described.fields.filter(field => field.name !== described.nameField)
    return { kind, id: record.id, name, texts: given(...textsOf(others, record)) }
  }
  const made = ownDocuments[kind]?.(row, find)
  return made ? { kind, id: row.id, ...made } : null
}
