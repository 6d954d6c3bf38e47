import { judgedByPerspective, levelAgreed, medianLevel, suppressedJudgings } from '@core/measure/judging'
import { standingOfMeasure } from '@core/measure/standing'
import { figureForPeriod, medianOf } from '@core/observation/aggregate'
import { reportingYear } from '@core/observation/period'
import { readMeasure } from '@core/observation/reading'
import { suppressedReading } from '@core/privacy/measure'
import type { RubricJudging } from '@core/project/entities'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAt, measureWith, observationOn } from '../observation/build'

const rubric = ['Told', 'Asked', 'Deciding', 'Holding the pen'].map(name => ({ name, words: '' }))
const measure = measureWith({ kind: 'rubric', aggregation: 'median', direction: 'increase', rubric })
const year = reportingYear(2016, 1)

let made = 0
const judging = (perspectiveId: string, counts: number[], fields: Partial<RubricJudging> = {}): RubricJudging => ({
  id: `judging-${made++}`,
  measureId: 'measure',
  day: dayAt('2016-12-10'),
  perspectiveId,
  counts,
  dontKnow: 0,
  reason: '',
  dissent: '',
  ...fields,
})
const readingWithJudgings = (...judgings: RubricJudging[]) =>
  readMeasure({ measure, segments: [], blocks: [], observations: [], judgings })

describe('how groups judged', () => {
  it('keeps each perspective apart, with its spread and its dissent', () => {
    const judged = judgedByPerspective(
      [judging('lived', [5, 0, 0, 5], { dissent: 'Half of us see real change.' }), judging('learnt', [0, 0, 6, 0])],
      year.firstDay,
      year.lastDay,
    )
    expect(judged).toMatchObject([
      { perspectiveId: 'lived', level: 1, agreement: -1, dissents: ['Half of us see real change.'] },
      { perspectiveId: 'learnt', level: 3, agreement: 1 },
    ])
  })

  it('is as of the newest day, where several groups of one perspective are added up', () => {
    const judged = judgedByPerspective(
      [
        judging('lived', [9, 0, 0, 0], { day: dayAt('2016-03-01') }),
        judging('lived', [0, 2, 1, 0], { reason: 'One' }),
        judging('lived', [0, 0, 4, 0], { reason: 'Two', dontKnow: 2 }),
      ],
      year.firstDay,
      year.lastDay,
    )
    expect(judged).toMatchObject([
      { counts: [0, 2, 5, 0], level: 3, answered: 7, dontKnow: 2, reasons: ['One', 'Two'] },
    ])
  })

  it('has the level that more than half reach, as single judgements have', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 30 }), levels => {
        const counts = Array.from({ length: 6 }, (_, place) => levels.filter(level => level === place + 1).length)
        expect(medianLevel(counts)).toBe(medianOf(levels, 'rubric'))
      }),
    ))

  it('has no level where nobody chose one', () => {
    expect(medianLevel([0, 0, 0])).toBeNull()
    expect(levelAgreed(judgedByPerspective([judging('lived', [0, 0, 0, 0], { dontKnow: 4 })], 0, 30_000))).toBeNull()
  })
})

describe('the figure of a rubric that groups judged', () => {
  it('is the level on which all of them come out', () => {
    const reading = readingWithJudgings(judging('lived', [0, 5, 1, 0]), judging('learnt', [1, 7, 0, 0]))
    expect(figureForPeriod(reading, measure, year)).toMatchObject({ value: 2, n: 14 })
  })

  it('is none where they differ, and the standing says that they do', () => {
    const reading = readingWithJudgings(judging('lived', [0, 5, 0, 0]), judging('learnt', [0, 0, 0, 50]))
    expect(figureForPeriod(reading, measure, year)).toBeNull()
    expect(standingOfMeasure(measure, reading, year).code).toBe('seen-differently')
  })

  it('stands before what was recorded one by one, in the period in which they judged alone', () => {
    const observations = [observationOn('2016-05-01', 4), observationOn('2015-05-01', 4)]
    const judgings = [judging('lived', [0, 5, 0, 0])]
    const reading = readMeasure({ measure, segments: [], blocks: [], observations, judgings })
    expect(figureForPeriod(reading, measure, year)?.value).toBe(2)
    expect(figureForPeriod(reading, measure, reportingYear(2015, 1))?.value).toBe(4)
  })
})

describe('what leaves the room', () => {
  const small = judging('lived', [0, 4, 0, 0])
  const large = judging('learnt', [0, 0, 6, 0])
  const days = { from: year.firstDay, to: year.lastDay }

  it('does not count how few people judged', () => {
    expect(suppressedJudgings([small, large], 5, days)).toEqual([large])
    const told = suppressedReading(readingWithJudgings(small, large), year, 5)
    expect(figureForPeriod(told.reading, measure, year)?.value).toBe(3)
    expect(told.hidden).toBe(false)
  })

  it('says that something is hidden where only few judged, rather than that nobody did', () => {
    expect(suppressedReading(readingWithJudgings(small), year, 5).hidden).toBe(true)
    expect(suppressedReading(readingWithJudgings(small), reportingYear(2015, 1), 5).hidden).toBe(false)
  })
})
