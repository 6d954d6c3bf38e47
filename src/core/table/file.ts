import { ok, problem, type Result } from '@core/result'
import {
  type ByteSource,
  type Damage,
  decodeProblems,
  likeliestEncodings,
  recogniseEncoding,
  textChunks,
} from './decode'
import { delimiterOf } from './delimiter'
import type { EncodingChoice } from './encoding-guess'
import type { Encoding } from './encodings'
import { type Delimiter, type ReadProblem, type RowBatch, readProblems, rowBatches } from './rows'
import type { WorkbookProblem } from './workbook/package'
import type { Hidden } from './workbook/sheet-rows'
import { likeliestSheet, openWorkbook, type SheetInWorkbook, type Workbook, workbookKind } from './workbook/workbook'

/**
 * Everything that can be wrong with a file before its columns are looked at. `detail`: a line, a sheet, or the encoding asked for.
 * `other-text`: a web page (as many programs save under .xls), XML, JSON or RTF.
 */
export const rowFileProblems = [...decodeProblems, ...readProblems, 'other-text'] as const
export type RowFileProblem = (typeof rowFileProblems)[number]

/** What a person can say about how a file's rows are to be read. */
export type RowFileOptions = {
  readonly encoding?: Encoding | undefined
  readonly delimiter?: Delimiter | undefined
  /** Of a workbook. Absent: the likeliest. */
  readonly sheet?: string | undefined
  readonly rows?: HiddenRows | undefined
}

/** Of a workbook: whether hidden and filtered rows are passed over. Null: nobody said yet. Absent: they are read as others are. */
export type HiddenRows = { readonly skipHidden?: boolean | null | undefined }

/** How a file's rows are read; with a workbook encoding and delimiter mean nothing. */
export type ReadAs = {
  readonly encoding: Encoding
  readonly delimiter: Delimiter
  /** The sheet that is read; absent: the file is text. */
  readonly sheet?: string | undefined
  readonly rows?: HiddenRows | undefined
}

export type RowFile = Omit<ReadAs, 'rows'> & {
  /** False: nothing in the file says its encoding; show how names with accents would read, and let the person choose. */
  readonly encodingIsCertain: boolean
  /** Then the likeliest encodings to choose from, the one that was taken first; none where it may be UTF-16. */
  readonly encodingChoices: readonly EncodingChoice[]
  /** Of a file in UTF-8 with bytes that are none. */
  readonly damage: Damage | null
  /** Of a sheet. Null: nothing is. */
  readonly hidden: Hidden | null
  /** All rows, those that are hidden left aside unless the person said that they are to be kept. */
  readonly rows: Batches
}

type Batches = Iterable<Result<RowBatch, ReadProblem>>

/** A web page, as many programs save under .xls; XML, JSON or RTF. */
export const isOtherText = (text: string): boolean => otherText.test(text.slice(0, 1000))
const otherText = /^\s*(<(!doctype|\?xml|html|head|meta|body|table|svg)\b|\{\\rtf|\{\s*"[^"]*"\s*:|\[\s*[[{])/i

/** Opens a file: delimited text, or a sheet of a workbook. What the person has already said goes in `options`. */
export function rowFile(bytes: ByteSource, options: RowFileOptions = {}): Result<RowFile, RowFileProblem> {
  if (workbookKind(bytes) !== null) return sheetFile(bytes, options)
  const recognised = recogniseEncoding(bytes, options.encoding)
  if (!recognised.ok) return recognised
  const { encoding, certain, damage = null } = recognised.value
  const [start = ''] = textChunks(bytes, encoding)
  if (isOtherText(start)) return problem('other-text')
  const encodingChoices = certain || encoding.startsWith('utf') ? [] : likeliestEncodings(bytes)
  const delimiter = options.delimiter ?? delimiterOf(start)
  const rows = rowsInFile(bytes, { encoding, delimiter })
  return ok({ encoding, encodingIsCertain: certain, encodingChoices, damage, delimiter, hidden: null, rows })
}

function sheetFile(bytes: ByteSource, options: RowFileOptions): Result<RowFile, WorkbookProblem> {
  const opened = workbookIn(bytes)
  if (!opened.ok) return opened
  const workbook = opened.value
  const chosen = options.sheet === undefined ? likeliestIn(workbook) : ok(options.sheet)
  if (!chosen.ok) return chosen
  const sheet = chosen.value
  const hidden = workbook.hiddenIn(sheet)
  if (!hidden.ok) return hidden
  return ok({
    encoding: 'utf-8',
    encodingIsCertain: true,
    encodingChoices: [],
    damage: null,
    delimiter: 'none',
    sheet,
    hidden: hidden.value.rows + hidden.value.columns.length > 0 ? hidden.value : null,
    rows: rowsOfSheet(workbook, sheet, options.rows?.skipHidden !== false),
  })
}

function likeliestIn(workbook: Workbook): Result<string, WorkbookProblem> {
  const sheets = workbook.sheets()
  if (!sheets.ok) return sheets
  const likeliest = likeliestSheet(sheets.value)
  return likeliest ? ok(likeliest.name) : problem('no-sheets')
}

/** The sheets to choose from, in the workbook's order; none where the file is text. */
export function sheetsInFile(bytes: ByteSource): Result<readonly SheetInWorkbook[], WorkbookProblem> {
  if (workbookKind(bytes) === null) return ok([])
  const opened = workbookIn(bytes)
  return opened.ok ? opened.value.sheets() : opened
}

/** All rows of a file. */
export function rowsInFile(bytes: ByteSource, { encoding, delimiter, sheet, rows }: ReadAs): Batches {
  if (sheet === undefined) return { [Symbol.iterator]: () => rowBatches(textChunks(bytes, encoding), delimiter) }
  const opened = workbookIn(bytes)
  return opened.ok ? rowsOfSheet(opened.value, sheet, rows?.skipHidden === true) : [opened]
}

function workbookIn(bytes: ByteSource): Result<Workbook, WorkbookProblem> {
  const kind = workbookKind(bytes)
  // A workbook's parts point to each other: it is read whole.
  return kind === 'xlsx' ? openWorkbook(bytes.subarray(0, bytes.length)) : problem(kind ?? 'damaged-workbook')
}

/** A sheet without a single filled cell is a problem of its own. */
function* rowsOfSheet(
  workbook: Workbook,
  sheet: string,
  skipHidden: boolean,
): Generator<Result<RowBatch, ReadProblem>> {
  let isEmpty = true
  for (const batch of workbook.rowsOf(sheet, skipHidden)) {
    isEmpty = false
    yield batch
  }
  if (isEmpty) yield problem('empty-sheet', sheet)
}
