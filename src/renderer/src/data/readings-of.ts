import type { Block, Segment } from '@core/observation/block'
import type { MeasureReading } from '@core/observation/measure-reading'
import { needsParts } from '@core/observation/parts'
import { cutMonths } from '@core/observation/period'
import { needsBlocks, readMeasure } from '@core/observation/reading'
import type { Collection, Table } from 'dexie'
import { liveImports } from './live-imports'
import { dictionariesOf } from './observations/observation-order'
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
    const toRead = measures.flatMap(measure => {
      if (!measure) return []
      const own = observations.get(measure.id) ?? []
      const parts = (segments.get(measure.id) ?? []).filter(({ importId }) => live.has(importId))
      const around = { segments: parts, cut, replaced }
      return [{ measure, own, around, byBlock: parts.length > 0 && needsBlocks(measure, own, around) }]
    })
    const now = toRead.filter(({ byBlock }) => mayReadBlocks || !byBlock)
    const dictionaries = await dictionariesOf(
      db,
      now.flatMap(({ measure, around }) => (needsParts(measure) ? around.segments : [])),
    )
    const readings = new Map<string, MeasureReading>()
    for (let at = 0; at < now.length; at += readAtOnce) {
      const together = now.slice(at, at + readAtOnce)
      const blocks = await Promise.all(
        together.map(({ measure, around, byBlock }) => (byBlock ? blocksOf(db, measure.id, around.segments) : [])),
      )
      for (const [place, { measure, own, around }] of together.entries()) {
        const request = { measure, ...around, blocks: blocks[place] ?? [], dictionaries, observations: own, judgings }
        readings.set(measure.id, readMeasure(request))
      }
    }
    const needBlocks = toRead.filter(({ byBlock }) => byBlock && !mayReadBlocks).map(({ measure }) => measure.id)
    return { readings, needBlocks }
  })
}

/** Measures whose blocks are in memory at once: 130 KB of each for every 4,096 values. */
const readAtOnce = 16

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
