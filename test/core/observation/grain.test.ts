import { figureForPeriod } from '@core/observation/aggregate'
import { monthOf } from '@core/observation/day'
import { grainsOf, periodsOfGrain } from '@core/observation/grain'
import { describe, expect, it } from 'vitest'
import { measureWith, readingWith } from './build'

describe('periods by month and quarter', () => {
  it('are those of the calendar, named by their months', () =>
    expect(periodsOfGrain('month', monthOf(2016, 11), monthOf(2017, 1), 1).map(({ label }) => label)).toEqual([
      'Nov 2016',
      'Dec 2016',
      'Jan 2017',
    ]))

  it('are quarters of the reporting year', () => {
    const labels = (yearStart: number) =>
      periodsOfGrain('quarter', monthOf(2016, 2), monthOf(2016, 6), yearStart).map(({ label }) =>
        label.replace(/\s*–\s*/, '–'),
      )
    expect(labels(1)).toEqual(['Jan–Mar 2016', 'Apr–Jun 2016'])
    expect(labels(4)).toEqual(['Jan–Mar 2016', 'Apr–Jun 2016'])
    expect(labels(3)).toEqual(['Dec 2015–Feb 2016', 'Mar–May 2016', 'Jun–Aug 2016'])
  })

  it('add up to their year, and the newest of them is the year’s newest', () => {
    const values = Array.from(
      { length: 12 },
      (_, index) => [`2016-${String(index + 1).padStart(2, '0')}-15`, index + 1] as const,
    )
    const figuresBy = (aggregation: 'sum' | 'latest', grain: 'month' | 'quarter' | 'year') => {
      const measure = measureWith({ aggregation })
      const reading = readingWith(measure, values)
      return periodsOfGrain(grain, monthOf(2016, 1), monthOf(2016, 12), 1).map(
        period => figureForPeriod(reading, measure, period)?.value,
      )
    }
    // 1+2+3, 4+5+6, 7+8+9, 10+11+12; together 78.
    expect(figuresBy('sum', 'quarter')).toEqual([6, 15, 24, 33])
    expect(figuresBy('sum', 'year')).toEqual([78])
    expect(figuresBy('latest', 'quarter')).toEqual([3, 6, 9, 12])
    expect(figuresBy('latest', 'year')).toEqual([12])
    expect(figuresBy('sum', 'month')).toEqual(values.map(([, value]) => value))
  })
})

describe('how finely figures can be looked at', () => {
  const of = (...days: string[]) => {
    const measure = measureWith()
    return grainsOf(
      readingWith(
        measure,
        days.map(day => [day, 1] as const),
      ),
      1,
    )
  }
  it('is by year alone where each year has one value', () => expect(of('2015-06-30', '2016-06-30')).toEqual(['year']))
  it('is by quarter where a year has several, and by month where a quarter has', () => {
    expect(of('2016-03-31', '2016-06-30')).toEqual(['quarter', 'year'])
    expect(of('2016-01-31', '2016-02-28', '2016-06-30')).toEqual(['month', 'quarter', 'year'])
    expect(of('2016-01-31', '2016-02-28')).toEqual(['month', 'year'])
  })
  it('is by year where nothing is known', () => expect(of()).toEqual(['year']))
})
