/** Shape of a long file: rows of a date, a place, a group, the name of a measure and a value. */
export type LongFileShape = { readonly rows: number; readonly measures: number }

const months = 120
const places = 320
const groups = ['Women', 'Men', 'Under 25', '25 to 64', '65 and over', 'Not said']
const rowsAtATime = 20_000

/**
 * A long CSV file as UTF-8, made up, the same bytes for the same shape. Measures take turns, and each goes through ten years
 * month by month, so that a small file covers the same months as a large one. One value in fifty is missing or suppressed.
 */
export function longFile({ rows, measures }: LongFileShape): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const pieces = [encoder.encode('Date,Place,Group,Measure,Value\n')]
  const chance = sameEveryTime()
  for (let from = 0; from < rows; from += rowsAtATime) {
    const lines: string[] = []
    for (let row = from; row < Math.min(rows, from + rowsAtATime); row++) {
      const month = Math.floor(row / measures) % months
      const date = `${2010 + Math.floor(month / 12)}-${twoDigits((month % 12) + 1)}-${twoDigits(1 + chance(28))}`
      const marks = chance(100)
      const value = marks === 0 ? '-' : marks === 1 ? '.' : String(chance(2000))
      lines.push(
        `${date},Borough of ${1 + chance(places)},${groups[chance(groups.length)]},Measure ${1 + (row % measures)},${value}\n`,
      )
    }
    pieces.push(encoder.encode(lines.join('')))
  }
  return joined(pieces)
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')

/** Whole numbers from 0 to below `end`, in an order that never changes (Numerical Recipes' linear congruence). */
function sameEveryTime(): (end: number) => number {
  let state = 20_170_706
  return end => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * end)
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
