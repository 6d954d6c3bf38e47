/**
 * Which cells of a table of counts of people must not leave the room (method.md, "Ballots, consent and small numbers").
 *
 * First every count from 1 to `threshold - 1`, totals included. Then, where a hidden count could be worked out from the rows
 * and columns that are shown, one more, until no hidden count can be: neither by subtracting in one row or column, nor by
 * combining several, nor because what is hidden in a row adds up to one person each.
 *
 * Zero is shown: there is nobody in it to be recognised, and "0 of 40" is often the finding. So do NHS England (values
 * between one and seven replaced; Data Quality Maturity Index, suppression rules) and the Washington State Department of Health
 * ("suppress all non-zero counts which are less than ten"). UK Longitudinal Linkage Collaboration hides zeros too: its
 * researchers' tables carry far more about each person than ours.
 */
export type SuppressionOptions = {
  /** The smallest group that is shown: 5, 8 or 10. */
  readonly threshold: number
}

/** `null`: no number there (missing, or suppressed at the source). It is not in the totals, so it protects nothing. */
export type Count = number | null

export type HiddenParts = { readonly parts: readonly boolean[]; readonly total: boolean }

/** Parts of a whole that is shown with its total. `true`: hide. */
export function partsHiddenForSmallNumbers(parts: readonly Count[], options: SuppressionOptions): HiddenParts {
  const hidden = cellsHiddenForSmallNumbers([parts], { ...options, rowTotals: true, columnTotals: false })
  return { parts: hidden.cells[0] ?? [], total: hidden.rowTotals[0] ?? false }
}

export type TableSuppressionOptions = SuppressionOptions & {
  /** True where the table, or anything near it, shows what each row (each column) adds up to. */
  readonly rowTotals: boolean
  readonly columnTotals: boolean
}

export type HiddenCells = {
  readonly cells: readonly (readonly boolean[])[]
  /** One a row, one a column; all false where those totals are not shown. */
  readonly rowTotals: readonly boolean[]
  readonly columnTotals: readonly boolean[]
  /** Only with both totals shown is there a grand total to hide. */
  readonly grandTotal: boolean
}

/**
 * A table of counts, rows of one length (others are a bug, and throw); totals are sums of the counts given. `true`: hide.
 *
 * Why it works: take rows and columns as points and each hidden cell as a line between its row and its column (rows without
 * a total, and columns without one, are one point: nothing can be subtracted there). A hidden count follows from what is
 * shown exactly if its line is on no closed loop. So each such line is closed into a loop with the smallest count that does it.
 */
export function cellsHiddenForSmallNumbers(
  cells: readonly (readonly Count[])[],
  options: TableSuppressionOptions,
): HiddenCells {
  const table = tableWithTotals(cells, options)
  const small = table.cells.filter(({ count }) => count > 0 && count < options.threshold)
  for (const cell of small) cell.hidden = true
  const toProtect = [...small]
  const hide = (cell: Cell | null): boolean => {
    if (!cell) return false
    cell.hidden = true
    toProtect.push(cell)
    return true
  }
  const closeLoops = () => {
    // A loop once closed stays closed whatever else is hidden, so each cell is done with when it is on one.
    for (let cell = toProtect.pop(); cell; cell = toProtect.pop()) {
      while (hide(nextToClose(cell, table)));
    }
  }
  closeLoops()
  for (const line of linesOf(table)) {
    if (showsAllOnes(line)) hide(smallestShown([...line.parts, line.total]))
  }
  closeLoops()
  return hiddenCells(cells, table)
}

/** A count in the table, totals among them. `row` and `column` are the points it lies between. */
type Cell = {
  readonly row: number
  readonly column: number
  readonly count: number
  readonly isRowTotal: boolean
  readonly isColumnTotal: boolean
  hidden: boolean
}
type Table = {
  readonly cells: readonly Cell[]
  readonly at: (row: number, column: number) => Cell | undefined
  readonly rows: number
  readonly columns: number
}

/** The point of all rows and columns whose totals are not shown. */
const open = -1

