import { figureForPeriod } from '@core/observation/aggregate'
import { cutMonths, namedPeriod, reportingYear } from '@core/observation/period'
import { readMeasure } from '@core/observation/reading'
import { describe, expect, it } from 'vitest'
import { dayAt, measureWith, observationOn, readingWith } from './build'

const year = (start: number) => reportingYear(start, 1)

describe('a running total', () => {
  const measure = measureWith({ cumulative: true, aggregation: 'sum' })
  const totals = readingWith(measure, [
    ['2015-06-30', 40],
    ['2015-12-31', 100],
    ['2016-06-30', 130],
    ['2016-12-31', 160],
  ])

  it('tells of a period how far it rose in it', () =>
    expect(figureForPeriod(totals, measure, year(2016))).toMatchObject({ value: 60, n: 2 }))

  it('says so where there is none from before', () => {
    expect(figureForPeriod(totals, measure, year(2015))).toMatchObject({ value: 100, cautions: ['no-earlier-total'] })
    expect(figureForPeriod(totals, measure, year(2016))).not.toHaveProperty('cautions')
  })

  it('says so where it came down, within the period or from the one before', () => {
    const within = readingWith(measure, [
      ['2015-12-31', 100],
      ['2016-06-30', 130],
      ['2016-12-31', 120],
    ])
    expect(figureForPeriod(within, measure, year(2016))).toMatchObject({ value: 20, cautions: ['total-fell'] })
    const since = readingWith(measure, [
      ['2015-12-31', 100],
      ['2016-06-30', 90],
      ['2016-12-31', 120],
    ])
    expect(figureForPeriod(since, measure, year(2016))).toMatchObject({ value: 20, cautions: ['total-fell'] })
    const inOneMonth = readingWith(measure, [
      ['2015-12-31', 100],
      ['2016-06-01', 150],
      ['2016-06-30', 120],
    ])
    expect(figureForPeriod(inOneMonth, measure, year(2016))).toMatchObject({ cautions: ['total-fell'] })
  })

  it('means nothing for a share, whose figures are what they are', () => {
    const share = measureWith({ kind: 'share', aggregation: 'share', cumulative: true })
    expect(figureForPeriod(readingWith(share, [['2016-06-30', 3, 4]]), share, year(2016))?.value).toBe(0.75)
  })
})

describe('a milestone', () => {
  const milestone = measureWith({ kind: 'milestone' })
  const reading = readingWith(milestone, [
    ['2014-03-01', 0],
    ['2015-05-03', 1],
    ['2015-05-20', 1],
  ])

  it('is reached from the day it is recorded on, and stays so', () => {
    expect(figureForPeriod(reading, milestone, year(2013))).toBeNull()
    expect(figureForPeriod(reading, milestone, year(2014))).toMatchObject({ value: 0 })
    expect(figureForPeriod(reading, milestone, year(2015))).toMatchObject({ value: 1, reachedOn: dayAt('2015-05-03') })
    expect(figureForPeriod(reading, milestone, year(2016))).toMatchObject({ value: 1, n: 0 })
  })

  it('can be lost again, and then was reached on the later day', () => {
    const lost = readingWith(milestone, [
      ['2014-03-01', 1],
      ['2015-03-01', 0],
      ['2016-03-01', 1],
    ])
    expect(figureForPeriod(lost, milestone, year(2015))).toMatchObject({ value: 0 })
    expect(figureForPeriod(lost, milestone, year(2015))).not.toHaveProperty('reachedOn')
    expect(figureForPeriod(lost, milestone, year(2016))).toMatchObject({ reachedOn: dayAt('2016-03-01') })
  })
})

describe('a scale', () => {
  const answers = [
    ['2016-05-01', 1],
    ['2016-05-01', 4],
    ['2016-05-01', 4],
    ['2016-09-01', 2],
  ] as const

  it('is a real level in the middle, or a mean between levels', () => {
    const median = measureWith({ kind: 'scale', aggregation: 'median' })
    expect(figureForPeriod(readingWith(median, answers), median, year(2016))?.value).toBe(2)
    const mean = measureWith({ kind: 'scale', aggregation: 'mean' })
    expect(figureForPeriod(readingWith(mean, answers), mean, year(2016))?.value).toBe(2.75)
    const latest = measureWith({ kind: 'scale', aggregation: 'latest' })
    expect(figureForPeriod(readingWith(latest, answers), latest, year(2016))?.value).toBe(2)
  })

  it('is never added up', () => {
    const summed = measureWith({ kind: 'scale', aggregation: 'sum' })
    expect(figureForPeriod(readingWith(summed, answers), summed, year(2016))?.value).toBe(2)
  })
})

it('a story has no figure, whatever was recorded', () => {
  const story = measureWith({ kind: 'story' })
  expect(figureForPeriod(readingWith(story, [['2016-05-01', 7]]), story, year(2016))).toBeNull()
})

it('a reading from before a period cut a month has no figure for it, rather than a wrong one', () => {
  const measure = measureWith()
  const named = {
    id: 'p',
    title: 'P',
    kind: 'other' as const,
    firstDay: dayAt('2016-05-10'),
    lastDay: dayAt('2016-07-31'),
  }
  const observations = [observationOn('2016-05-04', 1), observationOn('2016-05-12', 10)]
  const before = readMeasure({ measure, segments: [], blocks: [], observations })
  expect(figureForPeriod(before, measure, namedPeriod(named))).toBeNull()
  const after = readMeasure({ measure, segments: [], blocks: [], observations, cut: cutMonths([named]) })
  expect(figureForPeriod(after, measure, namedPeriod(named))?.value).toBe(10)
})

it('knows the newest day on which anything was recorded, a missing value too', () => {
  const measure = measureWith()
  expect(
    readingWith(measure, [
      ['2016-05-01', 3],
      ['2016-08-09', null],
    ]).lastDay,
  ).toBe(dayAt('2016-08-09'))
  expect(readingWith(measure, []).lastDay).toBeNull()
})
