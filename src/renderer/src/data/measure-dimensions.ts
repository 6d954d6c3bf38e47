import { mostCodesBrokenDown } from '@core/import/block-writer'
import type { Block } from '@core/observation/block'
import { breakdownNeedsBlocks, type DimensionedImport, readByDimension } from '@core/observation/by-dimension'
import { cutMonths } from '@core/observation/period'
import type { MeasureReading } from '@core/observation/reading'
import { breakdownBlocks } from '@core/observation/summary'
import type { Measure } from '@core/project/entities'
import { useLiveQuery } from 'dexie-react-hooks'
import { useSession } from './hooks'
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
  return db.transaction('r', [...rows, db.segments, db.breakdowns, db.dictionaries, db.blocks], async () => {
    const observations = await db.rowsOf('observation').where('measureId').equals(measure.id).toArray()
    const corrected = new Set(observations.flatMap(({ corrects }) => (corrects ? [corrects.importId] : [])))
    const live = new Set(await db.rowsOf('import').toCollection().primaryKeys())
    const cut = cutMonths(await db.rowsOf('reportingPeriod').toArray())
    const byCell = breakdownNeedsBlocks(measure, cut)
    const segments = db.segments.where('[measureId+importId]').between([measure.id], [measure.id, []])
    const imports = new Map<string, DimensionedImport[]>()
    for (const { importId } of (await segments.toArray()).filter(segment => live.has(segment.importId))) {
      for (const imported of await dimensionsOf(db, measure.id, importId, byCell || corrected.has(importId))) {
        const { dimension } = imported.breakdown
        imports.set(dimension, [...(imports.get(dimension) ?? []), imported])
      }
    }
    const dimensions = [...imports.keys(), ...observations.flatMap(observation => Object.keys(observation.dimensions))]
    const byDimension = new Map<string, ReadonlyMap<string, MeasureReading>>()
    for (const dimension of [...new Set(dimensions)].sort()) {
      const readings = readByDimension({ measure, dimension, imports: imports.get(dimension) ?? [], observations, cut })
      if (readings.size > 0) byDimension.set(dimension, readings)
    }
    return byDimension
  })
}

/** What an import says of a measure by each dimension: as it was kept, or, where that would have been large, from its blocks. */
async function dimensionsOf(
  db: ProjectDatabase,
  measureId: string,
  importId: string,
  isCorrected: boolean,
): Promise<DimensionedImport[]> {
  const stored = await db.breakdowns
    .where('[measureId+importId+dimension]')
    .between([measureId, importId], [measureId, importId, []])
    .toArray()
  const kept = new Map(stored.map(({ dimension, breakdown }) => [dimension, breakdown]))
  const dictionaries = Object.entries((await db.dictionaries.get(importId))?.dictionaries ?? {})
  const shown = dictionaries.filter(([dimension, words]) => kept.has(dimension) || words.length <= mostCodesBrokenDown)
  const isWhole = shown.every(([dimension]) => kept.has(dimension))
  const blocks = isCorrected || !isWhole ? await blocksOf(db, measureId, importId) : []
  return shown.map(([dimension, words]) => ({
    importId,
    breakdown: kept.get(dimension) ?? breakdownBlocks(blocks, dimension),
    words,
    blocks: isCorrected ? blocks : [],
  }))
}

const blocksOf = (db: ProjectDatabase, measureId: string, importId: string): Promise<Block[]> =>
  db.blocks.where('[measureId+importId+seq]').between([measureId, importId], [measureId, importId, []]).toArray()
