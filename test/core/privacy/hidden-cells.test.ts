import {
  type Count,
  cellsHiddenForSmallNumbers,
  type HiddenCells,
  partsHiddenForSmallNumbers,
} from '@core/privacy/small-numbers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('parts of a shown total', () => {
  it('hides a small group and the next smallest, since the total would give it away', () =>
    expect(partsHiddenForSmallNumbers([3, 12, 40], { threshold: 5 })).toEqual({
      parts: [true, true, false],
      total: false,
    }))

  it('hides nothing where every group is large enough', () =>
    expect(partsHiddenForSmallNumbers([5, 12, 40], { threshold: 5 })).toEqual({
      parts: [false, false, false],
      total: false,
    }))

  it('shows a zero: there is nobody in it to be recognised', () =>
    expect(partsHiddenForSmallNumbers([0, 9, 9], { threshold: 5 }).parts).toEqual([false, false, false]))

  it('hides the total where there is nothing else to hide', () =>
    expect(partsHiddenForSmallNumbers([3, 0, 0], { threshold: 5 })).toEqual({
      parts: [true, false, false],
      total: true,
    }))

  it('hides one more where two hidden groups can only be one person each', () =>
    expect(partsHiddenForSmallNumbers([1, 1, 20, 30], { threshold: 5 })).toEqual({
      parts: [true, true, true, false],
      total: false,
    }))

  it('leaves two hidden groups alone where their sum tells neither', () =>
    expect(partsHiddenForSmallNumbers([1, 2, 20], { threshold: 5 }).parts).toEqual([true, true, false]))

  it('does not count a cell without a number as protection', () =>
    expect(partsHiddenForSmallNumbers([3, null, 40, 50], { threshold: 5 }).parts).toEqual([true, false, true, false]))

  it('hides more where the project asks for groups of ten', () =>
    expect(partsHiddenForSmallNumbers([7, 12, 40], { threshold: 10 }).parts).toEqual([true, true, false]))
})

describe('tables', () => {
  it('hides a square of four where rows and columns both add up', () => {
    const hidden = cellsHiddenForSmallNumbers(
      [
        [3, 20, 30],
        [25, 15, 40],
        [30, 50, 60],
      ],
      { threshold: 5, rowTotals: true, columnTotals: true },
    )
    expect(hidden.cells.flat().filter(Boolean)).toHaveLength(4)
    expect([...hidden.rowTotals, ...hidden.columnTotals, hidden.grandTotal]).not.toContain(true)
  })

  it('hides no more than three counts beside a lone small one, and no total', () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 7, max: 60 }), { minLength: 4, maxLength: 4 }), {
          minLength: 2,
          maxLength: 5,
        }),
        fc.nat(1),
        fc.nat(3),
        (counts, row, column) => {
          const table = counts.map((list, r) => list.map((count, c) => (r === row && c === column ? 3 : count)))
          const hidden = cellsHiddenForSmallNumbers(table, { threshold: 5, rowTotals: true, columnTotals: true })
          expect(hidden.cells.flat().filter(Boolean)).toHaveLength(4)
          expect([...hidden.rowTotals, ...hidden.columnTotals, hidden.grandTotal]).not.toContain(true)
        },
      ),
    ))

  it('lets two small counts protect each other where they can', () =>
    expect(
      cellsHiddenForSmallNumbers(
        [
          [2, 30, 9],
          [30, 3, 9],
          [9, 9, 9],
        ],
        { threshold: 5, rowTotals: true, columnTotals: true },
      ).cells,
    ).toEqual([
      [true, true, false],
      [true, true, false],
      [false, false, false],
    ]))

  it('hides only the small cells where no totals are shown', () =>
    expect(
      cellsHiddenForSmallNumbers([[3, 20]], { threshold: 5, rowTotals: false, columnTotals: false }).cells,
    ).toEqual([[true, false]]))

  it('has nothing to say of an empty table', () =>
    expect(cellsHiddenForSmallNumbers([], { threshold: 5, rowTotals: true, columnTotals: true }).cells).toEqual([]))

  it('hides no zero, and no count but the small ones without totals', () =>
    fc.assert(
      fc.property(tables, fc.boolean(), fc.boolean(), (counts, rowTotals, columnTotals) => {
        const hidden = cellsHiddenForSmallNumbers(counts, { threshold: 5, rowTotals, columnTotals })
        counts.forEach((row, r) => {
          row.forEach((count, c) => {
            if (count === 0 || count === null) expect(hidden.cells[r]?.[c]).toBe(false)
            else if (count < 5) expect(hidden.cells[r]?.[c]).toBe(true)
          })
        })
      }),
    ))

  it('leaves no hidden count that follows from what is shown, by one line or by many', () =>
    fc.assert(
      fc.property(tables, fc.boolean(), fc.boolean(), (counts, rowTotals, columnTotals) => {
        const hidden = cellsHiddenForSmallNumbers(counts, { threshold: 5, rowTotals, columnTotals })
        const { equations, unknowns } = whatIsKnown(counts, hidden, { rowTotals, columnTotals })
        expect(determined(equations, unknowns)).toEqual([])
      }),
      { numRuns: 400 },
    ))

  it('leaves no line whose hidden counts must be one each', () =>
    fc.assert(
      fc.property(tables, counts => {
        const hidden = cellsHiddenForSmallNumbers(counts, { threshold: 5, rowTotals: true, columnTotals: false })
        counts.forEach((row, r) => {
          const parts = row.filter((_, c) => hidden.cells[r]?.[c])
          if (parts.length > 0 && !hidden.rowTotals[r]) expect(parts.some(count => count !== 1)).toBe(true)
        })
      }),
    ))

  it('finishes a table of 400 councils, with every small count hidden', () => {
    const counts = Array.from({ length: 400 }, (_, r) => Array.from({ length: 8 }, (_, c) => (r * 7 + c * 13) % 60))
    const { cells } = cellsHiddenForSmallNumbers(counts, { threshold: 5, rowTotals: true, columnTotals: true })
    const shown = counts.flatMap((row, r) => row.filter((_, c) => cells[r]?.[c] === false))
    expect(shown.filter(count => count > 0 && count < 5)).toEqual([])
  })
})

