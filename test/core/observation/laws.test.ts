import { partsAgainstWhole } from '@core/measure/parts'
import { figureForPeriod } from '@core/observation/aggregate'
import { readByDimension } from '@core/observation/by-dimension'
import { cutMonths, namedPeriod, type Period } from '@core/observation/period'
import { readMeasure } from '@core/observation/reading'
import type { Measure, Observation } from '@core/project/entities'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockWith, dayAt, measureWith, observationOn, segmentOf } from './build'

const from = dayAt('2015-12-20')
const to = dayAt('2017-02-10')
const aDay = fc.integer({ min: from, max: to })
const aCell = fc.record({
  day: aDay,
  value: fc.integer({ min: -1000, max: 1000 }),
  place: fc.constantFrom('Leeds', 'York', 'Hull'),
})
const cells = fc.array(aCell, { minLength: 1, maxLength: 40 })
/** Days on which one period ends and the next begins, anywhere in a month. */
const edges = fc
  .uniqueArray(fc.integer({ min: from, max: to - 1 }), { maxLength: 6 })
  .map(days => days.sort((a, b) => a - b))

type Cell = { day: number; value: number; place: string }
const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)

function periodsBetweenEdges(days: readonly number[]): { row: ReturnType<typeof rowOf>; period: Period }[] {
  const firsts = [from, ...days.map(day => day + 1)]
  return firsts.map((firstDay, index) => {
    const row = rowOf(`period-${index}`, firstDay, (firsts[index + 1] ?? to + 1) - 1)
    return { row, period: namedPeriod(row) }
  })
}
const rowOf = (id: string, firstDay: number, lastDay: number) => ({
  id,
  title: id,
  kind: 'other' as const,
  firstDay,
  lastDay,
})
const whole = namedPeriod(rowOf('whole', from, to))

/** Half of the cells entered by hand, half imported: the law must not care how a value came in. */
function readingOf(measure: Measure, all: readonly Cell[], cut: ReadonlySet<number>) {
  const hand = all.filter((_, index) => index % 2 === 0)
  const imported = all.filter((_, index) => index % 2 === 1)
  const blocks = imported.length === 0 ? [] : [blockWith(imported.map(({ day, value }) => ({ on: iso(day), value })))]
  return readMeasure({
    measure,
    segments: blocks.length === 0 ? [] : [segmentOf(blocks)],
    blocks,
    observations: byHand(hand),
    cut,
  })
}
const byHand = (all: readonly Cell[]): Observation[] =>
  all.map(({ day, value, place }) => observationOn(iso(day), value, { dimensions: { place } }))

describe('what happened in periods that follow on each other adds up to the whole', () => {
  for (const aggregation of ['sum', 'count'] as const) {
    it(`where values are ${aggregation === 'sum' ? 'added up' : 'counted'}, wherever a period begins`, () =>
      fc.assert(
        fc.property(cells, edges, (all, days) => {
          const measure = measureWith({ aggregation })
          const parts = periodsBetweenEdges(days)
          const cut = cutMonths([...parts.map(({ row }) => row), rowOf('whole', from, to)])
          const reading = readingOf(measure, all, cut)
          const sum = parts.reduce(
            (total, { period }) => total + (figureForPeriod(reading, measure, period)?.value ?? 0),
            0,
          )
          expect(sum).toBe(figureForPeriod(reading, measure, whole)?.value)
        }),
      ))
  }

  it('where values are running totals', () =>
    fc.assert(
      fc.property(cells, edges, (all, days) => {
        const measure = measureWith({ cumulative: true })
        const parts = periodsBetweenEdges(days)
        const reading = readingOf(measure, all, cutMonths([...parts.map(({ row }) => row), rowOf('whole', from, to)]))
        const sum = parts.reduce(
          (total, { period }) => total + (figureForPeriod(reading, measure, period)?.value ?? 0),
          0,
        )
        expect(sum).toBe(figureForPeriod(reading, measure, whole)?.value)
      }),
    ))

  it('in the parts and the wholes of a share', () =>
    fc.assert(
      fc.property(cells, edges, (all, days) => {
        const measure = measureWith({ kind: 'share', aggregation: 'share' })
        const parts = periodsBetweenEdges(days)
        const counted = all.map(({ day, value }) =>
          observationOn(iso(day), Math.abs(value), { denominator: Math.abs(value) + 1 }),
        )
        const cut = cutMonths([...parts.map(({ row }) => row), rowOf('whole', from, to)])
        const reading = readMeasure({ measure, segments: [], blocks: [], observations: counted, cut })
        const figures = parts.flatMap(({ period }) => figureForPeriod(reading, measure, period) ?? [])
        const sumOf = (field: 'numerator' | 'denominator') =>
          figures.reduce((total, figure) => total + (figure[field] ?? 0), 0)
        const all2016 = figureForPeriod(reading, measure, whole)
        expect(sumOf('numerator')).toBe(all2016?.numerator)
        expect(sumOf('denominator')).toBe(all2016?.denominator)
      }),
    ))
})

