import { asOfDay } from '@core/measure/as-of'
import { reportingYear } from '@core/observation/period'
import { describe, expect, it } from 'vitest'
import { dayAt, measureWith, readingWith } from '../observation/build'

const year = reportingYear(2016, 1)

describe('the day a figure is from', () => {
  it('is the newest with a number in the period, whatever is missing after it', () => {
    const measure = measureWith()
    const reading = readingWith(measure, [
      ['2015-12-31', 1],
      ['2016-02-29', 4],
      ['2016-05-31', 3],
      ['2016-06-30', null],
      ['2017-01-01', 9],
    ])
    expect(asOfDay(measure, reading, year)).toBe(dayAt('2016-05-31'))
    expect(asOfDay(measure, reading, reportingYear(2014, 1))).toBeNull()
  })

  it('is of a milestone the last record by the end of the period, from before it too', () => {
    const measure = measureWith({ kind: 'milestone' })
    const reading = readingWith(measure, [
      ['2015-03-01', 0],
      ['2017-03-01', 1],
    ])
    expect(asOfDay(measure, reading, year)).toBe(dayAt('2015-03-01'))
  })

  it('is of a rubric that groups assessed their last assessment in the period', () => {
    const measure = measureWith({ kind: 'rubric' })
    const judging = { id: 'j', measureId: 'measure', perspectiveId: 'lived', counts: [1], dontKnow: 0, reason: '' }
    const judgings = ['2016-03-01', '2016-09-15', '2017-02-01'].map(on => ({ ...judging, day: dayAt(on), dissent: '' }))
    expect(asOfDay(measure, { ...readingWith(measure, [['2016-12-31', 1]]), judgings }, year)).toBe(dayAt('2016-09-15'))
  })
})
