import type { Commit } from '@core/change/change'
import type { Block, Segment } from '@core/observation/block'
import { cutMonths } from '@core/observation/period'
import { type MeasureReading, needsBlocks, readMeasure } from '@core/observation/reading'
import Dexie, { type Collection, type Table } from 'dexie'
import type { ProjectDatabase } from './project-database'
import type { ProjectLog } from './project-log'

/**
 * Every measure's reading, kept until a commit touches what it is made of. Only summaries are read, unless `needsBlocks`.
 */
export type MeasureReadings = {
  /** `undefined`: still reading, or no such measure. Asking starts the reading. */
  readonly of: (measureId: string) => MeasureReading | undefined
  /** Every measure's; `undefined` until all have been read once. The same map until one of them changes. */
  readonly all: () => ReadonlyMap<string, MeasureReading> | undefined
  readonly subscribe: (listener: () => void) => () => void
  readonly stop: () => void
}

export function measureReadings(db: ProjectDatabase, log: ProjectLog): MeasureReadings {
  /** `null`: looked for, and there is no such measure. */
  const known = new Map<string, MeasureReading | null>()
  const turns = new Map<string, number>()
  const listeners = new Set<() => void>()
  let turn = 0
  let everything: ReadonlyMap<string, MeasureReading> | undefined
  let everythingAsked = false

  const read = async (measureIds: readonly string[]) => {
    const mine = ++turn
    for (const id of measureIds) turns.set(id, mine)
    const found = await readingsOf(db, measureIds)
    // Where a later turn has begun, it reads newer rows: its answer counts.
    for (const id of measureIds) if (turns.get(id) === mine) known.set(id, found.get(id) ?? null)
  }
  const tell = () => {
    if (everything) everything = existing(known)
    for (const listener of listeners) listener()
  }
  const readAndTell = (measureIds: readonly string[]) => {
    if (measureIds.length > 0) read(measureIds).then(tell, reportUnlessClosed)
  }
  const readEverything = async () => {
    await read(await db.rowsOf('measure').toCollection().primaryKeys())
    everything = existing(known)
    tell()
  }
  const stop = log.onCommits(commits => {
    measuresTouched(db, commits).then(
      touched => readAndTell(touched.filter(id => everythingAsked || turns.has(id))),
      reportUnlessClosed,
    )
  })

  return {
    of: measureId => {
      if (!turns.has(measureId)) readAndTell([measureId])
      return known.get(measureId) ?? undefined
    },
    all: () => {
      if (!everythingAsked) {
        everythingAsked = true
        readEverything().catch(reportUnlessClosed)
      }
      return everything
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop,
  }
}

/** A database that closed while it was read leaves what was known. */
function reportUnlessClosed(trouble: unknown): void {
  if (!(trouble instanceof Dexie.DatabaseClosedError)) reportError(trouble)
}

const existing = (known: ReadonlyMap<string, MeasureReading | null>): ReadonlyMap<string, MeasureReading> =>
  new Map([...known].flatMap(([id, reading]) => (reading ? [[id, reading] as const] : [])))

async function readingsOf(
  db: ProjectDatabase,
  measureIds: readonly string[],
): Promise<ReadonlyMap<string, MeasureReading>> {
  const rows = [db.rowsOf('rubricJudging'), db.rowsOf('reportingPeriod')]
  const tables = [db.rowsOf('measure'), db.rowsOf('import'), db.rowsOf('observation'), ...rows, db.segments, db.blocks]
  return db.transaction('r', tables, async () => {
    const [measures, live, observations, segments, judgings, periods] = await Promise.all([
      db.rowsOf('measure').bulkGet([...measureIds]),
      db.rowsOf('import').toCollection().primaryKeys(),
      ofMeasures(measureIds, db.rowsOf('observation'), (table, id) => table.where('measureId').equals(id)),
      ofMeasures(measureIds, db.segments, (table, id) => table.where('[measureId+importId]').between([id], [id, []])),
      db.rowsOf('rubricJudging').toArray(),
      db.rowsOf('reportingPeriod').toArray(),
    ])
    const isLive = new Set(live)
    const cut = cutMonths(periods)
    const readings = new Map<string, MeasureReading>()
    for (const measure of measures) {
      if (!measure) continue
      const own = observations.get(measure.id) ?? []
      const parts = (segments.get(measure.id) ?? []).filter(({ importId }) => isLive.has(importId))
      const blocks = needsBlocks(measure, own, { segments: parts, cut }) ? await blocksOf(db, measure.id, parts) : []
      readings.set(measure.id, readMeasure({ measure, segments: parts, blocks, observations: own, judgings, cut }))
    }
    return readings
  })
}

/** Measures that are asked for one by one; of more than these the whole table comes at once, which is quicker. */
const askedOneByOne = 8

async function ofMeasures<Row extends { readonly measureId: string }, Key>(
  measureIds: readonly string[],
  table: Table<Row, Key>,
  ofOne: (table: Table<Row, Key>, measureId: string) => Collection<Row, Key>,
): Promise<ReadonlyMap<string, Row[]>> {
  const rows =
    measureIds.length > askedOneByOne
      ? await table.toArray()
      : (await Promise.all(measureIds.map(id => ofOne(table, id).toArray()))).flat()
  const byMeasure = new Map<string, Row[]>()
  for (const row of rows) {
    const own = byMeasure.get(row.measureId)
    if (own) own.push(row)
    else byMeasure.set(row.measureId, [row])
  }
  return byMeasure
}

async function blocksOf(db: ProjectDatabase, measureId: string, segments: readonly Segment[]): Promise<Block[]> {
  const range = (importId: string) =>
    db.blocks.where('[measureId+importId+seq]').between([measureId, importId], [measureId, importId, []])
  return (await Promise.all(segments.map(({ importId }) => range(importId).toArray()))).flat()
}

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
