import type { Commit } from '@core/change/change'
import type { Block } from '@core/observation/block'
import { cutMonths } from '@core/observation/period'
import { type MeasureReading, needsBlocks, readMeasure } from '@core/observation/reading'
import type { Measure, RubricJudging } from '@core/project/entities'
import Dexie from 'dexie'
import { type LiveImports, liveImports } from './live-imports'
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
    const measures = (await db.rowsOf('measure').bulkGet([...measureIds])).filter(found => found !== undefined)
    const around = {
      live: await liveImports(db),
      judgings: await db.rowsOf('rubricJudging').toArray(),
      cut: cutMonths(await db.rowsOf('reportingPeriod').toArray()),
    }
    const readings = new Map<string, MeasureReading>()
    for (const measure of measures) readings.set(measure.id, await readingNow(db, measure, around))
    return readings
  })
}

/** What readings of all measures share: imports that are in, judgings of rubrics, months that a reporting period cuts. */
type Around = {
  readonly live: LiveImports
  readonly judgings: readonly RubricJudging[]
  readonly cut: ReadonlySet<number>
}

async function readingNow(
  db: ProjectDatabase,
  measure: Measure,
  { live, judgings, cut }: Around,
): Promise<MeasureReading> {
  const observations = await db.rowsOf('observation').where('measureId').equals(measure.id).toArray()
  const found = await db.segments.where('[measureId+importId]').between([measure.id], [measure.id, []]).toArray()
  const segments = found.filter(segment => live.ids.has(segment.importId))
  const blocks: Block[] = []
  if (needsBlocks(measure, observations, { segments, cut, replaced: live.replaced })) {
    for (const { importId } of segments) {
      const range = db.blocks.where('[measureId+importId+seq]')
      blocks.push(...(await range.between([measure.id, importId], [measure.id, importId, []]).toArray()))
    }
  }
  return readMeasure({ measure, segments, blocks, observations, judgings, cut, replaced: live.replaced })
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
