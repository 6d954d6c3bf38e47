import { flags, type MonthlySummary } from './block'
import type { Day, Month } from './day'

/** True where a cell holds a number that may be added up. See `SummaryBuilder.add`. */
export const holdsNumber = (value: number, denominator: number, flag: number): boolean =>
  flag === flags.value && !Number.isNaN(value) && !(denominator <= 0)

/**
 * Totals by code and month while they are added up. Made for millions of cells that each meet another row: a row is sixteen
 * numbers beside each other, those that every cell needs first, so that adding a cell costs one visit to memory.
 */
export type MonthTotals = {
  /** Where the row of that code (0 for none) and month begins; made where there is none. */
  readonly rowAt: (code: number, month: Month) => number
  /** Adds one cell to a row. See `SummaryBuilder.add`. */
  readonly addCell: (row: number, day: Day, value: number, denominator: number, flag: number) => void
  /** Adds a row of a summary that is of the same month. */
  readonly addTotals: (row: number, summary: MonthlySummary, index: number) => void
  readonly rows: () => number
  /** Rows by code, then month, as columns. */
  readonly finish: () => MonthlySummary & { readonly code: Uint32Array }
}

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

  const at = (row: number, field: number): number => rows[row + field] ?? 0
  const add = (row: number, field: number, amount: number): void => {
    rows[row + field] = at(row, field) + amount
  }

  function addCell(row: number, day: Day, value: number, denominator: number, flag: number): void {
    if (!holdsNumber(value, denominator, flag)) {
      add(row, flag === flags.suppressed ? suppressed : missing, 1)
      return
    }
    const hasDenominator = !Number.isNaN(denominator)
    add(row, n, 1)
    add(row, sum, value)
    if (value < at(row, min)) rows[row + min] = value
    if (value > at(row, max)) rows[row + max] = value
    if (hasDenominator) {
      add(row, numeratorSum, value)
      add(row, denominatorSum, denominator)
    }
    const isFirst = at(row, lastN) === 0
    if (isFirst || day > at(row, lastDay)) {
      rows[row + lastDay] = day
      rows[row + lastN] = 1
      rows[row + lastSum] = value
      if (!isFirst || hasDenominator) {
        rows[row + lastNumerator] = hasDenominator ? value : 0
        rows[row + lastDenominator] = hasDenominator ? denominator : 0
      }
    } else if (day === at(row, lastDay)) {
      add(row, lastN, 1)
      add(row, lastSum, value)
      if (hasDenominator) {
        add(row, lastNumerator, value)
        add(row, lastDenominator, denominator)
      }
    }
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

  return { rowAt, addCell, addTotals, rows: () => count, finish }
}
