import { standingOfMeasure } from '@core/measure/standing'
import { figureForPeriod } from '@core/observation/aggregate'
import { reportingYear } from '@core/observation/period'
import { readMeasure } from '@core/observation/reading'
import type { Measure } from '@core/project/entities'
import { describe, expect, it } from 'vitest'
import { blockWith, dayAt, measureWith, observationOn, segmentOf } from './build'

type Told = readonly (readonly [iso: string, place: string, value: number | null, denominator?: number])[]

const readingOf = (measure: Measure, told: Told) =>
  readMeasure({
    measure,
    segments: [],
    blocks: [],
    observations: told.map(([iso, place, value, denominator]) =>
      observationOn(iso, value, { denominator: denominator ?? null, dimensions: place === '' ? {} : { place } }),
    ),
  })
const year = reportingYear(2023, 4)
const figureOf = (fields: Partial<Measure>, told: Told) => {
  const measure = measureWith({ countsPeople: false, ...fields })
  return figureForPeriod(readingOf(measure, told), measure, year)
}

const partners: Told = [
  ['2023-06-30', 'Ashby', 40],
  ['2023-06-30', 'Barton', 60],
  ['2024-03-31', 'Ashby', 45],
  ['2024-03-28', 'Barton', 62],
]

describe('the newest of each place', () => {
  it('is taken within the period, added up, with the day of the oldest of them', () => {
    const figure = figureOf({ aggregation: 'latest', across: 'sum' }, partners)
    expect(figure).toMatchObject({ value: 107, oldest: dayAt('2024-03-28'), cautions: ['older-parts'] })
    const measure = measureWith({
      aggregation: 'latest',
      across: 'sum',
      direction: 'increase',
      baseline: { value: 100, day: dayAt('2023-03-31') },
    })
    expect(standingOfMeasure(measure, readingOf(measure, partners), year).code).toBe('towards')
  })

  it('says no oldest day where all are of one day', () => {
    const figure = figureOf({ aggregation: 'latest', across: 'sum' }, partners.slice(0, 2))
    expect(figure?.value).toBe(100)
    expect(figure?.oldest).toBeUndefined()
  })

  it('stays the newest day alone in a measure that was made before there was a choice', () => {
    expect(figureOf({ aggregation: 'latest' }, partners)?.value).toBe(45)
  })

  it('passes over a newer day on which it is missing', () => {
    const figure = figureOf({ aggregation: 'latest', across: 'sum' }, [...partners, ['2024-03-31', 'Barton', null]])
    expect(figure?.value).toBe(107)
  })

  it('is read apart for groups of a place', () => {
    const measure = measureWith({ aggregation: 'latest', across: 'sum' })
    const observations = [
      observationOn('2023-06-30', 4, { dimensions: { place: 'Ashby', sex: 'women' } }),
      observationOn('2024-01-31', 7, { dimensions: { sex: 'men', place: 'Ashby' } }),
      observationOn('2024-02-28', 5, { dimensions: { place: 'Ashby ', sex: 'women' } }),
    ]
    const reading = readMeasure({ measure, segments: [], blocks: [], observations })
    expect(figureForPeriod(reading, measure, year)?.value).toBe(12)
  })

  it('is the same from blocks of several imports, whose codes differ, and with a correction', () => {
    const measure = measureWith({ aggregation: 'latest', across: 'sum' })
    const first = blockWith(
      [
        { on: '2023-06-30', value: 40 },
        { on: '2023-06-30', value: 60 },
      ],
      { importId: 'one', dimensions: { place: Uint32Array.of(1, 2) } },
    )
    const second = blockWith(
      [
        { on: '2024-03-31', value: 45 },
        { on: '2024-03-28', value: 62 },
      ],
      { importId: 'two', dimensions: { place: Uint32Array.of(2, 1) } },
    )
    const request = {
      measure,
      segments: [segmentOf([first]), segmentOf([second])],
      blocks: [first, second],
      dictionaries: new Map([
        ['one', { place: ['Ashby', 'Barton'] }],
        ['two', { place: ['Barton', 'Ashby'] }],
      ]),
      observations: [],
    }
    expect(figureForPeriod(readMeasure(request), measure, year)?.value).toBe(107)
    const corrects = { importId: 'two', seq: 0, index: 1 }
    const corrected = readMeasure({ ...request, observations: [observationOn('2024-03-28', 65, { corrects })] })
    expect(figureForPeriod(corrected, measure, year)?.value).toBe(110)
  })
})

describe('running totals', () => {
  it('rise for each place from its own last total before the period', () => {
    const measure = { aggregation: 'latest', across: 'sum', cumulative: true } as const
    const told: Told = [
      ['2023-03-31', 'Ashby', 100],
      ['2023-02-28', 'Barton', 10],
      ['2024-03-31', 'Ashby', 130],
      ['2024-01-31', 'Barton', 25],
    ]
    expect(figureOf(measure, told)).toMatchObject({ value: 45, oldest: dayAt('2024-01-31') })
    expect(figureOf({ ...measure, across: undefined } as Partial<Measure>, told)?.value).toBe(30)
  })
})

