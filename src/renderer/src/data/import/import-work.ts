import { added } from '@core/change/change'
import type { CellCorrection } from '@core/import/corrections'
import type { FigureThere } from '@core/import/duplicate-index'
import type { DuplicateDecision } from '@core/import/duplicates'
import type { FileProblem } from '@core/import/file'
import { importRecord, measureIdsOf, measuresToAdd } from '@core/import/import-record'
import type { Mapping } from '@core/import/mapping'
import type { PreviewProblem } from '@core/import/preview'
import type { RunProblem } from '@core/import/run'
import type { ImportRecord, Observation } from '@core/project/entities'
import { ok, type Result } from '@core/result'
import type { WorkbookProblem } from '@core/table/workbook/package'
import type { SheetInWorkbook } from '@core/table/workbook/workbook'
import { newId } from '../new-id'
import { removeImported } from '../project-contents'
import type { ProjectDatabase } from '../project-database'
import type { ProjectSession } from '../session'
import { type AskOptions, askWorker } from '../worker-client'
import { blobOf, type FileBytes } from './file-bytes'
import type { FilePreview, ImportJobs, PreviewJob } from './import-jobs'

const start = () => new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' })

/** `onProgress` is called with the rows read so far. */
type ImportOptions = AskOptions

/** Has a worker do it, with the file where there is one. */
const inImportWorker = <J extends keyof ImportJobs>(
  { bytes, ...asked }: Omit<ImportJobs[J]['asked'], 'bytes'> & { readonly job: J; readonly bytes?: FileBytes },
  options: ImportOptions,
) =>
  askWorker<ImportJobs[J]['answer']>(start, bytes === undefined ? asked : { ...asked, bytes: blobOf(bytes) }, options)

/** For each figure those that the project has of the same measure, day and words, as far as they count. */
export async function figuresThere(
  db: ProjectDatabase,
  figures: readonly Pick<Observation, 'measureId' | 'day' | 'dimensions'>[],
): Promise<readonly (readonly FigureThere[])[]> {
  const asked = figures.map(({ measureId, day, dimensions }) => ({ measureId, day, dimensions }))
  const answer = await inImportWorker({ job: 'there', databaseName: db.name, figures: asked }, {})
  if (!('ok' in answer)) return answer
  throw new Error(answer.problem)
}

export type { FilePreview } from './import-jobs'

/**
 * What a file would become. With `mapping` null one is proposed, from what the person said of the file (`table`) and the
 * measures there are (`propose`). Nothing is written.
 */
export const previewFile = (
  request: Omit<PreviewJob, 'job' | 'bytes'> & { readonly bytes: FileBytes },
  options: ImportOptions = {},
): Promise<Result<FilePreview, FileProblem | PreviewProblem>> => inImportWorker({ job: 'preview', ...request }, options)

/** The sheets of a workbook, in its order; none where the file is text. */
export const sheetsOfFile = (
  bytes: FileBytes,
  options: ImportOptions = {},
): Promise<Result<readonly SheetInWorkbook[], WorkbookProblem | 'cancelled'>> =>
  inImportWorker({ job: 'sheets', bytes }, options)

type ImportRequest = {
  readonly bytes: FileBytes
  readonly fileName: string
  /** Credit as it should be printed. */
  readonly source: string
  readonly mapping: Mapping
  /** With observations that the project has; absent: they are left out. */
  readonly duplicates?: DuplicateDecision | undefined
  /** What was typed over cells of the file. */
  readonly corrections?: readonly CellCorrection[] | undefined
}

/**
 * Brings a file in, in one step that one undo takes back: its values, its record and the measures the mapping asks for. The
 * second copy is brought up to date before, because values are in no journal, and after, before this answers. Where it does
 * not end well nothing of it stays.
 */
export const runImport = (
  session: ProjectSession,
  request: ImportRequest,
  options: ImportOptions = {},
): Promise<Result<ImportRecord, RunProblem | 'gone'>> =>
  session.keepOpenFor(() => importOrNothing(session, request, options))

async function importOrNothing(
  session: ProjectSession,
  request: ImportRequest,
  options: ImportOptions,
): Promise<Result<ImportRecord, RunProblem | 'gone'>> {
  await session.secondCopy.flush()
  const importId = newId()
  try {
    const result = await importAs(importId, session, request, options)
    if (!result.ok) await removeImported(session.db, importId)
    else await session.secondCopy.flush()
    return result
  } catch (problem) {
    await removeImported(session.db, importId)
    throw problem
  }
}

async function importAs(
  importId: string,
  session: ProjectSession,
  { bytes, fileName, source, mapping, duplicates, corrections }: ImportRequest,
  options: ImportOptions,
): Promise<Result<ImportRecord, RunProblem | 'gone'>> {
  const measures = await session.db.rowsOf('measure').toArray()
  const firstOrder = Math.max(0, ...measures.map(({ order }) => order)) + 1
  const made = measuresToAdd(mapping, { id: newId, firstOrder })
  const measureIds = measureIdsOf(mapping, made)
  const databaseName = session.db.name
  const asked = { job: 'run', bytes, mapping, databaseName, importId, measureIds, duplicates, corrections } as const
  const run = await inImportWorker(asked, options)
  if (!run.ok) return run
  const importedAt = new Date().toISOString()
  const about = { id: importId, fileName, source, importedAt, mapping, measureIdByKey: measureIds }
  const record = importRecord(about, run.value, run.value.measureIds)
  const measuresMade = made.map(({ measure }) => added('measure', measure))
  const committed = await session.commit('import.add', [...measuresMade, added('import', record)])
  return committed.ok ? ok(record) : committed
}
