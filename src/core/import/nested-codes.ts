import { tidyText } from '@core/same-text'
import { codeKind, isAreaCode, isNation, kindsOfTotals } from './area-codes'
import type { Mapping, Nested } from './mapping'
import { wholeAmong } from './nested-words'
import { type Figure, grouped, held, isLeftOut, numberOf } from './sums-of-parts'
import type { Table } from './table'
import { areKindsOfPlace, kindsAboveOthers } from './total-words'

export function nestedCodes(mapping: Mapping, figures: readonly Figure[], place: number | null): Nested[] {
  const { code } = mapping.rows
  const official = mapping.columns.findIndex((_, at) => isOfficial(figures, at))
  const column = official !== -1 ? official : (code?.column ?? -1)
  if (column === -1) return nestedByLength(mapping, figures, place) ?? nestedByName(mapping, figures, place)
  const coded = figures.filter(({ row }) => (official === -1 ? true : isAreaCode(row[column] ?? '')))
  const kinds = new Map<string, Set<string>>()
  for (const { row } of coded) {
    const kind = codeKind(row[column] ?? '')
    kinds.set(kind, (kinds.get(kind) ?? new Set()).add(row[column] ?? ''))
  }
  const nested = { column, by: 'start' as const, names: place === column ? null : place }
  if (official === -1) {
    const totals = kindsThatAddUp(coded, column, kinds)
    return totals.length === 0 ? [] : [{ ...nested, totals, whole: wholeKind(totals, kinds), take: 'parts' }]
  }
  const totals = kindsOfTotals(kinds.keys())
  if (totals.length === 0) return []
  const found: Nested = { ...nested, totals, whole: wholeKind(totals, kinds), take: 'parts' }
  return [{ ...found, take: partsReach(found, coded) ? 'parts' : null }]
}

/** Codes that begin with the code of what they are in: UK, UKC, UKC1 (NUTS, ITL). */
function nestedByLength(mapping: Mapping, figures: readonly Figure[], place: number | null): Nested[] | null {
  for (const column of mapping.columns.keys()) {
    const codes = new Set(figures.map(({ row }) => (row[column] ?? '').trim()))
    const lengths = [...new Set([...codes].map(code => code.length))].toSorted((a, b) => a - b)
    if (codes.size < 3 || lengths.length < 2 || ![...codes].every(code => /^[A-Z]{2}[A-Z0-9]{0,6}$/.test(code)))
      continue
    const [shortest = 0] = lengths
    const isWithin = (code: string) => [...codes].some(other => other.length < code.length && code.startsWith(other))
    if (![...codes].every(code => code.length === shortest || isWithin(code))) continue
    const hasWithin = (code: string) => [...codes].some(other => other.length > code.length && other.startsWith(code))
    if (![...codes].every(code => code.length === lengths.at(-1) || hasWithin(code))) continue
    const totals = lengths.slice(0, -1).map(String)
    const isOne = [...codes].filter(code => code.length === shortest).length === 1
    const whole = isOne ? String(shortest) : null
    const names = column === place ? null : place
    const nested: Nested = { column, by: 'length', totals, whole, names, take: 'parts' }
    const groups = grouped(
      figures.filter(({ adds }) => adds),
      ({ row }) => {
        const code = (row[column] ?? '').trim()
        return code.length === shortest ? 'total' : code.length === lengths.at(-1) ? code : null
      },
    )
    const { below, above, even } = held('total', groups, () => true)
    return [{ ...nested, take: even >= (below + above) * 4 ? 'parts' : null }]
  }
  return null
}