const tables = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(
        fc.oneof(
          { weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) },
          { weight: 2, arbitrary: fc.integer({ min: 7, max: 60 }) },
          { weight: 1, arbitrary: fc.constant<Count>(null) },
        ),
        { minLength: columns, maxLength: columns },
      ),
      { minLength: rows, maxLength: rows },
    ),
  )

/** The equations a reader can write down: a row of coefficients, one for each hidden number. */
function whatIsKnown(
  counts: readonly (readonly Count[])[],
  hidden: HiddenCells,
  shown: { rowTotals: boolean; columnTotals: boolean },
) {
  const columns = counts[0]?.length ?? 0
  const isHidden = [
    ...hidden.cells.map((row, r) => [...row, hidden.rowTotals[r] ?? false]),
    [...hidden.columnTotals, hidden.grandTotal],
  ]
  const unknowns = isHidden.flatMap((row, r) => row.flatMap((it, c) => (it ? [`${r}:${c}`] : [])))
  const equation = (places: string[]) => unknowns.map(place => (places.includes(place) ? 1 : 0))
  const equations: number[][] = []
  const height = counts.length + (shown.columnTotals ? 1 : 0)
  const width = columns + (shown.rowTotals ? 1 : 0)
  if (shown.rowTotals) {
    for (let r = 0; r < height; r++) {
      const row = equation(Array.from({ length: columns }, (_, c) => `${r}:${c}`))
      equations.push(row.map((one, index) => (unknowns[index] === `${r}:${columns}` ? -1 : one)))
    }
  }
  if (shown.columnTotals) {
    for (let c = 0; c < width; c++) {
      const column = equation(Array.from({ length: counts.length }, (_, r) => `${r}:${c}`))
      equations.push(column.map((one, index) => (unknowns[index] === `${counts.length}:${c}` ? -1 : one)))
    }
  }
  return { equations, unknowns }
}

/** The unknowns with one solution: those that Gauss and Jordan leave alone in their row. */
function determined(equations: readonly number[][], unknowns: readonly string[]): string[] {
  const rows = equations.map(row => [...row])
  let pivotRow = 0
  const pivots: { row: number; column: number }[] = []
  for (let column = 0; column < unknowns.length; column++) {
    const found = rows.findIndex((row, index) => index >= pivotRow && Math.abs(row[column] ?? 0) > 1e-9)
    const pivot = rows[found]
    if (!pivot) continue
    rows.splice(found, 1)
    rows.splice(pivotRow, 0, pivot)
    const scale = pivot[column] ?? 1
    for (const [index, value] of pivot.entries()) pivot[index] = value / scale
    for (const row of rows) {
      if (row === pivot) continue
      const factor = row[column] ?? 0
      for (const [index, value] of row.entries()) row[index] = value - factor * (pivot[index] ?? 0)
    }
    pivots.push({ row: pivotRow, column })
    pivotRow++
  }
  return pivots.flatMap(({ row, column }) => {
    const alone = (rows[row] ?? []).every((value, index) => index === column || Math.abs(value) < 1e-9)
    return alone ? [unknowns[column] ?? ''] : []
  })
}
