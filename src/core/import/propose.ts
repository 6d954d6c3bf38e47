import { isPersonalHeading, personalColumns } from '@core/privacy/personal-columns'
import { isAreaCode } from './area-codes'
import { asidesOf } from './asides'
import { type ColumnGuess, columnGuess, evidenceOf } from './column-guess'
import type { ColumnSurvey } from './column-survey'
import { createCounting } from './counting'
import { dayInCell } from './date-cell'
import { areRolling, areWithinYears, dateColumnsIn, periodsInRows, periodsThatCount, yearEndSaid } from './date-columns'
import { labelOf } from './dictionary'
import { crossedHeadings, type Heading, headingsOf } from './headings'
import { markListsFor } from './legend'
import { withLevels } from './levels'
import type { MappedMeasure, Mapping, Role, UnusedReason } from './mapping'
import { nestedRows } from './nested-rows'
import { withNoAnswerCodes } from './no-answer-codes'
import { mappingOfOwnExport } from './own-export'
import { columnsToldTwice } from './period-columns'
import { isActual, isPlan } from './plans'
import { figuresWanted, MeasureList, namedMeasures, type ProposeOptions, sameTarget } from './propose-measures'
import { isAside, isDifferentInEveryRow, namesPlaces, wordsRole } from './propose-words'
import { proposeSurvey } from './survey/propose-survey'
import { surveyTool } from './survey/recognise'
import { nextTableOf, type Table } from './table'
import { isNamedTotal } from './total-words'
import { withWordsOfLevels } from './words-of-levels'

/** Where nothing else says when: a column of nothing but years that follow each other, or are one, is that, whatever its heading. */
function withYears(guesses: readonly ColumnGuess[], { columns, sample }: Table): readonly ColumnGuess[] {
  const figures = guesses.filter(guess => guess.as === 'numbers')
  if (figures.length < 2 || guesses.some(guess => guess.as === 'date' || guess.as === 'numbers-at')) return guesses
  const at = guesses.findIndex((guess, place) => {
    const { years = 0, filled = 0 } = columns[place] ?? {}
    if (guess.as !== 'numbers' || years < filled || filled < 2) return false
    const said = new Set(sample.rows.flatMap(row => ((row[place] ?? '').trim() === '' ? [] : Number(row[place]))))
    return said.size <= 60 && Math.max(...said) - Math.min(...said) === said.size - 1
  })
  return at === -1 ? guesses : guesses.with(at, { as: 'date', order: 'day-first', spans: true })
}

const wordsOf = (heading: Heading | undefined) => (heading?.words ? { words: { ...heading.words } } : {})

/** The headings of figures that are groups or places of one measure. Null: they are measures of their own. */
function crossedColumns(
  table: Table,
  guesses: readonly ColumnGuess[],
  headings: readonly Heading[],
): ReadonlyMap<number, Heading> | null {
  if (table.groups) return null
  const places = guesses.flatMap((guess, at) =>
    guess.as === 'numbers' && guess.kind === 'number' && guess.isFigure ? [at] : [],
  )
  const hasPlaces = guesses.some(guess => guess.as === 'code' || (guess.as === 'words' && guess.dimension === 'place'))
  return crossedHeadings(places, headings, table, !hasPlaces)
}

/** What the total of crossed columns is called, where that says what is counted: `Total households`. */
function titleOfTotal(crossed: ReadonlyMap<number, Heading>, plain: readonly Heading[]): string {
  const totals = [...crossed].flatMap(([place, { isTotal }]) => (isTotal ? [plain[place]?.name ?? ''] : []))
  return totals.find(name => isNamedTotal(name) && !/^(grand |sub-?)?totals?$/i.test(name.trim())) ?? ''
}

/** A column of numbers that could become a measure of its own but is off: switching it on is these two. */
export type MeasureOffer = { readonly column: number; readonly role: Role; readonly measure: MappedMeasure }

export type Proposal = {
  readonly mapping: Mapping
  readonly offers: readonly MeasureOffer[]
}

/** A mapping that is right for most files as it stands; what it cannot know is left open (`questionsAbout`). */
export function proposeMapping(table: Table, options: ProposeOptions): Proposal {
  const { mapping, offers } = proposeAllButHidden(table, options)
  if (!table.hidden) return { mapping, offers }
  const { rows, skip } = table.hidden
  // Hidden columns alone stay out unless a person wants them; rows are asked about.
  const skipHidden = skip ?? (rows > 0 ? null : true)
  return { mapping: { ...mapping, rows: { ...mapping.rows, skipHidden } }, offers }
}