const rates: Told = [
  ['2023-06-30', 'Ashby', 3.2],
  ['2023-06-30', 'Barton', 4.4],
  ['2023-06-30', 'Corley', 5],
  ['2023-06-30', 'Denby', 3.9],
]

describe('what is not added up over places', () => {
  it('is a plain mean that says of how many', () => {
    const figure = figureOf({ aggregation: 'latest', across: 'mean' }, rates)
    expect(figure?.value).toBeCloseTo(4.125, 12)
    expect(figure).toMatchObject({ meanOf: 4, cautions: ['plain-mean'] })
  })

  it('is what is said of the whole, where anything is, and no mean', () => {
    for (const across of ['mean', 'none', 'pooled', 'weighted'] as const) {
      const figure = figureOf({ aggregation: 'latest', across }, [['2023-06-30', '', 4.1], ...rates])
      expect(figure?.value).toBe(4.1)
      expect(figure?.cautions).toBeUndefined()
    }
  })

  it('is no figure where nothing is said of the whole and parts are not made into one; of one place it is that place’s', () => {
    expect(figureOf({ aggregation: 'latest', across: 'none' }, rates)).toBeNull()
    expect(figureOf({ aggregation: 'latest', across: 'none' }, rates.slice(0, 1))?.value).toBe(3.2)
    const measure = measureWith({ aggregation: 'latest', across: 'none' })
    expect(standingOfMeasure(measure, readingOf(measure, rates), year).code).toBe('not-added')
  })

  it('is weighted by what stands in the denominators, and a plain mean where a weight is lacking', () => {
    const weighed: Told = [
      ['2023-06-30', 'Ashby', 10, 300],
      ['2023-06-30', 'Barton', 20, 100],
    ]
    const figure = figureOf({ aggregation: 'latest', across: 'weighted' }, weighed)
    expect(figure).toMatchObject({ value: 12.5, numerator: null, denominator: null })
    expect(figure?.meanOf).toBeUndefined()
    const lacking: Told = [...weighed, ['2023-06-30', 'Corley', 30]]
    expect(figureOf({ aggregation: 'latest', across: 'weighted' }, lacking)).toMatchObject({ value: 20, meanOf: 3 })
  })

  it('is numerators over denominators where it is pooled, each place’s newest', () => {
    const told: Told = [
      ['2023-06-30', 'Ashby', 1, 10],
      ['2024-03-31', 'Ashby', 3, 4],
      ['2024-02-28', 'Barton', 1, 6],
    ]
    const figure = figureOf({ kind: 'share', aggregation: 'latest', across: 'pooled' }, told)
    expect(figure).toMatchObject({ value: 0.4, numerator: 4, denominator: 10, oldest: dayAt('2024-02-28') })
    expect(figureOf({ kind: 'share', aggregation: 'share', across: 'pooled' }, told)).toMatchObject({
      numerator: 5,
      denominator: 20,
    })
  })

  it('takes bare shares for what they are: a plain mean of them', () => {
    const told: Told = [
      ['2023-12-31', 'Ashby', 0.75],
      ['2023-12-31', 'Barton', 0.5],
    ]
    const figure = figureOf({ kind: 'share', aggregation: 'latest', across: 'pooled' }, told)
    expect(figure).toMatchObject({ value: 0.625, meanOf: 2, numerator: null })
  })

  it('averages several records of one place and day, which nothing tells apart', () => {
    const told: Told = [97.1, 45.4, 320.5, 150].map(value => ['2023-06-30', '', value])
    expect(figureOf({ aggregation: 'latest', across: 'mean' }, told)).toMatchObject({ value: 153.25, meanOf: 4 })
    expect(figureOf({ aggregation: 'latest', across: 'none' }, told)).toBeNull()
  })

  it('counts a place once, where its groups are recorded beside it', () => {
    const measure = measureWith({ aggregation: 'latest', across: 'mean' })
    const observations = [
      observationOn('2023-06-30', 10, { dimensions: { place: 'Ashby' } }),
      observationOn('2023-06-30', 30, { dimensions: { place: 'Ashby', sex: 'women' } }),
      observationOn('2023-06-30', 20, { dimensions: { place: 'Barton' } }),
    ]
    const reading = readMeasure({ measure, segments: [], blocks: [], observations })
    expect(figureForPeriod(reading, measure, year)).toMatchObject({ value: 15, meanOf: 2 })
  })
})

describe('what is not added up over time', () => {
  it('has a figure only where each place has one value in the period', () => {
    expect(figureOf({ aggregation: 'none', across: 'sum' }, partners.slice(0, 2))?.value).toBe(100)
    expect(figureOf({ aggregation: 'none', across: 'sum' }, partners)).toBeNull()
  })

  it('is the highest of each place where that is asked for', () => {
    expect(figureOf({ aggregation: 'highest', across: 'sum' }, partners)?.value).toBe(107)
    expect(figureOf({ aggregation: 'highest', across: 'mean' }, partners)?.value).toBe(53.5)
  })
})

