import { comparableText, tidyText } from '@core/same-text'
import { codeKind } from './area-codes'
import { isAddedUp, type Mapping, type Nested } from './mapping'
import { nestedCodes, standingOfCode, uncodedTotals } from './nested-codes'
import { totalsIn, type WordTotals } from './nested-words'
import { plansIn } from './plans'
import { compared, type Figure, isLeftOut, numberOf, type Part } from './sums-of-parts'
import type { Table } from './table'
import { saysAll } from './total-words'

const valueColumnsLookedAt = 20
const mostCrossed = 4

/**
 * In which columns some rows add up others, and which of the two come in. Words say so themselves (`All`, `England`), official
 * codes do, or sums do; where neither can tell, `take` is null and the person is asked.
 */
export function nestedRows(mapping: Mapping, table: Table): Nested[] {
  const columns = mapping.columns.flatMap(({ role }, place) => (role.as === 'dimension' ? [place] : []))
  const all = figuresOf(mapping, table, columns)
  const plans = columns.flatMap(column => plansIn(column, columns, all) ?? [])
  const figures = plans.reduce((left, nested) => left.filter(({ row }) => isTaken(nested, row)), all)
  const place = columns.find(each => roleIsPlace(mapping, each)) ?? null
  const coded = nestedCodes(mapping, figures, place)
  const kept = coded.reduce((left, nested) => left.filter(({ row }) => isTaken(nested, row)), figures)
  // Where codes tell which places hold others nothing need be guessed of their names.
  const isTold = place !== null && mapping.rows.code !== null
  const isCoded = standingOfCode(mapping)
  const telling = isTold ? kept.filter(({ row }) => isCoded(row)) : kept
  const uncoded = isTold && coded.length === 0 ? uncodedTotals(mapping, table, place) : []
  const found = columns.flatMap((column): WordTotals[] => {
    const isCodedPlace = isTold && column === place && coded.length + uncoded.length > 0
    const isKnown = isCodedPlace || plans.some(nested => nested.column === column)
    const words = isKnown ? null : totalsIn(column, columns, telling)
    return words ? [words] : []
  })
  return [...plans, ...coded, ...uncoded, ...crossed(found.slice(0, mostCrossed), columns, telling)]
}

const roleIsPlace = ({ columns }: Mapping, at: number): boolean => {
  const role = columns[at]?.role
  return role?.as === 'dimension' && role.dimension === 'place'
}

function figuresOf(mapping: Mapping, table: Table, dimensions: readonly number[]): Figure[] {
  const values = mapping.columns
    .flatMap(({ role }, column) => (role.as === 'value' || role.as === 'value-at' ? [{ role, column }] : []))
    .slice(0, valueColumnsLookedAt)
  const telling = mapping.columns.flatMap(({ role }, at) =>
    role.as === 'date' || role.as === 'measure-name' ? [at] : [],
  )
  const naming = mapping.columns.findIndex(({ role }) => role.as === 'measure-name')
  const nameAndUnit = (name: string, unit: string | undefined) => JSON.stringify([comparableText(name), unit ?? ''])
  // Rows of one name may be of several measures: a number and a rate.
  const named = new Map(mapping.measures.map(measure => [nameAndUnit(measure.named ?? '', measure.unit), measure]))
  const byKey = new Map(mapping.measures.map(measure => [measure.key, measure]))
  return table.sample.rows.flatMap(row => {
    if (dimensions.some(at => isLeftOut(row[at] ?? ''))) return []
    return values.flatMap(({ role, column }): Figure[] => {
      const text = (row[column] ?? '').trim()
      if (text === '') return []
      const unit = mapping.rows.unit === undefined ? '' : tidyText(row[mapping.rows.unit] ?? '')
      const name = naming === -1 ? '' : (row[naming] ?? '')
      const measure =
        role.measure === null
          ? (named.get(nameAndUnit(name, unit)) ?? named.get(nameAndUnit(name, '')))
          : byKey.get(role.measure)
      const group = [column, ...telling.map(at => row[at] ?? ''), unit]
      const value = numberOf(text, role.numbers ?? 'point')
      return [{ row, group: group.join('\t'), value, adds: measure === undefined || isAddedUp(measure) }]
    })
  })
}

/** What a row's cell is for: its word, the first signs of its code, or how long its code is. */
export function kindOf({ by }: Pick<Nested, 'by'>, text: string): string {
  return by === 'word' ? comparableText(text) : by === 'start' ? codeKind(text) : String(text.trim().length)
}

/**
 * How a row stands in one column. `unnamed`: it comes in and is of everything there, so that its word says nothing. `whole`: it adds
 * up all others, `total`: some of them. `part`: what it is a part of comes in.
 */
export type Standing = 'taken' | 'unnamed' | 'whole' | 'total' | 'part'

export function standingIn(nested: Nested): (text: string) => Standing {
  const kindIn = (kind: string): string => (nested.by === 'word' ? comparableText(kind) : kind)
  const totals = new Set(nested.totals.map(kindIn))
  const whole = nested.whole === null ? null : kindIn(nested.whole)
  const { take } = nested
  const only = take !== null && take !== 'parts' ? new Set(take.only.map(kindIn)) : null
  return text => {
    const kind = kindOf(nested, text)
    if (only?.has(kind)) return kind === whole && nested.by === 'word' && only.size === 1 ? 'unnamed' : 'taken'
    if (only) return totals.has(kind) ? 'total' : 'part'
    return kind === whole ? 'whole' : totals.has(kind) ? 'total' : 'taken'
  }
}

const isTaken = (nested: Nested, row: readonly string[]): boolean =>
  ['taken', 'unnamed'].includes(
    standingIn({ ...nested, take: nested.take ?? usualTake(nested) })(row[nested.column] ?? ''),
  )

