import type { Measure } from '@core/project/entities'
import type { Encoding } from '@core/table/encodings'
import type { ColumnGuess } from './column-guess'
import type { MappedMeasure, MeasureTarget } from './mapping'
import type { Table } from './table'

export type ProposeOptions = {
  readonly encoding: Encoding
  /** The sheet, where the file is a workbook. */
  readonly sheet?: string | null
  /** What to call a measure whose columns are years: the file's name without its ending, say. Must not be empty. */
  readonly title: string
  /** Measures of the project: a column whose heading is a measure's title goes to that measure. */
  readonly measures?: readonly Pick<Measure, 'id' | 'title' | 'kind' | 'rubric'>[]
  /** The project's, for averages of a survey. Absent: 5. */
  readonly smallestGroup?: number | undefined
  /** Whether rows are people's answers, where the person said so. Absent: as the headings look. */
  readonly isSurvey?: boolean | undefined
}

/** Most columns of figures that are taken in unasked. */
const figuresUnasked = 3
const longestTitle = 500
const mostNamedMeasures = 200

export const sameTarget = (a: MeasureTarget, b: MeasureTarget): boolean =>
  a.as === 'new' ? b.as === 'new' && a.title === b.title : b.as === 'existing' && a.measureId === b.measureId

/** The measures of a mapping while it is being made: each gets a key of its own. */
export class MeasureList {
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

export const sameTitle = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** Year columns are one measure, called as the table is called: counts of a moment, so the latest stands for a period. */
export function wideMeasureKey(
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
export function namedMeasures(table: Table, guesses: readonly ColumnGuess[], measures: MeasureList): boolean {
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

/**
 * Which columns of numbers are taken in unasked: the last that calls itself a total, or one called `value`, or all figures
 * where they are few, or the first.
 */
export function figuresWanted(table: Table, guesses: readonly ColumnGuess[]): Set<number> {
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
