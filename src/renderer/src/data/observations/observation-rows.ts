import type { Change, Commit } from '@core/change/change'
import { type Block, blockSize } from '@core/observation/block'
import type { Observation } from '@core/project/entities'
import Dexie from 'dexie'
import type { ProjectSession } from '../session'
import { cellAt, cellKey, type ListedObservation } from './listed-observation'
import {
  everythingAsked,
  type ObservationOrder,
  type ObservationsAsked,
  observationOrder,
  type Run,
} from './observation-order'

/** Blocks kept at hand; each is about 130 KB. */
const mostBlocks = 256

/** What there is to show; another object whenever something on the page may look different. */
export type RowsShown = {
  /** Undefined: still reading for the first time. */
  readonly all: number | undefined
  readonly dimensions: readonly string[]
  /** True while another order is being read; the rows are still those of the one before. */
  readonly ordering: boolean
}

/**
 * Observations row by row, however many there are: the order is four bytes a row, blocks are read as rows of theirs are
 * looked at. A row keeps its place when it is edited; what is added by hand comes on top until something else is asked.
 */
export type ObservationRows = {
  readonly shown: () => RowsShown
  readonly subscribe: (listener: () => void) => () => void
  readonly ask: (asked: ObservationsAsked) => void
  /** `undefined`: not read yet; listeners are told once it is. `null`: there is no such row. */
  readonly rowAt: (place: number) => ListedObservation | null | undefined
  /** Once all of these can be had from `rowAt`. */
  readonly ready: (from: number, to: number) => Promise<void>
  /** Shows what is about to be written, at once; where it was not written, what the database has comes back. */
  readonly showAhead: (changes: readonly Change[], written: Promise<boolean>) => void
  readonly stop: () => void
}