/** Which rows most often come in, where nobody said. */
export const usualTake = ({ of, whole }: Nested): NonNullable<Nested['take']> =>
  of === 'plans' && whole !== null ? { only: [whole] } : 'parts'

/**
 * Names of columns by which figures are not broken down, as only their rows of everything come in: a file that gives the margins of
 * a cross-table, by sex and by age but not both, would count everybody twice with the two.
 */
export const breakdownsLeftOut = ({ columns, rows }: Mapping): string[] =>
  (rows.nested ?? []).flatMap(({ column, by, of, whole, take }) => {
    const isWholeAlone = by === 'word' && of !== 'plans' && typeof take === 'object' && take?.only.join() === whole
    return isWholeAlone ? [columns[column]?.name ?? ''] : []
  })

/** Rows that may come in where the person has to say which: how many there are in the sample, and how the first are called. */
export type LevelChoice = {
  readonly take: NonNullable<Nested['take']>
  readonly names: readonly string[]
  readonly rows: number
}

export function levelChoices(nested: Nested, table: Pick<Table, 'sample'>): LevelChoice[] {
  const kinds = nested.whole === null ? [] : [nested.whole, ...nested.totals]
  const only = nested.by === 'word' ? (nested.whole === null ? [] : [nested.whole]) : nested.totals
  const takes: NonNullable<Nested['take']>[] =
    nested.of === 'plans'
      ? [...kinds.map(kind => ({ only: [kind] })), { only: kinds }]
      : ['parts', ...only.toReversed().map(kind => ({ only: [kind] }))]
  return takes.map(take => {
    const standing = standingIn({ ...nested, take })
    const names = new Set<string>()
    let rows = 0
    for (const row of table.sample.rows) {
      const text = (row[nested.column] ?? '').trim()
      if (text === '' || !['taken', 'unnamed'].includes(standing(text))) continue
      rows++
      if (names.size < 3) names.add(tidyText(row[nested.names ?? nested.column] ?? ''))
    }
    return { take, names: [...names], rows }
  })
}

/** The mapping with an answer to `ask-level` for that column. */
export const withLevel = (mapping: Mapping, column: number, take: Nested['take']): Mapping => ({
  ...mapping,
  rows: {
    ...mapping.rows,
    nested: (mapping.rows.nested ?? []).map(nested => (nested.column === column ? { ...nested, take } : nested)),
  },
})

/**
 * Which rows come in where several columns have totals: the finest that come to all there is, `Men aged 18 to 24` before `Men of
 * all ages`. A table may give only the margins, by sex and by age but not both: then one of them.
 */
function crossed(found: readonly WordTotals[], columns: readonly number[], figures: readonly Figure[]): Nested[] {
  if (found.length === 0) return []
  const plain = columns.filter(column => !found.some(each => each.column === column))
  const standings = found.map(standingIn)
  const patterns = Array.from({ length: 2 ** found.length }, (_, pattern) => pattern)
  /** By group, of each pattern (a bit for each column that is a total there): its parts. */
  const groups = new Map<string, Map<number, Part[]>>()
  const rowsOf = new Map<number, number>()
  const adding = figures.some(({ adds }) => adds) ? figures.filter(({ adds }) => adds) : figures
  for (const { row, group, value } of adding) {
    const at = found.map(({ column }, index) => standings[index]?.(row[column] ?? '') ?? 'taken')
    if (at.includes('total')) continue
    const pattern = at.reduce((bits, standing, index) => (standing === 'whole' ? bits | (1 << index) : bits), 0)
    const key = [group, ...plain.map(column => tidyText(row[column] ?? ''))].join('\t')
    const byPattern = groups.get(key) ?? new Map<number, Part[]>()
    groups.set(key, byPattern)
    const isMissing = Number.isNaN(value)
    byPattern.set(pattern, [
      ...(byPattern.get(pattern) ?? []),
      { value: isMissing ? 0 : value, without: isMissing ? 1 : 0 },
    ])
    rowsOf.set(pattern, (rowsOf.get(pattern) ?? 0) + 1)
  }
  const adds = figures.some(each => each.adds)
  let isMore = false
  const reaches = (pattern: number): boolean =>
    [...groups.values()].every(byPattern => {
      const parts = byPattern.get(pattern)
      const sums = [...byPattern.values()].map(each => each.reduce((sum, { value }) => sum + value, 0))
      if (!parts) return false
      if (!adds) return true
      const whole = byPattern.get(patterns.length - 1)
      const stated = whole?.length === 1 && whole[0]?.without === 0 ? whole[0].value : Math.max(...sums)
      const verdict = compared(stated, parts, 0.1)
      if (verdict === 'below') isMore = true
      return verdict === 'even' || verdict === 'open'
    })
  const there = patterns.filter(pattern => rowsOf.has(pattern))
  const finest = there.toSorted((a, b) => bitsIn(a) - bitsIn(b) || (rowsOf.get(b) ?? 0) - (rowsOf.get(a) ?? 0))
  const chosen = finest.find(reaches)
  const isClear =
    chosen !== undefined && !isMore && (chosen === finest[0] || isSaid(chosen)) && found.every(({ isSure }) => isSure)
  function isSaid(pattern: number): boolean {
    return found.every(({ whole }, index) => (pattern & (1 << index)) === 0 || (whole !== null && saysAll(whole, [])))
  }
  return found.map(({ isSure: _, ...nested }, index): Nested => {
    if (!isClear) return { ...nested, take: null }
    const isTotal = (chosen & (1 << index)) !== 0
    return isTotal && nested.whole !== null ? { ...nested, take: { only: [nested.whole] } } : nested
  })
}

const bitsIn = (pattern: number): number => pattern.toString(2).replaceAll('0', '').length
