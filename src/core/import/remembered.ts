import { sameValue } from '@core/change/change'
import type { ImportRecord, Measure } from '@core/project/entities'
import { comparableText } from '@core/same-text'
import { evidenceOf } from './column-guess'
import { headingsOf } from './headings'
import { withLevels } from './levels'
import { type MappedMeasure, type Mapping, mappingSchema, type Nested, type Role } from './mapping'
import { questionsAbout } from './questions'
import type { SurveyQuestion } from './survey/plan'
import { nextTableOf, type Table } from './table'

/** A file of this shape came in before: which, and the mapping it was read with, made to fit this one. */
export type Remembered = {
  readonly importId: string
  readonly fileName: string
  readonly importedAt: string
  readonly mapping: Mapping
}

export type NewFile = {
  readonly table: Table
  /** What would be proposed without a memory: says what is the file's own (its encoding, sheet and lines) and what is new in it. */
  readonly proposed: Mapping
  readonly measures: readonly Pick<Measure, 'id' | 'kind' | 'rubric' | 'across'>[]
}

/**
 * How a file like this was read last, from the imports that are in. Columns go by their headings, wherever they stand; a year
 * that is new is read as the other years are. Null: none had all the columns that counted, or what is proposed says the same.
 */
export function rememberedMapping(file: NewFile, imports: readonly ImportRecord[]): Remembered | null {
  const newestFirst = imports.toSorted((a, b) => (a.importedAt < b.importedAt ? 1 : -1))
  const sheet = file.proposed.sheet
  const isOfSheet = (record: ImportRecord) => Number(mappingOf(record)?.sheet === sheet)
  for (const record of newestFirst.toSorted((a, b) => isOfSheet(b) - isOfSheet(a))) {
    const mapping = mappingLike(record, file)
    if (mapping === null) continue
    const { id: importId, fileName, importedAt } = record
    return sameValue(mapping, file.proposed) ? null : { importId, fileName, importedAt, mapping }
  }
  return null
}

/** The mapping an import was read with, where this version can read it. */
export function mappingOf(record: Pick<ImportRecord, 'mapping'>): Mapping | null {
  const known = parsed.get(record)
  if (known !== undefined) return known
  const read = mappingSchema.safeParse(record.mapping)
  const mapping = read.success ? read.data : null
  parsed.set(record, mapping)
  return mapping
}

const parsed = new WeakMap<object, Mapping | null>()

/** The mapping of one import, made to fit a new file. Null: the file has not the columns that it goes by. */
export function mappingLike(record: ImportRecord, { table, proposed, measures }: NewFile): Mapping | null {
  const before = mappingOf(record)
  if (!before || (before.headerLine === null) !== (table.headerLine === null)) return null
  if (table.headerLine === null && before.columns.length !== table.columns.length) return null
  const placeBefore = placesByHeading(before.columns)
  const cameFrom = table.columns.map((_, place) => placeBefore(table.columns, place))
  const found = new Set(cameFrom)
  const isGone = ({ role }: Mapping['columns'][number], place: number) => !found.has(place) && !mayGo(role)
  if (before.columns.some(isGone)) return null
  if (!before.columns.some(({ role }, place) => holdsFigures(role) && found.has(place))) return null

  const survey = before.survey && surveyLike(before, proposed, cameFrom)
  const keys = keysOf(before)
  const headings = headingsOf(table, evidenceOf(table, true).headingOrder, before)
  const roles = table.columns.map((column, place): Role => {
    const old = before.columns[cameFrom[place] ?? -1]?.role
    const fresh = proposed.columns[place]?.role ?? { as: 'ignore' }
    const role = old ?? (holdsFigures(fresh) && fresh.as !== 'value' ? fresh : { as: 'ignore' as const })
    if (role.as === 'answer') return old ? role : { as: 'answer', question: freshKey(role.question, keys) }
    if (role.as === 'value-at') {
      const measure = old ? role.measure : onlyWideMeasure(before)
      const day = headings[place]?.day ?? role.day
      return { ...role, measure, day: old ? role.day : day, numbers: settledNumbers(column, role.numbers) }
    }
    if (role.as === 'date') return { ...role, order: settledOrder(column, role.order), spans: column.spans }
    return 'numbers' in role ? { ...role, numbers: settledNumbers(column, role.numbers) } : role
  })
  const columns = table.columns.map(({ name }, place) => ({ name, role: roles[place] ?? { as: 'ignore' as const } }))
  const { day: _, survey: __, measures: ___, nextTable: ____, ...rest } = before
  const mapping: Mapping = {
    ...rest,
    encoding: proposed.encoding,
    delimiter: proposed.delimiter,
    headerLine: table.headerLine,
    ...nextTableOf(table),
    columns,
    measures: measuresLike(before, proposed, columns, measures, survey ? survey.questions : []),
    day: proposed.day,
    rows: rowsLike(before, proposed, cameFrom),
    ...(survey && { survey }),
  }
  const { sheet: _____, ...withoutSheet } = mapping
  const fitting = withLevels(
    proposed.sheet === undefined ? withoutSheet : { ...withoutSheet, sheet: proposed.sheet },
    measures,
  )
  // What was settled once can be asked again; what makes no sense is no memory.
  return questionsAbout(fitting).every(({ code }) => code.startsWith('ask-')) ? fitting : null
}

