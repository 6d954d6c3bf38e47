import { type Change, type Commit, sameValue } from '@core/change/change'
import type { Observation } from '@core/project/entities'
import Dexie from 'dexie'
import { liveImports } from '../live-imports'
import type { ProjectSession } from '../session'
import { blocksAtHand } from './blocks-at-hand'
import { type FilledColumns, filledColumns } from './filled-columns'
import type { ListedObservation } from './listed-observation'
import {
  enteredByHand,
  listedRows,
  type RowsInOrder,
  rowCount,
  rowPlaceAt,
  rowsInOrder,
  withOnTop,
  withoutRows,
} from './listed-rows'
import { dictionariesOf, looksIntoBlocks, type ObservationOrder, observationOrder } from './observation-order'
import { everythingAsked, type ObservationsAsked } from './observations-asked'

/** What there is to show; another object whenever something on the page may look different. */
export type RowsShown = {
  /** Undefined: still reading for the first time. */
  readonly all: number | undefined
  readonly dimensions: readonly string[]
  /** Of all there are, asked for or not: columns do not come and go while something is looked for. */
  readonly filled: FilledColumns
  /** What the rows answer. */
  readonly answered: ObservationsAsked
  /** While another order is being read, how much of it has been, 0 to 1; the rows are still those of the one before. Null: none is. */
  readonly ordering: number | null
}

/**
 * Observations row by row, however many there are: the order is four bytes a row, blocks are read as rows of theirs are
 * looked at. A row keeps its place when it is edited; what is added by hand comes on top until something else is asked.
 */
export type ObservationRows = {
  readonly shown: () => RowsShown
  readonly subscribe: (listener: () => void) => () => void
  /** Only the newest question is answered. To ask what is answered already is to leave the rows as they are. */
  readonly ask: (asked: ObservationsAsked) => void
  /** `undefined`: not read yet; listeners are told once it is. `null`: there is no such row. The same object until it changes. */
  readonly rowAt: (place: number) => ListedObservation | null | undefined
  /** Once all of these can be had from `rowAt`. */
  readonly ready: (from: number, to: number) => Promise<void>
  /** Shows what is about to be written, at once; where it was not written, what the database has comes back. */
  readonly applyOptimistically: (changes: readonly Change[], written: Promise<boolean>) => void
  readonly stop: () => void
}

