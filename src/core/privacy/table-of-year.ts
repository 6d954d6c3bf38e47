import type { ExportedObservation } from '@core/export/exported-observation'
import { acrossUsed, aggregationUsed } from '@core/measure/adding-up'
import type { Day } from '@core/observation/day'
import type { Measure } from '@core/project/entities'
import { type Count, cellsHiddenForSmallNumbers, isSmall } from './small-numbers'

/** Which totals of one reporting year must not be shown beside the observations. */
export type HiddenTotals = { readonly year: boolean; readonly day: (day: Day) => boolean }

type HowHidden = {
  readonly measure: Measure
  readonly countsOf: (observation: ExportedObservation) => readonly Count[]
  readonly threshold: number
}

export const nothing: HiddenTotals = { year: false, day: () => false }

export const rowNameOf = (dimensions: ExportedObservation['dimensions']): string =>
  JSON.stringify(Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Past this the search for what gives a hidden number away takes too long: cells, and small cells times cells. */
const mostCells = 1500
const mostWork = 300_000

/**
 * Hides, in one reporting year's table of `observations`, small numbers and what would give them away: adds them to `hidden`.
 * Answers which totals must not be shown beside them. `countsOf`: the numbers of people that an observation speaks of.
 */
export function hideInYear(
  observations: readonly ExportedObservation[],
  { measure, countsOf, threshold }: HowHidden,
  hidden: Set<ExportedObservation>,
): HiddenTotals {
  const seats = seatsOf(observations)
  const layers = [0, 1, 2].flatMap(layer => {
    const counts = observations.map(observation => countsOf(observation)[layer] ?? null)
    return counts.some(count => count !== null) ? [counts] : []
  })
  const small = layers.flat().filter(count => count !== null && isSmall(count, threshold)).length
  const year = layers.some(counts => isSmall(sumOf(counts), threshold))
  if (small === 0 && !year) return nothing
  const cells = seats.rows * seats.columns
  // A total of each place's newest is of no one day: only whole places hidden keep it from being taken apart.
  const across = acrossUsed(measure)
  const ofEach = across !== null && across !== 'people' && aggregationUsed(measure) !== 'sum' && seats.columns > 1
  if (cells > mostCells || small * cells > mostWork || ofEach)
    return hideWholeRows(observations, seats, layers, threshold, hidden)

  const days = new Set<number>()
  let wholeYear = false
  for (const counts of layers) {
    const table = Array.from({ length: seats.rows }, () => new Array<Count>(seats.columns).fill(null))
    for (const [index, { row, column }] of seats.of.entries()) {
      const cells = table[row]
      const count = counts[index] ?? null
      if (cells) cells[column] = count === null ? null : Math.abs(count)
    }
    const found = cellsHiddenForSmallNumbers(table, { threshold, rowTotals: true, columnTotals: true })
    for (const [index, { row, column }] of seats.of.entries()) {
      const observation = observations[index]
      if (observation && found.cells[row]?.[column]) hidden.add(observation)
    }
    for (const [column, isHidden] of found.columnTotals.entries()) if (isHidden) days.add(seats.days[column] ?? 0)
    wholeYear ||= found.grandTotal
  }
  return { year: wholeYear, day: day => days.has(day) }
}

/**
 * The rule for large tables: a place with a small number anywhere in the year is hidden whole, zeros too, and never one place
 * alone. Then every day's total, and the year's, is short of at least two numbers.
 */
function hideWholeRows(
  observations: readonly ExportedObservation[],
  { rows, columns, days, of }: Seats,
  layers: readonly (readonly Count[])[],
  threshold: number,
  hidden: Set<ExportedObservation>,
): HiddenTotals {
  const hiddenRows = new Set<number>()
  const rowSums = new Array<number>(rows).fill(0)
  const smallDays = new Set<Day>()
  for (const counts of layers) {
    const daySums = new Array<number>(columns).fill(0)
    for (const [index, { row, column }] of of.entries()) {
      const count = Math.abs(counts[index] ?? 0)
      if (isSmall(count, threshold)) hiddenRows.add(row)
      rowSums[row] = (rowSums[row] ?? 0) + count
      daySums[column] = (daySums[column] ?? 0) + count
    }
    for (const [column, sum] of daySums.entries()) if (isSmall(sum, threshold)) smallDays.add(days[column] ?? 0)
  }
  if (hiddenRows.size === 1) {
    const others = rowSums.map((sum, row) => ({ sum, row })).filter(({ sum, row }) => sum > 0 && !hiddenRows.has(row))
    const next = others.sort((a, b) => a.sum - b.sum)[0]
    if (next) hiddenRows.add(next.row)
  }
  for (const [index, { row }] of of.entries()) {
    const observation = observations[index]
    if (observation && hiddenRows.has(row)) hidden.add(observation)
  }
  const alone = hiddenRows.size < 2
  const year = layers.some(counts => isSmall(sumOf(counts), threshold)) || (alone && columns < 2)
  return { year, day: day => alone || smallDays.has(day) }
}

type Seats = {
  readonly rows: number
  readonly columns: number
  /** By column. */
  readonly days: readonly Day[]
  /** One an observation. */
  readonly of: readonly { readonly row: number; readonly column: number }[]
}

/** A row for each combination of dimensions, a column for each day; where a seat is taken, a further row. */
function seatsOf(observations: readonly ExportedObservation[]): Seats {
  const rowOf = new Map<string, number>()
  const columnOf = new Map<Day, number>()
  const taken = new Map<string, number>()
  const seats = observations.map(({ dimensions, day }) => {
    const column = columnOf.get(day) ?? columnOf.size
    columnOf.set(day, column)
    const name = rowNameOf(dimensions)
    const seat = `${column} ${name}`
    const before = taken.get(seat) ?? 0
    taken.set(seat, before + 1)
    const key = `${before} ${name}`
    const row = rowOf.get(key) ?? rowOf.size
    rowOf.set(key, row)
    return { row, column }
  })
  return { rows: rowOf.size, columns: columnOf.size, days: [...columnOf.keys()], of: seats }
}

export const sumOf = (counts: readonly Count[]): number => counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
