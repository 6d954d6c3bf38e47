import type { Block, Dictionaries, Segment } from '@core/observation/block'
import type { MeasureReading } from '@core/observation/measure-reading'
import { needsParts } from '@core/observation/parts'
import { cutMonths } from '@core/observation/period'
import { needsBlocks, readMeasure } from '@core/observation/reading'
import type { Collection, Table } from 'dexie'
import { liveImports } from './live-imports'
import type { ProjectDatabase } from './project-database'

export type ReadingsFound = {
  /** By measure id; measures that there are not have none. */
  readonly readings: ReadonlyMap<string, MeasureReading>
  /** Measures that cannot be read from summaries, where blocks may not be read. */
  readonly needBlocks: readonly string[]
}

/** What the database says of these measures, all at one moment. */
export async function readingsOf(
  db: ProjectDatabase,
  measureIds: readonly string[],
  { mayReadBlocks }: { readonly mayReadBlocks: boolean },
): Promise<ReadingsFound> {
  const rows = [db.rowsOf('rubricJudging'), db.rowsOf('reportingPeriod')]
  const tables = [
    db.rowsOf('measure'),
    db.rowsOf('import'),
    db.rowsOf('observation'),
    ...rows,
    db.segments,
    db.blocks,
    db.dictionaries,
  ]
  return db.transaction('r', tables, async () => {
    const [measures, { ids: live, replaced }, observations, segments, judgings, periods] = await Promise.all([
      db.rowsOf('measure').bulkGet([...measureIds]),
      liveImports(db),
      ofMeasures(measureIds, db.rowsOf('observation'), (table, id) => table.where('measureId').equals(id)),
      ofMeasures(measureIds, db.segments, (table, id) => table.where('[measureId+importId]').between([id], [id, []])),
      db.rowsOf('rubricJudging').toArray(),
      db.rowsOf('reportingPeriod').toArray(),
    ])
    const cut = cutMonths(periods)
    const known = new Map<string, Dictionaries>()
    const wordsOf = async (parts: readonly Segment[]) => {
      for (const { importId } of parts) {
        if (!known.has(importId)) known.set(importId, (await db.dictionaries.get(importId))?.dictionaries ?? {})
      }
      return known
    }
    const readings = new Map<string, MeasureReading>()
    const needBlocks: string[] = []
    for (const measure of measures) {
      if (!measure) continue
      const own = observations.get(measure.id) ?? []
      const parts = (segments.get(measure.id) ?? []).filter(({ importId }) => live.has(importId))
      const around = { segments: parts, cut, replaced }
      const byBlock = parts.length > 0 && needsBlocks(measure, own, around)
      if (byBlock && !mayReadBlocks) {
        needBlocks.push(measure.id)
        continue
      }
      const blocks = byBlock ? await blocksOf(db, measure.id, parts) : []
      const dictionaries = needsParts(measure) ? await wordsOf(parts) : new Map()
      readings.set(measure.id, readMeasure({ measure, ...around, blocks, dictionaries, observations: own, judgings }))
    }
    return { readings, needBlocks }
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
