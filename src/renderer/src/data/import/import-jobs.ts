import type { Encoding } from '@core/import/decode'
import { type FileProblem, rowsInFile, type TableInFile, tableInFile } from '@core/import/file'
import type { Mapping } from '@core/import/mapping'
import { type Preview, type PreviewProblem, previewImport } from '@core/import/preview'
import { type MeasureOffer, type ProposeOptions, proposeMapping } from '@core/import/propose'
import { type ImportOutcome, type RunProblem, runImport } from '@core/import/run'
import type { TableOptions } from '@core/import/table'
import type { Block } from '@core/observation/block'
import { ok, type Result } from '@core/result'
import { observationTables, ProjectDatabase } from '../project-database'

/** What a file is and what it would become, before anything is written. */
export type PreviewJob = {
  readonly job: 'preview'
  readonly bytes: Uint8Array
  /** The mapping to try; null: propose one. */
  readonly mapping: Mapping | null
  /** What the person said about the file while no mapping has been made. */
  readonly table: TableOptions & { readonly encoding?: Encoding | undefined }
  readonly propose: Omit<ProposeOptions, 'encoding'>
}
export type FilePreview = TableInFile & {
  readonly mapping: Mapping
  /** Columns that could become measures but are off; of the proposal only. */
  readonly offers: readonly MeasureOffer[]
  readonly preview: Preview
}

/** Values into the database, unread until the import's record is committed. */
export type RunJob = {
  readonly job: 'run'
  readonly bytes: Uint8Array
  readonly mapping: Mapping
  readonly databaseName: string
  readonly importId: string
  /** By the mapping's keys. */
  readonly measureIds: Readonly<Record<string, string>>
}
/** Without what stays in the database. */
export type RunOutcome = Pick<ImportOutcome, 'counts' | 'leftOut'> & { readonly measureIds: readonly string[] }

export type ImportJobs = {
  readonly preview: { readonly asked: PreviewJob; readonly answer: Result<FilePreview, FileProblem | PreviewProblem> }
  readonly run: { readonly asked: RunJob; readonly answer: Result<RunOutcome, RunProblem> }
}

type OnProgress = (rowsRead: number) => void

export async function filePreview(job: PreviewJob, onProgress: OnProgress): Promise<ImportJobs['preview']['answer']> {
  const { bytes, propose } = job
  const options = job.mapping
    ? { encoding: job.mapping.encoding, delimiter: job.mapping.delimiter, headerLine: job.mapping.headerLine }
    : job.table
  const found = tableInFile(bytes, options)
  if (!found.ok) return found
  const { encoding, sheet, table } = found.value
  const { mapping, offers } = job.mapping
    ? { mapping: job.mapping, offers: [] }
    : proposeMapping(table, { ...propose, encoding, sheet })
  const preview = await previewImport({ rows: rowsInFile(bytes, mapping), table, mapping, onProgress })
  return preview.ok ? ok({ ...found.value, mapping, offers, preview: preview.value }) : preview
}

/** Blocks written in one transaction: a few megabytes. */
const blocksAtATime = 64

export async function importedIntoDatabase(job: RunJob, onProgress: OnProgress): Promise<ImportJobs['run']['answer']> {
  const { bytes, mapping, importId, measureIds } = job
  const db = new ProjectDatabase(job.databaseName)
  try {
    const waiting: Block[] = []
    const keepBlock = async (block: Block) => {
      waiting.push(block)
      if (waiting.length >= blocksAtATime) await db.blocks.bulkAdd(waiting.splice(0))
    }
    const run = await runImport({
      rows: rowsInFile(bytes, mapping),
      mapping,
      importId,
      measureIds,
      keepBlock,
      onProgress,
    })
    if (!run.ok) return run
    const { counts, leftOut, dictionaries, segments, breakdowns } = run.value
    await db.transaction(
      'rw',
      observationTables.map(name => db.table(name)),
      async () => {
        await db.blocks.bulkAdd(waiting)
        await db.segments.bulkAdd([...segments])
        await db.breakdowns.bulkAdd(breakdowns.map(each => ({ ...each, dimension: each.breakdown.dimension })))
        await db.dictionaries.add({ importId, dictionaries })
      },
    )
    return ok({ counts, leftOut, measureIds: segments.map(({ measureId }) => measureId) })
  } finally {
    db.close()
  }
}
