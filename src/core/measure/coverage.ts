import { acrossUsed, aggregationUsed, isCumulative, type MeasureOfFigures } from '@core/measure/adding-up'
import type { Day } from '@core/observation/day'
import type { Parts } from '@core/observation/parts'
import type { Period } from '@core/observation/period'

/** Of how many places (or groups) a figure is, of those it would have to be of. `arePlaces` false: nothing tells places apart. */
export type Coverage = { readonly have: number; readonly of: number; readonly arePlaces: boolean }

/**
 * True where numbers of a period are of places that had none in the days they are compared with: a sum or a mean of more places says
 * nothing about change. False where a total for the whole is recorded, where places are not told apart, or nothing is known of those days.
 */
export function hasOtherPlaces(
  parts: Parts,
  measure: MeasureOfFigures,
  { firstDay, lastDay }: Period,
  compared: { readonly firstDay: Day; readonly lastDay: Day },
): boolean {
  if (parts.place === null || isOfWhole(parts, measure, firstDay, lastDay)) return false
  const then = seenIn(parts, measure, compared.firstDay, compared.lastDay).known
  const now = seenIn(parts, measure, firstDay, lastDay).known
  return then.size > 0 && [...now].some(place => !then.has(place))
}

/** The days that a baseline speaks for: the year up to it. */
export const daysOfBaseline = (day: Day) => ({ firstDay: day - year + 1, lastDay: day })

/** Which places have numbers in some days, and which lack one: by number. */
type Seen = { readonly known: Set<number>; readonly lacking: Set<number> }

const year = 365

/**
 * What a period lacks that is there in the days it is compared with: the year up to `since`, or, where nothing was recorded then, as
 * many days before the period as it has. A place lacks its number where it is missing or suppressed, or was not recorded. Null: nothing
 * is lacking.
 */
export function coverageOf(
  parts: Parts,
  measure: MeasureOfFigures,
  { firstDay, lastDay }: Period,
  since: Day | null,
): Coverage | null {
  const now = seenIn(parts, measure, firstDay, lastDay)
  if (isOfWhole(parts, measure, firstDay, lastDay)) return null
  const baseline = since === null ? null : daysOfBaseline(since)
  const asOf = baseline && seenIn(parts, measure, baseline.firstDay, baseline.lastDay)
  const before =
    asOf && asOf.known.size > 0 ? asOf : seenIn(parts, measure, firstDay - (lastDay - firstDay + 1), firstDay - 1)
  const wasKnown = (place: number) => before.known.has(place) && !before.lacking.has(place)
  const absent = parts.place === null ? [] : [...before.known].filter(place => wasKnown(place) && !now.known.has(place))
  const without = [...now.lacking].filter(place => before.known.size === 0 || wasKnown(place))
  const lacking = new Set([...absent, ...without])
  if (lacking.size === 0) return null
  const all = new Set([...now.known, ...lacking])
  return { have: all.size - lacking.size, of: all.size, arePlaces: parts.place !== null }
}

/** What is added up over time lacks every number that is missing; of what is newest or highest one number is enough. */
function seenIn(parts: Parts, measure: MeasureOfFigures, from: Day, to: Day): Seen {
  const { start, day, n, place } = parts
  const used = aggregationUsed(measure)
  const needsAll = (used === 'sum' || used === 'mean' || used === 'share') && !isCumulative(measure)
  const known = new Set<number>()
  const lacking = new Set<number>()
  for (let part = 0; part < start.length - 1; part++) {
    // Without places every part is told apart by its number.
    const own = place === null ? part + 1 : (place[part] ?? 0)
    if (own === 0) continue
    let numbers = false
    let gaps = false
    for (let row = start[part] ?? 0; row < (start[part + 1] ?? 0); row++) {
      const on = day[row] ?? 0
      if (on > to) break
      if (on < from) continue
      if ((n[row] ?? 0) > 0) numbers = true
      else gaps = true
    }
    if (numbers) known.add(own)
    if (gaps && (needsAll || !numbers)) lacking.add(own)
  }
  return { known, lacking }
}

/** A total for the whole is recorded, and it is the figure: where parts are added up it is only one of them. */
function isOfWhole(parts: Parts, measure: MeasureOfFigures, firstDay: Day, lastDay: Day): boolean {
  const [whole] = parts.groups
  const isRecorded = whole?.dimensions.length === 0 && parts.place !== null && hasNumber(parts, 0, firstDay, lastDay)
  return isRecorded && acrossUsed(measure) !== 'sum'
}

function hasNumber({ start, day, n }: Parts, part: number, from: Day, to: Day): boolean {
  for (let row = start[part] ?? 0; row < (start[part + 1] ?? 0); row++) {
    const on = day[row] ?? 0
    if (on >= from && on <= to && (n[row] ?? 0) > 0) return true
  }
  return false
}
