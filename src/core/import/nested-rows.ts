import { comparableText, tidyText } from '@core/same-text'
import { codeKind, isAreaCode, isNation, kindsOfTotals } from './area-codes'
import { labelOf } from './dictionary'
import { isAddedUp, type Mapping, type Nested } from './mapping'
import { numberInCell, plainNumber } from './number-cell'
import type { Table } from './table'
import {
  areKindsOfPlace,
  isOtherCountry,
  isPartOfAnother,
  kindsAboveOthers,
  saysAll,
  widthOfPlace,
} from './total-words'

/** One figure of the sample, with what its row says in each column that tells rows apart. NaN: there is no number. */
type Figure = {
  readonly row: readonly string[]
  readonly group: string
  readonly value: number
  readonly adds: boolean
}

export type Part = { value: number; without: number }
/** Of one day, measure and whatever else tells figures apart: what each word comes to, by the word. */
export type Groups = ReadonlyMap<string, ReadonlyMap<string, Part>>

const valueColumnsLookedAt = 20
const mostCrossed = 4

/**
 * In which columns some rows add up others, and which of the two come in. Words say so themselves (`All`, `England`), official
 * codes do, or sums do; where neither can tell, `take` is null and the person is asked.
 */
export function nestedRows(mapping: Mapping, table: Table): Nested[] {
  const columns = mapping.columns.flatMap(({ role }, place) => (role.as === 'dimension' ? [place] : []))
  const figures = figuresOf(mapping, table, columns)
  const place = columns.find(each => roleIsPlace(mapping, each)) ?? null
  const coded = nestedCodes(mapping, figures, place)
  const kept = coded.reduce((left, nested) => left.filter(({ row }) => isTaken(nested, row)), figures)
  // Where a code tells places apart nothing need be guessed of their names.
  const isTold = place !== null && mapping.rows.code !== null
  const isCoded = standingOfCode(mapping)
  const telling = isTold ? kept.filter(({ row }) => isCoded(row)) : kept
  const found = columns.flatMap((column): WordTotals[] => {
    const words = isTold && column === place ? null : totalsIn(column, columns, telling)
    return words ? [words] : []
  })
  const uncoded = isTold && coded.length === 0 ? uncodedTotals(mapping, table, place) : []
  return [...coded, ...uncoded, ...crossed(found.slice(0, mostCrossed), columns, telling)]
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
  const name = mapping.columns.findIndex(({ role }) => role.as === 'measure-name')
  const named = new Map(mapping.measures.map(measure => [measure.named ?? '', measure]))
  const byKey = new Map(mapping.measures.map(measure => [measure.key, measure]))
  return table.sample.rows.flatMap(row => {
    if (dimensions.some(at => isLeftOut(row[at] ?? ''))) return []
    return values.flatMap(({ role, column }): Figure[] => {
      const text = (row[column] ?? '').trim()
      if (text === '') return []
      const measure = role.measure === null ? named.get((row[name] ?? '').trim()) : byKey.get(role.measure)
      const group = [
        column,
        ...telling.map(at => row[at] ?? ''),
        mapping.rows.unit === undefined ? '' : row[mapping.rows.unit],
      ]
      const value = numberOf(text, role.numbers ?? 'point')
      return [{ row, group: group.join('\t'), value, adds: measure === undefined || isAddedUp(measure) }]
    })
  })
}

const isLeftOut = (word: string): boolean =>
  isPartOfAnother(word) || labelOf(tidyText(word), new Set()) === 'percentage'

export function numberOf(text: string, decimal: 'point' | 'comma'): number {
  const plain = plainNumber(text)
  if (!Number.isNaN(plain)) return plain
  const read = numberInCell(text, decimal)
  return typeof read === 'string' ? Number.NaN : read.value
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
    if (only?.has(kind)) return kind === whole && nested.by === 'word' ? 'unnamed' : 'taken'
    if (only) return totals.has(kind) ? 'total' : 'part'
    return kind === whole ? 'whole' : totals.has(kind) ? 'total' : 'taken'
  }
}

const isTaken = (nested: Nested, row: readonly string[]): boolean =>
  standingIn({ ...nested, take: nested.take ?? 'parts' })(row[nested.column] ?? '') === 'taken'

/** Rows that may come in where the person has to say which: how many there are in the sample, and how the first are called. */
export type LevelChoice = {
  readonly take: NonNullable<Nested['take']>
  readonly names: readonly string[]
  readonly rows: number
}

