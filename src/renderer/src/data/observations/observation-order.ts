import { type Block, blockSize, type Dictionaries } from '@core/observation/block'
import { stableOrder } from '@core/observation/stable-order'
import type { Observation } from '@core/project/entities'
import { liveImports } from '../live-imports'
import type { ProjectDatabase } from '../project-database'
import { isNarrowed, type ObservationsAsked, observationTest } from './observations-asked'
import { sortKeys } from './sort-keys'

/** What one import brought to one measure. `base`: the address of its first cell. */
export type Run = {
  readonly measureId: string
  readonly importId: string
  readonly base: number
  readonly count: number
  readonly blocks: number
}

/**
 * Which observations are asked for, in which order, four bytes each. A ref below `byHandFrom` is the address of an imported
 * cell (`base + seq * blockSize + index` of its run); from there on it is a place in `byHand`, where everything entered by hand
 * is, asked for or not.
 */
export type ObservationOrder = {
  readonly runs: readonly Run[]
  readonly byHandFrom: number
  readonly byHand: readonly string[]
  readonly refs: Uint32Array
  readonly dimensions: readonly string[]
}

export type OrderOptions = {
  readonly signal: AbortSignal
  /** Called with the steps done so far, and all there are. */
  readonly onProgress?: (done: number, of: number) => void
}

/** True where finding the order means looking at every value, which is not for the page to do. */
export const looksIntoBlocks = (asked: ObservationsAsked): boolean => asked.sort !== null || isNarrowed(asked)

/** Blocks read at once. */
const atOnce = 16

/**
 * Blocks are read only where `looksIntoBlocks`. `measureId` null: of all measures. `observations`: everything entered by hand, of
 * the measures asked for. Null: `signal` said to stop.
 */
export async function observationOrder(
  db: ProjectDatabase,
  measureId: string | null,
  observations: readonly Observation[],
  asked: ObservationsAsked,
  { signal, onProgress }: OrderOptions,
): Promise<ObservationOrder | null> {
  const runs = await runsOf(db, measureId)
  const dictionaries = await dictionariesOf(db, runs)
  const last = runs.at(-1)
  const byHandFrom = last ? last.base + last.blocks * blockSize : 0
  const byHand = observations.filter(({ corrects }) => corrects === null).sort((a, b) => b.day - a.day)
  const dimensions = new Set(
    [...dictionaries.values(), ...observations.map(each => each.dimensions)].flatMap(Object.keys),
  )

  const isAsked = observationTest(asked, dictionaries)
  const keyOf = asked.sort && sortKeys(asked.sort, dictionaries, observations)
  const imported = runs.reduce((sum, { count }) => sum + count, 0)
  const gathered = gather(byHand.length + imported, keyOf !== null)
  byHand.forEach((observation, place) => {
    if (isAsked.ofObservation(observation)) gathered.add(byHandFrom + place, keyOf?.ofObservation(observation) ?? 0)
  })
  const corrections = correctionsByBlock(observations)
  const blocksInAll = runs.reduce((sum, { blocks }) => sum + blocks, 0)
  // Sorting takes about as long as looking.
  const stepsInAll = keyOf ? 2 * blocksInAll : blocksInAll
  let blocksDone = 0
  for (const run of runs) {
    if (!looksIntoBlocks(asked) && isPacked(run)) {
      for (let place = 0; place < run.count; place++) gathered.add(run.base + place, 0)
      continue
    }
    for (let seq = 0; seq < run.blocks; seq += atOnce) {
      const blocks = await blocksFrom(db, run, seq)
      if (signal.aborted) return null
      for (const block of blocks) {
        const corrected = corrections.get(blockKey(run.measureId, run.importId, block.seq))
        const hits = isAsked.ofBlock(block)
        const keys = keyOf?.ofBlock(block)
        const first = run.base + block.seq * blockSize
        for (let index = 0; index < block.count; index++) {
          const correction = corrected?.get(index)
          if (!(correction ? isAsked.ofObservation(correction) : hits(index))) continue
          gathered.add(first + index, correction ? (keyOf?.ofObservation(correction) ?? 0) : (keys?.(index) ?? 0))
        }
      }
      blocksDone += blocks.length
      onProgress?.(blocksDone, stepsInAll)
    }
  }
  if (signal.aborted) return null
  const refs = gathered.inOrder()
  return { runs, byHandFrom, byHand: byHand.map(({ id }) => id), refs, dimensions: [...dimensions].sort() }
}

/** True where every block but the last must be full, as our own imports write them. */
const isPacked = ({ count, blocks }: Run): boolean => blocks === 1 || count > (blocks - 1) * blockSize

async function runsOf(db: ProjectDatabase, measureId: string | null): Promise<Run[]> {
  const { ids: live } = await liveImports(db)
  const measures = new Set(measureId === null ? await db.rowsOf('measure').toCollection().primaryKeys() : [measureId])
  const table = db.segments
  const stored = await (measureId === null
    ? table.toArray()
    : table.where('[measureId+importId]').between([measureId], [measureId, []]).toArray())
  let base = 0
  const runs: Run[] = []
  for (const { measureId, importId, count, blocks } of stored) {
    if (!live.has(importId) || !measures.has(measureId)) continue
    runs.push({ measureId, importId, base, count, blocks })
    base += blocks * blockSize
  }
  return runs
}

/** By import: the words that their codes stand for. */
export async function dictionariesOf(
  db: ProjectDatabase,
  runs: readonly Pick<Run, 'importId'>[],
): Promise<ReadonlyMap<string, Dictionaries>> {
  const importIds = [...new Set(runs.map(({ importId }) => importId))]
  const found = await db.dictionaries.bulkGet(importIds)
  return new Map(importIds.map((id, index) => [id, found[index]?.dictionaries ?? {}]))
}

async function blocksFrom(db: ProjectDatabase, run: Run, seq: number): Promise<Block[]> {
  const { measureId, importId, blocks } = run
  const keys = Array.from({ length: Math.min(atOnce, blocks - seq) }, (_, index) => seq + index)
  const found = await db.blocks.bulkGet(keys.map((key): [string, string, number] => [measureId, importId, key]))
  return found.filter(block => block !== undefined)
}

function gather(most: number, sorted: boolean) {
  const refs = new Uint32Array(most)
  const keys = sorted ? new Float64Array(most) : null
  let used = 0
  return {
    add: (ref: number, key: number) => {
      refs[used] = ref
      if (keys) keys[used] = key
      used++
    },
    inOrder: (): Uint32Array => {
      const own = refs.slice(0, used)
      if (!keys) return own
      const order = stableOrder(keys.subarray(0, used))
      for (let index = 0; index < order.length; index++) order[index] = own[order[index] ?? 0] ?? 0
      return order
    },
  }
}

const blockKey = (measureId: string, importId: string, seq: number): string => `${measureId} ${importId} ${seq}`

/** By block (`blockKey`), then by place in it. */
function correctionsByBlock(
  observations: readonly Observation[],
): ReadonlyMap<string, ReadonlyMap<number, Observation>> {
  const byBlock = new Map<string, Map<number, Observation>>()
  for (const observation of observations) {
    if (!observation.corrects) continue
    const key = blockKey(observation.measureId, observation.corrects.importId, observation.corrects.seq)
    const ofBlock = byBlock.get(key) ?? new Map<number, Observation>()
    byBlock.set(key, ofBlock.set(observation.corrects.index, observation))
  }
  return byBlock
}
