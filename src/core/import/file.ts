import { ok, problem, type Result } from '@core/result'
import { type ByteSource, bytePieces, decodeProblems, type Encoding, recogniseEncoding, textChunks } from './decode'
import type { Mapping } from './mapping'
import { type RowSource, readProblems, rowBatches } from './rows'
import { surveyRows, surveyText, type Table, type TableOptions, tableProblems } from './table'
import type { WorkbookProblem } from './workbook/package'
import { likeliestSheet, openWorkbook, type SheetInWorkbook, type Workbook, workbookKind } from './workbook/workbook'

/** Everything that can be wrong with a file before its meaning is asked about. `detail`: a line, a sheet, or the encoding asked for. */
export const fileProblems = [...decodeProblems, ...readProblems, ...tableProblems] as const
export type FileProblem = (typeof fileProblems)[number]

/** What a person can say about how a file is to be read. */
export type FileOptions = TableOptions & {
  readonly encoding?: Encoding | undefined
  /** Of a workbook. Absent: the likeliest. */
  readonly sheet?: string | undefined
}

export type TableInFile = {
  readonly encoding: Encoding
  /** False: nothing in the file says its encoding; show how names with accents would read, and let the person choose. */
  readonly encodingIsCertain: boolean
  /** The sheet that was read; null: the file is text. */
  readonly sheet: string | null
  readonly table: Table
}

/** From a file's bytes to its table: delimited text, or a sheet of a workbook. What the person has already said goes in `options`. */
export function tableInFile(bytes: ByteSource, options: FileOptions = {}): Result<TableInFile, FileProblem> {
  if (workbookKind(bytes) !== null) return tableInWorkbook(bytes, options)
  const recognised = recogniseEncoding(bytes, options.encoding)
  if (!recognised.ok) return recognised
  const { encoding, certain } = recognised.value
  const table = surveyText(textChunks(bytes, encoding), options)
  return table.ok ? ok({ encoding, encodingIsCertain: certain, sheet: null, table: table.value }) : table
}

function tableInWorkbook(bytes: ByteSource, { sheet, headerLine }: FileOptions): Result<TableInFile, FileProblem> {
  const opened = workbookIn(bytes)
  if (!opened.ok) return opened
  const chosen = sheet === undefined ? likeliestIn(opened.value) : ok(sheet)
  if (!chosen.ok) return chosen
  const table = surveyRows(rowsOfSheet(opened.value, chosen.value), 'none', headerLine)
  return table.ok ? ok({ encoding: 'utf-8', encodingIsCertain: true, sheet: chosen.value, table: table.value }) : table
}

function workbookIn(bytes: ByteSource): Result<Workbook, WorkbookProblem> {
  const kind = workbookKind(bytes)
  // A workbook's parts point to each other: it is read whole.
  return kind === 'xlsx' ? openWorkbook(bytes.subarray(0, bytes.length)) : problem(kind ?? 'damaged-workbook')
}

function likeliestIn(workbook: Workbook): Result<string, WorkbookProblem> {
  const sheets = workbook.sheets()
  if (!sheets.ok) return sheets
  const likeliest = likeliestSheet(sheets.value)
  return likeliest ? ok(likeliest.name) : problem('no-sheets')
}

/** A sheet without a single filled cell is a problem of its own. */
function* rowsOfSheet(workbook: Workbook, sheet: string): ReturnType<typeof rowBatches> {
  let isEmpty = true
  for (const batch of workbook.rowsOf(sheet)) {
    isEmpty = false
    yield batch
  }
  if (isEmpty) yield problem('empty-sheet', sheet)
}

/** The sheets to choose from, in the workbook's order; none where the file is text. */
export function sheetsInFile(bytes: ByteSource): Result<readonly SheetInWorkbook[], WorkbookProblem> {
  if (workbookKind(bytes) === null) return ok([])
  const opened = workbookIn(bytes)
  return opened.ok ? opened.value.sheets() : opened
}

/** All rows of a file, read the way the mapping says: what `previewImport` and `runImport` take. */
export function rowsInFile(
  bytes: ByteSource,
  { encoding, delimiter, sheet }: Pick<Mapping, 'encoding' | 'delimiter' | 'sheet'>,
): RowSource {
  if (sheet === undefined) {
    const isByteWise = encoding === 'utf-8' || encoding === 'windows-1252'
    return {
      [Symbol.iterator]: () => rowBatches(textChunks(bytes, encoding), delimiter),
      bytes: isByteWise ? { encoding, delimiter, pieces: bytes.pieces?.() ?? bytePieces(bytes) } : undefined,
    }
  }
  const opened = workbookIn(bytes)
  return opened.ok ? rowsOfSheet(opened.value, sheet) : [opened]
}
