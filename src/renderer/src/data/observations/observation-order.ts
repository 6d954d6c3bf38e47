import { type Block, blockSize, type Dictionaries, flags } from '@core/observation/block'
import type { Day } from '@core/observation/day'
import { stableOrder } from '@core/observation/stable-order'
import type { FlagName, Observation } from '@core/project/entities'
import type { ProjectDatabase } from '../project-database'
import { blockTest, isAsked } from './observation-test'

export type ObservationSort = {
  /** The day, the value, or the word of a dimension. */
  readonly by: 'day' | 'value' | { readonly dimension: string }
  readonly descending: boolean
}

export type ObservationsAsked = {
  /** Only those with this text in a place or another dimension; empty: all. */
  readonly text: string
  /** The dimension to look for the text in; null: any. */
  readonly dimension: string | null
  readonly firstDay: Day | null
  readonly lastDay: Day | null
  readonly flag: FlagName | null
  /** Null: by hand first, newest first, then each import in the order of its file. */
  readonly sort: ObservationSort | null
}

export const everythingAsked: ObservationsAsked = {
  text: '',
  dimension: null,
  firstDay: null,
  lastDay: null,
  flag: null,
  sort: null,
}

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
 * cell (`base + seq * blockSize + index` of its run); from there on it is a place in `byHand`.
 */
export type ObservationOrder = {
  readonly runs: readonly Run[]
  readonly byHandFrom: number
  readonly byHand: readonly string[]
  readonly refs: Uint32Array
  readonly dictionaries: ReadonlyMap<string, Dictionaries>
  readonly dimensions: readonly string[]
}

/** By block (`blockKey`), then by place in it. */
type CorrectionsByBlock = ReadonlyMap<string, ReadonlyMap<number, Observation>>

/** Blocks read at once. */
const atOnce = 16

/**
 * Blocks are read only where something is filtered or sorted. `measureId` null: of all measures. `observations`: everything
 * entered by hand, of the measures asked for. Null: `signal` said to stop.
 */
export async function observationOrder(
  db: ProjectDatabase,
  measureId: string | null,
  observations: Iterable<Observation>,
  asked: ObservationsAsked,
  signal: AbortSignal,
): Promise<ObservationOrder | null> {
  const { runs, dictionaries } = await runsOf(db, measureId)
  const last = runs.at(-1)
  const byHandFrom = last ? last.base + last.blocks * blockSize : 0
  const all = [...observations]
  const byHand = all.filter(({ corrects }) => corrects === null).sort((a, b) => b.day - a.day)
  const dimensions = new Set([...dictionaries.values(), ...all.map(each => each.dimensions)].flatMap(Object.keys))
  const found = {
    runs,
    byHandFrom,
    byHand: byHand.map(({ id }) => id),
    dictionaries,
    dimensions: [...dimensions].sort(),
  }

  const keyOf = sortKeys(asked.sort, dictionaries, all)
  const imported = runs.reduce((sum, { count }) => sum + count, 0)
  const gathered = gather(byHand.length + imported, keyOf !== null)
  byHand.forEach((observation, place) => {
    if (isAsked(observation, asked)) gathered.add(byHandFrom + place, keyOf?.ofObservation(observation) ?? 0)
  })
  const corrections = correctionsByBlock(all)
  for (const run of runs) {
    if (!keyOf && everyCellAsked(asked) && isPacked(run)) {
      for (let place = 0; place < run.count; place++) gathered.add(run.base + place, 0)
      continue
    }
    for (let seq = 0; seq < run.blocks; seq += atOnce) {
      const blocks = await blocksFrom(db, run, seq)
      if (signal.aborted) return null
      for (const block of blocks) {
        const words = dictionaries.get(run.importId) ?? {}
        const corrected = corrections.get(blockKey(run.measureId, run.importId, block.seq))
        const hits = blockTest(block, words, asked)
        const keys = keyOf?.ofBlock(block)
        const first = run.base + block.seq * blockSize
        for (let index = 0; index < block.count; index++) {
          const correction = corrected?.get(index)
          if (!(correction ? isAsked(correction, asked) : hits(index))) continue
          gathered.add(first + index, correction ? (keyOf?.ofObservation(correction) ?? 0) : (keys?.(index) ?? 0))
        }
      }
    }
  }
  return signal.aborted ? null : { ...found, refs: gathered.inOrder() }
}

const everyCellAsked = ({ text, firstDay, lastDay, flag }: ObservationsAsked): boolean =>
  text === '' && firstDay === null && lastDay === null && flag === null

/** True where every block but the last must be full, as our own imports write them. */
const isPacked = ({ count, blocks }: Run): boolean => blocks === 1 || count > (blocks - 1) * blockSize

async function runsOf(db: ProjectDatabase, measureId: string | null) {
  const live = new Set(await db.rowsOf('import').toCollection().primaryKeys())
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
  const importIds = [...new Set(runs.map(({ importId }) => importId))]
  const found = await db.dictionaries.bulkGet(importIds)
  return { runs, dictionaries: new Map(importIds.map((id, index) => [id, found[index]?.dictionaries ?? {}])) }
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

function correctionsByBlock(observations: readonly Observation[]): CorrectionsByBlock {
  const byBlock = new Map<string, Map<number, Observation>>()
  for (const observation of observations) {
    if (!observation.corrects) continue
    const key = blockKey(observation.measureId, observation.corrects.importId, observation.corrects.seq)
    const ofBlock = byBlock.get(key) ?? new Map<number, Observation>()
    byBlock.set(key, ofBlock.set(observation.corrects.index, observation))
  }
  return byBlock
}

/** Numbers that have the order asked for; NaN, which comes last either way, where there is nothing to go by. */
function sortKeys(
  sort: ObservationSort | null,
  dictionaries: ReadonlyMap<string, Dictionaries>,
  observations: readonly Observation[],
) {
  if (!sort) return null
  const sign = sort.descending ? -1 : 1
  if (sort.by === 'day') {
    return {
      ofObservation: ({ day }: Observation) => sign * day,
      ofBlock: (block: Block) => (index: number) => sign * (block.day[index] ?? 0),
    }
  }
  if (sort.by === 'value') {
    return {
      ofObservation: ({ value, denominator }: Observation) =>
        value === null ? Number.NaN : (sign * value) / (denominator ?? 1),
      ofBlock: (block: Block) => (index: number) => {
        if (block.flag[index] !== flags.value) return Number.NaN
        const whole = block.denominator?.[index] ?? Number.NaN
        return (sign * (block.value[index] ?? Number.NaN)) / (Number.isNaN(whole) ? 1 : whole)
      },
    }
  }
  const { dimension } = sort.by
  const ranks = ranksOf([
    ...[...dictionaries.values()].flatMap(words => words[dimension] ?? []),
    ...observations.map(({ dimensions }) => dimensions[dimension] ?? ''),
  ])
  const rankOf = (word: string | undefined): number => (word ? sign * (ranks.get(word) ?? 0) : Number.NaN)
  return {
    ofObservation: ({ dimensions }: Observation) => rankOf(dimensions[dimension]),
    ofBlock: (block: Block) => {
      const codes = block.dimensions[dimension]
      const words = dictionaries.get(block.importId)?.[dimension] ?? []
      return (index: number) => rankOf(words[(codes?.[index] ?? 0) - 1])
    },
  }
}

function ranksOf(words: readonly string[]): ReadonlyMap<string, number> {
  const { compare } = new Intl.Collator('en-GB', { numeric: true })
  return new Map([...new Set(words)].sort(compare).map((word, rank) => [word, rank]))
}
