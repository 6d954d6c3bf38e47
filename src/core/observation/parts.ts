import { acrossUsed, aggregationUsed, answerDimension, isShare, type MeasureOfFigures } from '@core/measure/adding-up'
import { own } from '@core/names'
import { comparableText } from '@core/same-text'
import { type Block, type Dictionaries, flags } from './block'
import { combinationsByCodes } from './combinations'
import type { Day } from './day'
import { holdsNumber } from './month-totals'
import { stableOrder } from './stable-order'

export type Words = readonly (readonly [dimension: string, word: string])[]

/** Parts that have words for the same dimensions, one after the other. */
export type PartGroup = { readonly dimensions: readonly string[]; readonly first: number; readonly count: number }

/**
 * What each part of a measure recorded, day by day. A part is a combination of words (a place, a group of a place); what has no words
 * at all is of the whole. Rows by part, then day: several cells of one part and day are one row.
 */
export type Parts = {
  /** Those with the fewest dimensions first: the whole, where there is anything of it. */
  readonly groups: readonly PartGroup[]
  /** By part, its first row; and, last, how many rows there are. */
  readonly start: Uint32Array
  readonly day: Int32Array
  /** Cells of the row that hold a number; 0: it is known only that there is none. */
  readonly n: Uint32Array
  /** Of a share, and of people who gave an answer, the numerators; of a weighted mean values times weights; where these have no denominator the values. */
  readonly sum: Float64Array
  /** 0: none. Null: no row has one. */
  readonly denominator: Float64Array | null
  /** By part, a number for its place, from 1; 0: it has none. Null: nothing tells places apart. See `dimensionOfPlaces`. */
  readonly place: Uint32Array | null
  /** By part, the answer it is of; empty: none. Null: no part is of one. */
  readonly answer: readonly string[] | null
  /** What parts are called. Null: there are too many to be listed. */
  readonly names: readonly string[] | null
}

/** True where a figure cannot be worked out, or a status not be given, without knowing what each part recorded: of a rubric, whether groups agree. */
export const needsParts = (measure: MeasureOfFigures): boolean =>
  acrossUsed(measure) !== null || (measure.kind === 'rubric' && aggregationUsed(measure) !== 'count')

/** Parts that can be listed by name. */
const mostNamed = 1000

/** Words that are not empty, in an order of their own; and one name for all that a reader takes for the same. */
type NamedWords = { readonly words: Words; readonly name: string }

function named(given: Words): NamedWords {
  const kept = given.flatMap(([dimension, word]) => (word.trim() === '' ? [] : [[dimension, word.trim()] as const]))
  const words = kept.sort(([a], [b]) => (a < b ? -1 : 1))
  return { words, name: JSON.stringify(words.map(said => said.map(comparableText))) }
}

/** Gives every combination of words a number. */
export type PartNumbers = {
  /** Words that are empty do not count, and those that a reader takes for the same are one. */
  readonly of: (words: Words) => number
  readonly ofNamed: (named: NamedWords) => number
  /** By number. */
  readonly words: readonly Words[]
}

/** Null: this measure is read without knowing its parts. */
export function partNumbersFor(measure: MeasureOfFigures): PartNumbers | null {
  if (!needsParts(measure)) return null
  const known = new Map<string, number>()
  const words: Words[] = []
  const ofNamed = ({ words: own, name }: NamedWords) => {
    const part = known.get(name) ?? words.push(own) - 1
    known.set(name, part)
    return part
  }
  return { words, of: given => ofNamed(named(given)), ofNamed }
}

export type PartsBuilder = {
  /** Adds a cell of a part, in any order. As `SummaryBuilder.add`. */
  readonly add: (part: number, day: Day, value: number, denominator: number, flag: number) => void
  readonly finish: () => Parts
}

/** Days are fewer than 2^22 and parts than 2^31, so a part and a day are one exact number. */
const dayRoom = 2 ** 22
const daysBefore = 400_000

export function createPartsBuilder(measure: MeasureOfFigures, { words }: PartNumbers): PartsBuilder {
  const isRatio = isShare(measure)
  const isWeighted = acrossUsed(measure) === 'weighted'
  const arePeople = acrossUsed(measure) === 'people'
  const isMiddle = aggregationUsed(measure) === 'median' || measure.kind === 'rubric'
  const cells = createCells()
  return {
    add: (part, day, value, denominator, flag) => {
      // Where a number is not applicable none is lacking.
      if (flag === flags['not-applicable']) return
      const key = part * dayRoom + day + daysBefore
      if (!holdsNumber(value, denominator, flag)) cells.add(key, Number.NaN, 0)
      else if (Number.isNaN(denominator)) cells.add(key, value, 0)
      else if (isRatio || arePeople) cells.add(key, value, denominator)
      else if (isWeighted) cells.add(key, value * denominator, denominator)
      else cells.add(key, isMiddle ? value / denominator : value, 0)
    },
    finish: () => partsOf(words, cells, isMiddle),
  }
}

