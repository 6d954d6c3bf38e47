import type { Block, ImportedObservations } from '@core/observation/block'
import type { ImportRecord } from '@core/project/entities'
import { ok, type Result } from '@core/result'
import { rowsInFile } from './file'
import type { RowCounts } from './left-out'
import type { Mapping } from './mapping'
import { type RunProblem, runImport } from './run'

export type InMemoryRequest = {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** Credit as it should be printed. */
  readonly source: string
  readonly mapping: Mapping
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
  const blocks: Block[] = []
  const keepBlock = (block: Block): void => {
    blocks.push(block)
  }
  const run = await runImport({ rows: rowsInFile(bytes, mapping), mapping, importId, measureIds, keepBlock })
  if (!run.ok) return run
  const { counts, leftOut, dictionaries, segments, breakdowns } = run.value
  const record: ImportRecord = {
    id: importId,
    fileName,
    source,
    importedAt: now,
    measureIds: segments.map(({ measureId }) => measureId),
    rowsIn: counts.rowsIn,
    observationsMade: counts.observations,
    rowsLeftOut: counts.rowsLeftOut,
    leftOut: leftOut.map(({ line, reason, text }) => ({ line, reason, text })),
    mapping,
  }
  return ok({ record, imported: { importId, dictionaries, segments, breakdowns, blocks }, counts })
}
