import type { FileProblem } from '@core/import/file'
import type { PreviewProblem } from '@core/import/preview'
import type { WorkbookProblem } from '@core/import/workbook/package'
import type { SheetInWorkbook } from '@core/import/workbook/workbook'
import type { Result } from '@core/result'
import type { FileBytes } from './file-bytes'
import type { FilePreview, PreviewJob } from './import-jobs'
import { type ImportOptions, inImportWorker } from './in-import-worker'

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
