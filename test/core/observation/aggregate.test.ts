import { aggregationUsed } from '@core/measure/adding-up'
import { standingOfMeasure } from '@core/measure/standing'
import { figureForPeriod, figuresByPeriod, medianOf } from '@core/observation/aggregate'
import { reportingYear } from '@core/observation/period'
import { readMeasure } from '@core/observation/reading'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureWith, observationOn, readingWith } from './build'

const year = reportingYear(2016, 1)
type Values = Parameters<typeof readingWith>[1]
const figureOf = (fields: Parameters<typeof measureWith>[0], values: Values, period = year) => {
  const measure = measureWith(fields)
  return figureForPeriod(readingWith(measure, values), measure, period)
}
const quarters: Values = [
  ['2016-03-31', 10],
  ['2016-09-30', 40],
  ['2016-06-30', 20],
]

describe('one figure for a period', () => {
  it('is the sum', () => expect(figureOf({ aggregation: 'sum' }, quarters)?.value).toBe(70))
  it('is the mean', () => expect(figureOf({ aggregation: 'mean' }, quarters)?.value).toBeCloseTo(70 / 3))
  it('is the median', () => expect(figureOf({ aggregation: 'median' }, quarters)?.value).toBe(20))
  it('is the latest, whatever order they were entered in', () =>
    expect(figureOf({ aggregation: 'latest' }, quarters)?.value).toBe(40))
  it('is how many there are', () => expect(figureOf({ aggregation: 'count' }, quarters)?.value).toBe(3))

  it('adds up the places counted on the latest day', () =>
    expect(
      figureOf({ aggregation: 'latest' }, [
        ['2016-11-01', 5],
        ['2016-11-30', 7],
        ['2016-11-30', 8],
      ])?.value,
    ).toBe(15))

  it('carries what is missing and suppressed, and takes neither for zero', () => {
    const figure = figureOf({ aggregation: 'mean' }, [...quarters, ['2016-12-31', null]])
    expect(figure).toMatchObject({ n: 3, missing: 1, suppressed: 0 })
    expect(figure?.value).toBeCloseTo(70 / 3)
  })

  it('does not let a missing cell at the end hide the latest number', () =>
    expect(figureOf({ aggregation: 'latest' }, [...quarters, ['2016-12-31', null]])?.value).toBe(40))

  it('is null where nothing in the period is a number', () => {
    expect(figureOf({}, [['2016-12-31', null]])).toBeNull()
    expect(figureOf({}, quarters, reportingYear(2015, 1))).toBeNull()
  })

  it('keeps to the reporting year', () => {
    expect(figureOf({}, quarters, reportingYear(2015, 4))?.value).toBe(10)
    expect(figureOf({}, quarters, reportingYear(2016, 4))?.value).toBe(60)
  })
})

it('a period holds its first and its last day, and neither neighbour', () => {
  const days: Values = [
    ['2016-03-31', 1],
    ['2016-04-01', 10],
    ['2017-03-31', 100],
    ['2017-04-01', 1000],
  ]
  for (const aggregation of ['sum', 'median'] as const) {
    const measure = measureWith({ aggregation })
    const figure = figureForPeriod(readingWith(measure, days), measure, reportingYear(2016, 4))
    expect(figure).toMatchObject({ n: 2, value: aggregation === 'sum' ? 110 : 55 })
  }
})

