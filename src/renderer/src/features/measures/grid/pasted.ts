import { added, type Change } from '@core/change/change'
import { dateOrderShown } from '@core/import/date-cell'
import type { Measure } from '@core/project/entities'
import { readRows } from '@core/table/rows'
import { type ListedObservation, measureIdOf } from '../../../data/observations/listed-observation'
import {
  type CellProblem,
  type CellRow,
  cellRowOf,
  changeOfRow,
  type DayOrder,
  fieldsFromText,
  textInCell,
  withoutEmpty,
} from './cell-text'
import { type GridColumn, isOfNewRow } from './grid-columns'

/** More rows than this are a file: they are brought in, with a look at every column. */
export const mostPastedRows = 5000

type PasteProblem =
  | CellProblem
  | 'no-such-column'
  | 'beyond-last-row'
  | 'no-such-measure'
  | 'day-needed'
  | 'value-needed'

/** One cell of what was pasted. `line` counts from 1. `problem` null: `from` becomes `to`. */
type PastedCell = {
  readonly line: number
  readonly column: GridColumn | null
  readonly from: string
  readonly to: string
  readonly problem: PasteProblem | null
}

export type PastePlan = {
  /** Cells that change or are refused, in the order of what was pasted; cells that say the same are left out. */
  readonly cells: readonly PastedCell[]
  readonly changes: readonly Change[]
  readonly rowsAdded: number
  readonly cellsChanged: number
}

/** The cells of a text from a spreadsheet. Null: it cannot be read as rows (a quote that never closes). */
export function pastedCells(text: string): string[][] | null {
  const read = readRows(text.replace(/\r?\n$/, ''), 'tab')
  return read.ok ? read.value.rows : null
}

/** True where a date among these could be meant two ways. */
export const hasUnclearDay = (cells: readonly (readonly string[])[]): boolean =>
  cells.some(row => row.some(cell => dateOrderShown(cell) === 'either'))

type Around = {
  readonly measures: readonly Measure[]
  readonly dayOrder: DayOrder
  readonly newId: () => string
}

/** Where each cell of a line belongs. */
export type Placing = {
  /** By the names in the first line, in the order of the columns in sight, or of all there are. */
  readonly by: 'names' | 'shown' | 'all'
  /** False: there is one order only. */
  readonly canChoose: boolean
  /** By place in the line; null or beyond the last: no column. */
  readonly columns: readonly (GridColumn | null)[]
  /** Lines before the first row: that of the names. */
  readonly skipped: 0 | 1
}

type Columns = { readonly shown: readonly GridColumn[]; readonly all: readonly GridColumn[] }

/**
 * Where the first line has words of `headings` (those over all columns), it says which column is which, in sight or not.
 * Otherwise the cells follow the columns in sight from `first`, and all there are where they would not find room in those
 * (`chosen` null) or where somebody says so. `first` null: they become new rows.
 */
export function placing(
  pasted: readonly (readonly string[])[],
  { shown, all }: Columns,
  headings: readonly string[],
  first: number | null,
  chosen: 'shown' | 'all' | null,
): Placing {
  const places = placesUnderHeadings(pasted[0] ?? [], headings)
  if (places) return { by: 'names', canChoose: false, columns: places.map(place => all[place] ?? null), skipped: 1 }
  const from = first === null ? null : shown[first]
  const inSight = first === null ? shown.filter(isOfNewRow) : shown.slice(first)
  const ofAll = first === null ? all.filter(isOfNewRow) : all.slice(from ? all.indexOf(from) : 0)
  const width = pasted.reduce((most, texts) => Math.max(most, 1 + texts.findLastIndex(text => text.trim() !== '')), 0)
  // Up to the first column that is out both say the same.
  const same = inSight.findIndex((column, place) => column !== ofAll[place])
  const canChoose = width > (same === -1 ? inSight.length : same) && inSight.length < ofAll.length
  const by = canChoose ? (chosen ?? (width > inSight.length ? 'all' : 'shown')) : 'shown'
  return { by, canChoose, columns: by === 'all' ? ofAll : inSight, skipped: 0 }
}

