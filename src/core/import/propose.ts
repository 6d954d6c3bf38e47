import type { Measure } from '@core/project/entities'
import { type ColumnGuess, columnGuess, dayOfHeading, type FileEvidence } from './column-guess'
import { dateOrderShown, looksLikeYear } from './date-cell'
import type { Encoding } from './decode'
import { labelOf } from './dictionary'
import type { MappedMeasure, Mapping, MeasureTarget, Role } from './mapping'
import { usualMissingMarks, usualSuppressedMarks } from './marks'
import { mappingOfOwnExport } from './own-export'
import { isPersonalHeading } from './personal-columns'
import { proposeSurvey } from './survey/propose-survey'
import { surveyTool } from './survey/recognise'
import type { Table } from './table'
import { codesOfTotals, labelsOfTotals } from './total-labels'

/** A column of numbers that could become a measure of its own but is off: switching it on is these two. */
export type MeasureOffer = { readonly column: number; readonly role: Role; readonly measure: MappedMeasure }

export type Proposal = {
  readonly mapping: Mapping
  readonly offers: readonly MeasureOffer[]
}

export type ProposeOptions = {
  readonly encoding: Encoding
  /** The sheet, where the file is a workbook. */
  readonly sheet?: string | null
  /** What to call a measure whose columns are years: the file's name without its ending, say. Must not be empty. */
  readonly title: string
  /** Measures of the project: a column whose heading is a measure's title goes to that measure. */
  readonly measures?: readonly Pick<Measure, 'id' | 'title' | 'kind'>[]
  /** The project's, for averages of a survey. Absent: 5. */
  readonly smallestGroup?: number | undefined
  /** Whether rows are people's answers, where the person said so. Absent: as the headings look. */
  readonly isSurvey?: boolean | undefined
}

/** Most columns of figures that are taken in unasked. */
const figuresUnasked = 3
const longestTitle = 500
const mostNamedMeasures = 200

/** A mapping that is right for most files as it stands; what it cannot know is left open (`questionsAbout`). */
export function proposeMapping(table: Table, options: ProposeOptions): Proposal {
  const own = mappingOfOwnExport(table, options)
  if (own) return { mapping: own, offers: [] }
  const tool = options.isSurvey === false ? null : surveyTool(table.columns.map(({ name }) => name))
  if (tool !== null || options.isSurvey) {
    return { mapping: proposeSurvey(table, tool ?? 'other', options), offers: [] }
  }
  const rows = table.sample.rows.length
  const evidence = evidenceOf(table)
  const headings = table.columns.map(({ name }, place) => headingOf(name, table.groups?.[place] ?? null))
  const guesses = table.columns.map((column, place) =>
    columnGuess({ ...column, name: headings[place]?.name ?? column.name }, rows, evidence),
  )
  const hasYears = guesses.some(guess => guess.as === 'numbers-at')
  const wanted = hasYears ? new Set<number>() : figuresWanted(table, guesses)
  const measures = new MeasureList(options)
  const offers: MeasureOffer[] = []
  const taken = { date: false, name: false, dimensions: new Set<string>() }
  const named = namedMeasures(table, guesses, measures)
  const wideKey = hasYears && !named ? wideMeasureKey(guesses, table, options, measures) : null

  const roles = guesses.map((guess, column): Role => {
    if (addsUpItsGroup(headings[column], column, table)) return ignored
    switch (guess.as) {
      case 'words':
        return isAside(table, guesses, column) ? ignored : wordsRole(guess, table, column, taken.dimensions)
      case 'date':
        if (taken.date || hasYears) return ignored
        taken.date = true
        return { as: 'date', order: guess.order, spans: guess.spans }
      case 'measure-name':
        if (taken.name || !named) return ignored
        taken.name = true
        return { as: 'measure-name' }
      case 'numbers-at': {
        const { day, decimal, perCent } = guess
        return { as: 'value-at', measure: wideKey, day, numbers: decimal, perCent, ...wordsOf(headings[column]) }
      }
      case 'numbers': {
        const said = wordsOf(headings[column])
        const role = { as: 'value', measure: null, numbers: guess.decimal, perCent: guess.perCent, ...said } as const
        if (named && !hasYears) return wanted.has(column) ? role : ignored
        const measure = measures.described(headings[column]?.name ?? '', guess.kind, 'sum', column)
        const shared = said.words && measures.list.find(({ target }) => sameTarget(target, measure.target))
        if (shared && wanted.has(column)) return { ...role, measure: shared.key }
        if (!wanted.has(column)) {
          offers.push({ column, role: { ...role, measure: measure.key }, measure })
          return ignored
        }
        measures.add(measure)
        return { ...role, measure: measure.key }
      }
      default:
        return ignored
    }
  })
  const codeColumn = guesses.findIndex(guess => guess.as === 'code')
  const code = guesses[codeColumn]
  const mapping: Mapping = {
    encoding: options.encoding,
    delimiter: table.delimiter,
    ...(options.sheet ? { sheet: options.sheet } : {}),
    headerLine: table.headerLine,
    columns: table.columns.map(({ name }, place) => ({ name, role: roles[place] ?? ignored })),
    measures: measures.list,
    day: null,
    yearEndsIn: 12,
    missing: [...usualMissingMarks],
    suppressed: [...usualSuppressedMarks],
    rows: {
      code: code?.as === 'code' ? { column: codeColumn, shape: code.shape } : null,
      totalLabels: [],
      keepTotals: false,
      keepPercentages: false,
    },
  }
  return { mapping: withTotalLabels(mapping, table), offers }
}

