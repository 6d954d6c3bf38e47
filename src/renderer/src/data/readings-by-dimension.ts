import { mostCodesBrokenDown } from '@core/import/block-writer'
import type { Block } from '@core/observation/block'
import { breakdownNeedsBlocks, type DimensionedImport, readByDimension } from '@core/observation/by-dimension'
import type { MeasureReading } from '@core/observation/measure-reading'
import { cutMonths } from '@core/observation/period'
import { breakdownBlocks } from '@core/observation/summary'
import type { Measure } from '@core/project/entities'
import { liveImports } from './live-imports'
import type { ProjectDatabase } from './project-database'

/** By dimension (`place`), then by word (`Leeds`). Dimensions in the order of the alphabet; none where nothing can be broken down. */
export type ReadingsByDimension = ReadonlyMap<string, ReadonlyMap<string, MeasureReading>>

/** Null: they cannot be read without blocks, and blocks may not be read. */
export function readingsByDimension(
  db: ProjectDatabase,
  measure: Measure,
  { mayReadBlocks }: { readonly mayReadBlocks: boolean },
): Promise<ReadingsByDimension | null> {
  const rows = [db.rowsOf('import'), db.rowsOf('observation'), db.rowsOf('reportingPeriod')]
  return db.transaction('r', [...rows, db.segments, db.breakdowns, db.dictionaries, db.blocks], async () => {
    const observations = await db.rowsOf('observation').where('measureId').equals(measure.id).toArray()
    const corrected = new Set(observations.flatMap(({ corrects }) => (corrects ? [corrects.importId] : [])))
    const { ids: live, replaced } = await liveImports(db)
    const cut = cutMonths(await db.rowsOf('reportingPeriod').toArray())
    const byCell = breakdownNeedsBlocks(measure, cut)
    const segments = db.segments.where('[measureId+importId]').between([measure.id], [measure.id, []])
    const imports = new Map<string, DimensionedImport[]>()
    for (const { importId } of (await segments.toArray()).filter(segment => live.has(segment.importId))) {
      const isTouched = corrected.has(importId) || replaced.countIn({ importId, measureId: measure.id }) > 0
      const found = await dimensionsOf(db, measure.id, importId, { needsBlocks: byCell || isTouched, mayReadBlocks })
      if (!found) return null
      for (const imported of found) {
        const { dimension } = imported.breakdown
        imports.set(dimension, [...(imports.get(dimension) ?? []), imported])
      }
    }
    const dimensions = [...imports.keys(), ...observations.flatMap(observation => Object.keys(observation.dimensions))]
    const byDimension = new Map<string, ReadonlyMap<string, MeasureReading>>()
    for (const dimension of [...new Set(dimensions)].sort()) {
      const readings = readByDimension({
        measure,
        dimension,
        imports: imports.get(dimension) ?? [],
        observations,
        cut,
        replaced,
      })
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
  { needsBlocks, mayReadBlocks }: { readonly needsBlocks: boolean; readonly mayReadBlocks: boolean },
): Promise<DimensionedImport[] | null> {
  const stored = await db.breakdowns
    .where('[measureId+importId+dimension]')
    .between([measureId, importId], [measureId, importId, []])
    .toArray()
  const kept = new Map(stored.map(({ dimension, breakdown }) => [dimension, breakdown]))
  const { dictionaries = {} } = (await db.dictionaries.get(importId)) ?? {}
  const shown = Object.entries(dictionaries).filter(
    ([dimension, words]) => kept.has(dimension) || words.length <= mostCodesBrokenDown,
  )
  const isWhole = shown.every(([dimension]) => kept.has(dimension))
  const readsBlocks = needsBlocks || !isWhole
  if (readsBlocks && !mayReadBlocks) return null
  const blocks = readsBlocks ? await blocksOf(db, measureId, importId) : []
  return shown.map(([dimension]) => ({
    importId,
    breakdown: kept.get(dimension) ?? breakdownBlocks(blocks, dimension),
    dictionaries,
    blocks: needsBlocks ? blocks : [],
  }))
}

const blocksOf = (db: ProjectDatabase, measureId: string, importId: string): Promise<Block[]> =>
  db.blocks.where('[measureId+importId+seq]').between([measureId, importId], [measureId, importId, []]).toArray()