type Cells = ReturnType<typeof createCells>

/** Columns that grow. A denominator of 0 is none; a value that is no number says that there is none. */
function createCells() {
  let key = new Float64Array(16)
  let value = new Float64Array(16)
  let denominator = new Float64Array(16)
  let count = 0
  const grown = (column: Float64Array<ArrayBuffer>) => {
    const larger = new Float64Array(column.length * 2)
    larger.set(column)
    return larger
  }
  return {
    add: (ofKey: number, ofValue: number, ofDenominator: number) => {
      if (count === key.length) {
        key = grown(key)
        value = grown(value)
        denominator = grown(denominator)
      }
      key[count] = ofKey
      value[count] = ofValue
      denominator[count] = ofDenominator
      count++
    },
    columns: () => ({
      key: key.subarray(0, count),
      value: value.subarray(0, count),
      denominator: denominator.subarray(0, count),
    }),
  }
}

/** `isMiddle`: every number is a row of its own, for the middle one to be found. */
function partsOf(words: readonly Words[], cells: Cells, isMiddle: boolean): Parts {
  const { key, value, denominator } = cells.columns()
  const isUsed = new Uint8Array(words.length)
  for (let index = 0; index < key.length; index++) isUsed[Math.floor((key[index] ?? 0) / dayRoom)] = 1
  const { order, groups } = grouped(words, isUsed)
  const rank = new Uint32Array(words.length)
  for (const [place, part] of order.entries()) rank[part] = place
  for (let index = 0; index < key.length; index++) {
    const each = key[index] ?? 0
    const part = Math.floor(each / dayRoom)
    key[index] = each + ((rank[part] ?? 0) - part) * dayRoom
  }
  const rows = {
    day: new Int32Array(key.length),
    n: new Uint32Array(key.length),
    sum: new Float64Array(key.length),
    denominator: new Float64Array(key.length),
  }
  const start = new Uint32Array(order.length + 1)
  let row = -1
  let last = Number.NaN
  let part = -1
  for (const index of stableOrder(key)) {
    const ofCell = key[index] ?? 0
    const number = value[index] ?? Number.NaN
    const outOf = denominator[index] ?? 0
    const isNumber = !Number.isNaN(number)
    if (ofCell !== last || (isMiddle && isNumber && (rows.n[row] ?? 0) > 0)) {
      row++
      last = ofCell
      const own = Math.floor(ofCell / dayRoom)
      while (part < own) start[++part] = row
      rows.day[row] = ofCell - own * dayRoom - daysBefore
    }
    if (!isNumber) continue
    // Bare numbers beside those that have a denominator do not enter.
    const known = rows.denominator[row] ?? 0
    if (outOf === 0 && known > 0) continue
    const begins = outOf > 0 && known === 0
    rows.n[row] = (begins ? 0 : (rows.n[row] ?? 0)) + 1
    rows.sum[row] = (begins ? 0 : (rows.sum[row] ?? 0)) + number
    rows.denominator[row] = known + outOf
  }
  const count = row + 1
  start[order.length] = count
  const inOrder = order.map(part => words[part] ?? [])
  return {
    groups,
    start,
    day: rows.day.slice(0, count),
    n: rows.n.slice(0, count),
    sum: rows.sum.slice(0, count),
    denominator: rows.denominator.some(each => each > 0) ? rows.denominator.slice(0, count) : null,
    place: placesOf(inOrder, groups),
    answer: answersOf(inOrder, groups),
    names: order.length > mostNamed ? null : inOrder.map(each => each.map(([, word]) => word).join(', ')),
  }
}

/** The parts that have cells, in the order of their groups, and each group's dimensions. */
function grouped(words: readonly Words[], isUsed: Uint8Array): { order: number[]; groups: PartGroup[] } {
  const byDimensions = new Map<string, { dimensions: string[]; parts: number[] }>()
  let last: { dimensions: string[]; parts: number[] } | undefined
  for (const [part, each] of words.entries()) {
    if (isUsed[part] === 0) continue
    // Most parts have the dimensions of the one before.
    if (last === undefined || !haveDimensions(each, last.dimensions)) {
      const dimensions = each.map(([dimension]) => dimension)
      const key = JSON.stringify(dimensions)
      last = byDimensions.get(key) ?? { dimensions, parts: [] }
      byDimensions.set(key, last)
    }
    last.parts.push(part)
  }
  const sorted = [...byDimensions.values()].sort((a, b) => a.dimensions.length - b.dimensions.length)
  const order: number[] = []
  const groups = sorted.map(({ dimensions, parts }): PartGroup => {
    const first = order.length
    for (const part of parts) order.push(part)
    return { dimensions, first, count: parts.length }
  })
  return { order, groups }
}