const ignored: Role = { as: 'ignore' }

/** A heading of two rows: its day or its measure, and the words that tell it from its neighbours. */
type Heading = { readonly name: string; readonly words: Readonly<Record<string, string>> | null }

function headingOf(name: string, group: string | null): Heading {
  if (group === null) return { name, words: null }
  const own = name.slice(group.length + 2)
  const [told, telling] = looksLikeYear(group) || dayOfHeading(group) !== null ? [group, own] : [own, group]
  return { name: told, words: { [dimensionOfWord(telling)]: telling.slice(0, longestTitle) } }
}

const dimensionOfWord = (word: string): string => {
  if (/^(men|women|males?|females?|boys?|girls?|m|f|man|woman|all sexes|persons)$/i.test(word)) return 'sex'
  return /^(aged? )?\d{1,3}\s*(-|–|to|\+|and over|or over|years)/i.test(word) ? 'age' : 'group'
}

/** A total beside the parts it adds up, under the same heading: it would count everything twice. */
function addsUpItsGroup(heading: Heading | undefined, column: number, { groups }: Table): boolean {
  const [word = ''] = Object.values(heading?.words ?? {})
  const group = groups?.[column]
  const isTotal = /^((grand |sub)?totals?|all( (sexes|ages|people|persons))?|both( sexes)?|persons|everyone)$/i.test(
    word,
  )
  return isTotal && groups !== null && groups.filter(each => each === group).length > 1
}

const wordsOf = (heading: Heading | undefined) => (heading?.words ? { words: { ...heading.words } } : {})
const sameTarget = (a: MeasureTarget, b: MeasureTarget): boolean =>
  a.as === 'new' ? b.as === 'new' && a.title === b.title : b.as === 'existing' && a.measureId === b.measureId

/** The measures of a mapping while it is being made: each gets a key of its own. */
class MeasureList {
  readonly list: MappedMeasure[] = []
  readonly #options: ProposeOptions
  constructor(options: ProposeOptions) {
    this.#options = options
  }

  add(measure: MappedMeasure): void {
    this.list.push(measure)
  }

