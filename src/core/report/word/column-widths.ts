import type { ReportTable } from '../model'
import { widestWord } from './text-width'

/** Twips. */
export const cellMargins = { top: 80, bottom: 80, left: 100, right: 100 }

/** What programs that show the table may take off it, in twips. */
const forRounding = 30

/** In a table of thousands of rows, as many say how wide its words are. */
const rowsLookedAt = 200

/**
 * Each column's share of the width, in twips, but no column is narrower than its widest word: in large print numbers and headings would
 * break in the middle. Where words are too wide for the table, each has its share of what there is. `points`: the size of the letters.
 */
export function columnWidths(
  { columns, rows }: Pick<ReportTable, 'columns' | 'rows'>,
  points: number,
  textWidthTwips: number,
): number[] {
  const whole = columns.reduce((sum, column) => sum + column.width, 0)
  const shares = columns.map(({ width }) => (width / whole) * textWidthTwips)
  const needs = columns.map(({ label }, index) => {
    const words = rows
      .slice(0, rowsLookedAt)
      .reduce(
        (most, { cells, emphasis = false }) =>
          Math.max(most, widestWord(cells[index]?.text ?? '', { points, bold: emphasis })),
        widestWord(label, { points, bold: true }),
      )
    // A word as an address is broken all the same.
    return Math.min(
      words + cellMargins.left + cellMargins.right + forRounding,
      Math.max(textWidthTwips / 3, shares[index] ?? 0),
    )
  })
  const least = needs.reduce((sum, need) => sum + need, 0)
  return inWholeTwips(
    least > textWidthTwips ? needs.map(need => (need / least) * textWidthTwips) : given(shares, needs),
    textWidthTwips,
  )
}

/** What a column lacks comes from those with room, from each in proportion to its room. */
function given(shares: readonly number[], needs: readonly number[]): number[] {
  const spare = shares.map((share, index) => share - (needs[index] ?? 0))
  const lacking = spare.reduce((sum, each) => sum - Math.min(0, each), 0)
  const free = spare.reduce((sum, each) => sum + Math.max(0, each), 0)
  if (lacking === 0) return [...shares]
  return shares.map((share, index) => {
    const own = spare[index] ?? 0
    return own > 0 ? share - (own / free) * lacking : (needs[index] ?? share)
  })
}

function inWholeTwips(widths: readonly number[], textWidthTwips: number): number[] {
  const whole = widths.map(Math.floor)
  const last = whole.length - 1
  return whole.map((width, index) =>
    index === last ? textWidthTwips - whole.slice(0, last).reduce((sum, each) => sum + each, 0) : width,
  )
}
