import { asOfDay } from '@core/measure/as-of'
import { type MeasureStanding, standingOfMeasure } from '@core/measure/standing'
import { targetYears } from '@core/measure/target'
import { type Figure, figureForPeriod } from '@core/observation/aggregate'
import { type Day, monthOfDay } from '@core/observation/day'
import { type Grain, grainsOf, isOfMonths, periodsOfGrain } from '@core/observation/grain'
import type { MeasureReading } from '@core/observation/measure-reading'
import { type Period, periodOfDay, periodOfMonth, reportingYear, type YearStart } from '@core/observation/period'
import type { Measure } from '@core/project/entities'

/** One reporting year of a measure: what chart, table and sentences show. */
export type FigureRow = {
  readonly period: Period
  readonly figure: Figure | null
  readonly target: number | null
  readonly standing: MeasureStanding
  /** The newest day that the figure, or what is known instead of it, is from. Null: nothing is known. */
  readonly asOf: Day | null
}

/**
 * Every reporting year that has something to say, without a gap: from the first observation, target or baseline to the last
 * observation or target. Empty where a measure has none of them.
 */
export function figureRows(measure: Measure, reading: MeasureReading, yearStart: YearStart): FigureRow[] {
  const months = [reading.summary.month.at(0), reading.summary.month.at(-1)].filter(month => month !== undefined)
  const observed = months.map(month => periodOfMonth(month, yearStart))
  const judged = (reading.judgings ?? []).map(({ day }) => periodOfDay(day, yearStart))
  const years = [...[...observed, ...judged].map(({ key }) => Number(key)), ...targetYears(measure)]
  if (measure.baseline && years.length > 0) years.push(Number(periodOfDay(measure.baseline.day, yearStart).key))
  if (years.length === 0) return []
  const first = Math.min(...years)
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) =>
    figureRow(measure, reading, reportingYear(first + index, yearStart)),
  )
}

export function figureRow(measure: Measure, reading: MeasureReading, period: Period): FigureRow {
  const standing = standingOfMeasure(measure, reading, period)
  const { figure, target } = standing
  return { period, figure, target: target?.value ?? null, standing, asOf: asOfDay(measure, reading, period) }
}

/** Fewer figures than this are bars: two points joined by a line would claim a trend. */
const lineFromFigures = 3
/** Named periods may overlap, and are of any length: nothing leads from one to the next. */
export const isDrawnAsLine = (rows: readonly FigureRow[]): boolean =>
  rows.filter(({ figure }) => figure !== null).length >= lineFromFigures &&
  rows.every(({ period }) => period.kind === 'year' || isOfMonths(period))

/** By month or quarter: what was observed from the first month to the last. Without standings, which are of years and named periods alone. */
export function finerRows(measure: Measure, reading: MeasureReading, grain: Grain, yearStart: YearStart): FigureRow[] {
  const months = [...reading.summary.month, ...(reading.judgings ?? []).map(({ day }) => monthOfDay(day))]
  if (months.length === 0) return []
  return periodsOfGrain(grain, Math.min(...months), Math.max(...months), yearStart).map(period => {
    const figure = figureForPeriod(reading, measure, period)
    const standing = { code: 'no-comparison' as const, figure, baseline: null, target: null }
    return { period, figure, target: null, standing, asOf: asOfDay(measure, reading, period) }
  })
}

/** The named periods in which something is known of the measure or aimed for, oldest first. */
export const namedFigureRows = (measure: Measure, reading: MeasureReading, named: readonly Period[]): FigureRow[] =>
  named
    .map(period => figureRow(measure, reading, period))
    .filter(({ standing, target }) => standing.code !== 'no-figure' || target !== null)
    .reverse()

/** The newest year that has a figure. Null: none has. */
export const latestRow = (rows: readonly FigureRow[]): (FigureRow & { figure: Figure }) | null => {
  const row = rows.findLast(({ figure }) => figure !== null)
  return row?.figure ? { ...row, figure: row.figure } : null
}

/** The newest year of which something is known: a figure, that groups differ, or that something was told in words. */
export const latestKnownRow = (rows: readonly FigureRow[]): FigureRow | null =>
  rows.findLast(({ standing }) => standing.code !== 'no-figure') ?? null

/** What stands for a measure in a period, which may be a named one: where nothing is known of it, the newest that is. */
export function rowShown(
  measure: Measure,
  reading: MeasureReading | undefined,
  rows: readonly FigureRow[],
  period: Period | null,
): FigureRow | null {
  const row = reading && period ? figureRow(measure, reading, period) : null
  return row && row.standing.code !== 'no-figure' ? row : latestKnownRow(rows)
}

/** False where a row stands in for a period of which nothing is known. */
export const isOfPeriod = ({ period }: Pick<FigureRow, 'period'>, asked: Period | null): boolean =>
  asked === null || period.key === asked.key

/**
 * What a small line is drawn of, oldest first: the years from the first figure to the last or, where only one year has any, the months or
 * quarters in it. Null: a gap.
 */
export function courseOf(
  measure: Measure,
  reading: MeasureReading,
  years: readonly FigureRow[],
  yearStart: YearStart,
): readonly (number | null)[] {
  const ofYears = valuesBetween(years)
  const [finest = 'year'] = ofYears.length === 1 ? grainsOf(reading, yearStart) : []
  return finest === 'year' ? ofYears : valuesBetween(finerRows(measure, reading, finest, yearStart))
}

/** From the first figure to the last. */
const valuesBetween = (rows: readonly FigureRow[]): readonly (number | null)[] =>
  rows
    .slice(
      rows.findIndex(({ figure }) => figure),
      rows.findLastIndex(({ figure }) => figure) + 1,
    )
    .map(({ figure }) => figure?.value ?? null)
