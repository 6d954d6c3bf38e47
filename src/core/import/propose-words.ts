import { isKeepable } from '@core/names'
import { isPersonalHeading } from '@core/privacy/personal-columns'
import { isAreaCode } from './area-codes'
import type { ColumnGuess } from './column-guess'
import { labelOf } from './dictionary'
import type { Role } from './mapping'
import type { Table } from './table'

/** What a column of words becomes. `taken`: dimensions that are spoken for; its own comes to them. */
export function wordsRole(
  guess: Extract<ColumnGuess, { as: 'words' }>,
  table: Table,
  column: number,
  taken: Set<string>,
  besideCodes: boolean,
): Role {
  const isTelling = guess.dimension === 'place' && !taken.has('place')
  if (guess.isLong || (taken.size > 0 && !isTelling && isDifferentInEveryRow(table, column)))
    return { as: 'ignore', because: 'text' }
  const own = table.columns[column]?.name.slice(0, 100).toLowerCase() || `column ${column + 1}`
  const dimension =
    [guess.dimension, own, `column ${column + 1}`].find(name => isKeepable(name) && !taken.has(name)) ?? own
  if (taken.has(dimension)) return { as: 'ignore' }
  taken.add(dimension)
  const survey = table.columns[column]
  const isPlace = dimension === 'place' && besideCodes
  if (!isPlace && isPersonalHeading(survey?.name ?? '') && isDifferentInEveryRow(table, column, 3))
    return { as: 'ignore', personal: true }
  const isFull = survey !== undefined && survey.filled >= table.sample.rows.length * 0.9
  return { as: 'dimension', dimension, required: isFull }
}

/** True for remarks, references and the like, which break figures down into single rows. */
export function isDifferentInEveryRow(table: Table, column: number, moreThan = 50): boolean {
  const survey = table.columns[column]
  return survey !== undefined && survey.filled > moreThan && survey.distinct > survey.filled * 0.9
}

const noLabels: ReadonlySet<string> = new Set()

/**
 * True for a column of words without a heading, beside others that have one, that does not tell rows apart: regions set out
 * beside their councils. The same table written by another hand would not have it.
 */
export function isAside(table: Table, guesses: readonly ColumnGuess[], column: number): boolean {
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

/** True for codes of places: official ones, or in a column that is called so. Codes of people are none. */
export const namesPlaces = ({ columns }: Table, place: number): boolean => {
  const column = columns[place]
  return (
    column !== undefined &&
    (column.samples.every(isAreaCode) ||
      /area|place|authorit|\b(ons|gss|lad?|region|ward|district|geo)/i.test(column.name.replace(/_/g, ' ')))
  )
}
