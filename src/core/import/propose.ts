import { columnGuess, evidenceOf } from './column-guess'
import { withLevels } from './levels'
import type { MappedMeasure, Mapping, Role } from './mapping'
import { usualMissingMarks, usualSuppressedMarks } from './marks'
import { mappingOfOwnExport } from './own-export'
import { isAside, wordsRole } from './propose-dimensions'
import { addsUpItsGroup, headingOf, wordsOf } from './propose-headings'
import { withWordsOfLevels } from './propose-levels'
import {
  figuresWanted,
  MeasureList,
  namedMeasures,
  type ProposeOptions,
  sameTarget,
  wideMeasureKey,
} from './propose-measures'
import { proposeSurvey } from './survey/propose-survey'
import { surveyTool } from './survey/recognise'
import type { Table } from './table'
import { withTotalLabels } from './total-labels'

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
  const tool = options.isSurvey === false ? null : surveyTool(table.columns.map(({ name }) => name))
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
  return { mapping: withLevels(withTotalLabels(mapping, table), options.measures ?? []), offers }
}

const ignored: Role = { as: 'ignore' }