function proposeAllButHidden(table: Table, options: ProposeOptions): Proposal {
  const own = mappingOfOwnExport(table, options)
  if (own) return { mapping: own, offers: [] }
  const tool =
    options.isSurvey === false
      ? null
      : surveyTool(
          table.columns.map(({ name }) => name),
          table.sample.rows,
        )
  if (tool !== null || options.isSurvey) {
    const survey = proposeSurvey(table, tool ?? 'other', options)
    return { mapping: withLevels(survey, options.measures ?? []), offers: [] }
  }
  const rows = table.sample.rows.length
  const financialYearStart = financialYearStartOf(options)
  const yearEndsIn = yearEndSaid(table)
  const evidence = evidenceOf(table, !options.sheet)
  const asides = asidesOf(table)
  const besideCodes = table.columns.some(({ samples }) => samples.length > 0 && samples.every(isAreaCode))
  const context = {
    besideCodes: besideCodes || [...asides.values()].some(aside => aside === 'code' || aside === 'kinds-of-place'),
  }
  const plain = headingsOf(table, evidence.headingOrder, { yearEndsIn, financialYearStart })
  const proposedGuesses = withWordsOfLevels(
    table.columns.map((column, place): ColumnGuess => {
      if (asides.has(place)) return { as: 'nothing' }
      const { name, day } = plain[place] ?? { name: column.name, day: null }
      const seen = columnGuess({ ...column, name: name || column.name }, rows, evidence, { ...context, day })
      const guess = seen.as === 'words' && areFinancial(column, financialYearStart) ? financialDates : seen
      // A day of birth says nothing of when.
      return guess.as === 'date' && isPersonalHeading(column.name) ? nothing : guess
    }),
    table,
    options.measures ?? [],
  )
  const timed = withYears(proposedGuesses, table)
  const dates = dateColumnsIn(table, timed)
  const guesses = timed.map((guess, place) => (dates.parts.has(place) ? nothing : guess))
  const hasYears = guesses.some(guess => guess.as === 'numbers-at')
  const measures = new MeasureList(options)
  const unit = [...asides].find(([, aside]) => aside === 'unit')?.[0]
  const named = namedMeasures(table, guesses, measures, unit)
  const crossed = hasYears ? null : crossedColumns(table, guesses, plain)
  const headings = plain.map((heading, place) => crossed?.get(place) ?? heading)
  const wanted = hasYears ? new Set<number>() : (crossed?.keys() ?? figuresWanted(table, guesses))
  const isWanted = new Set(wanted)
  const offers: MeasureOffer[] = []
  const style = { order: 'day-first', yearEndsIn, spans: true, financialYearStart } as const
  const only = periodsThatCount(table, guesses, dates, style)
  const taken = { name: false, dimensions: new Set<string>() }

  const personal = personalColumns(
    headings.map(({ name }) => name),
    table.sample.rows,
  )
  const codeColumn = guesses.findIndex(guess => guess.as === 'code')
  const isReached = guesses.some((guess, at) => guess.as === 'numbers' && isActual(headings[at]?.name ?? ''))
  const roles = guesses.map((guess, column): Role => {
    const namesPlace = guess.as === 'words' && guess.dimension === 'place' && context.besideCodes
    if (personal.has(column) && guess.as !== 'date' && !namesPlace) return { as: 'ignore', personal: true }
    const heading = headings[column]
    if (heading?.isTotal) return unused('total')
    const aside = asides.get(column)
    if (aside) return aside === 'notes' ? { as: 'notes' } : unused(aside)
    const said = wordsOf(heading)
    const part = hasYears ? undefined : dates.parts.get(column)
    if (part) return { as: 'date-part', part }
    switch (guess.as) {
      case 'words':
        return isAside(table, guesses, column)
          ? unused('aside')
          : wordsRole(guess, table, column, taken.dimensions, context.besideCodes)
      case 'code':
        return unused(codeColumn === column ? 'tells-rows' : 'code')
      case 'date':
        if (column !== dates.date || hasYears) return unused('date')
        return { as: 'date', order: guess.order, spans: guess.spans, ...(only === undefined ? {} : { only }) }
      case 'measure-name':
        if (taken.name || !named) return unused('text')
        taken.name = true
        return { as: 'measure-name' }
      case 'numbers-at': {
        const { day, decimal, perCent } = guess
        const measure = named ? null : measures.ofTable(heading?.name ?? '', table, guess.kind, 'latest', column)
        return { as: 'value-at', measure, day, numbers: decimal, perCent, ...said }
      }
      case 'numbers': {
        const role = { as: 'value', measure: null, numbers: guess.decimal, perCent: guess.perCent, ...said } as const
        if (isReached && isPlan(heading?.name ?? '')) return unused('plan')
        const name = headings[column]?.name ?? ''
        const isReference =
          evidence.numbersRows(name) || (isNumberOfRow(name) && isDifferentInEveryRow(table, column, 1))
        const out = unused(guess.isFigure ? 'figures' : isReference ? 'row-number' : 'derived')
        if (named && !hasYears) return isWanted.has(column) ? role : out
        if (crossed && isWanted.has(column)) {
          const title = titleOfTotal(crossed, plain)
          return { ...role, measure: measures.ofTable(title, table, guess.kind, 'sum', column) }
        }
        const measure = measures.described(heading?.name ?? '', guess.kind, 'sum', column)
        const shared = said.words && measures.list.find(({ target }) => sameTarget(target, measure.target))
        if (shared && isWanted.has(column)) return { ...role, measure: shared.key }
        if (!isWanted.has(column)) {
          offers.push({ column, role: { ...role, measure: measure.key }, measure })
          return out
        }
        measures.add(measure)
        return { ...role, measure: measure.key }
      }
      default:
        return unused(guess.as === 'row-number' ? 'row-number' : 'empty')
    }
  })
  const twice = columnsToldTwice(roles, headings, table)
  for (const place of twice.out) roles[place] = unused('other-period')
  for (const place of twice.totals) roles[place] = unused('total')
  const naming = guesses.findIndex(guess => guess.as === 'measure-name')
  if (named && naming === -1 && unit !== undefined) roles[unit] = { as: 'measure-name' }
  const hasUnits = named && naming !== -1 && unit !== undefined
  const code = guesses[codeColumn]
  if (code?.as === 'code' && !taken.dimensions.has('place') && namesPlaces(table, codeColumn)) {
    // Nothing but the codes says which place a row is of.
    roles[codeColumn] = { as: 'dimension', dimension: 'place', required: true }
  }
  const mapping: Mapping = {
    encoding: options.encoding,
    delimiter: table.delimiter,
    ...(options.sheet ? { sheet: options.sheet } : {}),
    headerLine: table.headerLine,
    ...nextTableOf(table),
    columns: withNoAnswerCodes(
      table.columns.map(({ name }, place) => ({ name, role: roles[place] ?? ignored })),
      table,
    ),
    measures: measures.list.map(measure => {
      const aggregation = twice.over.get(measure.key)
      return aggregation && measure.target.as === 'new' && measure.kind === 'number'
        ? { ...measure, target: { ...measure.target, aggregation } }
        : measure
    }),
    day: null,
    yearEndsIn,
    ...(financialYearStart === undefined ? {} : { financialYearStart }),
    ...markListsFor(table),
    rows: {
      code: code?.as === 'code' ? { column: codeColumn, shape: code.shape } : null,
      ...(hasUnits && { unit }),
      totalLabels: [],
      keepTotals: false,
      keepPercentages: false,
    },
  }
  const periods = hasYears ? headings.flatMap(({ period }) => period ?? []) : periodsInRows(table, dates, style)
  const counted = createCounting(mapping, table, {
    isRolling: areRolling(periods),
    isWithinYears: areWithinYears(only ? periods.filter(({ unit }) => unit === only) : periods),
    toldOver: twice.over,
    fileTitle: table.titleAbove === null ? options.title : null,
  })
  const proposed = { ...mapping, measures: mapping.measures.map(measure => counted(measure)) }
  return {
    mapping: withLevels(withNestedRows(proposed, table), options.measures ?? []),
    offers: offers.map(({ column, role, measure }) => ({
      column,
      role,
      measure: role.as === 'value' ? counted(measure, [{ place: column, role }]) : measure,
    })),
  }
}