/** Years come and go from one edition to the next, and so do a survey's questions. */
const mayGo = ({ as }: Role): boolean => as === 'ignore' || as === 'value-at' || as === 'answer'
const holdsFigures = ({ as }: Role): boolean => as === 'value' || as === 'value-at' || as === 'answer'

/** Where a column of the new table stood: by its heading, and which of those with the same heading it is. -1: it is new. */
function placesByHeading(before: Mapping['columns']) {
  const named = (columns: readonly { readonly name: string }[], place: number): string => {
    const name = comparableText(columns[place]?.name ?? '')
    const nth = columns.slice(0, place).filter(column => comparableText(column.name) === name).length
    return `${nth} ${name}`
  }
  const places = new Map(before.map((_, place) => [named(before, place), place]))
  return (columns: readonly { readonly name: string }[], place: number): number =>
    places.get(named(columns, place)) ?? -1
}

type Column = Table['columns'][number]

const settledNumbers = <N>({ decimal }: Column, before: N): N | 'point' | 'comma' | null =>
  decimal === 'point' || decimal === 'comma' ? decimal : decimal === 'both' ? null : before

const settledOrder = <O>({ order }: Column, before: O): O | 'day-first' | 'month-first' | null =>
  before === 'serial'
    ? before
    : order === 'day-first' || order === 'month-first'
      ? order
      : order === 'both'
        ? null
        : before

function onlyWideMeasure({ columns }: Mapping): string | null {
  const keys = new Set(columns.flatMap(({ role }) => (role.as === 'value-at' ? [role.measure] : [])))
  return keys.size === 1 ? ([...keys][0] ?? null) : null
}

const keysOf = ({ measures, survey }: Mapping): ReadonlySet<string> =>
  new Set([...measures, ...(survey?.questions ?? [])].map(({ key }) => key))

const freshKey = (key: string, taken: ReadonlySet<string>): string => (taken.has(key) ? `new-${key}`.slice(0, 64) : key)

function measuresLike(
  before: Mapping,
  proposed: Mapping,
  columns: Mapping['columns'],
  measures: NewFile['measures'],
  questions: readonly SurveyQuestion[],
): MappedMeasure[] {
  const isThere = ({ target, kind }: MappedMeasure) =>
    target.as === 'new' || measures.some(({ id, kind: known }) => id === target.measureId && known === kind)
  const headingOf = (key: string): string =>
    columns.find(
      ({ role }) => ('measure' in role && role.measure === key) || (role.as === 'answer' && role.question === key),
    )?.name ?? ''
  const kept = before.measures.map((measure): MappedMeasure => {
    if (isThere(measure)) return measure
    const title = (measure.named ?? headingOf(measure.key)).trim().slice(0, 500) || 'Figures'
    const aggregation = measure.kind === 'share' ? 'share' : measure.kind === 'number' ? 'sum' : 'median'
    const kind = measure.kind === 'share' ? 'share' : 'number'
    const target = { as: 'new', title, unit: '', direction: 'increase', aggregation, countsPeople: true } as const
    return { ...measure, kind, target }
  })
  const keys = keysOf(before)
  const names = new Set(kept.map(({ named }) => named))
  const hasNames = columns.some(({ role }) => role.as === 'measure-name')
  const used = new Set(questions.filter(({ use }) => use !== 'nothing').map(({ key }) => key))
  const fresh = proposed.measures.flatMap((measure): MappedMeasure[] => {
    const key = freshKey(measure.key, keys)
    const isNewName = hasNames && measure.named !== null && !names.has(measure.named)
    const isNewQuestion = used.has(key) && !keys.has(key)
    return isNewName || isNewQuestion ? [{ ...measure, key }] : []
  })
  const fed = new Set(columns.flatMap(({ role }) => ('measure' in role ? [role.measure] : [])))
  const all = [...kept, ...fresh]
  return questions.length > 0
    ? all.filter(({ key }) => used.has(key))
    : all.filter(({ key, named }) => fed.has(key) || (hasNames && named !== null))
}