describe('the figure of a share', () => {
  const share = { kind: 'share', aggregation: 'share' } as const

  it('is all numerators over all denominators, not a mean of percentages', () =>
    expect(
      figureOf(share, [
        ['2016-03-31', 1, 2],
        ['2016-06-30', 90, 100],
      ]),
    ).toMatchObject({ value: 91 / 102, numerator: 91, denominator: 102 }))

  it('is the mean of bare shares, and says that nobody was counted', () => {
    const figure = figureOf(share, [
      ['2016-03-31', 0.2],
      ['2016-06-30', 0.4],
    ])
    expect(figure?.value).toBeCloseTo(0.3)
    expect(figure).toMatchObject({ numerator: null, denominator: null })
  })

  it('at its latest is that day’s share', () =>
    expect(
      figureOf({ kind: 'share', aggregation: 'latest' }, [
        ['2016-03-31', 1, 2],
        ['2016-06-30', 2, 8],
        ['2016-06-30', 2, 2],
      ]),
    ).toMatchObject({ value: 0.4, numerator: 4, denominator: 10 }))

  it('is never added up, even if the measure says so', () =>
    expect(figureOf({ kind: 'share', aggregation: 'sum' }, [['2016-03-31', 1, 2]])?.value).toBe(0.5))

  it('of nobody is missing', () =>
    expect(
      figureOf(share, [
        ['2016-03-31', 0, 0],
        ['2016-06-30', 1, 2],
      ]),
    ).toMatchObject({ value: 0.5, n: 1, missing: 1 }))
})

describe('the figure of a rubric', () => {
  const judgements: Values = [
    ['2016-03-31', 4],
    ['2016-11-30', 1],
    ['2016-11-30', 2],
    ['2016-11-30', 3],
    ['2016-11-30', 3],
  ]

  it('at its latest is the median of the last day’s judgements', () =>
    expect(figureOf({ kind: 'rubric', aggregation: 'latest' }, judgements)?.value).toBe(2))

  it('is a real level even where two levels are in the middle', () =>
    expect(
      figureOf({ kind: 'rubric', aggregation: 'median' }, [
        ['2016-03-31', 1],
        ['2016-03-31', 4],
      ])?.value,
    ).toBe(1))

  it('is never a mean', () => {
    expect(aggregationUsed({ kind: 'rubric', aggregation: 'mean' })).toBe('median')
    expect(figureOf({ kind: 'rubric', aggregation: 'mean' }, judgements)?.value).toBe(3)
  })

  it('is the level on which groups agree, each by its own records, and none where they differ', () => {
    const measure = measureWith({ kind: 'rubric', aggregation: 'latest' })
    const year = reportingYear(2016, 1)
    const of = (...records: readonly (readonly [string, string, number])[]) => {
      const observations = records.map(([on, group, value]) => observationOn(on, value, { dimensions: { group } }))
      const reading = readMeasure({ measure, segments: [], blocks: [], observations })
      return [figureForPeriod(reading, measure, year)?.value ?? null, standingOfMeasure(measure, reading, year).code]
    }
    // The newest of each counts, whatever its day.
    expect(of(['2016-03-01', 'Tenants', 1], ['2016-10-01', 'Tenants', 3], ['2016-12-01', 'Staff', 3])).toEqual([
      3,
      'no-comparison',
    ])
    expect(of(['2016-12-01', 'Tenants', 1], ['2016-12-01', 'Staff', 3])).toEqual([null, 'seen-differently'])
    expect(of(['2015-12-01', 'Tenants', 1])).toEqual([null, 'no-figure'])
  })

  it('is the highest level that more than half of the judgements reach', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 20 }), levels => {
        const median = medianOf(levels, 'rubric')
        const reaching = (level: number) => levels.filter(other => other >= level).length
        expect(reaching(median) * 2).toBeGreaterThan(levels.length)
        expect(reaching(median + 1) * 2).toBeLessThanOrEqual(levels.length)
      }),
    ))
})

it('figures by period run from the first observation to the last, with a gap where nothing was counted', () => {
  const measure = measureWith()
  const reading = readingWith(measure, [
    ['2014-05-01', 3],
    ['2016-02-01', 4],
    ['2016-05-01', 5],
  ])
  const figures = figuresByPeriod(reading, measure, 4)
  expect(figures.map(({ period, figure }) => [period.label, figure?.value ?? null])).toEqual([
    ['2014-15', 3],
    ['2015-16', 4],
    ['2016-17', 5],
  ])
  expect(figuresByPeriod(readingWith(measure, []), measure, 4)).toEqual([])
  const withGap = readingWith(measure, [
    ['2014-05-01', 3],
    ['2016-05-01', 5],
  ])
  expect(figuresByPeriod(withGap, measure, 1).map(({ figure }) => figure?.value ?? null)).toEqual([3, null, 5])
})