it('a period that cuts months holds exactly the days from its first to its last', () =>
  fc.assert(
    fc.property(cells, aDay, aDay, (all, one, other) => {
      const row = rowOf('named', Math.min(one, other), Math.max(one, other))
      const measure = measureWith()
      const reading = readingOf(measure, all, cutMonths([row]))
      const inside = all.filter(({ day }) => day >= row.firstDay && day <= row.lastDay)
      const figure = figureForPeriod(reading, measure, namedPeriod(row))
      expect(figure?.n ?? 0).toBe(inside.length)
      expect(figure?.value ?? 0).toBe(inside.reduce((sum, { value }) => sum + value, 0))
    }),
  ))

describe('the parts of a measure', () => {
  const readPlaces = (measure: Measure, observations: readonly Observation[]) => ({
    reading: readMeasure({ measure, segments: [], blocks: [], observations }),
    parts: readByDimension({ measure, dimension: 'place', imports: [], observations }),
  })
  const year = namedPeriod(rowOf('whole', dayAt('2015-12-01'), dayAt('2017-02-28')))

  it('add up to the whole where every value names one', () =>
    fc.assert(
      fc.property(cells, all => {
        const measure = measureWith()
        const { reading, parts } = readPlaces(measure, byHand(all))
        expect(partsAgainstWhole(reading, parts.values(), measure, year)).toBeNull()
      }),
    ))

  it('are not compared with a mean of them, which they never add up to', () =>
    fc.assert(
      fc.property(cells, all => {
        const measure = measureWith({ across: 'mean', aggregation: 'latest' })
        const { reading, parts } = readPlaces(measure, byHand(all))
        expect(partsAgainstWhole(reading, parts.values(), measure, year)).toBeNull()
      }),
    ))

  it('are said not to where a value names none, with what each comes to', () =>
    fc.assert(
      fc.property(cells, aDay, fc.integer({ min: 1, max: 500 }), (all, day, total) => {
        const measure = measureWith()
        const { reading, parts } = readPlaces(measure, [...byHand(all), observationOn(iso(day), total)])
        const sum = all.reduce((sum, { value }) => sum + value, 0)
        expect(partsAgainstWhole(reading, parts.values(), measure, year)).toEqual({ parts: sum, whole: sum + total })
      }),
    ))

  it('are not added up where the measure is a mean', () => {
    const measure = measureWith({ aggregation: 'mean' })
    const { reading, parts } = readPlaces(measure, [
      observationOn('2016-05-01', 4, { dimensions: { place: 'Leeds' } }),
      observationOn('2016-05-01', 8),
    ])
    expect(partsAgainstWhole(reading, parts.values(), measure, year)).toBeNull()
  })
})

describe('a value that speaks for longer than a day', () => {
  it('is flagged where its time crosses an edge of the period, and never divided', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ day: aDay, days: fc.integer({ min: 0, max: 120 }) }), { minLength: 1, maxLength: 12 }),
        aDay,
        aDay,
        (all, one, other) => {
          const row = rowOf('named', Math.min(one, other), Math.max(one, other))
          const measure = measureWith()
          const observations = all.map(({ day, days }) => observationOn(iso(day), 10, { firstDay: day - days }))
          const reading = readMeasure({ measure, segments: [], blocks: [], observations, cut: cutMonths([row]) })
          const figure = figureForPeriod(reading, measure, namedPeriod(row))
          const counted = all.filter(({ day }) => day >= row.firstDay && day <= row.lastDay)
          const crossing = all.some(({ day, days }) => {
            const touched = day >= row.firstDay && day - days <= row.lastDay
            return touched && (day - days < row.firstDay || day > row.lastDay)
          })
          expect(figure?.value ?? 0).toBe(counted.length * 10)
          if (figure) expect(figure.cautions?.includes('spans-cross-edge') ?? false).toBe(crossing)
        },
      ),
    ))

  it('takes its length from the measure where it does not say one, imported values too', () => {
    const measure = measureWith({ span: 'year' })
    const blocks = [blockWith([{ on: '2016-12-31', value: 1200 }])]
    const reading = readMeasure({ measure, segments: [segmentOf(blocks)], blocks, observations: [] })
    const quarter = namedPeriod(rowOf('q4', dayAt('2016-10-01'), dayAt('2016-12-31')))
    const year = namedPeriod(rowOf('year', dayAt('2016-01-01'), dayAt('2016-12-31')))
    expect(figureForPeriod(reading, measure, quarter)).toMatchObject({ value: 1200, cautions: ['spans-cross-edge'] })
    expect(figureForPeriod(reading, measure, year)).not.toHaveProperty('cautions')
  })

  it('is no trouble for a count of one day, the newest of a period', () => {
    const measure = measureWith({ aggregation: 'latest', span: 'year' })
    const observations = [observationOn('2016-06-30', 5)]
    const reading = readMeasure({ measure, segments: [], blocks: [], observations })
    const year = namedPeriod(rowOf('year', dayAt('2016-01-01'), dayAt('2016-12-31')))
    expect(figureForPeriod(reading, measure, year)).not.toHaveProperty('cautions')
  })
})
