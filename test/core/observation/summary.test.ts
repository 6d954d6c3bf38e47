import { type Block, flags, type MonthlySummary } from '@core/observation/block'
import { firstDayOfMonth, monthOf, monthOfDay } from '@core/observation/day'
import {
  breakdownBlocks,
  combineSummaries,
  createBreakdownBuilder,
  createSummaryBuilder,
  summariseBlocks,
  summaryOfObservations,
} from '@core/observation/summary'
import type { Observation } from '@core/project/entities'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

type Cell = { day: number; value: number; denominator: number; flag: number; code: number }

const january = monthOf(2016, 1)
const day = (dayOfMonth: number, month = january) => firstDayOfMonth(month) + dayOfMonth - 1
const number = (onDay: number, value: number, denominator = Number.NaN): Cell => ({
  day: onDay,
  value,
  denominator,
  flag: flags.value,
  code: 0,
})

function summaryOf(cells: readonly Cell[]): MonthlySummary {
  const builder = createSummaryBuilder()
  for (const cell of cells) builder.add(cell.day, cell.value, cell.denominator, cell.flag)
  return builder.finish()
}

const blockOf = (cells: readonly Cell[]): Block => ({
  importId: 'import',
  measureId: 'measure',
  seq: 0,
  count: cells.length,
  day: Int32Array.from(cells, cell => cell.day),
  value: Float64Array.from(cells, cell => cell.value),
  denominator: Float64Array.from(cells, cell => cell.denominator),
  flag: Uint8Array.from(cells, cell => cell.flag),
  dimensions: { place: Uint32Array.from(cells, cell => cell.code) },
  line: Uint32Array.from(cells, (_, index) => index + 2),
})

// Whole numbers, so that sums do not depend on their order.
const cells = fc.array(
  fc.record<Cell>({
    day: fc.integer({ min: day(1), max: day(1) + 800 }),
    value: fc.integer({ min: -50, max: 500 }),
    denominator: fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 0, max: 500 })),
    flag: fc.constantFrom(flags.value, flags.value, flags.missing, flags.suppressed),
    code: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 60 },
)

describe('a summary', () => {
  it('adds up each month, in the order of months, whatever order the cells come in', () => {
    const february = january + 1
    const summary = summaryOf([number(day(3, february), 4), number(day(9), 1), number(day(2), 2)])
    expect([...summary.month]).toEqual([january, february])
    expect([...summary.n]).toEqual([2, 1])
    expect([...summary.sum]).toEqual([3, 4])
    expect([...summary.min]).toEqual([1, 4])
    expect([...summary.max]).toEqual([2, 4])
  })

  it('keeps the last day with a number, and adds what was counted on that day', () => {
    const summary = summaryOf([number(day(9), 1), number(day(20), 5), number(day(20), 6), number(day(9), 2)])
    expect([...summary.lastDay]).toEqual([day(20)])
    expect([...summary.lastSum]).toEqual([11])
    expect([...summary.lastN]).toEqual([2])
  })

  it('counts missing and suppressed cells without making them zeros', () => {
    const summary = summaryOf([
      { day: day(1), value: Number.NaN, denominator: Number.NaN, flag: flags.missing, code: 0 },
      { day: day(2), value: Number.NaN, denominator: Number.NaN, flag: flags.suppressed, code: 0 },
    ])
    expect([...summary.n]).toEqual([0])
    expect([...summary.missing]).toEqual([1])
    expect([...summary.suppressed]).toEqual([1])
    expect([...summary.min]).toEqual([Number.NaN])
  })

  it('takes a share of nobody as missing', () => {
    const summary = summaryOf([number(day(1), 0, 0)])
    expect([...summary.n]).toEqual([0])
    expect([...summary.missing]).toEqual([1])
  })

  it('adds numerators only where they have a denominator', () => {
    const summary = summaryOf([number(day(1), 3, 4), number(day(1), 0.5)])
    expect([...summary.numeratorSum]).toEqual([3])
    expect([...summary.denominatorSum]).toEqual([4])
    expect([...summary.lastNumerator]).toEqual([3])
  })

  it('of nothing is empty', () => expect(summaryOf([]).month).toHaveLength(0))

  it('of parts, combined, is the summary of the whole, in whatever order the parts come', () =>
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 5 }), parts => {
        const whole = summaryOf(parts.flat())
        expect(combineSummaries(parts.map(summaryOf))).toEqual(whole)
        expect(combineSummaries(parts.toReversed().map(summaryOf))).toEqual(whole)
      }),
    ))

  it('of blocks is the summary of their cells', () =>
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 4 }), parts => {
        expect(summariseBlocks(parts.map(blockOf))).toEqual(summaryOf(parts.flat()))
      }),
    ))

  it('leaves no cell uncounted', () =>
    fc.assert(
      fc.property(cells, list => {
        const { n, missing, suppressed } = summaryOf(list)
        const counted = [...n, ...missing, ...suppressed].reduce((sum, count) => sum + count, 0)
        expect(counted).toBe(list.length)
      }),
    ))

  it('takes a million cells in any order', () => {
    const builder = createSummaryBuilder()
    for (let index = 0; index < 1_000_000; index++) {
      builder.add(day(1) + ((index * 7919) % 3650), index % 100, Number.NaN, flags.value)
    }
    expect([...builder.finish().n].reduce((sum, n) => sum + n, 0)).toBe(1_000_000)
  })
})

