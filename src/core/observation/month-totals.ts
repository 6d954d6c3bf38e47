import { type Block, flags, type MonthlySummary } from './block'
import { type Day, type Month, monthOfDay } from './day'

/** True where a cell holds a number that may be added up. See `SummaryBuilder.add`. */
export const holdsNumber = (value: number, denominator: number, flag: number): boolean =>
  flag === flags.value && !Number.isNaN(value) && !(denominator <= 0)

/**
 * Totals by code and month while they are added up. Made for millions of cells that each meet another row: a row is sixteen
 * numbers beside each other, those that every cell needs first, so that adding a cell costs one visit to memory.
 */
export type MonthTotals = {
  /** See `SummaryBuilder.add`; `code` 0: none. */
  readonly add: (code: number, day: Day, value: number, denominator: number, flag: number) => void
  /** The first so many cells of these columns; `codes` null: none has one. */
  readonly addColumns: (columns: CellColumns, codes: Uint32Array | null, cells: number) => void
  /** Adds one month of a summary. */
  readonly addTotals: (summary: MonthlySummary, index: number) => void
  /** Codes and months that occurred so far. */
  readonly rows: () => number
  /** Rows by code, then month, as columns. */
  readonly finish: () => MonthlySummary & { readonly code: Uint32Array }
}

/** Cells as a block has them. */
export type CellColumns = Pick<Block, 'day' | 'value' | 'denominator' | 'flag'>

const key = 0
const n = 1
const sum = 2
const min = 3
const max = 4
const lastDay = 5
const lastN = 6
const lastSum = 7
const numeratorSum = 8
const denominatorSum = 9
const lastNumerator = 10
const lastDenominator = 11
const missing = 12
const suppressed = 13
const rowLength = 16

/** A code and a month as one number; exact for every code of 32 bits and every month there is. */
const monthSpan = 2 ** 21
const keyOf = (code: number, month: Month): number => code * monthSpan + month + monthSpan / 2
const none = -1