describe('means and middles', () => {
  const told: Told = [
    ['2023-06-30', 'Ashby', 1],
    ['2023-07-31', 'Ashby', 2],
    ['2023-08-31', 'Ashby', 3],
    ['2023-06-30', 'Barton', 10],
  ]
  it('are of all values together, or of each place first', () => {
    expect(figureOf({ aggregation: 'mean', across: 'pooled' }, told)).toMatchObject({ value: 4 })
    expect(figureOf({ aggregation: 'mean', across: 'mean' }, told)).toMatchObject({ value: 6, meanOf: 2 })
    expect(figureOf({ aggregation: 'mean', across: 'sum' }, told)).toMatchObject({ value: 12 })
    expect(figureOf({ aggregation: 'median', across: 'pooled' }, told)).toMatchObject({ value: 2.5 })
    expect(figureOf({ aggregation: 'median', across: 'mean' }, told)).toMatchObject({ value: 6 })
  })

  it('take every answer of one day', () => {
    const answers: Told = [1, 1, 1, 5, 5].map(value => ['2023-06-30', 'Ashby', value])
    expect(figureOf({ aggregation: 'median', across: 'pooled' }, answers)?.value).toBe(1)
    expect(figureOf({ aggregation: 'mean', across: 'pooled' }, answers)).toMatchObject({ value: 2.6 })
  })
})

describe('a figure that lacks places', () => {
  const lower = {
    aggregation: 'latest',
    across: 'sum',
    direction: 'decrease',
    baseline: { value: 3955, day: dayAt('2023-03-31') },
  } as const
  const before: Told = [
    ['2023-03-31', 'Bradford', 1204],
    ['2023-03-31', 'Calderdale', 212],
    ['2023-03-31', 'Kirklees', 498],
    ['2023-03-31', 'Leeds', 2041],
  ]
  const standing = (told: Told, fields: Partial<Measure> = {}) => {
    const measure = measureWith({ ...lower, ...fields })
    return standingOfMeasure(measure, readingOf(measure, told), year)
  }

  it('has no status where what is lacking could turn it, and says of how many places it is', () => {
    const found = standing([...before, ['2024-03-31', 'Bradford', 1402], ['2024-03-31', 'Calderdale', 251]])
    expect(found.code).toBe('incomplete')
    expect(found.figure).toMatchObject({ value: 1653, coverage: { have: 2, of: 4 }, cautions: ['fewer-places'] })
  })

  it('has none either where cells are missing', () => {
    const told: Told = [
      ...before,
      ['2024-03-31', 'Bradford', 1100],
      ['2024-03-31', 'Calderdale', null],
      ['2024-03-31', 'Kirklees', 400],
      ['2024-03-31', 'Leeds', 2000],
    ]
    expect(standing(told)).toMatchObject({ code: 'incomplete', figure: { coverage: { have: 3, of: 4 } } })
  })

  it('keeps the status that what is lacking could only make clearer', () => {
    const more: Told = [...before, ['2024-03-31', 'Leeds', 4000]]
    expect(standing(more).code).toBe('away')
    expect(standing(more, { direction: 'increase' }).code).toBe('towards')
  })

  it('has no status where it is of more places than its baseline, which could be all that changed', () => {
    // 3,955 in four places; 3,600 in the same four and 700 in a fifth.
    const told: Told = [
      ...before,
      ['2024-03-31', 'Bradford', 1100],
      ['2024-03-31', 'Calderdale', 200],
      ['2024-03-31', 'Kirklees', 400],
      ['2024-03-31', 'Leeds', 1900],
      ['2024-03-31', 'Wakefield', 700],
    ]
    expect(standing(told)).toMatchObject({ code: 'other-places', figure: { value: 4300 } })
    expect(standing(told, { direction: 'maintain' }).code).toBe('other-places')
    // A target is of the period's own places: it was set for whatever there is.
    expect(standing(told, { targets: [{ period: '2023', value: 5000 }] }).code).toBe('target-met')
  })

  it('keeps the status that places added could only have hidden: fewer in more places are fewer', () => {
    const told: Told = [
      ...before,
      ['2024-03-31', 'Bradford', 1100],
      ['2024-03-31', 'Calderdale', 200],
      ['2024-03-31', 'Kirklees', 400],
      ['2024-03-31', 'Leeds', 1900],
      ['2024-03-31', 'Wakefield', 300],
    ]
    expect(standing(told)).toMatchObject({ code: 'towards', figure: { value: 3900 } })
    expect(standing(told, { direction: 'increase' }).code).toBe('away')
    // A mean of five places is no lower for being of more.
    expect(standing(told, { across: 'mean' }).code).toBe('other-places')
  })

  it('is compared with a baseline of which nothing was recorded by place', () => {
    const told: Told = [['2024-03-31', 'Leeds', 4000]]
    expect(standing(told).code).toBe('away')
  })

  it('is whole where a place lacks what it lacked before', () => {
    const told: Told = [
      ...before,
      ['2023-03-31', 'Wakefield', null],
      ...before.map(([, place, value]) => ['2024-03-31', place, Number(value) - 1] as const),
      ['2024-03-31', 'Wakefield', null],
    ]
    expect(standing(told)).toMatchObject({ code: 'towards' })
    expect(standing(told).figure?.coverage).toBeUndefined()
  })
})
