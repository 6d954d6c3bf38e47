import { ok, type Result } from '@core/result'
import type { ByteSource } from '@core/table/decode'
import { type RowFile, type RowFileOptions, rowFile, rowFileProblems } from '@core/table/file'
import { surveyRows, type Table, tableProblems } from './table'

/** Everything that can be wrong with a file before its meaning is asked about. `detail`: a line, a sheet, or the encoding asked for. */
export const fileProblems = [...rowFileProblems, ...tableProblems] as const
export type FileProblem = (typeof fileProblems)[number]

/** What a person can say about how a file is to be read. */
export type FileOptions = RowFileOptions & {
  /** Null: the person said that there are no column names. Absent: find it. */
  readonly headerLine?: number | null | undefined
}

export type TableInFile = Omit<RowFile, 'delimiter' | 'sheet' | 'hidden' | 'rows'> & {
  /** The sheet that was read; null: the file is text. */
  readonly sheet: string | null
  readonly table: Table
}

/** From a file's bytes to its table. What the person has already said goes in `options`. */
export function tableInFile(bytes: ByteSource, options: FileOptions = {}): Result<TableInFile, FileProblem> {
  const file = rowFile(bytes, options)
  if (!file.ok) return file
  const { delimiter, sheet = null, hidden, rows, ...read } = file.value
  const skipHidden = options.rows?.skipHidden ?? null
  const table = surveyRows(rows, { delimiter, headerLine: options.headerLine, hidden, skipHidden })
  return table.ok ? ok({ ...read, sheet, table: table.value }) : table
}