function tableWithTotals(counts: readonly (readonly Count[])[], options: TableSuppressionOptions): Table {
  const rows = counts.length
  const columns = counts[0]?.length ?? 0
  if (counts.some(row => row.length !== columns)) throw new Error('a table with rows of different lengths')
  const withRowTotals = options.rowTotals ? counts.map(row => [...row, sumOf(row)]) : counts
  const width = withRowTotals[0]?.length ?? 0
  const columnTotals = Array.from({ length: width }, (_, column) =>
    sumOf(withRowTotals.map(row => row[column] ?? null)),
  )
  const withTotals = options.columnTotals ? [...withRowTotals, columnTotals] : withRowTotals

  const grid = withTotals.map((list, row) =>
    list.map((count, column): Cell | undefined =>
      count === null
        ? undefined
        : {
            row: options.rowTotals ? row : open,
            column: options.columnTotals ? rows + 1 + column : open,
            count,
            isRowTotal: column === columns,
            isColumnTotal: row === rows,
            hidden: false,
          },
    ),
  )
  return {
    cells: grid.flat().filter(cell => cell !== undefined),
    at: (row, column) => grid[row]?.[column],
    rows,
    columns,
  }
}

/** The next count to hide on the way to a closed loop through a hidden cell; null where it is on one. */
function nextToClose(cell: Cell, { cells }: Table): Cell | null {
  const others = cells.filter(other => other.hidden && other !== cell)
  const ofRow = pointsReachable(cell.row, others)
  if (ofRow.has(cell.column)) return null
  const ofColumn = pointsReachable(cell.column, others)
  const links = cells.filter(
    ({ row, column }) => (ofRow.has(row) && ofColumn.has(column)) || (ofRow.has(column) && ofColumn.has(row)),
  )
  // Where nothing closes the loop at once, one step towards it. A side of lines with totals adds up to the cells that lead
  // out of it, so besides a hidden one there is always another that is not 0.
  const side = ofRow.has(open) ? ofColumn : ofRow
  return smallestShown(links) ?? smallestShown(cells.filter(({ row, column }) => side.has(row) !== side.has(column)))
}

/** The points that hidden cells lead to from one point. */
function pointsReachable(from: number, hidden: readonly Cell[]): Set<number> {
  const reached = new Set([from])
  for (let grown = true; grown; ) {
    grown = false
    for (const { row, column } of hidden) {
      if (reached.has(row) === reached.has(column)) continue
      reached.add(row).add(column)
      grown = true
    }
  }
  return reached
}

/** A part before a total, a small count before a large one: what is least missed. Zeros are never hidden. */
const smallestShown = (cells: readonly Cell[]): Cell | null =>
  cells
    .filter(cell => !cell.hidden && cell.count > 0)
    .sort((a, b) => Number(isTotal(a)) - Number(isTotal(b)) || a.count - b.count)[0] ?? null

const isTotal = (cell: Cell): boolean => cell.isRowTotal || cell.isColumnTotal

/** A row or column and what it adds up to: what can be subtracted in. */
type Line = { readonly parts: readonly Cell[]; readonly total: Cell }

function linesOf({ cells }: Table): Line[] {
  const rows = cells.filter(cell => cell.isRowTotal)
  const columns = cells.filter(cell => cell.isColumnTotal)
  return [
    ...rows.map(total => ({ total, parts: cells.filter(cell => cell.row === total.row && !cell.isRowTotal) })),
    ...columns.map(total => ({
      total,
      parts: cells.filter(cell => cell.column === total.column && !cell.isColumnTotal),
    })),
  ]
}

/** Hidden means at least one: hidden parts that add up to their own number, under a shown total, are one each. */
function showsAllOnes({ parts, total }: Line): boolean {
  const hidden = parts.filter(cell => cell.hidden)
  return !total.hidden && hidden.length > 0 && hidden.every(cell => cell.count === 1)
}

function hiddenCells(counts: readonly (readonly Count[])[], { at, rows, columns }: Table): HiddenCells {
  const hidden = (row: number, column: number) => at(row, column)?.hidden ?? false
  return {
    cells: counts.map((list, row) => list.map((_, column) => hidden(row, column))),
    rowTotals: counts.map((_, row) => hidden(row, columns)),
    columnTotals: Array.from({ length: columns }, (_, column) => hidden(rows, column)),
    grandTotal: hidden(rows, columns),
  }
}

const sumOf = (list: readonly Count[]): number => list.reduce<number>((total, count) => total + (count ?? 0), 0)
