import type { ImportRecord } from '@core/project/entities'
import { blockSize } from './block'

/** Which values no longer count, because a later import's stand in for them. Each answer is the id of that import, or null: it counts. */
export type Replaced = {
  readonly observation: (id: string) => string | null
  /** Null: every value of the block counts. */
  readonly inBlock: (block: BlockPlace) => ((index: number) => string | null) | null
  /** How many values of the segment no longer count. */
  readonly countIn: (segment: Omit<BlockPlace, 'seq'>) => number
  /** True where there is any such imported value of the measure. */
  readonly touches: (measureId: string) => boolean
}

type BlockPlace = { readonly importId: string; readonly measureId: string; readonly seq: number }

const segmentKey = ({ importId, measureId }: Omit<BlockPlace, 'seq'>): string => `${measureId} ${importId}`
const blockKey = (place: BlockPlace): string => `${segmentKey(place)} ${place.seq}`

/**
 * What the imports that are in replace. An import that was taken out replaces nothing: what it stood in for counts again. Where
 * two stand in for one value the later in the list is answered.
 */
export function replacedBy(imports: Imports): Replaced {
  const known = remembered.get(imports) ?? readReplaced(imports)
  remembered.set(imports, known)
  return known
}

type Imports = readonly Pick<ImportRecord, 'id' | 'replaces'>[]

/** Asked for every measure of a project in memory. */
const remembered = new WeakMap<Imports, Replaced>()

function readReplaced(imports: Imports): Replaced {
  const ids: string[] = []
  const byHand = new Map<string, string>()
  /** By block, for every index the place in `ids` plus one; 0: it counts. */
  const blocks = new Map<string, Uint16Array>()
  const counts = new Map<string, number>()
  const measures = new Set<string>()
  for (const { id, replaces } of imports) {
    if (!replaces) continue
    ids.push(id)
    for (const each of replaces.observationIds) byHand.set(each, id)
    for (const { runs, ...place } of replaces.cells) {
      const marks = blocks.get(blockKey(place)) ?? new Uint16Array(blockSize)
      blocks.set(blockKey(place), marks)
      measures.add(place.measureId)
      let added = 0
      for (const [first, count] of runs) {
        for (let index = first; index < Math.min(first + count, blockSize); index++) {
          if (marks[index] === 0) added++
          marks[index] = ids.length
        }
      }
      counts.set(segmentKey(place), (counts.get(segmentKey(place)) ?? 0) + added)
    }
  }
  return {
    observation: id => byHand.get(id) ?? null,
    inBlock: place => {
      const marks = blocks.get(blockKey(place))
      return marks ? index => ids[(marks[index] ?? 0) - 1] ?? null : null
    },
    countIn: segment => counts.get(segmentKey(segment)) ?? 0,
    touches: measureId => measures.has(measureId),
  }
}

export const nothingReplaced: Replaced = replacedBy([])

/** Indices, ascending and each once, as runs of neighbours: a first index and how many. */
export function runsOf(indices: readonly number[]): [first: number, count: number][] {
  const runs: [number, number][] = []
  for (const index of indices) {
    const last = runs.at(-1)
    if (last && last[0] + last[1] === index) last[1]++
    else runs.push([index, 1])
  }
  return runs
}
