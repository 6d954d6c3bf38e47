import { standingOfMeasure } from '@core/measure/standing'
import { figureForPeriod } from '@core/observation/aggregate'
import { reportingYear } from '@core/observation/period'
import { readMeasure } from '@core/observation/reading'
import type { Measure } from '@core/project/entities'
import { figuresByElement, type MeasureInPeriod, movementOf } from '@core/theory/overlay'
import { expect, it } from 'vitest'
import { dayAt, measureWith, observationOn, readingWith } from '../observation/build'

const year = reportingYear(2016, 1)
const before = reportingYear(2015, 1)
const started = { value: 100, day: dayAt('2014-12-31') }

function inPeriod(fields: Partial<Measure>, was: number, is: number): MeasureInPeriod {
  const measure = measureWith({ direction: 'increase', baseline: started, ...fields })
  const reading = readingWith(measure, [
    ['2015-06-01', was],
    ['2016-06-01', is],
  ])
  return {
    measure,
    standing: standingOfMeasure(measure, reading, year),
    before: figureForPeriod(reading, measure, before),
    hidden: false,
  }
}
const movement = (...measures: MeasureInPeriod[]) => movementOf(measures, year, 5)

it('measures the way from baseline to the year’s target, or else to the next one', () => {
  const own = inPeriod({ targets: [{ period: '2016', value: 200 }] }, 120, 150)
  const next = inPeriod({ targets: [{ period: '2018', value: 300 }] }, 120, 150)
  expect(movement(own)).toEqual({
    progress: { lowest: 0.5, highest: 0.5, measures: 1 },
    trend: 'better',
    hidden: 0,
  })
  expect(movement(next).progress?.lowest).toBe(0.25)
})

it('says from where to where several measures have come, and that they moved differently: never an average', () => {
  const targets = [{ period: '2016', value: 200 }]
  const { progress, trend } = movement(inPeriod({ targets }, 120, 150), inPeriod({ targets }, 120, 80))
  expect(progress).toEqual({ lowest: -0.2, highest: 0.5, measures: 2 })
  expect(trend).toBe('mixed')
})

it('neither moved nor came far where its places are others than before', () => {
  const measure = measureWith({
    ...{ outcomeIds: ['homes'], direction: 'increase', aggregation: 'latest', across: 'sum', baseline: started },
    targets: [{ period: '2016', value: 200 }],
  })
  const moved = (places: readonly string[]) => {
    const observations = [
      ['2014-12-31', 'Leeds', 100] as const,
      ['2015-06-01', 'Leeds', 120] as const,
      ...places.map(place => ['2016-06-01', place, 75] as const),
    ].map(([on, place, value]) => observationOn(on, value, { dimensions: { place } }))
    const reading = readMeasure({ measure, segments: [], blocks: [], observations })
    const found = figuresByElement([measure], () => reading, { period: year, before, threshold: 5 })
    return movement(...(found.get('homes') ?? []))
  }
  expect(moved(['Leeds', 'Bradford'])).toMatchObject({ progress: null, trend: null })
  expect(moved(['Leeds'])).toMatchObject({ progress: { lowest: -0.25 }, trend: 'worse' })
})

it('has no share of a way where there is no distance: no target, levels of a rubric, what is to be maintained', () => {
  const targets = [{ period: '2016', value: 3 }]
  expect(movement(inPeriod({}, 120, 150)).progress).toBeNull()
  expect(movement(inPeriod({ direction: 'maintain', targets }, 120, 150)).progress).toBeNull()
  const rubric = { kind: 'rubric', aggregation: 'median', baseline: { ...started, value: 1 }, targets } as const
  expect(movement(inPeriod(rubric, 1, 2))).toMatchObject({ progress: null, trend: 'better' })
})

it('tells neither progress nor trend of few people, of now, of before or at the start', () => {
  const targets = [{ period: '2016', value: 200 }]
  for (const few of [
    inPeriod({ targets }, 120, 3),
    inPeriod({ targets }, 4, 150),
    inPeriod({ targets, baseline: { ...started, value: 2 } }, 120, 150),
  ]) {
    expect(movement(few)).toEqual({ progress: null, trend: null, hidden: 1 })
  }
  expect(movement(inPeriod({ targets, countsPeople: false }, 120, 3)).hidden).toBe(0)
})

it('says nothing of a rubric that too few people judged, in this period or the one before', () => {
  const measure = measureWith({
    id: 'power',
    kind: 'rubric',
    direction: 'increase',
    aggregation: 'median',
    outcomeIds: ['heard'],
    rubric: ['Told', 'Asked', 'Deciding'].map(name => ({ name, words: '' })),
  })
  const judged = (iso: string, counts: number[]) => ({
    ...{ id: iso, measureId: 'power', day: dayAt(iso), perspectiveId: 'lived' },
    ...{ counts, dontKnow: 0, reason: '', dissent: '' },
  })
  const moved = (then: number[], now: number[]) => {
    const judgings = [judged('2015-06-01', then), judged('2016-06-01', now)]
    const reading = readMeasure({ measure, segments: [], blocks: [], observations: [], judgings })
    const found = figuresByElement([measure], () => reading, { period: year, before, threshold: 5 })
    return movement(...(found.get('heard') ?? []))
  }
  expect(moved([6, 0, 0], [0, 0, 6])).toMatchObject({ trend: 'better', hidden: 0 })
  expect(moved([6, 0, 0], [0, 0, 2])).toMatchObject({ trend: null, hidden: 1 })
  expect(moved([2, 0, 0], [0, 0, 6])).toMatchObject({ trend: null, hidden: 1 })
})