export function createMonthTotals(): MonthTotals {
  let room = 16
  let rows = new Float64Array(room * rowLength)
  let count = 0
  let slots = new Int32Array(room * 2).fill(none)
  let latestKey = Number.NaN
  let latestRow = 0

  function slotOf(wanted: number): number {
    const mixed = Math.imul(wanted ^ Math.imul(wanted / monthSpan, 0x85eb_ca6b), 0x9e37_79b1)
    const last = slots.length - 1
    let slot = (mixed ^ (mixed >>> 15)) & last
    for (let row = slots[slot]; row !== none && row !== undefined && rows[row] !== wanted; row = slots[slot]) {
      slot = (slot + 1) & last
    }
    return slot
  }

  function makeRoom(): void {
    room *= 2
    const larger = new Float64Array(room * rowLength)
    larger.set(rows)
    rows = larger
    slots = new Int32Array(room * 2).fill(none)
    for (let row = 0; row < count * rowLength; row += rowLength) slots[slotOf(rows[row] ?? 0)] = row
  }

  function rowAt(code: number, month: Month): number {
    const wanted = keyOf(code, month)
    if (wanted === latestKey) return latestRow
    let slot = slotOf(wanted)
    let row = slots[slot] ?? none
    if (row === none) {
      if (count === room) {
        makeRoom()
        slot = slotOf(wanted)
      }
      row = count * rowLength
      count++
      slots[slot] = row
      rows[row + key] = wanted
      rows[row + min] = Number.POSITIVE_INFINITY
      rows[row + max] = Number.NEGATIVE_INFINITY
    }
    latestKey = wanted
    latestRow = row
    return row
  }

  function addColumns({ day, value, denominator, flag }: CellColumns, codes: Uint32Array | null, cells: number): void {
    for (let index = 0; index < cells; index++) {
      const onDay = day[index] ?? 0
      const row = rowAt(codes === null ? 0 : (codes[index] ?? 0), monthOfDay(onDay))
      const outOf = denominator === null ? Number.NaN : (denominator[index] ?? Number.NaN)
      addCell(rows, row, onDay, value[index] ?? Number.NaN, outOf, flag[index] ?? flags.missing)
    }
  }

  const at = (row: number, field: number): number => rows[row + field] ?? 0
  const add = (row: number, field: number, amount: number): void => {
    rows[row + field] = at(row, field) + amount
  }

  function addTotals(row: number, summary: MonthlySummary, index: number): void {
    add(row, missing, summary.missing[index] ?? 0)
    add(row, suppressed, summary.suppressed[index] ?? 0)
    if ((summary.n[index] ?? 0) === 0) return
    add(row, n, summary.n[index] ?? 0)
    add(row, sum, summary.sum[index] ?? 0)
    add(row, numeratorSum, summary.numeratorSum[index] ?? 0)
    add(row, denominatorSum, summary.denominatorSum[index] ?? 0)
    rows[row + min] = Math.min(at(row, min), summary.min[index] ?? 0)
    rows[row + max] = Math.max(at(row, max), summary.max[index] ?? 0)
    const day = summary.lastDay[index] ?? 0
    const isLater = at(row, lastN) === 0 || day > at(row, lastDay)
    if (!isLater && day !== at(row, lastDay)) return
    rows[row + lastDay] = day
    for (const [field, column] of [
      [lastN, summary.lastN],
      [lastSum, summary.lastSum],
      [lastNumerator, summary.lastNumerator],
      [lastDenominator, summary.lastDenominator],
    ] as const) {
      rows[row + field] = (isLater ? 0 : at(row, field)) + (column[index] ?? 0)
    }
  }

  function finish(): MonthlySummary & { readonly code: Uint32Array } {
    const order = Array.from({ length: count }, (_, index) => index * rowLength)
    order.sort((a, b) => at(a, key) - at(b, key))
    const numbers = (field: number) => Float64Array.from(order, row => at(row, field))
    const counts = (field: number) => Uint32Array.from(order, row => at(row, field))
    const ofNumbers = (field: number) =>
      Float64Array.from(order, row => (at(row, n) === 0 ? Number.NaN : at(row, field)))
    return {
      code: Uint32Array.from(order, row => Math.floor(at(row, key) / monthSpan)),
      month: Int32Array.from(order, row => (at(row, key) % monthSpan) - monthSpan / 2),
      n: counts(n),
      sum: numbers(sum),
      numeratorSum: numbers(numeratorSum),
      denominatorSum: numbers(denominatorSum),
      min: ofNumbers(min),
      max: ofNumbers(max),
      lastDay: Int32Array.from(order, row => at(row, lastDay)),
      lastN: counts(lastN),
      lastSum: numbers(lastSum),
      lastNumerator: numbers(lastNumerator),
      lastDenominator: numbers(lastDenominator),
      missing: counts(missing),
      suppressed: counts(suppressed),
    }
  }

  return {
    add: (code, day, value, denominator, flag) => {
      // First the row: making it may move them all.
      const row = rowAt(code, monthOfDay(day))
      addCell(rows, row, day, value, denominator, flag)
    },
    addColumns,
    addTotals: (summary, index) => addTotals(rowAt(0, summary.month[index] ?? 0), summary, index),
    rows: () => count,
    finish,
  }
}

/** The hot part of an import: a function of its own, so that the engine holds on to the rows while it works. */
function addCell(rows: Float64Array, row: number, day: Day, value: number, denominator: number, flag: number): void {
  if (!holdsNumber(value, denominator, flag)) {
    if (flag !== flags['not-applicable']) addTo(rows, row + (flag === flags.suppressed ? suppressed : missing), 1)
    return
  }
  const hasDenominator = !Number.isNaN(denominator)
  addTo(rows, row + n, 1)
  addTo(rows, row + sum, value)
  if (value < (rows[row + min] ?? 0)) rows[row + min] = value
  if (value > (rows[row + max] ?? 0)) rows[row + max] = value
  if (hasDenominator) {
    addTo(rows, row + numeratorSum, value)
    addTo(rows, row + denominatorSum, denominator)
  }
  const isFirst = rows[row + lastN] === 0
  const latest = rows[row + lastDay] ?? 0
  if (isFirst || day > latest) {
    rows[row + lastDay] = day
    rows[row + lastN] = 1
    rows[row + lastSum] = value
    if (!isFirst || hasDenominator) {
      rows[row + lastNumerator] = hasDenominator ? value : 0
      rows[row + lastDenominator] = hasDenominator ? denominator : 0
    }
  } else if (day === latest) {
    addTo(rows, row + lastN, 1)
    addTo(rows, row + lastSum, value)
    if (hasDenominator) {
      addTo(rows, row + lastNumerator, value)
      addTo(rows, row + lastDenominator, denominator)
    }
  }
}

const addTo = (rows: Float64Array, place: number, amount: number): void => {
  rows[place] = (rows[place] ?? 0) + amount
}
