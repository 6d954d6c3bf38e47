import type { Block, ImportedObservations } from '@core/observation/block'
import { replacedBy } from '@core/observation/replaced'
import type { ProjectContents } from '@core/project/contents'
import type { ImportRecord } from '@core/project/entities'
import { ok, type Result } from '@core/result'
import { rowsInFile } from '@core/table/file'
import type { CellCorrection } from './corrections'
import { correctionsOf, createDuplicateIndex, type DuplicateIndex, measuresFed } from './duplicate-index'
import type { DuplicateDecision } from './duplicates'
import { importRecord } from './import-record'
import type { Mapping } from './mapping'
import type { RowCounts } from './rejections'
import { type RunProblem, runImport } from './run'

export type InMemoryRequest = {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** Credit as it should be printed. */
  readonly source: string
  readonly mapping: Mapping
  /** These three: see `runImport`. */
  readonly duplicateIndex?: DuplicateIndex | null
  readonly duplicates?: DuplicateDecision | undefined
  readonly corrections?: readonly CellCorrection[] | undefined
  /** See `measureIdsOf`. */
  readonly measureIds: Readonly<Record<string, string>>
  readonly importId: string
  /** ISO time in UTC. */
  readonly now: string
}

export type InMemoryImport = {
  readonly record: ImportRecord
  readonly imported: ImportedObservations
  readonly counts: RowCounts
}

/** A whole import with its blocks kept in memory: for the command line and the sample, where the project is there too. */
export async function importInMemory(request: InMemoryRequest): Promise<Result<InMemoryImport, RunProblem>> {
  const { bytes, fileName, source, mapping, measureIds, importId, now } = request
  const { duplicateIndex = null, duplicates, corrections } = request
  const blocks: Block[] = []
  const keepBlock = (block: Block): void => {
    blocks.push(block)
  }
  const rows = rowsInFile(bytes, mapping)
  const run = await runImport({
    rows,
    mapping,
    importId,
    measureIds,
    duplicateIndex,
    duplicates,
    corrections,
    keepBlock,
  })
  if (!run.ok) return run
  const { counts, dictionaries, segments, breakdowns } = run.value
  const about = { id: importId, fileName, source, importedAt: now, mapping, measureIdByKey: measureIds }
  const fed = segments.map(({ measureId }) => measureId)
  const record = importRecord(about, run.value, fed)
  return ok({ record, imported: { importId, dictionaries, segments, breakdowns, blocks }, counts })
}

/** What a project in memory has of the measures a mapping feeds. Null: nothing. */
export function duplicateIndexOf({ rows, imported }: ProjectContents, mapping: Mapping): DuplicateIndex | null {
  const fed = new Set(measuresFed(mapping))
  const live = new Set(rows.import.map(({ id }) => id))
  const replaced = replacedBy(rows.import)
  const there = createDuplicateIndex()
  let isEmpty = true
  for (const { importId, dictionaries, blocks } of imported) {
    if (!live.has(importId)) continue
    for (const measureId of fed) {
      const corrections = correctionsOf(
        importId,
        rows.observation.filter(observation => observation.measureId === measureId),
      )
      for (const block of blocks) {
        if (block.measureId !== measureId) continue
        there.addBlock(block, dictionaries, corrections, replaced)
        isEmpty = false
      }
    }
  }
  for (const observation of rows.observation) {
    if (!fed.has(observation.measureId) || observation.corrects !== null) continue
    there.addByHand(observation, replaced)
    isEmpty = false
  }
  return isEmpty ? null : there
}
