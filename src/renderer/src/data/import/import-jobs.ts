import type { CellCorrection } from '@core/import/corrections'
import {
  correctionsOf,
  createDuplicateIndex,
  type DuplicateIndex,
  type FigureThere,
  measuresFed,
} from '@core/import/duplicate-index'
import type { DuplicateDecision } from '@core/import/duplicates'
import { type FileOptions, type FileProblem, type TableInFile, tableInFile } from '@core/import/file'
import type { Mapping } from '@core/import/mapping'
import { type Preview, type PreviewProblem, previewImport } from '@core/import/preview'
import { type MeasureOffer, proposeMapping } from '@core/import/propose'
import type { ProposeOptions } from '@core/import/propose-measures'
import { type ImportOutcome, type RunProblem, runImport } from '@core/import/run'
import type { Block } from '@core/observation/block'
import type { Measure, Observation } from '@core/project/entities'
import { ok, type Result } from '@core/result'
import { rowsInFile, sheetsInFile } from '@core/table/file'
import type { WorkbookProblem } from '@core/table/workbook/package'
import type { SheetInWorkbook } from '@core/table/workbook/workbook'
import { liveImports } from '../live-imports'
import { observationTables, ProjectDatabase } from '../project-database'
import { bytesInBlob } from './file-bytes'

/** The sheets of a workbook; none where the file is text. */
type SheetsJob = { readonly job: 'sheets'; readonly bytes: Blob }

/** What a file is and what it would become, before anything is written. */
export type PreviewJob = {
  readonly job: 'preview'
  readonly bytes: Blob
  /** The mapping to try; null: propose one. */
  readonly mapping: Mapping | null
  /** What the person said about the file while no mapping has been made. */
  readonly table: FileOptions
  readonly propose: Omit<ProposeOptions, 'encoding' | 'sheet' | 'measures'> & { readonly measures?: readonly Measure[] }
  /** The project's; see `PreviewRequest`. */
  readonly yearStart?: number | undefined
  /** Of the project, to look for what it has already. Absent: it has nothing. */
  readonly databaseName?: string | undefined
  /** Absent: nobody chose yet. */
  readonly duplicates?: DuplicateDecision | undefined
  readonly corrections?: readonly CellCorrection[] | undefined
}
export type FilePreview = TableInFile & {
  readonly mapping: Mapping
  /** Columns that could become measures but are off; of the proposal only. */
  readonly offers: readonly MeasureOffer[]
  readonly preview: Preview
}

/** Values into the database, unread until the import's record is committed. */
type RunJob = {
  readonly job: 'run'
  readonly bytes: Blob
  readonly mapping: Mapping
  readonly databaseName: string
  readonly importId: string
  /** By the mapping's keys. */
  readonly measureIds: Readonly<Record<string, string>>
  readonly duplicates?: DuplicateDecision | undefined
  readonly corrections?: readonly CellCorrection[] | undefined
}
/** Without what stays in the database. */
type RunOutcome = Pick<ImportOutcome, 'counts' | 'leftOut' | 'corrected' | 'replaces'> & {
  readonly measureIds: readonly string[]
}

/** Which figures the project has of a measure, day and words, for each that is asked for. */
type ThereJob = {
  readonly job: 'there'
  readonly databaseName: string
  readonly figures: readonly Pick<Observation, 'measureId' | 'day' | 'dimensions'>[]
}

export type ImportJobs = {
  readonly there: { readonly asked: ThereJob; readonly answer: readonly (readonly FigureThere[])[] }
  readonly sheets: { readonly asked: SheetsJob; readonly answer: Result<readonly SheetInWorkbook[], WorkbookProblem> }
  readonly preview: { readonly asked: PreviewJob; readonly answer: Result<FilePreview, FileProblem | PreviewProblem> }
  readonly run: { readonly asked: RunJob; readonly answer: Result<RunOutcome, RunProblem> }
}

type OnProgress = (rowsRead: number) => void

export async function filePreview(job: PreviewJob, onProgress: OnProgress): Promise<ImportJobs['preview']['answer']> {
  const { propose } = job
  const bytes = bytesInBlob(job.bytes)
  const options = job.mapping
    ? {
        encoding: job.mapping.encoding,
        delimiter: job.mapping.delimiter,
        sheet: job.mapping.sheet,
        headerLine: job.mapping.headerLine,
        rows: job.mapping.rows,
      }
    : job.table
  const found = tableInFile(bytes, options)
  if (!found.ok) return found
  const { encoding, sheet, table } = found.value
  const { mapping, offers } = job.mapping
    ? { mapping: job.mapping, offers: [] }
    : proposeMapping(table, { ...propose, encoding, sheet })
  const duplicateIndex =
    job.databaseName === undefined ? null : await duplicateIndexOf(job.databaseName, measuresFed(mapping))
  const { duplicates, corrections } = job
  const rows = rowsInFile(bytes, mapping)
  const about = { yearStart: job.yearStart, measures: propose.measures }
  const preview = await previewImport({
    rows,
    table,
    mapping,
    duplicateIndex,
    duplicates,
    corrections,
    onProgress,
    ...about,
  })
  return preview.ok ? ok({ ...found.value, mapping, offers, preview: preview.value }) : preview
}

