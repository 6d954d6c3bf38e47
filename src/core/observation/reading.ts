import { needsPoints } from '@core/measure/adding-up'
import type { ProjectContents } from '@core/project/contents'
import type { Measure, Observation, RubricJudging } from '@core/project/entities'
import type { Block, Dictionaries, MonthlySummary, Segment } from './block'
import type { Month } from './day'
import type { MeasureReading } from './measure-reading'
import { needsParts, type PartNumbers, partNumbersFor, partsInBlocks, type Words } from './parts'
import { cutMonths } from './period'
import { createReadingBuilder, latest, type ReadingBuilder } from './reading-builder'
import { nothingReplaced, type Replaced, replacedBy } from './replaced'
import { eachCell, flagOfName } from './summary'

export type ReadMeasureRequest = {
  readonly measure: Measure
  /** The measure's segments; those of other measures are passed over. */
  readonly segments: readonly Segment[]
  /** The segments' blocks, in any order. May be empty unless `needsBlocks`. */
  readonly blocks: readonly Block[]
  /** Entered by hand, and corrections; those of other measures are passed over. */
  readonly observations: readonly Observation[]
  /** By import, the words of its codes. May be empty unless `needsParts(measure)`. */
  readonly dictionaries?: ReadonlyMap<string, Dictionaries>
  /** How groups judged rubrics; those of other measures are passed over. */
  readonly judgings?: readonly RubricJudging[]
  /** Months that a reporting period cuts (`cutMonths`). */
  readonly cut?: ReadonlySet<Month>
  /** Values that later imports stand in for: they do not count. Absent: there are none. */
  readonly replaced?: Replaced
}

const noMonths: ReadonlySet<Month> = new Set()
const noWords: ReadonlyMap<string, Dictionaries> = new Map()

type Around = {
  readonly segments?: readonly Segment[]
  readonly cut?: ReadonlySet<Month>
  readonly replaced?: Replaced
}

/**
 * True where a measure cannot be read from summaries alone: it has corrections or replaced values, is read from its points or its
 * parts, each of its records speaks for a longer time, or it has values in a month that a reporting period cuts.
 */
export const needsBlocks = (
  measure: Measure,
  observations: readonly Observation[],
  { segments = [], cut = noMonths, replaced = nothingReplaced }: Around = {},
): boolean =>
  needsPoints(measure) ||
  needsParts(measure) ||
  measure.span !== undefined ||
  replaced.touches(measure.id) ||
  observations.some(observation => observation.measureId === measure.id && observation.corrects !== null) ||
  segments.some(segment => segment.measureId === measure.id && touches(segment.summary, cut))

const touches = ({ month }: MonthlySummary, cut: ReadonlySet<Month>): boolean =>
  cut.size > 0 && month.some(each => cut.has(each))

/**
 * One reading from everything that was recorded. A correction stands in for its imported cell and may move its day; of two
 * corrections of one cell the later in the list counts. Corrections whose import is gone wait unread, so that redoing the
 * import finds them again. Blocks that are needed and not given are a bug, and throw.
 */
export function readMeasure(request: ReadMeasureRequest): MeasureReading {
  const { measure, segments, blocks, observations, judgings = [], cut = noMonths, replaced = nothingReplaced } = request
  const { dictionaries = noWords } = request
  const own = observations.filter(observation => observation.measureId === measure.id)
  const corrections = correctionsByImport(own)
  const numbers = partNumbersFor(measure)
  const builder = createReadingBuilder(measure, cut, numbers)
  const byCell = needsPoints(measure) || numbers !== null || measure.span !== undefined
  const into = { builder, numbers }

  const summaries: MonthlySummary[] = []
  for (const segment of segments) {
    if (segment.measureId !== measure.id) continue
    const corrected = corrections.get(segment.importId)
    const without = replaced.countIn(segment)
    if (without >= segment.count) continue
    if (byCell || corrected || without > 0 || touches(segment.summary, cut))
      addBlocks(into, blocksOf(segment, blocks), dictionaries.get(segment.importId) ?? {}, corrected, replaced)
    else summaries.push(segment.summary)
  }
  for (const observation of own) {
    if (!observation.corrects && replaced.observation(observation.id) === null) addByHand(into, observation)
  }
  const judged = judgings.filter(({ measureId }) => measureId === measure.id)
  const reading = builder.finish(summaries)
  if (judged.length === 0) return reading
  return { ...reading, judgings: judged, lastDay: latest(reading.lastDay ?? null, ...judged.map(({ day }) => day)) }
}

