import type { Measure } from '@core/project/entities'
import { comparableText, sameText, tidyText } from '@core/same-text'
import type { Encoding } from '@core/table/encodings'
import { type ColumnGuess, isNoFigure, rowNumbersIn } from './column-guess'
import type { MappedMeasure, MeasureTarget } from './mapping'
import { withoutNotes } from './notes'
import type { Table } from './table'

export type ProposeOptions = {
  readonly encoding: Encoding
  /** The sheet, where the file is a workbook. */
  readonly sheet?: string | null
  /** What to call a measure whose columns are years: the file's name without its ending, say. Must not be empty. */
  readonly title: string
  /** Measures of the project: a column whose heading is a measure's title goes to that measure. */
  readonly measures?: readonly Pick<Measure, 'id' | 'title' | 'kind' | 'rubric' | 'across'>[]
  /** The project's, for years and quarters that begin in the middle of a year. Absent: they begin in April. */
  readonly yearStart?: number | undefined
  /** The project's, for averages of a survey. Absent: 5. */
  readonly smallestGroup?: number | undefined
  /** Whether rows are people's answers, where the person said so. Absent: as the headings look. */
  readonly isSurvey?: boolean | undefined
}

/** Most columns of figures that are taken in unasked. */
const figuresUnasked = 12
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

  /** The key of the measure that several columns feed, called as they are or as the table is. */
  ofTable(
    heading: string,
    table: Table,
    kind: Measure['kind'],
    aggregation: Measure['aggregation'],
    place: number,
  ): string {
    const measure = this.described(heading || this.titled(table), kind, aggregation, place)
    const known = this.list.find(({ target }) => sameTarget(target, measure.target))
    if (known) return known.key
    this.add(measure)
    return measure.key
  }

  /** What the table is called, and behind it the unit. */
  titled = ({ titleAbove }: Table, unit = ''): string =>
    `${titleAbove ?? this.#options.title}${unit === '' ? '' : ` (${unit})`}`

  described(
    heading: string,
    kind: Measure['kind'],
    aggregation: Measure['aggregation'],
    place: number,
    unit = '',
  ): MappedMeasure {
    const title = withoutNotes(heading === '' ? this.#options.title : heading).slice(0, longestTitle)
    const existing = this.#options.measures?.find(measure => sameText(measure.title, title))
    const target: MeasureTarget = existing
      ? { as: 'existing', measureId: existing.id }
      : {
          as: 'new',
          title,
          unit,
          direction: 'increase',
          aggregation: kind === 'share' ? 'share' : aggregation,
          countsPeople: kind === 'number',
        }
    return { key: `column-${place + 1}`, kind: existing?.kind ?? kind, named: null, target }
  }
}

/** What a row's unit or a cell's sign says of a named measure. */
type Seen = { readonly perCents: number; readonly numbers: number }

const perCentUnit =
  /^(%|per ?cent(age)?s?|percentage|pct|share|prozent|procent|prosent|pour ?cent|por ?ciento|por ?cento|per ?cento|yüzde|процент(ов|ы)?|відсот(ок|ків)|canran|نسبة( مئوية)?)$/iu

/** Each name in the measure column becomes a measure. False: there are too many, or none, for the column to be that. `unit`: the column that says units. */
export function namedMeasures(
  table: Table,
  guesses: readonly ColumnGuess[],
  measures: MeasureList,
  unit: number | undefined,
): boolean {
  const naming = guesses.findIndex(guess => guess.as === 'measure-name')
  const units = unit === undefined ? [] : (table.columns[unit]?.words ?? [])
  // Without names units tell measures apart, where there are several.
  const column = naming === -1 && units.length > 1 ? (unit ?? -1) : naming
  const written = table.columns[column]?.words ?? []
  const names = [...new Map(written.map(name => [comparableText(name), name])).values()]
  if (names.length === 0 || names.length > mostNamedMeasures) return false
  const values = guesses.find(guess => guess.as === 'numbers' || guess.as === 'numbers-at')
  const kind = values?.as === 'numbers' || values?.as === 'numbers-at' ? values.kind : 'number'
  const seen = seenByName(table, column, unit, guesses)
  let index = 0
  for (const name of names) {
    const ofUnits = [...(seen.get(comparableText(name)) ?? new Map([['', { perCents: 0, numbers: 0 }]]))]
    for (const [said, { perCents, numbers }] of ofUnits) {
      const isShare = perCentUnit.test(said) || (numbers > 0 && perCents > numbers / 2)
      const title = column === unit ? measures.titled(table, said) : ofUnits.length > 1 ? `${name} (${said})` : name
      const measure = measures.described(
        title,
        isShare ? 'share' : naming === -1 || seen.size > 0 ? 'number' : kind,
        'sum',
        index,
        isShare ? '' : unitText(said),
      )
      index++
      measures.add({
        ...measure,
        key: `named-${index}`,
        named: name.slice(0, longestTitle),
        ...(ofUnits.length > 1 && { unit: said.slice(0, 200) }),
        ...(isShare && perCentUnit.test(said) && perCents < numbers / 2 && { perCent: true }),
      })
    }
  }
  return true
}

const unitText = (unit: string): string =>
  /^(number|no\.?|count|numbers|liczba|număr|nifer|кількість|العدد|anzahl|nombre|número|numero|aantal|antal|количество)$/iu.test(
    unit,
  )
    ? ''
    : unit.slice(0, 200)

/** Of each name with each of its units: how many cells of figures it has, and how many of them say per cent. */
function seenByName(
  table: Table,
  column: number,
  unit: number | undefined,
  guesses: readonly ColumnGuess[],
): Map<string, Map<string, Seen>> {
  const figures = guesses.flatMap((guess, at) => (guess.as === 'numbers' || guess.as === 'numbers-at' ? [at] : []))
  const seen = new Map<string, Map<string, Seen>>()
  for (const row of table.sample.rows) {
    const name = comparableText(row[column] ?? '')
    if (name === '') continue
    const said = unit === undefined ? '' : tidyText(row[unit] ?? '')
    const ofName = seen.get(name) ?? new Map<string, Seen>()
    seen.set(name, ofName)
    const { perCents, numbers } = ofName.get(said) ?? { perCents: 0, numbers: 0 }
    const cells = figures.map(at => (row[at] ?? '').trim()).filter(cell => /\d/.test(cell))
    ofName.set(said, {
      perCents: perCents + cells.filter(cell => /[%٪]/.test(cell)).length,
      numbers: numbers + cells.length,
    })
  }
  return seen
}

/**
 * Which columns of numbers are taken in unasked: the last that calls itself a total, or one called `value`, or all figures
 * (of very many the first).
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
  if (figures.length === 0) {
    const shares = numbers.filter(({ kind }) => kind === 'share').slice(0, figuresUnasked)
    const numbersRows = rowNumbersIn(table)
    const mayBe = (name: string): boolean => !isNoFigure(name) && !numbersRows(name)
    const others = numbers.filter(({ column }) => mayBe(nameOf(column))).slice(0, 1)
    return new Set((shares.length > 0 ? shares : others).map(({ column }) => column))
  }
  return new Set((figures.length <= figuresUnasked ? figures : figures.slice(0, 1)).map(({ column }) => column))
}
