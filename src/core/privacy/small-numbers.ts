import { aggregationUsed, isShare } from '@core/measure/adding-up'
import type { Figure } from '@core/observation/aggregate'
import type { Measure } from '@core/project/entities'

type MeasureOfPeople = Pick<Measure, 'kind' | 'aggregation' | 'countsPeople' | 'items'>
type Kind = Pick<Measure, 'kind' | 'aggregation'>

/**
 * True where a figure is about so few people that it must not leave the room (method.md, "Ballots, consent and small
 * numbers"). Of a share, those in it, those not in it and all of them count: each could be worked out from the others. Answers
 * on a scale are always people's; where several items were asked, a person gave as many answers. `n` absent: a bare number (a
 * baseline), of which nobody knows how many people it is about.
 */
export function isOfFewPeople(
  {
    value,
    numerator,
    denominator,
    n,
  }: Pick<Figure, 'value' | 'numerator' | 'denominator'> & Partial<Pick<Figure, 'n'>>,
  measure: MeasureOfPeople,
  threshold: number,
): boolean {
  if (measure.kind === 'scale')
    return n !== undefined && isSmall(n / Math.max(1, measure.items?.length ?? 0), threshold)
  if (!measure.countsPeople) return false
  if (!isShare(measure)) return isCount(measure) && isSmall(value, threshold)
  if (numerator === null || denominator === null) return false
  return [numerator, denominator, denominator - numerator].some(people => isSmall(people, threshold))
}

/** A number of people from 1 to one under the threshold. Nobody at all is no group, and can be said. */
export const isSmall = (people: number, threshold: number): boolean =>
  Math.abs(people) > 0 && Math.abs(people) < threshold

/** A measure whose figure is a number of something, and not a share or a level. */
const isCount = (measure: Kind): boolean => measure.kind === 'number' || aggregationUsed(measure) === 'count'

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
 * shown exactly if its line is on no closed loop. So each such line is closed into a loop, hiding as little as will do.
 */
export function cellsHiddenForSmallNumbers(
  cells: readonly (readonly Count[])[],
  options: TableSuppressionOptions,
): HiddenCells {
  const table = tableWithTotals(cells, options)
  const small = table.cells.filter(({ count }) => count > 0 && count < options.threshold)
  for (const cell of small) cell.hidden = true
  // A loop once closed stays closed whatever else is hidden, so one look at each cell is enough.
  for (const cell of small) closeLoop(cell, table)
  for (const line of linesOf(table)) {
    const protector = allOnes(line) ? smallestShown([...line.parts, line.total]) : null
    if (!protector) continue
    protector.hidden = true
    closeLoop(protector, table)
  }
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

/** Hides what closes a loop through a hidden cell at the least cost; nothing where it is on one already. */
function closeLoop(cell: Cell, { cells }: Table): void {
  // Lines with totals add up, so a hidden count that is not 0 never is the only way across: there is always a loop of
  // counts that are not 0, and zeros need not be hidden.
  const ways = cells.filter(other => other !== cell && other.count > 0)
  const best = new Map([[cell.row, { cost: 0, hide: [] as readonly Cell[] }]])
  for (let improved = true; improved; ) {
    improved = false
    for (const way of ways) {
      for (const [from, to] of [
        [way.row, way.column],
        [way.column, way.row],
      ] as const) {
        const start = best.get(from)
        if (!start) continue
        const cost = start.cost + costOfHiding(way)
        if (cost >= (best.get(to)?.cost ?? Number.POSITIVE_INFINITY)) continue
        best.set(to, { cost, hide: way.hidden ? start.hide : [...start.hide, way] })
        improved = true
      }
    }
  }
  for (const other of best.get(cell.column)?.hide ?? []) other.hidden = true
}

/** What is least missed: few cells before many, a part before a total, a small count before a large one. */
const costOfHiding = (cell: Cell): number => (cell.hidden ? 0 : (isTotal(cell) ? 2e9 : 1e9) + Math.min(cell.count, 1e8))

const smallestShown = (cells: readonly Cell[]): Cell | null =>
  cells.filter(cell => !cell.hidden && cell.count > 0).sort((a, b) => costOfHiding(a) - costOfHiding(b))[0] ?? null

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

/** Hidden means at least one: hidden parts that add up to their own number are one each. */
function allOnes({ parts }: Line): boolean {
  const hidden = parts.filter(cell => cell.hidden)
  return hidden.length > 0 && hidden.every(cell => cell.count === 1)
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
