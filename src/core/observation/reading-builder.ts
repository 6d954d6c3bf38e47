import { type MeasureOfFigures, needsPoints } from '@core/measure/adding-up'
import type { Measure } from '@core/project/entities'
import type { MonthlySummary } from './block'
import { type Day, firstDayOfMonth, firstDayOfSpan, type Month, monthOfDay, type Spans } from './day'
import type { CutMonths, MeasureReading, Points } from './measure-reading'
import { createMonthTotals, holdsNumber } from './month-totals'
import { createPartsBuilder, type PartNumbers } from './parts'
import { stableOrder } from './stable-order'
import { combineSummaries, createSummaryBuilder } from './summary'

/** As `SummaryBuilder.add`. `part`: a number of `PartNumbers`; without them 0. `firstDay`: where the record says so itself, the first day it speaks for. */
export type AddCell = (
  day: Day,
  value: number,
  denominator: number,
  flag: number,
  part: number,
  firstDay?: Day | undefined,
) => void

export type ReadingBuilder = {
  readonly add: AddCell
  /** `summaries`: of cells that need not be read one by one. */
  readonly finish: (summaries?: readonly MonthlySummary[]) => MeasureReading
}

/** Makes a reading of cells in any order: by month, and what else this measure's figures are read from. `numbers`: `partNumbersFor` it. */
export function createReadingBuilder(
  measure: MeasureOfFigures & Pick<Measure, 'span'>,
  cut: ReadonlySet<Month>,
  numbers: PartNumbers | null,
): ReadingBuilder {
  const summary = createSummaryBuilder()
  const points = needsPoints(measure) ? createPoints() : null
  const parts = numbers ? createPartsBuilder(measure, numbers) : null
  const days = createDayTotals()
  const spans = createSpans(measure)
  let lastDay: Day | null = null
  return {
    add: (day, value, denominator, flag, part, firstDay) => {
      summary.add(day, value, denominator, flag)
      parts?.add(part, day, value, denominator, flag)
      if (cut.size > 0 && cut.has(monthOfDay(day))) days.add(day, value, denominator, flag)
      if (lastDay === null || day > lastDay) lastDay = day
      if (!holdsNumber(value, denominator, flag)) return
      points?.add(day, Number.isNaN(denominator) ? value : value / denominator)
      spans.add(day, firstDay)
    },
    finish: (summaries = []) => {
      const whole = summaries.length > 0 ? combineSummaries([...summaries, summary.finish()]) : summary.finish()
      const byDay: CutMonths | null = cut.size > 0 ? { months: cut, days: days.finish() } : null
      const crossing = spans.finish()
      return {
        summary: whole,
        points: points ? points.finish() : null,
        lastDay: latest(lastDay, ...summaries.map(lastDayIn)),
        ...(parts ? { parts: parts.finish() } : {}),
        ...(byDay ? { cut: byDay } : {}),
        ...(crossing ? { spans: crossing } : {}),
      }
    },
  }
}

/** Makes the days of all years 1000 to 9999 codes, which are never below 0. */
const daysBefore = 1_000_000

/** Totals day by day, in the shape of a summary: its `month` is a day. */
function createDayTotals() {
  const totals = createMonthTotals()
  return {
    add: (day: Day, value: number, denominator: number, flag: number) =>
      totals.add(day + daysBefore, day, value, denominator, flag),
    finish: (): MonthlySummary => {
      const { code, ...summary } = totals.finish()
      return { ...summary, month: Int32Array.from(code, each => each - daysBefore) }
    },
  }
}

/** Of a month in which nothing is a number only the month is known: its first day, so that nothing is due too late. */
function lastDayIn(summary: MonthlySummary): Day | null {
  const month = summary.month.at(-1)
  if (month === undefined) return null
  return (summary.lastN.at(-1) ?? 0) > 0 ? (summary.lastDay.at(-1) ?? null) : firstDayOfMonth(month)
}

export const latest = (...days: readonly (Day | null)[]): Day | null =>
  days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null)

function createSpans({ span }: Pick<Measure, 'span'>) {
  /** Days on which a record speaks for as long as the measure says, and those that say it themselves. */
  const usual = new Set<Day>()
  const own: { firstDay: Day; day: Day }[] = []
  return {
    add: (day: Day, firstDay: Day | undefined) => {
      if (firstDay !== undefined) own.push({ firstDay, day })
      else if (span !== undefined) usual.add(day)
    },
    finish: (): Spans | null => {
      const all = [...own, ...[...usual].map(day => ({ day, firstDay: span ? firstDayOfSpan(day, span) : day }))]
      const longer = all.filter(({ firstDay, day }) => firstDay < day).sort((a, b) => a.day - b.day)
      if (longer.length === 0) return null
      return {
        firstDay: Int32Array.from(longer, each => each.firstDay),
        day: Int32Array.from(longer, each => each.day),
      }
    },
  }
}

function createPoints() {
  const days: Day[] = []
  const values: number[] = []
  return {
    add: (day: Day, value: number) => {
      days.push(day)
      values.push(value)
    },
    finish: (): Points => {
      const order = stableOrder(Float64Array.from(days))
      const points = { day: new Int32Array(order.length), value: new Float64Array(order.length) }
      for (let place = 0; place < order.length; place++) {
        const index = order[place] ?? 0
        points.day[place] = days[index] ?? 0
        points.value[place] = values[index] ?? Number.NaN
      }
      return points
    },
  }
}
