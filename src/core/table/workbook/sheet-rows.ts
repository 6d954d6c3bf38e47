import { textChunks } from '@core/table/decode'
import type { RowBatch } from '@core/table/rows'
import { numberAsText } from './number-format'
import { TooLarge, type WorkbookPackage, xmlIn } from './package'
import {
  attribute,
  createXmlReader,
  longestText,
  MalformedXmlError,
  withExcelSigns,
  type XmlReader,
} from './xml-reader'

/** As many as Excel has. */
const mostRows = 1_048_576
const mostColumns = 16_384
/**
 * Cells that are not in the file: blanks added to rows that end early, words merged down. A sheet with one cell far out to the
 * right, or with every column merged, would be thousands of millions.
 */
const mostAdded = 20_000_000
const cellsInBatch = 50_000

/**
 * The rows of a sheet that hold anything, as text. `lines` are the sheet's own row numbers. Each row is as wide as the widest
 * before it. A formula gives the value that was saved with it, or itself where none was; an error gives its name (`#REF!`).
 * Words merged down over several rows stand in each of them; a merged number does not, for it would count more than once.
 * Throws `MalformedXmlError` where the part is damaged and `TooLarge` where its cells are too many.
 */
export function* sheetRows(book: WorkbookPackage, part: string): Generator<RowBatch, void> {
  const bytes = book.bytesOf(part)
  const merged = mergedDown(bytes)
  const xml = xmlIn(bytes)
  const labels = new Map<number, { readonly text: string; readonly lastLine: number }>()
  let batch: RowBatch = { rows: [], lines: [] }
  let line = 0
  let width = 0
  let added = 0
  let waiting = 0
  if (!isIn(xml, 'sheetData')) return
  for (let piece = xml.next(); piece !== 'end'; piece = xml.next()) {
    if (piece === 'close' && xml.name === 'sheetData') break
    if (piece !== 'open' || xml.name !== 'row') continue
    line = lineAfter(line, attribute(xml.attributes, 'r'))
    if (xml.isEmpty) continue
    const { cells, areWords } = rowCells(xml, book)
    for (const [column, label] of labels) {
      if (line > label.lastLine) labels.delete(column)
      else if ((cells[column] ?? '') === '' && cells.length > 0) put(cells, column, label.text)
    }
    added += labels.size
    for (const { column, lastLine } of merged.get(line) ?? []) {
      const text = cells[column] ?? ''
      if (text !== '' && areWords.has(column)) labels.set(column, { text, lastLine })
    }
    if (cells.length === 0) continue
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

/** Moves into the first element of that name; false: there is none, or it is empty. */
function isIn(xml: XmlReader, name: string): boolean {
  for (let piece = xml.next(); piece !== 'end'; piece = xml.next()) {
    if (piece === 'open' && xml.name === name) return !xml.isEmpty
  }
  return false
}

function lineAfter(before: number, said: string | null): number {
  const line = said === null ? before + 1 : Number(said)
  if (!Number.isInteger(line) || line <= before || line > mostRows) throw new MalformedXmlError(`row ${said}`)
  return line
}

function put(cells: string[], column: number, text: string): void {
  while (cells.length < column) cells.push('')
  cells[column] = text
}

/** Reads to the end of a row. Cells without text after the last one with text are not there. */
function rowCells(xml: XmlReader, book: WorkbookPackage): { cells: string[]; areWords: ReadonlySet<number> } {
  const cells: string[] = []
  const areWords = new Set<number>()
  let column = -1
  for (let piece = xml.next(); !(piece === 'close' && xml.name === 'row'); piece = xml.next()) {
    if (piece === 'end') throw new MalformedXmlError('cut short')
    if (piece !== 'open' || xml.name !== 'c') continue
    column = columnAfter(column, attribute(xml.attributes, 'r'))
    if (xml.isEmpty) continue
    const type = attribute(xml.attributes, 't') ?? 'n'
    const text = cellText(xml, type, attribute(xml.attributes, 's'), book)
    if (text === '') continue
    put(cells, column, text)
    if (type === 's' || type === 'str' || type === 'inlineStr') areWords.add(column)
  }
  return { cells, areWords }
}

function columnAfter(before: number, said: string | null): number {
  const column = said === null ? before + 1 : (columnOf(said) ?? -1)
  if (column <= before || column >= mostColumns) throw new MalformedXmlError(`cell ${said}`)
  return column
}

/** The place, from 0, that `B7` names. Null: it names none. */
function columnOf(reference: string): number | null {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at)
    if (code >= 48 && code <= 57 && at > 0) return column - 1
    if (code < 65 || code > 90 || at > 2) return null
    column = column * 26 + code - 64
  }
  return null
}