/** Says which rows add up others. Where nearly all rows call themselves totals they are what the table is about, and stay. */
function withNestedRows(mapping: Mapping, table: Table): Mapping {
  const nested = nestedRows(mapping, table)
  const isNested = new Set(nested.map(({ column }) => column))
  const places = mapping.columns.flatMap(({ role }, at) => (role.as === 'dimension' && !isNested.has(at) ? [at] : []))
  const totals = table.sample.rows.filter(row =>
    places.some(at => labelOf((row[at] ?? '').trim(), new Set()) === 'total'),
  )
  const keepTotals = totals.length > table.sample.rows.length * 0.5
  return { ...mapping, rows: { ...mapping.rows, keepTotals, ...(nested.length > 0 && { nested }) } }
}

/** A project whose years begin in January says nothing of years that do not. */
const financialYearStartOf = ({ yearStart = 1 }: ProposeOptions): number | undefined =>
  yearStart === 1 ? undefined : yearStart

/** `Q3 FY23`: times, where the project says when such years begin. */
const areFinancial = ({ samples }: ColumnSurvey, financialYearStart: number | undefined): boolean =>
  financialYearStart !== undefined &&
  samples.length > 0 &&
  samples.every(cell => {
    const style = { order: 'day-first', yearEndsIn: 12, spans: true, financialYearStart } as const
    return /\bfy/i.test(cell) && typeof dayInCell(cell, style) === 'number'
  })
const financialDates: ColumnGuess = { as: 'date', order: 'day-first', spans: true }

/** `id`, `Ref no`. */
const isNumberOfRow = (heading: string): boolean => /(^|[ _])(id|no|nr|ref|number)\.?$/i.test(heading.trim())

const ignored: Role = { as: 'ignore' }
const unused = (because: UnusedReason): Role => ({ as: 'ignore', because })
const nothing: ColumnGuess = { as: 'nothing' }
