import { textChunks } from '../decode'
import { type Attributes, attribute, MalformedXmlError, walkXml } from './xml'

/** As many as Excel has. */
const mostRows = 1_048_576
const mostColumns = 16_384

/** The row that an element says it is; without a word the next. */
export function lineAfter(before: number, said: string | null): number {
  const line = said === null ? before + 1 : Number(said)
  if (!Number.isInteger(line) || line <= before || line > mostRows) throw new MalformedXmlError(`row ${said}`)
  return line
}

/** The column, from 0, that a cell says it is in; without a word the next. */
export function columnAfter(before: number, said: string | null): number {
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

/** Adds the columns that an element `col` is of. */
export function hideColumns(hidden: Set<number>, attributes: Attributes): void {
  const [first, last] = ['min', 'max'].map(name => Number(attribute(attributes, name)))
  for (let column = first ?? 1; column <= Math.min(last ?? 0, mostColumns); column++) hidden.add(column - 1)
}

type MergedDown = { readonly column: number; readonly lastLine: number }

/** By their first row, what is merged over several rows of one column. They are listed behind the cells. */
export function mergedDown(bytes: Uint8Array): ReadonlyMap<number, readonly MergedDown[]> {
  const merged = new Map<number, MergedDown[]>()
  const end = endOfCells(bytes)
  if (end === -1) return merged
  const open = (name: string, attributes: Attributes): void => {
    if (name !== 'mergeCell') return
    const reference = attribute(attributes, 'ref') ?? ''
    const [, from = '', first, to, last] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? []
    const column = columnOf(`${from}1`)
    if (column === null || from !== to || Number(last) <= Number(first)) return
    const starting = merged.get(Number(first)) ?? []
    merged.set(Number(first), starting)
    starting.push({ column, lastLine: Number(last) })
  }
  for (const _ of walkXml(partBehindCells(bytes.subarray(end)), { open }, true));
  return merged
}

const cellsTag = new TextEncoder().encode('sheetData>')

function* partBehindCells(bytes: Uint8Array): Generator<string> {
  yield '<worksheet><sheetData></'
  yield* textChunks(bytes, 'utf-8')
}

/** Where the last `sheetData>` stands; -1: nowhere. */
const endOfCells = (bytes: Uint8Array): number => lastPlaceOf(cellsTag, bytes)

export const says = (bytes: Uint8Array, text: string): boolean =>
  lastPlaceOf(new TextEncoder().encode(text), bytes) !== -1

function lastPlaceOf(mark: Uint8Array, bytes: Uint8Array): number {
  const first = mark[0] ?? 0
  for (let at = bytes.lastIndexOf(first); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(first, at - 1)) {
    if (mark.every((byte, index) => bytes[at + index] === byte)) return at
  }
  return -1
}
