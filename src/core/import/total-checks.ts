import { flags } from '@core/observation/block'
import type { Day } from '@core/observation/day'
import type { ObservedCell } from './interpret'

/** What a row that was left out as a total says, held against the rows that were used. */
export type TotalCheck = {
  readonly label: string
  readonly line: number
  /** Place in `mapping.measures`. */
  readonly measure: number
  readonly day: Day
  readonly stated: number
  readonly sumOfParts: number
  /** Parts without a number (missing or suppressed): why a right total may be above the sum. */
  readonly partsWithoutNumber: number
  /** The same, but for what the total may have been rounded by. */
  readonly agrees: boolean
}

/** Half of what a total is rounded to, where its parts are finer. */
function roundedBy(total: number, sum: number): number {
  const step = [100, 10, 5].find(each => total % each === 0 && Math.abs(total) >= each * 50)
  if (step === undefined || !Number.isInteger(sum)) return 0
  // Where the parts are rounded as well, each may be off by as much.
  return sum % step === 0 ? step : step / 2
}

const checksKept = 500

/** Sums what is used by measure and day, and compares the totals with it. Totals of a part (one region) will not agree. */
export function createTotalChecker() {
  const sums = new Map<string, { sum: number; without: number }>()
  const stated: { label: string; line: number; measure: number; day: Day; value: number }[] = []
  const keyOf = (cell: { measure: number; day: Day }): string => `${cell.measure} ${cell.day}`
  let latest: { measure: number; day: Day; part: { sum: number; without: number } } | null = null

  function partOf(cell: ObservedCell): { sum: number; without: number } {
    if (latest?.measure === cell.measure && latest.day === cell.day) return latest.part
    const key = keyOf(cell)
    const part = sums.get(key) ?? { sum: 0, without: 0 }
    sums.set(key, part)
    latest = { measure: cell.measure, day: cell.day, part }
    return part
  }

  return {
    see: (cell: ObservedCell): void => {
      const part = partOf(cell)
      if (cell.flag === flags.value) part.sum += cell.value
      else part.without++
    },
    total: (label: string, cell: ObservedCell, line: number): void => {
      const { measure, day, value } = cell
      const last = stated.at(-1)
      // Columns that are groups of one measure: their totals are one.
      if (last?.line === line && last.measure === measure && last.day === day) last.value += value
      else if (stated.length < checksKept) stated.push({ label, line, measure, day, value })
    },
    checks: (): TotalCheck[] =>
      stated.map(({ label, line, measure, day, value }) => {
        const part = sums.get(keyOf({ measure, day })) ?? { sum: 0, without: 0 }
        const agrees =
          Math.abs(part.sum - value) <=
          1e-9 * Math.max(1, Math.abs(value)) + (part.without > 0 ? 0 : roundedBy(value, part.sum))
        return {
          label,
          line,
          measure,
          day,
          stated: value,
          sumOfParts: part.sum,
          partsWithoutNumber: part.without,
          agrees,
        }
      }),
  }
}
