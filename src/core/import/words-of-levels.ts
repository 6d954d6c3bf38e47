import { hasLevels } from '@core/measure/adding-up'
import { comparableText, sameText } from '@core/same-text'
import type { ColumnGuess } from './column-guess'
import { levelsNamed } from './levels'
import type { ProposeOptions } from './propose-measures'
import type { Table } from './table'

/**
 * The guesses, with columns of words that are levels of a measure of the project as values: a column called as the measure is, or
 * beside a column that names such measures the first that holds their levels.
 */
export function withWordsOfLevels(
  guesses: readonly ColumnGuess[],
  table: Table,
  measures: NonNullable<ProposeOptions['measures']>,
): readonly ColumnGuess[] {
  const leveled = measures.filter(({ kind, rubric }) => hasLevels(kind) && rubric.length > 0)
  if (leveled.length === 0) return guesses
  const naming = table.columns[guesses.findIndex(guess => guess.as === 'measure-name')]
  const names = naming ? leveled.filter(({ title }) => naming.words.some(word => sameText(word, title))) : []
  const isFree = naming !== undefined && !guesses.some(guess => guess.as === 'numbers' || guess.as === 'numbers-at')
  let isTaken = !isFree
  return guesses.map((guess, place): ColumnGuess => {
    if (guess.as !== 'words') return guess
    const own = leveled.filter(({ title }) => sameText(title, table.columns[place]?.name ?? ''))
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
  return samples.filter(word => levels.has(comparableText(word))).length / Math.max(1, samples.length)
}
