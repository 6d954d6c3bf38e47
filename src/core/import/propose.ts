import { hasLevels } from '@core/measure/adding-up'
import { isKeepable } from '@core/names'
import { isPersonalHeading, personalColumns } from '@core/privacy/personal-columns'
import { type ColumnGuess, columnGuess, dayOfHeading, evidenceOf } from './column-guess'
import { looksLikeYear } from './date-cell'
import { labelOf } from './dictionary'
import { levelsNamed, plainLevel, withLevels } from './levels'
import type { MappedMeasure, Mapping, Role } from './mapping'
import { usualMissingMarks, usualSuppressedMarks } from './marks'
import { mappingOfOwnExport } from './own-export'
import {
  figuresWanted,
  MeasureList,
  namedMeasures,
  type ProposeOptions,
  sameTarget,
  sameTitle,
  wideMeasureKey,
} from './propose-measures'
import { proposeSurvey } from './survey/propose-survey'
import { surveyTool } from './survey/recognise'
import type { Table } from './table'
import { withTotalLabels } from './total-labels'

const longestWord = 500

/** A heading of two rows: its day or its measure, and the words that tell it from its neighbours. */
export type Heading = { readonly name: string; readonly words: Readonly<Record<string, string>> | null }

/** `group`: what stands over it, where the header is two rows. */
function headingOf(name: string, group: string | null): Heading {
  if (group === null) return { name, words: null }
  const own = name.slice(group.length + 2)
  const [told, telling] = looksLikeYear(group) || dayOfHeading(group) !== null ? [group, own] : [own, group]
  return { name: told, words: { [dimensionOfWord(telling)]: telling.slice(0, longestWord) } }
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

/**
 * The guesses, with columns of words that are levels of a measure of the project as values: a column called as the measure is, or
 * beside a column that names such measures the first that holds their levels.
 */
function withWordsOfLevels(
  guesses: readonly ColumnGuess[],
  table: Table,
  measures: NonNullable<ProposeOptions['measures']>,
): readonly ColumnGuess[] {
  const leveled = measures.filter(({ kind, rubric }) => hasLevels(kind) && rubric.length > 0)
  if (leveled.length === 0) return guesses
  const naming = table.columns[guesses.findIndex(guess => guess.as === 'measure-name')]
  const names = naming ? leveled.filter(({ title }) => naming.words.some(word => sameTitle(word, title))) : []
  const isFree = naming !== undefined && !guesses.some(guess => guess.as === 'numbers' || guess.as === 'numbers-at')
  let isTaken = !isFree
  return guesses.map((guess, place): ColumnGuess => {
    if (guess.as !== 'words') return guess
    const own = leveled.filter(({ title }) => sameTitle(title, table.columns[place]?.name ?? ''))
    const isValue =
      own.length > 0 ? levelsAmong(table, place, own) > 0 : !isTaken && levelsAmong(table, place, names) > 0.5
    if (!isValue) return guess
    if (own.length === 0) isTaken = true
    return { as: 'numbers', decimal: 'point', kind: 'number', perCent: false, isFigure: true }
  })
}

/** How many of the column's first different words are names of levels: a share, 0..1. */
function levelsAmong({ columns }: Table, place: number, measures: NonNullable<ProposeOptions['measures']>): number {
  const samples = columns[place]?.samples ?? []
  const levels = new Set(
    measures.flatMap(({ rubric }) => [...levelsNamed(rubric.map(({ name }) => name)).places.keys()]),
  )
  return samples.filter(word => levels.has(plainLevel(word))).length / Math.max(1, samples.length)
}

/** What a column of words becomes. `taken`: dimensions that are spoken for; its own comes to them. */
function wordsRole(
  guess: Extract<ColumnGuess, { as: 'words' }>,
  table: Table,
  column: number,
  taken: Set<string>,
): Role {
  if (guess.isLong || (taken.size > 0 && isDifferentInEveryRow(table, column))) return ignored
  const own = table.columns[column]?.name.slice(0, 100).toLowerCase() || `column ${column + 1}`
  const dimension =
    [guess.dimension, own, `column ${column + 1}`].find(name => isKeepable(name) && !taken.has(name)) ?? own
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

/** A column of numbers that could become a measure of its own but is off: switching it on is these two. */
export type MeasureOffer = { readonly column: number; readonly role: Role; readonly measure: MappedMeasure }

export type Proposal = {
  readonly mapping: Mapping
  readonly offers: readonly MeasureOffer[]
}

/** A mapping that is right for most files as it stands; what it cannot know is left open (`questionsAbout`). */
export function proposeMapping(table: Table, options: ProposeOptions): Proposal {
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
  const evidence = evidenceOf(table, !options.sheet)
  const headings = table.columns.map(({ name }, place) => headingOf(name, table.groups?.[place] ?? null))
  const guesses = withWordsOfLevels(
    table.columns.map((column, place) =>
      columnGuess({ ...column, name: headings[place]?.name ?? column.name }, rows, evidence),
    ),
    table,
    options.measures ?? [],
  )
  const hasYears = guesses.some(guess => guess.as === 'numbers-at')
  const wanted = hasYears ? new Set<number>() : figuresWanted(table, guesses)
  const measures = new MeasureList(options)
  const offers: MeasureOffer[] = []
  const taken = { date: false, name: false, dimensions: new Set<string>() }
  const named = namedMeasures(table, guesses, measures)
  const wideKey = hasYears && !named ? wideMeasureKey(guesses, table, options, measures) : null

  const personal = personalColumns(
    headings.map(({ name }) => name),
    table.sample.rows,
  )
  const roles = guesses.map((guess, column): Role => {
    if (personal.has(column) && guess.as !== 'date') return { as: 'ignore', personal: true }
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
  return { mapping: withLevels(withTotalLabels(mapping, table), options.measures ?? []), offers }
}

const ignored: Role = { as: 'ignore' }