describe('a breakdown', () => {
  it('is sorted by code, then month', () => {
    const breakdown = breakdownBlocks(
      [blockOf([{ ...number(day(1, january + 1), 5), code: 2 }, number(day(1), 1), { ...number(day(1), 3), code: 2 }])],
      'place',
    )
    expect(breakdown.dimension).toBe('place')
    expect([...breakdown.code]).toEqual([0, 2, 2])
    expect([...breakdown.month]).toEqual([january, january, january + 1])
    expect([...breakdown.sum]).toEqual([1, 3, 5])
  })

  it('puts everything under no value for a dimension that the blocks do not have', () =>
    expect([...breakdownBlocks([blockOf([number(day(1), 1)])], 'age').code]).toEqual([0]))

  it('takes a million cells of 400 places', () => {
    const builder = createBreakdownBuilder('place')
    for (let index = 0; index < 1_000_000; index++) {
      builder.add(index % 400, day(1) + ((index * 7919) % 3650), 1, Number.NaN, flags.value)
    }
    expect([...builder.finish().n].reduce((sum, n) => sum + n, 0)).toBe(1_000_000)
  })

  it('holds for each code what the summary of its cells holds', () =>
    fc.assert(
      fc.property(cells, list => {
        const breakdown = breakdownBlocks([blockOf(list)], 'place')
        for (const code of [0, 1, 2, 3]) {
          const rows = [...breakdown.code.keys()].filter(row => breakdown.code[row] === code)
          const own = summaryOf(list.filter(cell => cell.code === code))
          expect(rows.map(row => breakdown.month[row])).toEqual([...own.month])
          expect(rows.map(row => breakdown.sum[row])).toEqual([...own.sum])
          expect(rows.map(row => breakdown.suppressed[row])).toEqual([...own.suppressed])
        }
      }),
    ))
})

it('observations entered by hand are added up like imported ones', () => {
  const observation = (value: number | null, flag: Observation['flag']): Observation => ({
    id: `o${value}`,
    measureId: 'measure',
    day: day(5),
    flag,
    value,
    denominator: null,
    dimensions: {},
    note: '',
    source: '',
    corrects: null,
  })
  const summary = summaryOfObservations([observation(7, 'value'), observation(null, 'suppressed')])
  expect([...summary.month]).toEqual([monthOfDay(day(5))])
  expect([...summary.sum]).toEqual([7])
  expect([...summary.suppressed]).toEqual([1])
})