/** `measureId` null: of all measures. */
export function observationRows(
  { db, log, observationWork }: ProjectSession,
  measureId: string | null,
): ObservationRows {
  const byHand = enteredByHand()
  const filled = filledColumns()
  const listeners = new Set<() => void>()
  const writing = new Set<Promise<unknown>>()
  let inOrder: RowsInOrder | null = null
  let listed: ReturnType<typeof listedRows> = () => undefined
  let asked = everythingAsked
  let asking = new AbortController()
  /** True once imports or measures came or went since the order was made. */
  let isStale = false
  let stopped = false
  let shown: RowsShown = {
    all: undefined,
    dimensions: [],
    filled: filled.now(),
    answered: everythingAsked,
    ordering: 0,
  }

  const tell = (next: Partial<RowsShown> = {}) => {
    const dimensions = inOrder?.order.dimensions ?? []
    shown = {
      ...shown,
      all: inOrder ? rowCount(inOrder) : undefined,
      dimensions: sameValue(dimensions, shown.dimensions) ? shown.dimensions : dimensions,
      filled: filled.now(),
      ...next,
    }
    for (const listener of listeners) listener()
  }
  const blocks = blocksAtHand(db, tell, reportUnlessClosed)

  const put = (observations: readonly Observation[]) => {
    const own = observations.filter(each => measureId === null || each.measureId === measureId)
    const added = own.filter(({ id, corrects }) => corrects === null && !byHand.of(id))
    byHand.put(own)
    filled.addObservations(own)
    if (inOrder && added.length > 0) inOrder = withOnTop(inOrder, added.map(idOf))
  }
  const drop = (ids: readonly string[]) => {
    byHand.drop(ids)
    if (inOrder && ids.length > 0) inOrder = withoutRows(inOrder, new Set(ids))
  }
  const lookAgainAt = async (ids: readonly string[]) => {
    const rows = await db.rowsOf('observation').bulkGet([...ids])
    put(rows.filter(row => row !== undefined))
    drop(ids.filter((_, index) => rows[index] === undefined))
    tell()
  }

  const orderOf = async (question: ObservationsAsked, signal: AbortSignal): Promise<ObservationOrder | null> => {
    // What is shown ahead of its being written is looked for where it is written.
    await Promise.allSettled(writing)
    if (signal.aborted) return null
    if (!looksIntoBlocks(question)) return observationOrder(db, measureId, byHand.all(), question, { signal })
    const onProgress = (done: number, of: number) => tell({ ordering: done / of })
    return observationWork.answer({ job: 'order', measureId, asked: question }, { signal, onProgress })
  }
  const reorder = async () => {
    if (stopped) return
    asking.abort()
    asking = new AbortController()
    const { signal } = asking
    const question = asked
    tell({ ordering: 0 })
    try {
      const order = await orderOf(question, signal)
      if (!order) return
      const dictionaries = await dictionariesOf(db, order.runs)
      const { replaced } = await liveImports(db)
      const credited = await db.rowsOf('import').bulkGet([...dictionaries.keys()])
      if (signal.aborted) return
      filled.addImported(
        dictionaries.values(),
        credited.map(each => each?.source ?? ''),
      )
      inOrder = rowsInOrder(order, byHand.all().filter(isOfItsOwn).map(idOf))
      listed = listedRows(byHand, blocks, { dictionaries, replaced })
      isStale = false
      tell({ answered: question, ordering: null })
    } finally {
      if (!signal.aborted && shown.ordering !== null) tell({ ordering: null })
    }
  }
  const isAnswered = () => inOrder !== null && !isStale && sameValue(asked, shown.answered)
  const leaveOrder = () => {
    asking.abort()
    if (shown.ordering !== null) tell({ ordering: null })
  }
  const begin = async () => {
    const table = db.rowsOf('observation')
    put(await (measureId === null ? table.toArray() : table.where('measureId').equals(measureId).toArray()))
  }
  const onCommits = async (commits: readonly Commit[]) => {
    const changes = commits.flatMap(commit => commit.changes)
    const touched = new Set(changes.filter(({ kind }) => kind === 'observation').map(idOf))
    if (touched.size > 0) await lookAgainAt([...touched])
    if (!changes.some(rowsCameOrWent)) return
    isStale = true
    await reorder()
  }
  const stopListening = log.onCommits(commits => {
    begun.then(() => onCommits(commits)).catch(reportUnlessClosed)
  })
  const begun = begin()
  begun.catch(reportUnlessClosed)

  const rowAt = (place: number): ListedObservation | null | undefined => {
    if (!inOrder) return undefined
    const at = rowPlaceAt(inOrder, place)
    return at && listed(at)
  }

  return {
    shown: () => shown,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ask: next => {
      asked = next
      begun.then(() => (isAnswered() ? leaveOrder() : reorder())).catch(reportUnlessClosed)
    },
    rowAt,
    ready: async (from, to) => {
      await begun
      for (let place = from; place <= to; place++) rowAt(place)
      await blocks.read()
    },
    applyOptimistically: (changes, written) => {
      const gone = changes.flatMap(({ id, after }) => (after === null ? [id] : []))
      const rows = changes.flatMap(({ id, after }) =>
        after === null ? [] : [{ ...byHand.of(id), ...after } as Observation],
      )
      drop(gone)
      put(rows)
      tell()
      const settled = written
        .then(done => (done ? undefined : lookAgainAt(changes.map(idOf))))
        .catch(reportUnlessClosed)
        .finally(() => writing.delete(settled))
      writing.add(settled)
    },
    stop: () => {
      stopped = true
      asking.abort()
      stopListening()
      listeners.clear()
    },
  }
}

const idOf = ({ id }: { readonly id: string }): string => id

const isOfItsOwn = ({ corrects }: Observation): boolean => corrects === null

const rowsCameOrWent = ({ kind, before, after }: Change): boolean =>
  (kind === 'import' || kind === 'measure') && (before === null || after === null)

function reportUnlessClosed(problem: unknown): void {
  if (!(problem instanceof Dexie.DatabaseClosedError)) reportError(problem)
}
