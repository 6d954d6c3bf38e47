import { ok, type Problem, problem, type Result } from '@core/result'
import { type DecodeProblem, decodeBytes } from './decode'
import { delimiterOf } from './delimiter'
import { isOtherText } from './file'
import { type RowBatch, readRows, type TextProblem } from './rows'
import type { WorkbookProblem } from './workbook/package'
import { openWorkbook, workbookKind } from './workbook/workbook'

/** A table with a row of headings, as people keep lists in: all of it in memory. */
export type ListedTable = {
  readonly headings: readonly string[]
  /** Rows below the headings that hold anything. `line`: in the file or the sheet, from 1. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
  readonly from: TableOrigin
}

/** Where a table was read from. `sheet`: null for a file of text. `hiddenRows`: hidden or filtered rows of the sheet, which are skipped. */
export type TableOrigin = { readonly sheet: string | null; readonly hiddenRows: number }

/** `other-text`: a web page, XML, JSON or RTF. `no-headings`: `detail` names what is needed. `too-many-rows`: `detail` is the most there may be. */
export type ListedTableProblem =
  | DecodeProblem
  | TextProblem
  | WorkbookProblem
  | 'other-text'
  | 'no-headings'
  | 'too-many-rows'
  | 'nothing-in-it'

type ListedTableOptions = {
  /** Headings that there have to be, as people would look for them. */
  readonly needed: readonly string[]
  readonly isHeadings: (row: readonly string[]) => boolean
  readonly mostRows: number
  /** Of a workbook. Absent: the first that has the headings, those that are hidden last. */
  readonly sheet?: string | undefined
}

/** Unpacked, of one part. A list of ten thousand long rows is smaller; what is larger would keep a page busy for minutes. */
const mostBytesInPart = 64 * 1024 * 1024
/** Blanks too: one cell far out to the right makes every row that wide. */
const mostCells = 4_000_000

/** Reads a list out of delimited text or a workbook. */
export function listedTable(bytes: Uint8Array, options: ListedTableOptions): Result<ListedTable, ListedTableProblem> {
  if (workbookKind(bytes) === 'xlsx') return listInWorkbook(bytes, options)
  if (workbookKind(bytes) === 'locked-workbook') return problem('locked-workbook')
  if (options.sheet !== undefined) return problem('no-such-sheet', options.sheet)
  const text = decodeBytes(bytes)
  if (!text.ok) return text
  if (isOtherText(text.value.text)) return problem('other-text')
  const read = readRows(text.value.text, delimiterOf(text.value.text.slice(0, 262_144)))
  return read.ok ? listIn(read.value, { sheet: null, hiddenRows: 0 }, options) : read
}

function listInWorkbook(bytes: Uint8Array, options: ListedTableOptions): Result<ListedTable, ListedTableProblem> {
  const opened = openWorkbook(bytes, mostBytesInPart)
  if (!opened.ok) return opened
  const workbook = opened.value
  const visibleFirst = workbook.names.toSorted((a, b) => Number(a.isHidden) - Number(b.isHidden))
  const names = options.sheet === undefined ? visibleFirst.map(({ name }) => name) : [options.sheet]
  let first: Problem<ListedTableProblem> | null = null
  for (const sheet of names) {
    const rows = rowsOf(workbook.rowsOf(sheet, true), options.mostRows)
    if (!rows.ok) return rows
    const hidden = workbook.hiddenIn(sheet)
    if (!hidden.ok) return hidden
    const list = listIn(rows.value, { sheet, hiddenRows: hidden.value.rows }, options)
    if (list.ok) return list
    // A sheet that has the headings is the one that is meant, whatever else is wrong with it; so is the first of those without.
    if (list.problem !== 'no-headings' && list.problem !== 'empty-sheet') return list
    first ??= list
  }
  return first ?? problem('no-sheets')
}

/** A sheet of figures that was chosen by mistake is not read to its end. */
function rowsOf(
  batches: Iterable<Result<RowBatch, WorkbookProblem>>,
  mostRows: number,
): Result<RowBatch, ListedTableProblem> {
  const rows: string[][] = []
  const lines: number[] = []
  let cells = 0
  for (const batch of batches) {
    if (!batch.ok) return batch
    for (const row of batch.value.rows) {
      rows.push(row)
      cells += row.length
    }
    for (const line of batch.value.lines) lines.push(line)
    if (rows.length > 2 * mostRows) return problem('too-many-rows', String(mostRows))
    if (cells > mostCells) return problem('workbook-too-large')
  }
  return ok({ rows, lines })
}

function listIn(
  { rows, lines }: RowBatch,
  from: TableOrigin,
  { needed, isHeadings, mostRows }: ListedTableOptions,
): Result<ListedTable, ListedTableProblem> {
  if (rows.length === 0 && from.sheet !== null) return problem('empty-sheet', from.sheet)
  const at = rows.findIndex(isHeadings)
  const headings = rows[at]
  if (!headings) return problem('no-headings', needed.join(', '))
  const below = rows
    .slice(at + 1)
    .map((cells, index) => ({ cells, line: lines[at + 1 + index] ?? 0 }))
    .filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  if (below.length === 0) return problem('nothing-in-it')
  return below.length > mostRows ? problem('too-many-rows', String(mostRows)) : ok({ headings, rows: below, from })
}
