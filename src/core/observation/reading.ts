import type { ProjectContents } from '@core/project/contents'
import type { Measure, Observation } from '@core/project/entities'
import { needsPoints } from './aggregate'
import type { Block, MonthlySummary, Segment } from './block'
import type { Day } from './day'
import { holdsNumber } from './month-totals'
import { nothingReplaced, type Replaced, replacedBy } from './replaced'
import { combineSummaries, createSummaryBuilder, eachCell, flagOfName } from './summary'

/** Every number of a measure, ascending by day. Columns of one length; a share's value is the share itself, 0..1. */
export type Points = { readonly day: Int32Array; readonly value: Float64Array }

/** All that is known of a measure: imports, what was entered by hand, and corrections laid over. */
export type MeasureReading = {
  readonly summary: MonthlySummary
  /** Null unless `needsPoints(measure)`. */
  readonly points: Points | null
}

export type ReadMeasureRequest = {
  readonly measure: Measure
  /** The measure's segments; those of other measures are passed over. */
  readonly segments: readonly Segment[]
  /** The segments' blocks, in any order. May be empty unless `needsBlocks`. */
  readonly blocks: readonly Block[]
  /** Entered by hand, and corrections; those of other measures are passed over. */
  readonly observations: readonly Observation[]
  /** Values that later imports stand in for: they do not count. Absent: there are none. */
  readonly replaced?: Replaced
}

type Add = (day: Day, value: number, denominator: number, flag: number) => void

/** True where a measure cannot be read from summaries alone: it has corrections or replaced values, or is read from its points. */
export const needsBlocks = (
  measure: Measure,
  observations: readonly Observation[],
  replaced = nothingReplaced,
): boolean =>
  needsPoints(measure) ||
  replaced.touches(measure.id) ||
  observations.some(observation => observation.measureId === measure.id && observation.corrects !== null)

/**
 * One reading from everything that was recorded. A correction stands in for its imported cell and may move its day; of two
 * corrections of one cell the later in the list counts. Corrections whose import is gone wait unread, so that redoing the
 * import finds them again. Blocks that are needed and not given are a bug, and throw.
 */
export function readMeasure(request: ReadMeasureRequest): MeasureReading {
  const { measure, segments, blocks, observations, replaced = nothingReplaced } = request
  const own = observations.filter(observation => observation.measureId === measure.id)
  const corrections = correctionsByImport(own)
  const points = needsPoints(measure) ? createPoints() : null
  const laidOver = createSummaryBuilder()
  const add: Add = (day, value, denominator, flag) => {
    laidOver.add(day, value, denominator, flag)
    points?.add(day, value, denominator, flag)
  }

  const summaries: MonthlySummary[] = []
  for (const segment of segments) {
    if (segment.measureId !== measure.id) continue
    const corrected = corrections.get(segment.importId)
    const without = replaced.countIn(segment)
    if (without >= segment.count) continue
    if (points || corrected || without > 0) addBlocks(add, blocksOf(segment, blocks), corrected, replaced)
    else summaries.push(segment.summary)
  }
  for (const observation of own) {
    if (!observation.corrects && replaced.observation(observation.id) === null) addByHand(add, observation)
  }
  return { summary: combineSummaries([...summaries, laidOver.finish()]), points: points ? points.finish() : null }
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
    observations: own(rows.observation),
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

function addBlocks(add: Add, blocks: readonly Block[], corrected: Corrections | undefined, replaced: Replaced): void {
  for (const block of blocks) {
    const isReplaced = replaced.inBlock(block)
    eachCell(block, (day, value, denominator, flag, index) => {
      if (isReplaced?.(index)) return
      const correction = corrected?.get(cellKey(block.seq, index))
      if (correction) addByHand(add, correction)
      else add(day, value, denominator, flag)
    })
  }
}

const addByHand = (add: Add, { day, value, denominator, flag }: Observation): void =>
  add(day, value ?? Number.NaN, denominator ?? Number.NaN, flagOfName[flag])

function createPoints(): { add: Add; finish: () => Points } {
  const days: number[] = []
  const values: number[] = []
  return {
    add: (day, value, denominator, flag) => {
      if (!holdsNumber(value, denominator, flag)) return
      days.push(day)
      values.push(Number.isNaN(denominator) ? value : value / denominator)
    },
    finish: () => {
      const order = days.map((_, index) => index).sort((a, b) => (days[a] ?? 0) - (days[b] ?? 0))
      return {
        day: Int32Array.from(order, index => days[index] ?? 0),
        value: Float64Array.from(order, index => values[index] ?? Number.NaN),
      }
    },
  }
}