function rowsLike(before: Mapping, proposed: Mapping, cameFrom: readonly number[]): Mapping['rows'] {
  const { code, totalLabels, keepTotals, keepPercentages, nested, unit } = before.rows
  const at = (place: number): number => cameFrom.indexOf(place)
  const unitNow = unit === undefined ? -1 : at(unit)
  const nestedNow = nestedLike(nested ?? [], proposed.rows.nested ?? [], at)
  const column = code ? cameFrom.indexOf(code.column) : -1
  const fresh = proposed.rows.code
  const skipHidden = proposed.rows.skipHidden === null ? before.rows.skipHidden : proposed.rows.skipHidden
  const isSame = fresh !== null && fresh.column === column && fresh.shape === code?.shape
  return {
    code: code && column !== -1 ? (isSame ? fresh : { ...code, column }) : null,
    totalLabels: [...new Set([...totalLabels, ...proposed.rows.totalLabels])],
    keepTotals,
    keepPercentages,
    ...(unitNow !== -1 && { unit: unitNow }),
    ...(nestedNow.length > 0 && { nested: nestedNow }),
    ...(proposed.rows.skipHidden !== undefined && { skipHidden: skipHidden ?? null }),
  }
}

/** As chosen before, with totals that are new; and columns in which nothing was added up before, as proposed. */
function nestedLike(before: readonly Nested[], fresh: readonly Nested[], at: (place: number) => number): Nested[] {
  const kept = before.flatMap((nested): Nested[] => {
    const column = at(nested.column)
    if (column === -1) return []
    const now = fresh.find(each => each.column === column && each.by === nested.by)
    const names = nested.names === null ? -1 : at(nested.names)
    const totals = [...new Set([...nested.totals, ...(now?.totals ?? [])])].slice(0, 5000)
    return [{ ...nested, column, names: names === -1 ? null : names, totals }]
  })
  return [...kept, ...fresh.filter(({ column }) => !kept.some(each => each.column === column))]
}

/** The questions as they were, with answers that are new; and questions that are new, as proposed. */
function surveyLike(before: Mapping, proposed: Mapping, cameFrom: readonly number[]): Mapping['survey'] {
  if (!before.survey) return undefined
  const keys = keysOf(before)
  const kept = new Map<string, SurveyQuestion>()
  const fresh: SurveyQuestion[] = []
  for (const [place, { role }] of proposed.columns.entries()) {
    const proposal =
      role.as === 'answer' ? proposed.survey?.questions.find(({ key }) => key === role.question) : undefined
    const old = before.columns[cameFrom[place] ?? -1]?.role
    const question = old?.as === 'answer' ? before.survey.questions.find(({ key }) => key === old.question) : undefined
    if (question && old?.as === 'answer') {
      const known = kept.get(question.key) ?? { ...question, ...withAnswersOf(question, proposal), split: {} }
      const answer = question.split[String(cameFrom[place])]
      const split = answer === undefined ? known.split : { ...known.split, [String(place)]: answer }
      kept.set(question.key, { ...known, split })
    } else if (proposal && old === undefined && !fresh.some(({ key }) => key === freshKey(proposal.key, keys))) {
      fresh.push({ ...proposal, key: freshKey(proposal.key, keys) })
    }
  }
  return { ...before.survey, questions: [...kept.values(), ...fresh] }
}

function withAnswersOf(question: SurveyQuestion, proposal: SurveyQuestion | undefined) {
  if (!proposal) return {}
  return {
    separator: question.separator ?? proposal.separator,
    answers: [...new Set([...question.answers, ...proposal.answers])].slice(0, 200),
    scale: { ...proposal.scale, ...question.scale },
  }
}