/** A column that says of what kind each place is: Country, Region, District. */
function nestedByName(mapping: Mapping, figures: readonly Figure[], place: number | null): Nested[] {
  for (const column of mapping.columns.keys()) {
    const words = [...new Set(figures.map(({ row }) => tidyText(row[column] ?? '')))]
    if (column === place || words.length > 20 || !areKindsOfPlace(words)) continue
    const totals = kindsAboveOthers(words)
    if (totals.length === 0) continue
    const groups = grouped(
      figures.filter(({ adds }) => adds),
      ({ row }) => {
        const kind = tidyText(row[column] ?? '')
        return kind === totals[0] ? 'total' : totals.includes(kind) ? null : (row[place ?? column] ?? '')
      },
    )
    const { below, above, even } = held('total', groups, () => true)
    const places = new Set(
      figures.filter(({ row }) => tidyText(row[column] ?? '') === totals[0]).map(({ row }) => row[place ?? -1]),
    )
    const whole = places.size === 1 ? (totals[0] ?? null) : null
    const take = even >= (below + above) * 4 ? 'parts' : null
    return [{ column, by: 'word', totals, whole, names: place, take }]
  }
  return []
}

const isOfficial = (figures: readonly Figure[], at: number): boolean => {
  let coded = 0
  for (const { row } of figures.slice(0, 500)) if (isAreaCode(row[at] ?? '')) coded++
  return coded >= 2 && coded >= Math.min(500, figures.length) * 0.5
}

/** The kind that is of everything: the widest, where there is one place of it. */
function wholeKind(totals: readonly string[], kinds: ReadonlyMap<string, ReadonlySet<string>>): string | null {
  const [widest] = totals
  return widest !== undefined && kinds.get(widest)?.size === 1 ? widest : null
}

/** Whether the parts come to what the widest total says, on all days on which that can be told. */
function partsReach(nested: Nested, figures: readonly Figure[]): boolean {
  const top = nested.totals.find(isNation) ?? nested.totals[0]
  const letter = top?.[0] ?? ''
  const isBelow = (kind: string): boolean =>
    !nested.totals.includes(kind) && (letter === 'K' || kind.startsWith(letter))
  const groups = grouped(
    figures.filter(({ adds }) => adds),
    ({ row }) => {
      const kind = codeKind(row[nested.column] ?? '')
      return kind === top ? 'total' : isBelow(kind) ? (row[nested.column] ?? '') : null
    },
  )
  // One district of a region is not the region.
  const verdict = held('total', groups, () => true, { fewest: 1 })
  return verdict.below + verdict.above === 0 || verdict.even >= (verdict.below + verdict.above) * 4
}

/** Kinds of code whose rows together come to what all rows of more frequent kinds come to, in every column of figures. */
function kindsThatAddUp(
  figures: readonly Figure[],
  column: number,
  kinds: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const groups = grouped(
    figures.filter(({ adds }) => adds),
    ({ row }) => codeKind(row[column] ?? ''),
  )
  const parts: string[] = []
  const totals: string[] = []
  for (const [kind] of [...kinds].toSorted((a, b) => b[1].size - a[1].size)) {
    const verdict = held(kind, groups, other => parts.includes(other))
    const isTotal = verdict.even > 0 && verdict.even + verdict.open === verdict.all
    if (isTotal) totals.unshift(kind)
    else parts.push(kind)
  }
  return totals
}

/** Names of rows that have figures but no code, beside rows that have one: `England`, `London`, `Rest of England`. */
export function uncodedTotals(mapping: Mapping, table: Table, column: number): Nested[] {
  const code = mapping.rows.code?.column
  const isCoded = standingOfCode(mapping)
  const names = new Set<string>()
  for (const row of table.sample.rows) {
    const word = tidyText(row[column] ?? '')
    const hasFigures = mapping.columns.some(
      ({ role }, at) =>
        (role.as === 'value' || role.as === 'value-at') && !Number.isNaN(numberOf((row[at] ?? '').trim(), 'point')),
    )
    if (code !== undefined && word !== '' && word.length <= 500 && hasFigures && !isCoded(row) && !isLeftOut(word)) {
      names.add(word)
    }
  }
  const totals = [...names].slice(0, 1000)
  const whole = wholeAmong(totals)
  return whole === null ? [] : [{ column, by: 'word', names: null, totals, whole, take: 'parts' }]
}

export function standingOfCode({ rows: { code } }: Mapping): (row: readonly string[]) => boolean {
  return row => {
    const text = (row[code?.column ?? -1] ?? '').trim()
    return text.replace(/\p{L}/gu, 'A').replace(/\d/g, '9') === code?.shape
  }
}
