import { own } from '@core/names'
import type { Measure, Observation } from '@core/project/entities'
import { comparableText } from '@core/same-text'
import type { Block, Breakdown, Dictionaries, MonthlySummary } from './block'
import type { Month } from './day'
import type { MeasureReading } from './measure-reading'
import { type PartNumbers, partNumbersFor, partsInBlocks, type Words } from './parts'
import { needsBlocks } from './reading'
import { createReadingBuilder, type ReadingBuilder } from './reading-builder'
import { nothingReplaced, type Replaced } from './replaced'
import { eachCell, flagOfName } from './summary'

/** One import's figures for the measure, by the dimension asked for. */
export type DimensionedImport = {
  readonly importId: string
  readonly breakdown: Breakdown
  /** The words that codes stand for in this import, of this dimension and of others. */
  readonly dictionaries: Dictionaries
  /** The segment's blocks; may be empty unless `breakdownNeedsBlocks`, or its values are corrected or replaced. */
  readonly blocks: readonly Block[]
}

export type ReadByDimensionRequest = {
  readonly measure: Measure
  readonly dimension: string
  readonly imports: readonly DimensionedImport[]
  /** Entered by hand, and corrections, of this measure. */
  readonly observations: readonly Observation[]
  /** Months that a reporting period cuts. */
  readonly cut?: ReadonlySet<Month>
  /** Values that later imports stand in for: they do not count. Absent: there are none. */
  readonly replaced?: Replaced
}

const noMonths: ReadonlySet<Month> = new Set()

/** True where the summaries by dimension are not enough, whatever was corrected. */
export const breakdownNeedsBlocks = (measure: Measure, cut: ReadonlySet<Month>): boolean =>
  needsBlocks(measure, []) || cut.size > 0

/**
 * A measure's reading for each word of one dimension (each place), corrections and hand-entered values included. Cells that
 * have no word for it are in none.
 */
export function readByDimension(request: ReadByDimensionRequest): Map<string, MeasureReading> {
  const { measure, dimension, imports, observations, cut = noMonths, replaced = nothingReplaced } = request
  const byCell = breakdownNeedsBlocks(measure, cut)
  const numbers = partNumbersFor(measure)
  const parts: ByWord = {
    dimension,
    numbers,
    builders: new Map(),
    summaries: new Map(),
    wordAs: oneSpelling(),
    make: () => createReadingBuilder(measure, cut, numbers),
  }
  for (const observation of observations) {
    if (observation.corrects !== null || replaced.observation(observation.id) !== null) continue
    addUnder(parts, observation)
  }

  for (const imported of imports) {
    const corrections = new Map(
      observations.flatMap(observation =>
        observation.corrects?.importId === imported.importId
          ? [[cellKey(observation.corrects.seq, observation.corrects.index), observation] as const]
          : [],
      ),
    )
    const isTouched = corrections.size > 0 || replaced.countIn({ ...imported, measureId: measure.id }) > 0
    if (byCell || isTouched) addBlocks(parts, imported, corrections, replaced)
    else addSummaries(parts, imported)
  }
  const words = new Set([...parts.builders.keys(), ...parts.summaries.keys()])
  return new Map([...words].map(word => [word, builderFor(parts, word).finish(parts.summaries.get(word))]))
}

const cellKey = (seq: number, index: number): string => `${seq}:${index}`

/** By word: what is read cell by cell, and summaries that need not be. */
type ByWord = {
  readonly dimension: string
  readonly numbers: PartNumbers | null
  readonly builders: Map<string, ReadingBuilder>
  readonly summaries: Map<string, MonthlySummary[]>
  /** A word as it was first written: imports may write one place in different ways. */
  readonly wordAs: (word: string) => string
  readonly make: () => ReadingBuilder
}

function oneSpelling(): (word: string) => string {
  const known = new Map<string, string>()
  const first = new Map<string, string>()
  return word => {
    const found = known.get(word)
    if (found !== undefined) return found
    const same = comparableText(word)
    const written = first.get(same) ?? word
    first.set(same, written)
    known.set(word, written)
    return written
  }
}

function builderFor({ builders, wordAs, make }: ByWord, said: string): ReadingBuilder {
  const word = wordAs(said)
  const builder = builders.get(word) ?? make()
  builders.set(word, builder)
  return builder
}

/** `words`: of the imported value that it corrects; its own come before them. */
function addUnder(into: ByWord, observation: Observation, words: Words = []): void {
  const { day, value, denominator, flag, firstDay } = observation
  const all = { ...Object.fromEntries(words), ...observation.dimensions }
  const word = own(all, into.dimension)
  if (!word) return
  const part = into.numbers?.of(Object.entries(all).filter(([name]) => name !== into.dimension)) ?? 0
  const builder = builderFor(into, word)
  builder.add(day, value ?? Number.NaN, denominator ?? Number.NaN, flagOfName[flag], part, firstDay)
}

/** A breakdown's rows are sorted by code: each word's months lie together. */
function addSummaries({ summaries, dimension, wordAs }: ByWord, { breakdown, dictionaries }: DimensionedImport): void {
  const words = own(dictionaries, dimension) ?? []
  const { code: codes } = breakdown
  for (let from = 0, to = 0; from < codes.length; from = to) {
    const code = codes[from] ?? 0
    to = from
    while (to < codes.length && codes[to] === code) to++
    const said = words[code - 1]
    if (!said) continue
    const word = wordAs(said)
    const summary = rowsBetween(breakdown, from, to)
    const list = summaries.get(word)
    if (list) list.push(summary)
    else summaries.set(word, [summary])
  }
}

function addBlocks(
  into: ByWord,
  { blocks, dictionaries }: DimensionedImport,
  corrections: ReadonlyMap<string, Observation>,
  replaced: Replaced,
): void {
  const { dimension } = into
  const words = own(dictionaries, dimension) ?? []
  const partsIn = partsInBlocks(into.numbers, dictionaries, dimension)
  for (const block of blocks) {
    const isReplaced = replaced.inBlock(block)
    const codes = own(block.dimensions, dimension)
    const { partAt, wordsAt } = partsIn(block)
    eachCell(block, (day, value, denominator, flag, index) => {
      if (isReplaced?.(index)) return
      const word = words[(codes?.[index] ?? 0) - 1]
      const correction = corrections.get(cellKey(block.seq, index))
      if (correction) addUnder(into, correction, word ? [...wordsAt(index), [dimension, word]] : wordsAt(index))
      else if (word) builderFor(into, word).add(day, value, denominator, flag, partAt(index))
    })
  }
}

const rowsBetween = (summary: MonthlySummary, from: number, to: number): MonthlySummary => ({
  month: summary.month.subarray(from, to),
  n: summary.n.subarray(from, to),
  sum: summary.sum.subarray(from, to),
  numeratorSum: summary.numeratorSum.subarray(from, to),
  denominatorSum: summary.denominatorSum.subarray(from, to),
  min: summary.min.subarray(from, to),
  max: summary.max.subarray(from, to),
  lastDay: summary.lastDay.subarray(from, to),
  lastN: summary.lastN.subarray(from, to),
  lastSum: summary.lastSum.subarray(from, to),
  lastNumerator: summary.lastNumerator.subarray(from, to),
  lastDenominator: summary.lastDenominator.subarray(from, to),
  missing: summary.missing.subarray(from, to),
  suppressed: summary.suppressed.subarray(from, to),
})