  described(heading: string, kind: Measure['kind'], aggregation: Measure['aggregation'], place: number): MappedMeasure {
    const title = (heading === '' ? this.#options.title : heading).slice(0, longestTitle)
    const existing = this.#options.measures?.find(measure => sameTitle(measure.title, title))
    const target: MeasureTarget = existing
      ? { as: 'existing', measureId: existing.id }
      : {
          as: 'new',
          title,
          unit: '',
          direction: 'increase',
          aggregation: kind === 'share' ? 'share' : aggregation,
          countsPeople: kind === 'number',
        }
    return { key: `column-${place + 1}`, kind: existing?.kind ?? kind, named: null, target }
  }
}

const sameTitle = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** Year columns are one measure, called as the table is called: counts of a moment, so the latest stands for a period. */
function wideMeasureKey(
  guesses: readonly ColumnGuess[],
  table: Table,
  options: ProposeOptions,
  measures: MeasureList,
): string {
  const place = guesses.findIndex(guess => guess.as === 'numbers-at')
  const guess = guesses[place]
  const kind = guess?.as === 'numbers-at' ? guess.kind : 'number'
  const measure = measures.described(table.titleAbove ?? options.title, kind, 'latest', place)
  measures.add(measure)
  return measure.key
}

/** Each name in the measure column becomes a measure. False: there are too many, or none, for the column to be that. */
function namedMeasures(table: Table, guesses: readonly ColumnGuess[], measures: MeasureList): boolean {
  const column = guesses.findIndex(guess => guess.as === 'measure-name')
  const names = table.columns[column]?.words ?? []
  if (names.length === 0 || names.length > mostNamedMeasures) return false
  const values = guesses.find(guess => guess.as === 'numbers' || guess.as === 'numbers-at')
  const kind = values?.as === 'numbers' || values?.as === 'numbers-at' ? values.kind : 'number'
  for (const [index, name] of names.entries()) {
    const measure = measures.described(name, kind, 'sum', index)
    measures.add({ ...measure, key: `named-${index + 1}`, named: name.slice(0, longestTitle) })
  }
  return true
}

function wordsRole(
  guess: Extract<ColumnGuess, { as: 'words' }>,
  table: Table,
  column: number,
  taken: Set<string>,
): Role {
  if (guess.isLong || (taken.size > 0 && isDifferentInEveryRow(table, column))) return ignored
  const own = table.columns[column]?.name.slice(0, 100).toLowerCase() || `column ${column + 1}`
  const dimension = [guess.dimension, own, `column ${column + 1}`].find(name => !taken.has(name)) ?? own
  if (taken.has(dimension)) return ignored
  taken.add(dimension)
  const survey = table.columns[column]
  if (isPersonalHeading(survey?.name ?? '') && isDifferentInEveryRow(table, column, 3)) return ignored
  const isFull = survey !== undefined && survey.filled >= table.sample.rows.length * 0.9
  return { as: 'dimension', dimension, required: isFull }
}

/** True for remarks, references and the like, which break figures down into single rows. */
function isDifferentInEveryRow(table: Table, column: number, moreThan = 50): boolean {
  const survey = table.columns[column]
  return survey !== undefined && survey.filled > moreThan && survey.distinct > survey.filled * 0.9
}

const noLabels: ReadonlySet<string> = new Set()

/**
 * True for a column of words without a heading, beside others that have one, that does not tell rows apart: regions set out
 * beside their councils. The same table written by another hand would not have it.
 */
function isAside(table: Table, guesses: readonly ColumnGuess[], column: number): boolean {
  if (table.headerLine === null || table.columns[column]?.name !== '') return false
  const telling = guesses.flatMap((guess, place) => {
    const isNamed = table.columns[place]?.name !== ''
    const tells = guess.as === 'code' || guess.as === 'date' || guess.as === 'measure-name' || guess.as === 'words'
    return isNamed && tells ? [place] : []
  })
  if (!telling.some(place => guesses[place]?.as === 'words')) return false
  const code = guesses.findIndex(guess => guess.as === 'code')
  const seen = new Set<string>()
  return table.sample.rows.every(row => {
    const isFigures =
      code === -1
        ? telling.every(place => labelOf(row[place] ?? '', noLabels) === 'ordinary')
        : (row[code] ?? '').trim() !== ''
    if (!isFigures) return true
    const name = telling.map(place => (row[place] ?? '').trim())
    const key = JSON.stringify(name)
    const isNew = !seen.has(key) || name.every(text => text === '')
    seen.add(key)
    return isNew
  })
}

/**
 * Which columns of numbers are taken in unasked: the last that calls itself a total, or one called `value`, or all figures
 * where they are few, or the first.
 */
function figuresWanted(table: Table, guesses: readonly ColumnGuess[]): Set<number> {
  const numbers = guesses.flatMap((guess, column) => (guess.as === 'numbers' ? [{ column, ...guess }] : []))
  const grouped = numbers.filter(({ column, isFigure }) => isFigure && table.groups?.[column])
  if (grouped.length > 0) return new Set(grouped.map(({ column }) => column))
  const nameOf = (column: number): string => table.columns[column]?.name ?? ''
  const value = numbers.find(({ column }) => /^(value|count|figure|number|amount|obs_?value)s?$/i.test(nameOf(column)))
  if (value) return new Set([value.column])
  const figures = numbers.filter(({ isFigure }) => isFigure)
  const total = figures.filter(({ column }) => /^(grand )?total\b/i.test(nameOf(column))).at(-1)
  if (total && figures.length > 1) return new Set([total.column])
  if (figures.length === 0) return new Set(numbers.slice(0, 1).map(({ column }) => column))
  return new Set((figures.length <= figuresUnasked ? figures : figures.slice(0, 1)).map(({ column }) => column))
}

/** What the file's unmistakable numbers and headings say, where they agree. */
function evidenceOf(table: Table): FileEvidence {
  const marks = new Set(table.columns.map(column => column.decimal))
  const orders = new Set(table.columns.map(column => dateOrderShown(column.name)))
  const dayFirst = orders.has('day-first')
  return {
    decimal:
      marks.has('both') || marks.has('point') === marks.has('comma') ? null : marks.has('point') ? 'point' : 'comma',
    headingOrder: dayFirst === orders.has('month-first') ? null : dayFirst ? 'day-first' : 'month-first',
    doubtsPoints: table.delimiter === 'semicolon',
  }
}

/** Adds labels and codes that turn out to be of totals. Where nearly all rows would go, they are what the table is about, and stay. */
function withTotalLabels(mapping: Mapping, table: Table): Mapping {
  const totalLabels = labelsOfTotals(mapping, table)
  const known = new Set(totalLabels)
  const places = mapping.columns.flatMap(({ role }, place) => (role.as === 'dimension' ? [place] : []))
  const totals = table.sample.rows.filter(row =>
    places.some(place => labelOf((row[place] ?? '').trim(), known) === 'total'),
  )
  const keepTotals = totals.length > table.sample.rows.length * 0.5
  const totalCodes = codesOfTotals(mapping, table)
  const { code } = mapping.rows
  const codeWithTotals = code && totalCodes.length > 0 ? { ...code, totals: totalCodes } : code
  return { ...mapping, rows: { ...mapping.rows, code: codeWithTotals, totalLabels, keepTotals } }
}
