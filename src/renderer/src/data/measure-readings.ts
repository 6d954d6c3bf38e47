import type { Commit } from '@core/change/change'
import type { MeasureReading } from '@core/observation/measure-reading'
import { retryMs } from '@core/retry'
import Dexie from 'dexie'
import type { ObservationWork } from './observations/observation-work'
import type { ProjectDatabase } from './project-database'
import type { ProjectLog } from './project-log'
import { readRetry } from './project-reads'
import { readingsOf } from './readings-of'

/**
 * Every measure's reading, kept until a commit touches what it is made of. What can be read from summaries is read here; what needs
 * blocks is left to the worker, and comes a little later.
 */
export type MeasureReadings = {
  /** `undefined`: still reading, or no such measure. Asking starts the reading. */
  readonly of: (measureId: string) => MeasureReading | undefined
  /** Every measure's; `undefined` until all have been read once. The same map until one of them changes. */
  readonly all: () => ReadonlyMap<string, MeasureReading> | undefined
  readonly subscribe: (listener: () => void) => () => void
  readonly stop: () => void
}

export function measureReadings(db: ProjectDatabase, log: ProjectLog, work: ObservationWork): MeasureReadings {
  /** `null`: looked for, and there is no such measure. */
  const known = new Map<string, MeasureReading | null>()
  const turns = new Map<string, number>()
  const listeners = new Set<() => void>()
  let turn = 0
  let everything: ReadonlyMap<string, MeasureReading> | undefined
  let everythingAsked = false
  let everythingBegun = false
  const retries = new Set<ReturnType<typeof setTimeout>>()
  let readingBlocks: Promise<unknown> = Promise.resolve()

  const tell = () => {
    const isRead = everything !== undefined || (everythingBegun && [...turns.keys()].every(id => known.has(id)))
    if (isRead) everything = existing(known)
    for (const listener of listeners) listener()
  }
  const read = async (measureIds: readonly string[]) => {
    const mine = ++turn
    for (const id of measureIds) turns.set(id, mine)
    // Where a later turn has begun, it reads newer rows: its answer counts.
    const isMine = (id: string) => turns.get(id) === mine
    const { readings, needBlocks } = await readingsOf(db, measureIds, { mayReadBlocks: false })
    const fromSummaries = measureIds.filter(id => isMine(id) && !needBlocks.includes(id))
    for (const id of fromSummaries) known.set(id, readings.get(id) ?? null)
    if (needBlocks.length === 0) return
    if (fromSummaries.length > 0) tell()
    // One after the other: of many edits in a row, those that are out of date by then are passed over.
    const before = readingBlocks
    const found = before.then(async () => {
      const wanted = needBlocks.filter(isMine)
      return wanted.length > 0 ? work.answer({ job: 'readings', measureIds: wanted }) : null
    })
    readingBlocks = found.catch(() => undefined)
    const fromBlocks = await found
    if (fromBlocks) for (const id of needBlocks.filter(isMine)) known.set(id, fromBlocks.get(id) ?? null)
  }
  /** What failed is tried again, unless a later turn has begun. */
  const retry = (problem: unknown, failures: number, again: (failures: number) => void) => {
    if (failures === 1) reportUnlessClosed(problem)
    const timer = setTimeout(
      () => {
        retries.delete(timer)
        again(failures)
      },
      retryMs(failures, readRetry),
    )
    retries.add(timer)
  }
  const readAndTell = (measureIds: readonly string[], failures = 0) => {
    if (measureIds.length === 0) return
    const reading = read(measureIds)
    const mine = turn
    const left = () => measureIds.filter(id => turns.get(id) === mine)
    reading.then(tell, problem => retry(problem, failures + 1, again => readAndTell(left(), again)))
  }
  const readEverything = (failures = 0) => {
    const ids = db.rowsOf('measure').toCollection().primaryKeys()
    ids.then(
      measureIds => {
        everythingBegun = true
        if (measureIds.length === 0) tell()
        readAndTell(measureIds)
      },
      problem => retry(problem, failures + 1, readEverything),
    )
  }
  const readTouched = (commits: readonly Commit[], failures = 0) => {
    measuresTouched(db, commits).then(
      touched => readAndTell(touched.filter(id => everythingAsked || turns.has(id))),
      problem => retry(problem, failures + 1, again => readTouched(commits, again)),
    )
  }
  const stopListening = log.onCommits(commits => readTouched(commits))

  return {
    of: measureId => {
      if (!turns.has(measureId)) readAndTell([measureId])
      return known.get(measureId) ?? undefined
    },
    all: () => {
      if (!everythingAsked) {
        everythingAsked = true
        readEverything()
      }
      return everything
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: () => {
      stopListening()
      for (const timer of retries) clearTimeout(timer)
    },
  }
}

/** A database that closed while it was read leaves what was known. */
function reportUnlessClosed(problem: unknown): void {
  if (!(problem instanceof Dexie.DatabaseClosedError)) reportError(problem)
}

const existing = (known: ReadonlyMap<string, MeasureReading | null>): ReadonlyMap<string, MeasureReading> =>
  new Map([...known].flatMap(([id, reading]) => (reading ? [[id, reading] as const] : [])))

/** Measures whose reading these commits may have changed. */
async function measuresTouched(db: ProjectDatabase, commits: readonly Commit[]): Promise<string[]> {
  const touched = new Set<string>()
  const observationIds = new Set<string>()
  const judgingIds = new Set<string>()
  const take = (value: unknown) => {
    if (typeof value === 'string') touched.add(value)
    if (Array.isArray(value)) value.forEach(take)
  }
  for (const { kind, id, before, after } of commits.flatMap(commit => commit.changes)) {
    if (kind === 'measure') touched.add(id)
    if (kind === 'import') [before?.measureIds, after?.measureIds].forEach(take)
    // An edited period may cut other months: every reading may need other days.
    if (kind === 'reportingPeriod') for (const key of await db.rowsOf('measure').toCollection().primaryKeys()) take(key)
    if (kind === 'rubricJudging') {
      ;[before?.measureId, after?.measureId].forEach(take)
      judgingIds.add(id)
    }
    if (kind === 'observation') {
      ;[before?.measureId, after?.measureId].forEach(take)
      observationIds.add(id)
    }
  }
  // An edit names only the fields it touched: the row says which measure it is of.
  const rows = await db.rowsOf('observation').bulkGet([...observationIds])
  const judgings = await db.rowsOf('rubricJudging').bulkGet([...judgingIds])
  for (const row of [...rows, ...judgings]) if (row) touched.add(row.measureId)
  return [...touched]
}
