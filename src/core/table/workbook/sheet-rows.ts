import { textChunks } from '../decode'
import type { RowBatch } from '../rows'
import { columnAfter, hideColumns, lineAfter, mergedDown, says } from './cell-places'
import { type NumberFormat, numberAsText } from './number-format'
import { isTrue, TooLarge, type WorkbookPackage } from './package'
import { createRichText } from './rich-text'
import { type Attributes, attribute, longestText, MalformedXmlError, walkXml, withExcelSigns } from './xml'

/** A formula whose result is not in the file: it was written by a program that works nothing out. */
export const uncalculated = '#NOT CALCULATED!'

/**
 * Cells that are not in the file: blanks added to rows that end early, words merged down. A sheet with one cell far out to the
 * right, or with every column merged, would be thousands of millions.
 */
const mostAdded = 20_000_000
const cellsInBatch = 50_000

/** What a person who looks at the sheet does not see. */
export type Hidden = {
  /** Hidden or filtered rows that hold anything. */
  readonly rows: number
  /** Where they are: the first thousand. */
  readonly lines: readonly number[]
  /** The first of them, as they read. */
  readonly sample: readonly (readonly string[])[]
  /** Places of hidden columns that hold anything, from 0. */
  readonly columns: readonly number[]
}

/** `labels`: places of words and days. */
type SheetRow = { line: number; cells: string[]; labels: Set<number>; isHidden: boolean }

/**
 * The rows of a sheet that hold anything, as text. `lines` are the sheet's own row numbers. Each row is as wide as the widest
 * before it. A formula gives the value that was saved with it, or `uncalculated`; an error gives its name (`#REF!`). Words, days and
 * years merged down over several rows stand in each of them; another number does not, for it would count more than once.
 * Throws `MalformedXmlError` where the part is damaged and `TooLarge` where its cells are too many.
 */
export function* sheetRows(book: WorkbookPackage, part: string, skipHidden: boolean): Generator<RowBatch, void> {
  const bytes = book.bytesOf(part)
  const merged = mergedDown(bytes)
  const facts = merged.size > 0 || book.isRecalculated ? factsOf(book, bytes, merged) : noFacts
  const below = new Map<number, { readonly text: string; readonly lastLine: number }>()
  let batch: RowBatch = { rows: [], lines: [] }
  let width = 0
  let added = 0
  let waiting = 0
  for (const row of rowsIn(book, bytes, facts.isCalculated)) {
    const { line, cells, labels } = row
    for (const [column, label] of below) {
      if (line > label.lastLine) below.delete(column)
      else if ((cells[column] ?? '') === '' && cells.length > 0) put(cells, column, label.text)
    }
    added += below.size
    for (const { column, lastLine } of merged.get(line) ?? []) {
      const text = cells[column] ?? ''
      const isLabel = labels.has(column) || (facts.yearColumns.has(column) && isYear(text))
      if (text !== '' && isLabel) below.set(column, { text, lastLine })
    }
    if (cells.length === 0 || (skipHidden && row.isHidden)) continue
    width = Math.max(width, cells.length)
    added += width - cells.length
    if (added > mostAdded) throw new TooLarge(part)
    while (cells.length < width) cells.push('')
    batch.rows.push(cells)
    batch.lines.push(line)
    waiting += width
    if (waiting >= cellsInBatch) {
      yield batch
      batch = { rows: [], lines: [] }
      waiting = 0
    }
  }
  if (batch.rows.length > 0) yield batch
}

const rowsShown = 3
const linesKept = 1000

/** What of a sheet is hidden. */
export function hiddenIn(book: WorkbookPackage, part: string): Hidden {
  const bytes = book.bytesOf(part)
  const sample: string[][] = []
  const lines: number[] = []
  let rows = 0
  let width = 0
  if (!says(bytes, 'hidden=')) return { rows, lines, sample, columns: [] }
  const columns = new Set<number>()
  for (const { line, cells, isHidden } of rowsIn(book, bytes, true, columns)) {
    width = Math.max(width, cells.length)
    if (!isHidden || cells.length === 0) continue
    rows++
    if (sample.length < rowsShown) sample.push(cells)
    if (lines.length < linesKept) lines.push(line)
  }
  return { rows, lines, sample, columns: [...columns].filter(column => column < width).sort((a, b) => a - b) }
}

type SheetFacts = {
  /** False: every formula of the sheet gives 0, as where a program wrote them and nobody has opened the file since. */
  readonly isCalculated: boolean
  /** Columns in which all that is merged down are years. */
  readonly yearColumns: ReadonlySet<number>
}
const noFacts: SheetFacts = { isCalculated: true, yearColumns: new Set() }
const isYear = (text: string): boolean => /^(19|20)\d\d$/.test(text)