function haveDimensions(words: Words, dimensions: readonly string[]): boolean {
  if (words.length !== dimensions.length) return false
  for (let at = 0; at < dimensions.length; at++) if (words[at]?.[0] !== dimensions[at]) return false
  return true
}

/** `words`: by part, in the order of the groups. Words of a part stand in the order of its group's dimensions. */
function answersOf(words: readonly Words[], groups: readonly PartGroup[]): readonly string[] | null {
  if (!groups.some(tellsAnswers)) return null
  return groups.flatMap(({ dimensions, first, count }) => {
    const at = dimensions.indexOf(answerDimension)
    return words.slice(first, first + count).map(each => each[at]?.[1] ?? '')
  })
}

const tellsAnswers = ({ dimensions }: PartGroup): boolean => dimensions.includes(answerDimension)

/** What tells places apart: the dimension called `place`, or the only one there is. Null: none does. */
function dimensionOfPlaces(groups: readonly PartGroup[]): string | null {
  const dimensions = new Set(groups.flatMap(group => group.dimensions))
  dimensions.delete(answerDimension)
  if (dimensions.has('place')) return 'place'
  const [only] = dimensions
  return only !== undefined && dimensions.size === 1 ? only : null
}

/** `words`: as for `answersOf`. */
function placesOf(words: readonly Words[], groups: readonly PartGroup[]): Uint32Array | null {
  const dimension = dimensionOfPlaces(groups)
  const places = new Uint32Array(words.length)
  // Answers are no places: one that nobody gave this time is not lacking.
  if (dimension === null) return groups.some(tellsAnswers) ? places : null
  const numbers = new Map<string, number>()
  /** As they are written: parts repeat their places. */
  const asWritten = new Map<string, number>()
  const numberOf = (word: string): number => {
    const same = comparableText(word)
    const number = numbers.get(same) ?? numbers.size + 1
    numbers.set(same, number)
    asWritten.set(word, number)
    return number
  }
  for (const { dimensions, first, count } of groups) {
    const at = dimensions.indexOf(dimension)
    if (at === -1) continue
    for (let part = first; part < first + count; part++) {
      const word = words[part]?.[at]?.[1] ?? ''
      places[part] = asWritten.get(word) ?? numberOf(word)
    }
  }
  return places
}

/** What combinations of codes of an import's columns stand for: all its measures share them. */
type Combinations = { readonly combine: ReturnType<typeof combinationsByCodes>; readonly named: NamedWords[] }
const combinationsKnown = new WeakMap<Dictionaries, Map<string, Combinations>>()
/** Of an import with more, each measure has its own again: they would fill the memory. */
const mostShared = 50_000

function combinationsOf(dictionaries: Dictionaries, names: readonly string[]): Combinations {
  const byNames = combinationsKnown.get(dictionaries) ?? new Map<string, Combinations>()
  combinationsKnown.set(dictionaries, byNames)
  const key = JSON.stringify(names)
  const known = byNames.get(key)
  if (known && known.named.length < mostShared) return known
  const fresh = { combine: combinationsByCodes(names.length), named: [] }
  byNames.set(key, fresh)
  return fresh
}

/** For the blocks of one import: the part that each cell is of. `without`: a dimension that does not tell parts apart. */
export function partsInBlocks(numbers: PartNumbers | null, dictionaries: Dictionaries, without?: string) {
  /** Codes stand for the same words in all blocks of an import, which may differ in their dimensions. */
  const memories = new Map<string, Combinations & { readonly parts: number[] }>()
  return (block: Block) => {
    const columns = Object.entries(block.dimensions).filter(([name]) => name !== without)
    const names = columns.map(([name]) => name)
    const key = JSON.stringify(names)
    const memory = memories.get(key) ?? { ...combinationsOf(dictionaries, names), parts: [] }
    memories.set(key, memory)
    const { combine, named: known, parts } = memory
    const codes = new Uint32Array(columns.length)
    const wordsAt = (index: number): Words =>
      columns.flatMap(([name, column]) => {
        const word = own(dictionaries, name)?.[(column[index] ?? 0) - 1]
        return word === undefined ? [] : [[name, word] as const]
      })
    const partAt = (index: number): number => {
      if (numbers === null) return 0
      for (let place = 0; place < columns.length; place++) codes[place] = columns[place]?.[1][index] ?? 0
      const combination = combine(codes, () => known.push(named(wordsAt(index))) - 1)
      parts[combination] ??= numbers.ofNamed(known[combination] ?? named([]))
      return parts[combination]
    }
    return { wordsAt, partAt }
  }
}