export const sheetsOf = (job: SheetsJob): ImportJobs['sheets']['answer'] => sheetsInFile(bytesInBlob(job.bytes))

export async function figuresThere({ databaseName, figures }: ThereJob): Promise<ImportJobs['there']['answer']> {
  const there = await duplicateIndexOf(databaseName, [...new Set(figures.map(({ measureId }) => measureId))])
  return figures.map(({ measureId, day, dimensions }) => there?.at(measureId, day, dimensions) ?? [])
}

/** What the project has of these measures, read block by block. Null: it has nothing of them. */
async function duplicateIndexOf(databaseName: string, fed: readonly string[]): Promise<DuplicateIndex | null> {
  if (fed.length === 0) return null
  const db = new ProjectDatabase(databaseName)
  try {
    const there = createDuplicateIndex()
    let isEmpty = true
    const { ids: live, replaced } = await liveImports(db)
    for (const measureId of fed) {
      const observations = await db.rowsOf('observation').where('measureId').equals(measureId).toArray()
      for (const observation of observations.filter(({ corrects }) => corrects === null)) {
        there.addByHand(observation, replaced)
        isEmpty = false
      }
      const segments = await db.segments.where('[measureId+importId]').between([measureId], [measureId, []]).toArray()
      for (const { importId, blocks } of segments.filter(segment => live.has(segment.importId))) {
        const corrections = correctionsOf(importId, observations)
        const dictionaries = (await db.dictionaries.get(importId))?.dictionaries ?? {}
        for (let seq = 0; seq < blocks; seq++) {
          const block = await db.blocks.get([measureId, importId, seq])
          if (!block) throw new Error(`block ${seq} of ${importId}/${measureId} is not there`)
          there.addBlock(block, dictionaries, corrections, replaced)
          isEmpty = false
        }
      }
    }
    return isEmpty ? null : there
  } finally {
    db.close()
  }
}

/** Blocks written in one transaction: a few megabytes. */
const blocksAtATime = 32

/** Writes blocks while more are being read: what waits is written together, one transaction after the other. */
function blockWriting(db: ProjectDatabase) {
  const waiting: Block[] = []
  let writing: Promise<unknown> = Promise.resolve()
  const write = async () => {
    await writing
    writing = db.blocks.bulkAdd(waiting.splice(0))
    // Whoever waits for it next is told.
    writing.catch(() => undefined)
  }
  return {
    /** Waits where the disk does not keep up, so that blocks do not gather in memory. */
    keep: async (block: Block) => {
      waiting.push(block)
      if (waiting.length >= blocksAtATime) await write()
    },
    /** The blocks that are still waiting, once all others are written. */
    rest: async () => {
      await writing
      return waiting.splice(0)
    },
  }
}

export async function importedIntoDatabase(job: RunJob, onProgress: OnProgress): Promise<ImportJobs['run']['answer']> {
  const { mapping, importId, measureIds, duplicates, corrections } = job
  const duplicateIndex = await duplicateIndexOf(job.databaseName, measuresFed(mapping))
  const db = new ProjectDatabase(job.databaseName)
  try {
    const blocks = blockWriting(db)
    const run = await runImport({
      rows: rowsInFile(bytesInBlob(job.bytes), mapping),
      mapping,
      importId,
      measureIds,
      duplicateIndex,
      duplicates,
      corrections,
      keepBlock: blocks.keep,
      onProgress,
    })
    const rest = await blocks.rest()
    if (!run.ok) return run
    const { dictionaries, segments, breakdowns, ...outcome } = run.value
    await db.transaction(
      'rw',
      observationTables.map(name => db.table(name)),
      async () => {
        await db.blocks.bulkAdd(rest)
        await db.segments.bulkAdd([...segments])
        await db.breakdowns.bulkAdd(breakdowns.map(each => ({ ...each, dimension: each.breakdown.dimension })))
        await db.dictionaries.add({ importId, dictionaries })
      },
    )
    return ok({ ...outcome, measureIds: segments.map(({ measureId }) => measureId) })
  } finally {
    db.close()
  }
}
