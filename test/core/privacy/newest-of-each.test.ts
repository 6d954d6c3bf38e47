import type { ExportedObservation } from '@core/export/exported-observation'
import { sharedMeasure } from '@core/privacy/records'
import type { Measure } from '@core/project/entities'
import { describe, expect, it } from 'vitest'
import { dayAt, measureWith } from '../observation/build'

const told = (measure: Measure, rows: readonly (readonly [iso: string, place: string, value: number])[]) =>
  rows.map(
    ([iso, place, value]): ExportedObservation => ({
      measure,
      day: dayAt(iso),
      flag: 'value',
      value,
      denominator: null,
      dimensions: place === '' ? {} : { place },
      note: '',
      marks: '',
      source: '',
      origin: 'import',
      importFile: null,
      line: null,
      fromSurvey: false,
    }),
  )
const options = { threshold: 5, yearStart: 4 }
const shownIn = (measure: Measure, rows: Parameters<typeof told>[1]) =>
  sharedMeasure(measure, told(measure, rows), options).observations.map(
    ({ dimensions, value, hidden }) => [dimensions.place ?? '', hidden ? 'hidden' : value] as const,
  )

describe('small numbers, where a total is of each place’s newest', () => {
  it('cannot be had by taking the shown newest from the total: two places are hidden whole', () => {
    const measure = measureWith({ aggregation: 'latest', across: 'sum' })
    const shown = shownIn(measure, [
      ['2023-06-30', 'Ashby', 40],
      ['2023-06-30', 'Barton', 60],
      ['2023-06-30', 'Corley', 30],
      ['2024-03-31', 'Ashby', 3],
      ['2024-03-28', 'Barton', 62],
      ['2024-03-27', 'Corley', 31],
    ])
    const newest = shown.slice(3)
    expect(newest.filter(([, value]) => value === 'hidden').length).toBeGreaterThanOrEqual(2)
    expect(newest[0]?.[1]).toBe('hidden')
  })

  it('cannot be had from what is of the whole either, where parts are not summed', () => {
    const measure = measureWith({ aggregation: 'latest', across: 'none' })
    const shown = shownIn(measure, [
      ['2024-03-31', '', 105],
      ['2024-03-31', 'Ashby', 3],
      ['2024-03-31', 'Barton', 62],
      ['2024-03-31', 'Corley', 40],
    ])
    expect(shown[0]).toEqual(['', 105])
    expect(shown.slice(1).filter(([, value]) => value === 'hidden').length).toBeGreaterThanOrEqual(2)
  })

  it('averages what nothing tells apart, in place of adding it', () => {
    const measure = measureWith({ aggregation: 'latest', across: 'mean', countsPeople: false })
    expect(
      shownIn(measure, [
        ['2024-03-31', '', 4],
        ['2024-03-31', '', 5],
      ]),
    ).toEqual([['', 4.5]])
  })
})
