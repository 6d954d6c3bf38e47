import type { Measure, Observation } from '@core/project/entities'
import { needsPoints } from './aggregate'
import type { Block, Breakdown, MonthlySummary } from './block'
import type { MeasureReading } from './reading'
import { nothingReplaced, type Replaced } from './replaced'
import { combineSummaries, createSummaryBuilder, eachCell, flagOfName, type SummaryBuilder } from './summary'

/** One import's figures for the measure, by the dimension asked for. */
export type DimensionedImport = {
  readonly importId: string
  readonly breakdown: Breakdown
  /** The words that codes 1, 2, 3... of the dimension stand for in this import. */
  readonly words: readonly string[]
  /** The segment's blocks; may be empty where no observation corrects this import and none of its values is replaced. */
  readonly blocks: readonly Block[]
}

export type ReadByDimensionRequest = {
  readonly measure: Measure
  readonly dimension: string
  readonly imports: readonly DimensionedImport[]
  /** Entered by hand, and corrections, of this measure. */
  readonly observations: readonly Observation[]
  /** Values that later imports stand in for: they do not count. Absent: there are none. */
  readonly replaced?: Replaced
}

/**
 * A measure's reading for each word of one dimension (each place), corrections and hand-entered values included. Cells that
 * have no word for it are in none. Null where the measure is read from its points: those are not kept by dimension.
 */
export function readByDimension(request: ReadByDimensionRequest): Map<string, MeasureReading> | null {
  const { measure, dimension, imports, observations, replaced = nothingReplaced } = request
  if (needsPoints(measure)) return null
  const summaries = new Map<string, MonthlySummary[]>()
  const put = (word: string, summary: MonthlySummary) => {
    const list = summaries.get(word)
    if (list) list.push(summary)
    else summaries.set(word, [summary])
  }

  const byHand = new Map<string, SummaryBuilder>()
  for (const observation of observations) {
    if (observation.corrects !== null || replaced.observation(observation.id) !== null) continue
    addUnder(byHand, observation.dimensions[dimension], observation)
  }
  for (const [word, builder] of byHand) put(word, builder.finish())

  for (const imported of imports) {
    const corrections = new Map(
      observations.flatMap(observation =>
        observation.corrects?.importId === imported.importId
          ? [[cellKey(observation.corrects.seq, observation.corrects.index), observation] as const]
          : [],
      ),
    )
    const isTouched = corrections.size > 0 || replaced.countIn({ ...imported, measureId: measure.id }) > 0
    const parts = isTouched ? partsFromBlocks(imported, dimension, corrections, replaced) : partsOf(imported)
    for (const [word, summary] of parts) put(word, summary)
  }
  return new Map([...summaries].map(([word, list]) => [word, { summary: combineSummaries(list), points: null }]))
}

const cellKey = (seq: number, index: number): string => `${seq}:${index}`

function builderFor(builders: Map<string, SummaryBuilder>, word: string): SummaryBuilder {
  const builder = builders.get(word) ?? createSummaryBuilder()
  builders.set(word, builder)
  return builder
}

function addUnder(
  builders: Map<string, SummaryBuilder>,
  word: string | undefined,
  { day, value, denominator, flag }: Observation,
): void {
  if (word) builderFor(builders, word).add(day, value ?? Number.NaN, denominator ?? Number.NaN, flagOfName[flag])
}

/** A breakdown's rows are sorted by code: each word's months lie together. */
function partsOf({ breakdown, words }: DimensionedImport): [string, MonthlySummary][] {
  const parts: [string, MonthlySummary][] = []
  const { code: codes } = breakdown
  for (let from = 0, to = 0; from < codes.length; from = to) {
    const code = codes[from] ?? 0
    to = from
    while (to < codes.length && codes[to] === code) to++
    const word = words[code - 1]
    if (word) parts.push([word, rowsBetween(breakdown, from, to)])
  }
  return parts
}

function partsFromBlocks(
  { blocks, words }: DimensionedImport,
  dimension: string,
  corrections: ReadonlyMap<string, Observation>,
  replaced: Replaced,
): [string, MonthlySummary][] {
  const builders = new Map<string, SummaryBuilder>()
  for (const block of blocks) {
    const isReplaced = replaced.inBlock(block)
    eachCell(block, (day, value, denominator, flag, index) => {
      if (isReplaced?.(index)) return
      const word = words[(block.dimensions[dimension]?.[index] ?? 0) - 1]
      const correction = corrections.get(cellKey(block.seq, index))
      if (correction) addUnder(builders, correction.dimensions[dimension] ?? word, correction)
      else if (word) builderFor(builders, word).add(day, value, denominator, flag)
    })
  }
  return [...builders].map(([word, builder]) => [word, builder.finish()])
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