/** Reads to the end of a cell. */
function cellText(xml: XmlReader, type: string, style: string | null, book: WorkbookPackage): string {
  let value: string | null = null
  let words = ''
  let formula = ''
  let inside = ''
  let spoken = 0
  for (let piece = xml.next(); !(piece === 'close' && xml.name === 'c'); piece = xml.next()) {
    if (piece === 'end') throw new MalformedXmlError('cut short')
    if (piece === 'open') {
      if (xml.isEmpty) continue
      if (xml.name === 'rPh') spoken++
      inside = xml.name
      if (inside === 'v') value ??= ''
    } else if (piece === 'close') {
      if (xml.name === 'rPh') spoken--
      inside = ''
    } else if (inside === 'v') value = (value ?? '') + xml.text
    else if (inside === 'f') formula += xml.text
    else if (inside === 't' && spoken === 0) words += xml.text
    if ((value?.length ?? 0) + formula.length + words.length > longestText)
      throw new MalformedXmlError('a text too long')
  }
  if (type === 'inlineStr') return withExcelSigns(words)
  if (value === null || (value === '' && type !== 'str')) return formula === '' ? '' : `=${formula}`
  return valueText(value, type, style, book)
}

function valueText(value: string, type: string, style: string | null, book: WorkbookPackage): string {
  switch (type) {
    case 's': {
      const text = book.strings[Number(value)]
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
      if (!Number.isFinite(number) || value.trim() === '') return value
      const format = style === null ? 'number' : (book.formats[Number(style)] ?? 'number')
      return numberAsText(number, format, book.from1904)
    }
    default:
      return value
  }
}

type MergedDown = { readonly column: number; readonly lastLine: number }

/** By their first row, what is merged over several rows of one column. They are listed behind the cells. */
function mergedDown(bytes: Uint8Array): ReadonlyMap<number, readonly MergedDown[]> {
  const merged = new Map<number, MergedDown[]>()
  const end = endOfCells(bytes)
  if (end === -1) return merged
  const xml = createXmlReader(partBehindCells(bytes.subarray(end)))
  for (let piece = xml.next(); piece !== 'end'; piece = xml.next()) {
    if (piece !== 'open' || xml.name !== 'mergeCell') continue
    const reference = attribute(xml.attributes, 'ref') ?? ''
    const [, from = '', first, to, last] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? []
    const column = columnOf(`${from}1`)
    if (column === null || from !== to || Number(last) <= Number(first)) continue
    const starting = merged.get(Number(first)) ?? []
    merged.set(Number(first), starting)
    starting.push({ column, lastLine: Number(last) })
  }
  return merged
}

const cellsTag = new TextEncoder().encode('sheetData>')

function* partBehindCells(bytes: Uint8Array): Generator<string> {
  yield '<worksheet><sheetData></'
  yield* textChunks(bytes, 'utf-8')
}

/** Where the last `sheetData>` stands; -1: nowhere. */
function endOfCells(bytes: Uint8Array): number {
  const last = cellsTag[0] ?? 0
  for (let at = bytes.lastIndexOf(last); at > 0; at = bytes.lastIndexOf(last, at - 1)) {
    if (cellsTag.every((byte, index) => bytes[at + index] === byte)) return at
  }
  return -1
}
