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
}

/** How a file's rows are read; with a workbook encoding and delimiter mean nothing. */
export type ReadAs = {
  readonly encoding: Encoding
  readonly delimiter: Delimiter
  /** The sheet that is read; absent: the file is text. */
  readonly sheet?: string | undefined
}

export type RowFile = ReadAs & {
  /** False: nothing in the file says its encoding; show how names with accents would read, and let the person choose. */
  readonly encodingIsCertain: boolean
  /** Then the likeliest encodings to choose from, the one that was taken first; none where it may be UTF-16. */
  readonly encodingChoices: readonly EncodingChoice[]
  /** Of a file in UTF-8 with bytes that are none. */
  readonly damage: Damage | null
}

const sure = { encodingIsCertain: true, encodingChoices: [], damage: null } as const

type Batches = Iterable<Result<RowBatch, ReadProblem>>

const otherText = /^\s*(<(!doctype|\?xml|html|head|meta|body|table|svg)\b|\{\\rtf|\{\s*"[^"]*"\s*:|\[\s*[[{])/i

/** How a file is to be read: delimited text, or a sheet of a workbook. What the person has already said goes in `options`. */
export function rowFile(bytes: ByteSource, options: RowFileOptions = {}): Result<RowFile, RowFileProblem> {
  if (workbookKind(bytes) !== null) {
    const sheet = options.sheet === undefined ? likeliestIn(bytes) : ok(options.sheet)
    return sheet.ok ? ok({ ...sure, encoding: 'utf-8', delimiter: 'none', sheet: sheet.value }) : sheet
  }
  const recognised = recogniseEncoding(bytes, options.encoding)
  if (!recognised.ok) return recognised
  const { encoding, certain, damage = null } = recognised.value
  const [start = ''] = textChunks(bytes, encoding)
  if (otherText.test(start.slice(0, 1000))) return problem('other-text')
  const encodingChoices = certain || encoding.startsWith('utf') ? [] : likeliestEncodings(bytes)
  const delimiter = options.delimiter ?? delimiterOf(start)
  return ok({ encoding, encodingIsCertain: certain, encodingChoices, damage, delimiter })
}

function likeliestIn(bytes: ByteSource): Result<string, WorkbookProblem> {
  const sheets = sheetsInFile(bytes)
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
export function rowsInFile(bytes: ByteSource, { encoding, delimiter, sheet }: ReadAs): Batches {
  if (sheet === undefined) return { [Symbol.iterator]: () => rowBatches(textChunks(bytes, encoding), delimiter) }
  const opened = workbookIn(bytes)
  return opened.ok ? rowsOfSheet(opened.value, sheet) : [opened]
}

function workbookIn(bytes: ByteSource): Result<Workbook, WorkbookProblem> {
  const kind = workbookKind(bytes)
  // A workbook's parts point to each other: it is read whole.
  return kind === 'xlsx' ? openWorkbook(bytes.subarray(0, bytes.length)) : problem(kind ?? 'damaged-workbook')
}

/** A sheet without a single filled cell is a problem of its own. */
function* rowsOfSheet(workbook: Workbook, sheet: string): Generator<Result<RowBatch, ReadProblem>> {
  let isEmpty = true
  for (const batch of workbook.rowsOf(sheet)) {
    isEmpty = false
    yield batch
  }
  if (isEmpty) yield problem('empty-sheet', sheet)
}