/**
 * The same from a whole project in memory; what imports without their record brought (undone ones) is not read. A measure
 * the project does not have is a bug, and throws.
 */
export function readingFromContents({ rows, imported }: ProjectContents, measureId: string): MeasureReading {
  const measure = rows.measure.find(({ id }) => id === measureId)
  if (!measure) throw new Error(`no measure ${measureId} in this project`)
  const own = <T extends { measureId: string }>(list: readonly T[]) => list.filter(item => item.measureId === measureId)
  const importsThatAreIn = new Set(rows.import.map(({ id }) => id))
  const read = imported.filter(({ importId }) => importsThatAreIn.has(importId))
  return readMeasure({
    measure,
    segments: read.flatMap(({ segments }) => own(segments)),
    blocks: read.flatMap(({ blocks }) => own(blocks)),
    dictionaries: new Map(read.map(({ importId, dictionaries }) => [importId, dictionaries])),
    observations: own(rows.observation),
    judgings: rows.rubricJudging,
    cut: cutMonths(rows.reportingPeriod),
    replaced: replacedBy(rows.import),
  })
}

/** By import, then by `cellKey`. */
type Corrections = ReadonlyMap<string, Observation>

const cellKey = (seq: number, index: number): string => `${seq}:${index}`

function correctionsByImport(observations: readonly Observation[]): Map<string, Corrections> {
  const byImport = new Map<string, Map<string, Observation>>()
  for (const observation of observations) {
    if (!observation.corrects) continue
    const { importId, seq, index } = observation.corrects
    const ofImport = byImport.get(importId) ?? new Map<string, Observation>()
    byImport.set(importId, ofImport.set(cellKey(seq, index), observation))
  }
  return byImport
}

function blocksOf(segment: Segment, blocks: readonly Block[]): Block[] {
  const own = blocks.filter(block => block.importId === segment.importId && block.measureId === segment.measureId)
  if (own.length !== segment.blocks) {
    throw new Error(`segment ${segment.importId}/${segment.measureId}: ${own.length} of ${segment.blocks} blocks given`)
  }
  return own
}

type Into = { readonly builder: ReadingBuilder; readonly numbers: PartNumbers | null }

function addBlocks(
  into: Into,
  blocks: readonly Block[],
  dictionaries: Dictionaries,
  corrected: Corrections | undefined,
  replaced: Replaced,
): void {
  const partsIn = partsInBlocks(into.numbers, dictionaries)
  for (const block of blocks) {
    const isReplaced = replaced.inBlock(block)
    const { partAt, wordsAt } = partsIn(block)
    eachCell(block, (day, value, denominator, flag, index) => {
      if (isReplaced?.(index)) return
      const correction = corrected?.get(cellKey(block.seq, index))
      if (correction) addByHand(into, correction, wordsAt(index))
      else into.builder.add(day, value, denominator, flag, partAt(index))
    })
  }
}

/** `words`: of the imported value that it corrects; its own come before them. */
function addByHand({ builder, numbers }: Into, observation: Observation, words: Words = []): void {
  const { day, value, denominator, flag, firstDay, dimensions } = observation
  const part = numbers?.of(Object.entries({ ...Object.fromEntries(words), ...dimensions })) ?? 0
  builder.add(day, value ?? Number.NaN, denominator ?? Number.NaN, flagOfName[flag], part, firstDay)
}