/** What only all rows together say. */
function factsOf(book: WorkbookPackage, bytes: Uint8Array, merged: ReturnType<typeof mergedDown>): SheetFacts {
  const years = new Map<number, Set<string> | null>()
  const formulas = { all: 0, zero: 0 }
  for (const { line, cells } of rowsIn(book, bytes, true, undefined, formulas)) {
    for (const { column } of merged.get(line) ?? []) {
      const text = cells[column] ?? ''
      const before = years.get(column)
      if (text === '' || before === null || Number.isNaN(Number(text))) continue
      years.set(column, isYear(text) ? (before ?? new Set<string>()).add(text) : null)
    }
  }
  // One number that could be a year may be a count all the same.
  const yearColumns = [...years].flatMap(([column, texts]) => (texts !== null && texts.size > 1 ? [column] : []))
  const isCalculated = !book.isRecalculated || formulas.zero < formulas.all
  return { isCalculated, yearColumns: new Set(yearColumns) }
}

/** The rows of the part as they are written. `hidden`, `formulas`: filled as rows go by. */
function* rowsIn(
  book: WorkbookPackage,
  bytes: Uint8Array,
  isCalculated: boolean,
  hidden = new Set<number>(),
  formulas = { all: 0, zero: 0 },
): Generator<SheetRow> {
  const rich = createRichText()
  const ready: SheetRow[] = []
  let isIn = false
  let isOver = false
  let line = 0
  let row: SheetRow | null = null
  let column = -1
  let cell: Cell | null = null
  let inside = ''

  function startRow(attributes: Attributes): void {
    line = lineAfter(line, attribute(attributes, 'r'))
    row = { line, cells: [], labels: new Set(), isHidden: isTrue(attribute(attributes, 'hidden')) }
    column = -1
  }
  function startCell(attributes: Attributes): void {
    column = columnAfter(column, attribute(attributes, 'r'))
    const style = attribute(attributes, 's')
    const format = style === null ? 'number' : (book.formats[Number(style)] ?? 'number')
    cell = { type: attribute(attributes, 't') ?? 'n', format, value: null, hasFormula: false }
  }
  function endCell(to: SheetRow, { type, format, value, hasFormula }: Cell): void {
    const typed = rich.take()
    let text = type === 'inlineStr' ? typed : valueText(value ?? '', type, format, book)
    const isEmpty = value === null || (value === '' && type !== 'str')
    if (hasFormula) {
      formulas.all++
      if (isEmpty || value === '0') formulas.zero++
      if (isEmpty || (!isCalculated && value === '0')) text = uncalculated
    } else if (isEmpty && type !== 'inlineStr') text = ''
    if (text === '') return
    put(to.cells, column, text)
    const isDay = type === 'd' || (type === 'n' && (format === 'date' || format === 'month' || format === 'year'))
    if (isDay || type === 's' || type === 'str' || type === 'inlineStr') to.labels.add(column)
  }

  const walk = walkXml(textChunks(bytes, 'utf-8'), {
    open: (name, attributes) => {
      if (isOver) return
      if (name === 'sheetData') isIn = true
      else if (name === 'col' && isTrue(attribute(attributes, 'hidden'))) hideColumns(hidden, attributes)
      else if (!isIn) return
      else if (name === 'row') startRow(attributes)
      else if (name === 'c' && row) startCell(attributes)
      else if (cell) {
        inside = name
        if (name === 'f') cell.hasFormula = true
        else rich.open(name, attributes)
      }
    },
    close: name => {
      if (isOver) return
      if (name === 'sheetData') isOver = true
      else if (name === 'row' && row) {
        ready.push(row)
        row = null
      } else if (name === 'c' && row && cell) {
        endCell(row, cell)
        cell = null
      } else if (cell) {
        inside = ''
        rich.close(name)
      }
    },
    text: piece => {
      if (!cell) return
      if (inside === 'v') cell.value = (cell.value ?? '') + piece
      else rich.add(piece)
      if ((cell.value?.length ?? 0) > longestText) throw new MalformedXmlError('a text too long')
    },
  })
  while (!isOver) {
    const step = walk.next()
    yield* ready.splice(0)
    if (step.done) return
  }
}

type Cell = { readonly type: string; readonly format: NumberFormat; value: string | null; hasFormula: boolean }

function put(cells: string[], column: number, text: string): void {
  while (cells.length < column) cells.push('')
  cells[column] = text
}

function valueText(value: string, type: string, format: NumberFormat, book: WorkbookPackage): string {
  switch (type) {
    case 's': {
      const text = value === '' ? '' : book.strings[Number(value)]
      if (text === undefined) throw new MalformedXmlError(`text ${value}`)
      return text
    }
    case 'str':
      return withExcelSigns(value)
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE'
    case 'd':
      return value.replace(/T00:00:00(\.0+)?Z?$/, '').replace('T', ' ')
    case 'n': {
      const number = Number(value)
      return Number.isFinite(number) && value.trim() !== '' ? numberAsText(number, format, book.from1904) : value
    }
    default:
      return value
  }
}