/** `measureId` null: of all measures. */
export function observationRows({ db, log }: ProjectSession, measureId: string | null): ObservationRows {
  const observations = new Map<string, Observation>()
  const corrections = new Map<string, Observation>()
  const blocks = new Map<string, Block>()
  const wanted = new Map<string, [string, string, number]>()
  const listeners = new Set<() => void>()
  let order: ObservationOrder | null = null
  /** Entered since the order was made, newest first. */
  let fresh: string[] = []
  let asked = everythingAsked
  let asking = new AbortController()
  let shown: RowsShown = { all: undefined, dimensions: [], ordering: true }
  let fetching: Promise<void> | null = null

  const tell = (ordering = shown.ordering) => {
    const dimensions = order?.dimensions ?? []
    const all = order ? fresh.length + order.refs.length : undefined
    shown = { all, dimensions: sameList(dimensions, shown.dimensions) ? shown.dimensions : dimensions, ordering }
    for (const listener of listeners) listener()
  }
  const put = (observation: Observation) => {
    if (measureId !== null && observation.measureId !== measureId) return
    const isNew = !observations.has(observation.id)
    observations.set(observation.id, observation)
    if (observation.corrects) corrections.set(cellKey(observation.measureId, observation.corrects), observation)
    else if (isNew && order) fresh = [observation.id, ...fresh]
  }
  const drop = (id: string) => {
    const observation = observations.get(id)
    if (!observation) return
    observations.delete(id)
    if (observation.corrects) corrections.delete(cellKey(observation.measureId, observation.corrects))
    fresh = fresh.filter(each => each !== id)
    const place = order?.byHand.indexOf(id) ?? -1
    if (order && place !== -1) {
      const gone = order.byHandFrom + place
      const byHand = order.byHand.with(place, '')
      order = { ...order, byHand, refs: order.refs.filter(ref => ref !== gone) }
    }
  }
  const lookAgainAt = async (ids: readonly string[]) => {
    const rows = await db.rowsOf('observation').bulkGet([...ids])
    rows.forEach((row, index) => {
      if (row) put(row)
      else drop(ids[index] ?? '')
    })
    tell()
  }
  const reorder = async () => {
    asking.abort()
    asking = new AbortController()
    const { signal } = asking
    tell(true)
    const found = await observationOrder(db, measureId, observations.values(), asked, signal)
    if (!found || signal.aborted) return
    order = found
    fresh = []
    tell(false)
  }
  const begin = async () => {
    const table = db.rowsOf('observation')
    const rows = await (measureId === null ? table.toArray() : table.where('measureId').equals(measureId).toArray())
    rows.forEach(put)
  }
  const onCommits = async (commits: readonly Commit[]) => {
    const changes = commits.flatMap(commit => commit.changes)
    const touched = new Set(changes.filter(({ kind }) => kind === 'observation').map(({ id }) => id))
    if (touched.size > 0) await lookAgainAt([...touched])
    const rowsCameOrWent = ({ kind, before, after }: Change) =>
      (kind === 'import' || kind === 'measure') && (before === null || after === null)
    if (changes.some(rowsCameOrWent)) await reorder()
  }
  const stopListening = log.onCommits(commits => {
    begun.then(() => onCommits(commits)).catch(reportUnlessClosed)
  })
  const begun = begin()
  begun.catch(reportUnlessClosed)

  const fetchWanted = async () => {
    // Everything that one look at the page wants, in one go.
    await Promise.resolve()
    const keys = [...wanted.values()]
    wanted.clear()
    for (const block of await db.blocks.bulkGet(keys)) {
      if (block) blocks.set(keyOfBlock(block.measureId, block.importId, block.seq), block)
    }
    for (const key of blocks.keys()) {
      if (blocks.size <= mostBlocks) break
      blocks.delete(key)
    }
    fetching = null
    tell()
  }
  const blockOf = (run: Run, seq: number): Block | undefined => {
    const key = keyOfBlock(run.measureId, run.importId, seq)
    const block = blocks.get(key)
    if (block) {
      // The one that was looked at last is the last to go.
      blocks.delete(key)
      blocks.set(key, block)
      return block
    }
    wanted.set(key, [run.measureId, run.importId, seq])
    if (!fetching) {
      fetching = fetchWanted()
      fetching.catch(reportUnlessClosed)
    }
    return undefined
  }

  const rowAt = (place: number): ListedObservation | null | undefined => {
    if (!order) return undefined
    if (place < 0 || place >= fresh.length + order.refs.length) return null
    const freshId = fresh[place]
    const ref = order.refs[place - fresh.length] ?? 0
    if (freshId !== undefined || ref >= order.byHandFrom) {
      const observation = observations.get(freshId ?? order.byHand[ref - order.byHandFrom] ?? '')
      return observation ? { from: 'hand', observation } : null
    }
    const run = runOf(order.runs, ref)
    if (!run) return null
    const seq = Math.floor((ref - run.base) / blockSize)
    const block = blockOf(run, seq)
    if (!block) return undefined
    const cell = cellAt(block, (ref - run.base) % blockSize, order.dictionaries.get(run.importId) ?? {})
    return { from: 'import', cell, correction: corrections.get(cellKey(cell.measureId, cell.at)) ?? null }
  }

  return {
    shown: () => shown,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ask: next => {
      asked = next
      begun.then(reorder).catch(reportUnlessClosed)
    },
    rowAt,
    ready: async (from, to) => {
      await begun
      for (let place = from; place <= to; place++) rowAt(place)
      await fetching
    },
    showAhead: (changes, written) => {
      for (const { id, after } of changes) {
        const before = observations.get(id)
        if (after === null) drop(id)
        else put({ ...before, ...after } as Observation)
      }
      tell()
      written.then(done => (done ? undefined : lookAgainAt(changes.map(({ id }) => id)))).catch(reportUnlessClosed)
    },
    stop: () => {
      asking.abort()
      stopListening()
      listeners.clear()
    },
  }
}

const keyOfBlock = (measureId: string, importId: string, seq: number): string => `${measureId} ${importId} ${seq}`

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index])

function runOf(runs: readonly Run[], ref: number): Run | undefined {
  let low = 0
  let high = runs.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((runs[middle]?.base ?? 0) <= ref) low = middle
    else high = middle - 1
  }
  return runs[low]
}

function reportUnlessClosed(trouble: unknown): void {
  if (!(trouble instanceof Dexie.DatabaseClosedError)) reportError(trouble)
}
