import type { ReportTable } from '@core/report/model'
import { cellMargins, columnWidths } from '@core/report/word/column-widths'
import { widestWord } from '@core/report/word/text-width'
import { expect, it } from 'vitest'

const tableOf = (labels: readonly string[], widths: readonly number[], rows: readonly string[][]) =>
  ({
    columns: labels.map((label, index) => ({ label, align: 'start', width: widths[index] ?? 1 })),
    rows: rows.map(cells => ({ cells: cells.map(text => ({ text })) })),
  }) as unknown as ReportTable
const sum = (widths: readonly number[]) => widths.reduce((all, each) => all + each, 0)
const rated = tableOf(
  ['Group', 'Must have', 'Useful', 'Not needed', 'Don’t know', 'The group says'],
  [30, 10, 10, 10, 10, 14],
  [['Opinion group B (Polis)', '0', '0', 'hidden', 'hidden', 'in']],
)

it('gives columns their shares where words have room', () =>
  expect(columnWidths(rated, 9, 9298)).toEqual([3320, 1106, 1106, 1106, 1106, 1554]))

it('breaks no word in large print, and takes the room from the columns that have it', () => {
  const widths = columnWidths(rated, 18, 9298)
  expect(sum(widths)).toBe(9298)
  const room = (index: number) => (widths[index] ?? 0) - cellMargins.left - cellMargins.right
  for (const [index, word] of [
    [0, 'Opinion'],
    [2, 'Useful'],
    [3, 'needed'],
    [4, 'Don’t'],
  ] as const)
    expect(room(index)).toBeGreaterThanOrEqual(widestWord(word, { points: 18, bold: index > 0 }))
})

it('lets nothing take the whole table, and never more than the table is wide', () => {
  const address = `https://example.org/${'a'.repeat(200)}`
  const [first = 0, second = 0] = columnWidths(tableOf(['Where', 'What'], [1, 1], [[address, 'A count']]), 12, 9298)
  expect([first, second]).toEqual([4649, 4649])
  const many = columnWidths(tableOf(Array(20).fill('Households'), Array(20).fill(1), []), 18, 9298)
  expect(sum(many)).toBe(9298)
  expect(Math.min(...many)).toBeGreaterThan(400)
})
