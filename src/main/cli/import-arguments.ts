import type { PeriodUnit } from '@core/import/cell-period'
import { type CellCorrection, correctionsFrom, type WrittenCorrection } from '@core/import/corrections'
import type { TableInFile } from '@core/import/file'
import type { DateOrder } from '@core/import/full-date'
import { withSign } from '@core/import/legend'
import { withLevels } from '@core/import/levels'
import { type MappedMeasure, type Mapping, mappingSchema, type Role } from '@core/import/mapping'
import { type MarkMeaning, markMeanings } from '@core/import/marks'
import { withLevel } from '@core/import/nested-rows'
import { withNoAnswersSettled } from '@core/import/no-answer-codes'
import type { DecimalMark } from '@core/import/number-cell'
import { type MeasureOffer, type Proposal, proposeMapping } from '@core/import/propose'
import { mappingLike, type NewFile } from '@core/import/remembered'
import { withDateOrder } from '@core/import/survey/propose-survey'
import { dayFromIso } from '@core/observation/day'
import type { Across, ImportRecord, Measure } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { sameText } from '@core/same-text'
import { decodeBytes } from '@core/table/decode'
import { delimiterOf } from '@core/table/delimiter'
import { readRows } from '@core/table/rows'
import { InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { idOfNamed, namedByTitle } from './arguments'
import { bytesOfFile } from './files'
import { type CliProblem, t } from './words'

export type CorrectionOptions = { correct?: string[]; corrections?: string }

/** What is to be read in place of cells of the file: from `--correct`, and from a file of corrections before it. */
export async function correctionsFromOptions(
  options: CorrectionOptions,
  { columns }: Mapping,
  cwd: string,
): Promise<Result<CellCorrection[], CliProblem>> {
  const written: WrittenCorrection[] = []
  if (options.corrections !== undefined) {
    const bytes = await bytesOfFile(options.corrections, cwd)
    if (!bytes.ok) return bytes
    const listed = correctionsInFile(bytes.value, options.corrections)
    if (!listed.ok) return listed
    written.push(...listed.value)
  }
  for (const text of options.correct ?? []) {
    const [, line, column, value] = /^([1-9]\d{0,8}):([^=]+)=(.*)$/s.exec(text) ?? []
    if (line === undefined || column === undefined || value === undefined) return problem('not-a-correction', text)
    written.push({ line: Number(line), column: column.trim(), text: value })
  }
  return correctionsFrom(written, columns)
}

function correctionsInFile(bytes: Uint8Array, name: string): Result<WrittenCorrection[], CliProblem> {
  const decoded = decodeBytes(bytes)
  if (!decoded.ok) return problem('corrections-not-valid', name)
  const { text } = decoded.value
  const rows = readRows(text, delimiterOf(text.slice(0, 65_536)))
  if (!rows.ok) return problem('corrections-not-valid', name)
  const [header = [], ...body] = rows.value.rows
  const place = (heading: string): number => header.findIndex(cell => cell.trim().toLowerCase() === heading)
  const [line, column, value] = [place('line'), place('column'), place('value')]
  if (line === -1 || column === -1 || value === -1) return problem('corrections-not-valid', name)
  const written: WrittenCorrection[] = []
  for (const row of body) {
    if (row.every(cell => cell.trim() === '')) continue
    const at = (row[line] ?? '').trim()
    if (!/^[1-9]\d{0,8}$/.test(at)) return problem('not-a-correction', row.join(', '))
    written.push({ line: Number(at), column: (row[column] ?? '').trim(), text: row[value] ?? '' })
  }
  return ok(written)
}

export type MappingOptions = {
  measure?: string[]
  date?: string
  dateOrder?: DateOrder
  decimal?: DecimalMark
  level?: string
  across?: Across
  overTime?: (typeof waysOverTime)[number]
  periods?: PeriodUnit
  answerCodes?: 'missing' | 'numbers'
  sign?: SignMeaning[]
  like?: string | true
  as?: (typeof readAs)[number]
}

/** What a sign in place of a number means. */
type SignMeaning = { readonly sign: string; readonly meaning: MarkMeaning }

export function signArgument(text: string, earlier: SignMeaning[] = []): SignMeaning[] {
  const [, sign, said] = /^(.{1,40})=([a-z-]+)$/.exec(text.trim()) ?? []
  const meaning = markMeanings.find(each => each === said)
  if (sign === undefined || meaning === undefined) throw new InvalidArgumentError(t('cli:import.notASign'))
  return [...earlier, { sign, meaning }]
}

/** What rows can be said to be. */
export const readAs = ['survey', 'table'] as const

type MappingSetting = {
  /** Names what the file itself gives no name to. */
  readonly title: string
  readonly measures: readonly Measure[]
  readonly imports: readonly ImportRecord[]
  readonly smallestGroup: number
  readonly yearStart: number
}

/** How the file is read: as proposed, or as a file of this shape was read before; and as the options say instead. */
export function mappingFromOptions(
  { table, encoding, sheet }: TableInFile,
  { title, measures, imports, smallestGroup, yearStart }: MappingSetting,
  options: MappingOptions,
): Result<Mapping, CliProblem> {
  const isSurvey = options.as === undefined ? undefined : options.as === 'survey'
  const proposal = proposeMapping(table, { encoding, sheet, title, measures, smallestGroup, yearStart, isSurvey })
  const like =
    options.like === undefined
      ? null
      : mappingOfEarlier(options.like, { table, proposed: proposal.mapping, measures }, imports)
  if (like && !like.ok) return like
  const start = like ? { mapping: like.value, offers: [] } : proposal
  const chosen = withChosenMeasures(start, measures, options.measure ?? [])
  if (!chosen.ok) return chosen
  const day = options.date === undefined ? ok(chosen.value.day) : dayFromIso(options.date)
  if (!day.ok) return problem('no-such-day', options.date)
  const has = (as: Role['as']) => chosen.value.columns.some(({ role }) => role.as === as)
  const saysDate = chosen.value.survey
    ? chosen.value.survey.days === 'month'
    : has('date') || (has('value-at') && !has('value'))
  if (options.date !== undefined && saysDate) {
    return problem('date-not-needed')
  }
  const ordered = options.dateOrder === undefined ? chosen.value : withDateOrder(chosen.value, options.dateOrder, table)
  const columns = ordered.columns.map(column => settled(column, options))
  const counted = chosen.value.measures.map(measure =>
    withOverTime(withAcross(measure, options.across), options.overTime),
  )
  const read = { ...ordered, day: day.value ?? ordered.day, columns, measures: counted }
  const mapping = (options.sign ?? []).reduce((so, { sign, meaning }) => withSign(so, sign, meaning), read)
  const coded = options.answerCodes === undefined ? mapping : withNoAnswersSettled(mapping, options.answerCodes)
  const leveled = options.level === undefined ? coded : withLevelNamed(coded, options.level)
  return leveled ? ok(withLevels(leveled, measures)) : problem('no-such-level', options.level)
}

/** Null: no column with rows of several levels has one of that name. */
function withLevelNamed(mapping: Mapping, level: string): Mapping | null {
  const nested = mapping.rows.nested ?? []
  const named = nested.map(each => {
    if (level === 'parts') return 'parts' as const
    const isWhole = level === 'total' || (each.whole !== null && sameText(each.whole, level))
    const total = isWhole ? each.whole : (each.totals.find(total => sameText(total, level)) ?? null)
    return total === null ? undefined : { only: [total] }
  })
  if (named.every(take => take === undefined)) return null
  return nested.reduce((so, { column, take }, at) => {
    const chosen = named[at]
    // Where the level is not one of this column's, what it left open stays open.
    return chosen === undefined || (nested.length > 1 && take !== null) ? so : withLevel(so, column, chosen)
  }, mapping)
}

/** `named`: a file's name, or true for any. */
function mappingOfEarlier(
  named: string | true,
  file: NewFile,
  imports: readonly ImportRecord[],
): Result<Mapping, CliProblem> {
  const newestFirst = imports.toSorted((a, b) => (a.importedAt < b.importedAt ? 1 : -1))
  for (const record of newestFirst) {
    if (named !== true && record.fileName !== named && record.id !== named) continue
    const mapping = mappingLike(record, file)
    if (mapping) return ok(mapping)
  }
  return problem('no-import-like', named === true ? '' : named)
}

/** What the proposal left open, as the options settle it. What it knew stays. */
function settled({ name, role }: Mapping['columns'][number], { decimal, periods }: MappingOptions) {
  if (role.as === 'date') {
    const only = periods !== undefined ? { only: periods } : {}
    return { name, role: { ...role, ...only } }
  }
  if ('numbers' in role) {
    return { name, role: { ...role, numbers: role.numbers ?? decimal ?? null } }
  }
  return { name, role }
}

/** How places become the whole in new measures, where the person says it. */
const withAcross = (measure: MappedMeasure, across: Across | undefined): MappedMeasure =>
  across !== undefined && measure.target.as === 'new' && measure.kind === 'number'
    ? { ...measure, target: { ...measure.target, across } }
    : measure

export const waysOverTime = ['sum', 'latest', 'mean', 'highest', 'none'] as const

/** How a year's figures become one in new measures, where the person says it. */
const withOverTime = (measure: MappedMeasure, way: MappingOptions['overTime']): MappedMeasure =>
  way !== undefined && measure.target.as === 'new' && measure.kind === 'number'
    ? { ...measure, target: { ...measure.target, aggregation: way } }
    : measure

/** `MEASURE` takes the file's figures where they are of one thing; `COLUMN=MEASURE` takes that column, and only such columns. */
function withChosenMeasures(
  { mapping, offers }: Proposal,
  measures: readonly Measure[],
  texts: readonly string[],
): Result<Mapping, CliProblem> {
  const [text] = texts
  if (text === undefined) return ok(mapping)
  if (texts.length === 1 && (!text.includes('=') || measureNamed(text, measures).ok)) {
    return withFiguresAsOne(mapping, measureNamed(text, measures))
  }
  const roles = new Map<number, Role>()
  const taken = new Map<string, MappedMeasure>()
  for (const each of texts) {
    const equals = each.lastIndexOf('=')
    if (equals <= 0) return problem('measure-for-which-column', String(texts.length))
    const measure = measureNamed(each.slice(equals + 1), measures)
    if (!measure.ok) return measure
    const columnName = each.slice(0, equals)
    const column = placeOfColumn(columnName, mapping)
    if (!column.ok) return column
    const figures = figuresOf(column.value, mapping, offers)
    if (!figures) return problem('column-without-figures', columnName)
    taken.set(figures.measure.key, asMeasure(figures.measure, measure.value))
    roles.set(column.value, figures.role)
  }
  const columns = mapping.columns.map(({ name, role }, place) => ({
    name,
    role: roles.get(place) ?? (isFigures(role) ? ({ as: 'ignore' } as const) : role),
  }))
  return ok({ ...mapping, columns, measures: [...taken.values()] })
}

function withFiguresAsOne(mapping: Mapping, measure: Result<Measure, CliProblem>): Result<Mapping, CliProblem> {
  if (!measure.ok) return measure
  const [only, ...others] = mapping.measures
  if (!only || others.length > 0) return problem('measure-for-which-column', String(mapping.measures.length))
  return ok({ ...mapping, measures: [asMeasure(only, measure.value)] })
}

function measureNamed(text: string, measures: readonly Measure[]): Result<Measure, CliProblem> {
  const id = idOfNamed(text, namedByTitle(measures))
  const measure = id.ok ? measures.find(measure => measure.id === id.value) : undefined
  if (measure) return ok(measure)
  return problem(!id.ok && id.problem === 'name-of-several' ? 'measure-of-several' : 'no-such-measure', text)
}

const isFigures = ({ as }: Role): boolean => as === 'value' || as === 'value-at' || as === 'denominator'

const asMeasure = (mapped: MappedMeasure, { id, kind }: Measure): MappedMeasure => ({
  ...mapped,
  kind,
  target: { as: 'existing', measureId: id },
})

/** A column by its heading, without regard to case, or by its place, from 1. */
function placeOfColumn(text: string, { columns }: Mapping): Result<number, CliProblem> {
  const plain = (name: string) => name.trim().toLowerCase()
  const found = columns.flatMap(({ name }, place) => (plain(name) === plain(text) ? [place] : []))
  if (found.length > 1) return problem('column-of-several', text)
  const place = found[0] ?? (/^\d{1,5}$/.test(text) ? Number(text) - 1 : -1)
  return columns[place] ? ok(place) : problem('no-such-column', text)
}

function figuresOf(column: number, { columns, measures }: Mapping, offers: readonly MeasureOffer[]) {
  const role = columns[column]?.role
  const key = role?.as === 'value' || role?.as === 'value-at' ? role.measure : null
  const measure = measures.find(measure => measure.key === key)
  return role && measure ? { role, measure } : offers.find(offer => offer.column === column)
}

const mapFileSchema = z.union([mappingSchema, z.object({ mapping: mappingSchema }).transform(({ mapping }) => mapping)])

/** Reads a mapping from a file: by itself, or as `import --dry-run --json` prints it. Its measures have to be the project's. */
export function mappingInFile(
  bytes: Uint8Array,
  measures: readonly Measure[],
): Result<Mapping, 'map-not-valid' | 'map-of-other-measures'> {
  const read = mapFileSchema.safeParse(jsonIn(bytes))
  if (!read.success) return problem('map-not-valid')
  const other = read.data.measures.find(
    ({ target, kind }) => target.as === 'existing' && measures.find(({ id }) => id === target.measureId)?.kind !== kind,
  )
  return other ? problem('map-of-other-measures', other.key) : ok(withLevels(read.data, measures))
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