/** Pasted over the rows given. Each cell is changed or refused by itself. */
export function pasteOver(
  pasted: readonly (readonly string[])[],
  rows: readonly (ListedObservation | null)[],
  { columns, skipped }: Placing,
  { measures, dayOrder, newId }: Around,
): PastePlan {
  const cells: PastedCell[] = []
  const changes: Change[] = []
  const byId = new Map(measures.map(measure => [measure.id, measure]))
  pasted.slice(skipped).forEach((texts, index) => {
    const line = index + 1 + skipped
    const row = rows[index] ?? null
    const measure = row && byId.get(measureIdOf(row))
    if (!row || !measure) {
      cells.push({ line, column: null, from: '', to: texts.join(' '), problem: 'beyond-last-row' })
      return
    }
    const before = cellRowOf(row)
    let after: CellRow = before
    texts.forEach((to, place) => {
      const column = columns[place] ?? null
      if (!column) {
        cells.push({ line, column, from: '', to, problem: 'no-such-column' })
        return
      }
      const from = textInCell(before, column, measure)
      if (to.trim() === from) return
      const read = fieldsFromText(to, column, after, measure, dayOrder)
      cells.push({ line, column, from, to, problem: read.ok ? null : read.problem })
      if (read.ok) after = { ...after, ...read.value }
    })
    const change = changeOfRow(row, after, newId)
    if (change) changes.push(change)
  })
  return { cells, changes, rowsAdded: 0, cellsChanged: cells.filter(cell => cell.problem === null).length }
}

const blank: CellRow = { day: 0, flag: 'missing', value: null, denominator: null, dimensions: {}, note: '', source: '' }

/** As new rows. A row with a cell that is refused is not added: half a row would mislead. */
export function pasteAsNewRows(
  pasted: readonly (readonly string[])[],
  { columns, skipped }: Placing,
  onlyMeasure: Measure | null,
  { measures, dayOrder, newId }: Around,
): PastePlan {
  const cells: PastedCell[] = []
  const changes: Change[] = []
  // Of two with one title the first.
  const byTitle = new Map(measures.toReversed().map(measure => [plain(measure.title), measure]))
  pasted.slice(skipped).forEach((texts, index) => {
    const line = index + 1 + skipped
    if (texts.every(text => text.trim() === '')) return
    const own: PastedCell[] = []
    const columnAt = (place: number) => columns[place] ?? null
    const measure = onlyMeasure ?? measureNamed(texts, columnAt, byTitle)
    let row = blank
    const said = new Set<string>()
    texts.forEach((to, place) => {
      const column = columnAt(place)
      if (to.trim() === '' && column?.is !== 'value') return
      if (column?.is === 'measure' || column?.is === 'from') return
      const read = column && measure ? fieldsFromText(to, column, row, measure, dayOrder) : null
      if (read?.ok) row = { ...row, ...read.value }
      if (column) said.add(column.is)
      const problem = !column ? 'no-such-column' : read === null ? null : read.ok ? null : read.problem
      own.push({ line, column, from: '', to, problem })
    })
    const lacking: PasteProblem | null = !measure
      ? 'no-such-measure'
      : !said.has('day')
        ? 'day-needed'
        : !said.has(measure.kind === 'story' ? 'note' : 'value')
          ? 'value-needed'
          : null
    if (lacking) own.push({ line, column: null, from: '', to: texts.join(' '), problem: lacking })
    cells.push(...own)
    if (!measure || own.some(({ problem }) => problem !== null)) return
    const dimensions = withoutEmpty(row.dimensions)
    changes.push(added('observation', { id: newId(), measureId: measure.id, corrects: null, ...row, dimensions }))
  })
  return { cells, changes, rowsAdded: changes.length, cellsChanged: 0 }
}

const plain = (text: string): string => text.trim().toLowerCase()

/** Where each cell of a row of headings belongs; null: no row of headings, since fewer than two of its cells are any. */
function placesUnderHeadings(first: readonly string[], headings: readonly string[]): number[] | null {
  const known = headings.map(plain)
  const places = first.map(cell => known.indexOf(plain(cell)))
  return places.filter(place => place !== -1).length >= 2 ? places : null
}

function measureNamed(
  texts: readonly string[],
  columnAt: (place: number) => GridColumn | null,
  byTitle: ReadonlyMap<string, Measure>,
): Measure | null {
  const named = texts.find((_, place) => columnAt(place)?.is === 'measure')
  return named === undefined ? null : (byTitle.get(plain(named)) ?? null)
}
