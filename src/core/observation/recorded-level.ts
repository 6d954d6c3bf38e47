import { aggregationUsed, type MeasureOfFigures } from '@core/measure/adding-up'
import { medianLevel } from '@core/measure/judging'
import type { MeasureReading } from './measure-reading'
import type { Period } from './period'

/**
 * The level on which the records of a rubric come out for every place and group: of each the middle one of its own, in the period or on
 * its newest day. Groups are never made into one: `differ` where they come out on several. Null: nothing was recorded.
 */
export function recordedLevel(
  { parts }: MeasureReading,
  measure: MeasureOfFigures,
  { firstDay, lastDay }: Period,
): number | 'differ' | null {
  if (!parts) return null
  const { start, day, n, sum } = parts
  const levels = new Set<number>()
  for (let part = 0; part + 1 < start.length; part++) {
    const rows: number[] = []
    for (let row = start[part] ?? 0; row < (start[part + 1] ?? 0); row++) {
      const on = day[row] ?? 0
      if ((n[row] ?? 0) > 0 && on >= firstDay && on <= lastDay) rows.push(row)
    }
    const newest = rows.at(-1)
    if (newest === undefined) continue
    const counted = rows.filter(row => aggregationUsed(measure) !== 'latest' || day[row] === day[newest])
    const counts: number[] = []
    for (const row of counted) {
      const level = sum[row] ?? 0
      while (counts.length < level) counts.push(0)
      counts[level - 1] = (counts[level - 1] ?? 0) + 1
    }
    const level = medianLevel(counts)
    if (level !== null) levels.add(level)
  }
  const [level = null, ...others] = levels
  return others.length > 0 ? 'differ' : level
}
