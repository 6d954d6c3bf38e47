import type { Block } from '@core/observation/block'
import { breakdownNeedsBlocks, type DimensionedImport, readByDimension } from '@core/observation/by-dimension'
import { cutMonths } from '@core/observation/period'
import type { MeasureReading } from '@core/observation/reading'
import type { Measure } from '@core/project/entities'
import { useLiveQuery } from 'dexie-react-hooks'
import { useSession } from './hooks'
import { liveImports } from './live-imports'
import type { ProjectDatabase } from './project-database'

/** By dimension (`place`), then by word (`Leeds`). Dimensions in the order of the alphabet; none where nothing can be broken down. */
export type ReadingsByDimension = ReadonlyMap<string, ReadonlyMap<string, MeasureReading>>

/** `undefined`: still reading. */
export function useReadingsByDimension(measure: Measure): ReadingsByDimension | undefined {
  const { db } = useSession()
  return useLiveQuery(() => readingsByDimension(db, measure), [db, measure])
}

export function readingsByDimension(db: ProjectDatabase, measure: Measure): Promise<ReadingsByDimension> {
  const rows = [db.rowsOf('import'), db.rowsOf('observation'), db.rowsOf('reportingPeriod')]
  return db.transaction('r', [...rows, db.breakdowns, db.dictionaries, db.blocks], async () => {
    const observations = await db.rowsOf('observation').where('measureId').equals(measure.id).toArray()
    const corrected = new Set(observations.flatMap(({ corrects }) => (corrects ? [corrects.importId] : [])))
    const { ids: live, replaced } = await liveImports(db)
    const range = db.breakdowns.where('[measureId+importId+dimension]').between([measure.id], [measure.id, []])
    const stored = (await range.toArray()).filter(({ importId }) => live.has(importId))
    const importIds = [...new Set(stored.map(({ importId }) => importId))]
    const dictionaries = new Map((await db.dictionaries.bulkGet(importIds)).map(found => [found?.importId, found]))
    const blocks: Block[] = []
    const cut = cutMonths(await db.rowsOf('reportingPeriod').toArray())
    const byCell = breakdownNeedsBlocks(measure, cut)
    const isTouched = (importId: string) =>
      corrected.has(importId) || replaced.countIn({ importId, measureId: measure.id }) > 0
    for (const importId of importIds.filter(id => byCell || isTouched(id)))
      blocks.push(...(await blocksOf(db, measure.id, importId)))

    const dimensions = [
      ...stored.map(({ dimension }) => dimension),
      ...observations.flatMap(observation => Object.keys(observation.dimensions)),
    ]
    const byDimension = new Map<string, ReadonlyMap<string, MeasureReading>>()
    for (const dimension of [...new Set(dimensions)].sort()) {
      const imports: DimensionedImport[] = stored
        .filter(breakdown => breakdown.dimension === dimension)
        .map(({ importId, breakdown }) => ({
          importId,
          breakdown,
          words: dictionaries.get(importId)?.dictionaries[dimension] ?? [],
          blocks: blocks.filter(block => block.importId === importId),
        }))
      const readings = readByDimension({ measure, dimension, imports, observations, cut, replaced })
      if (readings.size > 0) byDimension.set(dimension, readings)
    }
    return byDimension
  })
}

const blocksOf = (db: ProjectDatabase, measureId: string, importId: string): Promise<Block[]> =>
  db.blocks.where('[measureId+importId+seq]').between([measureId, importId], [measureId, importId, []]).toArray()