export function levelChoices(nested: Nested, table: Pick<Table, 'sample'>): LevelChoice[] {
  const only = nested.by === 'word' ? (nested.whole === null ? [] : [nested.whole]) : nested.totals
  const takes: NonNullable<Nested['take']>[] = ['parts', ...only.toReversed().map(kind => ({ only: [kind] }))]
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

// Codes of places

function nestedCodes(mapping: Mapping, figures: readonly Figure[], place: number | null): Nested[] {
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
  const verdict = held('total', groups, () => true)
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
function uncodedTotals(mapping: Mapping, table: Table, column: number): Nested[] {
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

function standingOfCode({ rows: { code } }: Mapping): (row: readonly string[]) => boolean {
  return row => {
    const text = (row[code?.column ?? -1] ?? '').trim()
    return text.replace(/\p{L}/gu, 'A').replace(/\d/g, '9') === code?.shape
  }
}

/** The word that stands for everything, where only one of them can. */
function wholeAmong(totals: readonly string[]): string | null {
  const widest = totals.toSorted((a, b) => (widthOfPlace(a) ?? 9) - (widthOfPlace(b) ?? 9))[0]
  if (widest !== undefined && widthOfPlace(widest) !== null) return widest
  const saying = totals.filter(word => saysAll(word, []))
  if (saying.length === 1) return saying[0] ?? null
  return totals.length === 1 ? (totals[0] ?? null) : (saying.find(word => /^(grand )?total$|^all$/i.test(word)) ?? null)
}

// Words

type WordTotals = Nested & {
  /** True where words or sums leave no doubt. */
  readonly isSure: boolean
}

/** The words of a column that add up others of its words. Null: there are none. */
function totalsIn(column: number, dimensions: readonly number[], figures: readonly Figure[]): WordTotals | null {
  const others = dimensions.filter(each => each !== column)
  const wordOf = ({ row }: Figure): string => tidyText(row[column] ?? '')
  const indents = new Map<string, number>()
  for (const figure of figures) {
    const word = wordOf(figure)
    if (!indents.has(word)) indents.set(word, /^\s*/.exec(figure.row[column] ?? '')?.[0].length ?? 0)
  }
  const words = [...indents.keys()].filter(word => word.length <= 500)
  if (words.length < 2 || words.length > 5000) return null
  const sums = grouped(
    figures.filter(({ adds }) => adds),
    wordOf,
    others,
  )
  const found = totalsAmong(words, sums, grouped(figures, wordOf, others), indents)
  return found && { column, by: 'word', names: null, take: 'parts', ...found }
}

export type Totals = Pick<WordTotals, 'totals' | 'whole' | 'isSure'>

/** `sums`: what can be added up; `groups`: all there is. `indents`: how far each word is moved in. */
export function totalsAmong(
  words: readonly string[],
  sums: Groups,
  groups: Groups = sums,
  indents: ReadonlyMap<string, number> = new Map(),
): Totals | null {
  const totals = new Set<string>()
  let isSure = true
  const saying = words.filter(word => saysAll(word, words))
  if (saying.length < words.length) for (const word of saying) if (isBeside(word, groups, saying)) totals.add(word)
  const left = () => words.filter(word => !totals.has(word))
  for (const { word, sure } of wordsThatAddUp(left(), sums, indents)) {
    totals.add(word)
    isSure &&= sure
  }
  for (const { word, sure } of widerPlaces(left(), sums, groups)) {
    totals.add(word)
    isSure &&= sure
  }
  if (totals.size === 0) return null
  const list = [...totals]
  return { totals: list, whole: wholeOf(list, words, sums), isSure }
}

function wholeOf(totals: readonly string[], words: readonly string[], sums: Groups): string | null {
  const named = wholeAmong(totals)
  if (named !== null && (saysAll(named, words) || widthOfPlace(named) !== null)) return named
  // Of several sums the one that is the largest everywhere.
  const largest = new Set<string>()
  for (const group of sums.values()) {
    const [first] = totals
      .filter(word => group.has(word))
      .toSorted((a, b) => (group.get(b)?.value ?? 0) - (group.get(a)?.value ?? 0))
    if (first !== undefined) largest.add(first)
  }
  const [only] = largest
  if (only === undefined || largest.size > 1) return null
  const { even, open, all } = held(only, sums, word => !totals.includes(word))
  return even > 0 && even + open === all ? only : null
}

/** Whether a word stands beside others of the same day and measure that it may add up. */
const isBeside = (word: string, groups: Groups, saying: readonly string[]): boolean =>
  [...groups.values()].some(group => group.has(word) && [...group.keys()].some(other => !saying.includes(other)))

/** Nations above their councils and regions, and what is wider than a nation above nations. */
function widerPlaces(words: readonly string[], sums: Groups, groups: Groups): { word: string; sure: boolean }[] {
  if (words.some(isOtherCountry)) return []
  const width = (word: string): number => widthOfPlace(word) ?? 9
  const nations = words.filter(word => width(word) === 3)
  const places = words.filter(word => width(word) === 9)
  const found: { word: string; sure: boolean }[] = []
  for (const word of words.toSorted((a, b) => width(b) - width(a))) {
    if (width(word) === 9) continue
    const isOneOfSeveral = width(word) === 3 && nations.length > 1 && !/^england$/i.test(word)
    const parts = width(word) === 3 || nations.length < 2 ? places : nations
    if (
      isOneOfSeveral ||
      parts.length < 2 ||
      !isBeside(
        word,
        groups,
        words.filter(each => !parts.includes(each)),
      )
    )
      continue
    const verdict = held(word, sums, other => parts.includes(other), 0.1)
    if (verdict.below > verdict.all * 0.2) continue
    found.push({ word, sure: verdict.above <= verdict.all * 0.2 })
  }
  return found
}

/** How certain sums have to be, in bits, to make a row a total whose name does not say so. */
const certain = { asked: 3.5, first: 5, anywhere: 9, block: 12 }

function wordsThatAddUp(
  words: readonly string[],
  sums: Groups,
  indents: ReadonlyMap<string, number>,
): { word: string; sure: boolean }[] {
  const totals: { word: string; sure: boolean }[] = []
  let left = words.filter(word => word !== '')
  const isMany = left.length > mostNeighbours
  for (let found = true; found && left.length > 2; ) {
    found = false
    const mayBe = halves(left, sums)
    for (const [at, word] of left.entries()) {
      const isAtEnd = at === 0 || at === left.length - 1
      const others = left.filter(other => other !== word)
      const bits = mayBe(word) ? evidence(word, others, sums) - Math.log2(left.length) + (isAtEnd ? 2 : 0) : -1
      const needed = left.length <= 3 ? certain.block : isAtEnd ? certain.first : certain.anywhere
      const sure = bits >= needed || (!isMany && isSumOfNeighbours(left, at, sums, indents))
      if (!sure && !(isAtEnd && left.length > 3 && sums.size > 1 && bits >= certain.asked)) continue
      totals.push({ word, sure })
      left = left.filter(other => other !== word)
      found = true
      break
    }
  }
  return totals
}

const mostNeighbours = 500

/** Whether a word could be half of all there is, wherever that can be told: a first look at very many words. */
function halves(words: readonly string[], sums: Groups): (word: string) => boolean {
  const known = new Set(words)
  const whole = [...sums.values()].flatMap(group => {
    const parts = [...group].filter(([word]) => known.has(word)).map(([, part]) => part)
    if (parts.some(({ without }) => without > 0)) return []
    return [{ group, sum: parts.reduce((all, { value }) => all + value, 0) }]
  })
  return word =>
    whole.every(({ group, sum }) => {
      const value = group.get(word)?.value
      return value === undefined || Math.abs(sum - 2 * value) <= 0.05 * sum + 50
    })
}

/** True for a row that comes to what the rows right below it, or right above it, come to: a region over its councils. */
function isSumOfNeighbours(
  words: readonly string[],
  at: number,
  sums: Groups,
  indents: ReadonlyMap<string, number>,
): boolean {
  const word = words[at] ?? ''
  const indentOf = (other: string): number => indents.get(other) ?? 0
  const movedIn = words.slice(at + 1).findIndex(other => indentOf(other) <= indentOf(word))
  const below = movedIn === -1 ? words.length - at - 1 : movedIn
  return [words.slice(at + 1), words.slice(0, at).reverse()].some((run, direction) =>
    run.slice(0, 60).some((_, index) => {
      if (index < 1) return false
      // Rows that are moved in below it say so themselves.
      const isSaid = direction === 0 && index + 1 === below && indentOf(run[0] ?? '') > indentOf(word)
      const bits = evidence(word, run.slice(0, index + 1), sums)
      return isSaid ? bits > 0 : bits - Math.log2(words.length * run.length) >= certain.block
    }),
  )
}

/** In bits, how hard it is to believe that a word comes to what others come to by chance. -1: it does not, somewhere. */
function evidence(word: string, parts: readonly string[], sums: Groups): number {
  const told: { total: number; values: number[]; sum: number }[] = []
  for (const group of sums.values()) {
    const total = group.get(word)
    if (!total || total.without > 0 || total.value <= 0) continue
    const there = parts.flatMap(part => group.get(part) ?? [])
    const values = there.flatMap(({ value, without }) => (without > 0 ? [] : [value]))
    const sum = values.reduce((all, value) => all + value, 0)
    // On a day on which it stands alone it adds nothing up.
    if (values.length < 2 || sum > total.value * 1.2 + 10) return -1
    if (values.length < there.length) {
      if (sum > total.value + 1e-9) return -1
    } else if (values.filter(value => value !== 0).length < 2) return -1
    else told.push({ total: total.value, values, sum })
  }
  const fineTotals = fineness(told.map(({ total }) => total))
  const fineParts = fineness(told.flatMap(({ values }) => values))
  let bits = 0
  for (const { total, values, sum } of told) {
    const off = leeway(fineTotals, fineParts, values.length)
    if (Math.abs(sum - total) > off + 1e-9 * sum) return -1
    bits += Math.log2(1 + total / (2 * off + Math.min(fineTotals, fineParts)))
  }
  return bits
}

// Sums

function grouped(
  figures: readonly Figure[],
  wordOf: (figure: Figure) => string | null,
  others: readonly number[] = [],
): Groups {
  const groups = new Map<string, Map<string, Part>>()
  for (const figure of figures) {
    const word = wordOf(figure)
    if (word === null) continue
    const key = [figure.group, ...others.map(at => tidyText(figure.row[at] ?? ''))].join('\t')
    const group = groups.get(key) ?? new Map<string, Part>()
    groups.set(key, group)
    const part = group.get(word) ?? { value: 0, without: 0 }
    group.set(word, part)
    if (Number.isNaN(figure.value)) part.without++
    else part.value += figure.value
  }
  return groups
}

/** How a total stands to its parts, over all groups that have both. `open`: parts without a number may make up the rest. */
type Verdict = { even: number; open: number; above: number; below: number; all: number }

/** `missing`: the share of a total that its parts may leave out and still be its parts. */
export function held(word: string, groups: Groups, isPart: (word: string) => boolean, missing = 0): Verdict {
  const verdict = { even: 0, open: 0, above: 0, below: 0, all: 0 }
  for (const group of groups.values()) {
    const total = group.get(word)
    const parts = [...group].filter(([other]) => other !== word && isPart(other)).map(([, part]) => part)
    if (!total || total.without > 0 || parts.length < 2) continue
    verdict.all++
    verdict[compared(total.value, parts, missing)]++
  }
  return verdict
}

function compared(total: number, parts: readonly Part[], missing = 0): 'even' | 'open' | 'above' | 'below' {
  const values = parts.filter(({ without }) => without === 0).map(({ value }) => value)
  const sum = parts.reduce((all, { value }) => all + value, 0)
  const off = leeway(fineness([total]), fineness(values), values.length) + 1e-9 * Math.abs(total)
  if (Math.abs(sum - total) <= off) return 'even'
  if (sum > total + off) return sum > total * (1 + missing / 5) + off ? 'below' : 'even'
  if (parts.some(({ without }) => without > 0)) return 'open'
  return sum >= total * (1 - missing) ? 'even' : 'above'
}

const steps = [1000, 500, 100, 50, 10, 5, 1, 0.1, 0.01, 0.001]

/** What numbers are rounded to, as far as they show it: 10 for 1230 and 670. */
function fineness(numbers: readonly number[]): number {
  const told = numbers.filter(number => number !== 0)
  const isMultiple = (number: number, step: number) => Math.abs(number / step - Math.round(number / step)) < 1e-6
  // One round number may be so by chance.
  const coarsest = told.length > 2 ? 1000 : 10
  return steps.find(step => step <= coarsest && told.every(number => isMultiple(number, step))) ?? 0.001
}

/** How far a right total may be from the sum of its parts, as each was rounded by itself. Whole numbers are taken for exact. */
function leeway(ofTotal: number, ofParts: number, parts: number): number {
  const partsOff = ofParts === 1 ? 0 : (ofParts / 2) * Math.min(parts, 3 * Math.sqrt(parts))
  // A total that is not round leaves its parts exact, however round they are.
  const own = ofTotal < 1 || ofTotal > Math.max(ofParts, 1) ? ofTotal / 2 : 0
  return own + (ofTotal === 1 && ofParts > 1 ? 0 : partsOff)
}

// Columns that cross

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
