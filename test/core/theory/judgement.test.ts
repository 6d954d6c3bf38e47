import { namedPeriod, reportingYear } from '@core/observation/period'
import { judgementsOf, latestJudgement, periodJudged } from '@core/theory/claims'
import { describe, expect, it } from 'vitest'
import { dayAt } from '../observation/build'
import { judgementWith } from './build'

const april = { id: 'q1', title: 'April to June 2017', kind: 'quarter' as const }
const quarter = { ...april, firstDay: dayAt('2017-04-01'), lastDay: dayAt('2017-06-30') }
const launch = { id: 'launch', title: 'The launch', kind: 'campaign-phase' as const }
const phase = { ...launch, firstDay: dayAt('2016-11-01'), lastDay: dayAt('2017-06-15') }
const calendar = { yearStart: 4, named: [quarter, phase] }
const heard = { about: 'element', aboutId: 'heard' } as const
const spring2017 = judgementWith({ id: 'spring', day: dayAt('2017-05-02'), period: '2016', status: 'not-yet' })
const autumn2017 = judgementWith({ id: 'autumn', day: dayAt('2017-10-02'), status: 'partly-achieved' })
const year2016 = reportingYear(2016, 4)
const year2017 = reportingYear(2017, 4)

it('speaks of the year its day lies in, unless it says another', () => {
  expect(periodJudged(autumn2017, calendar)).toEqual(year2017)
  expect(periodJudged(spring2017, calendar)).toEqual(year2016)
})

it('a judgement made after a year ended counts for the year it speaks of', () => {
  const all = [spring2017, autumn2017]
  expect(latestJudgement(all, heard, calendar, year2016)?.id).toBe('spring')
  expect(latestJudgement(all, heard, calendar, year2017)?.id).toBe('autumn')
  expect(latestJudgement(all, heard, calendar)?.id).toBe('autumn')
  expect(latestJudgement(all, heard, calendar, reportingYear(2015, 4))).toBeNull()
})

it('a later look at an earlier year does not take the place of what was said of a later one', () => {
  const lookingBack = judgementWith({ id: 'back', day: dayAt('2018-01-01'), period: '2016', status: 'not-achieved' })
  const all = [spring2017, autumn2017, lookingBack]
  expect(judgementsOf(all, heard, calendar).map(({ id }) => id)).toEqual(['autumn', 'back', 'spring'])
  expect(latestJudgement(all, heard, calendar, year2016)?.id).toBe('back')
})

it('of one day, what was written down later counts', () => {
  const morning = judgementWith({ id: 'morning', recordedAt: '2016-07-18T08:00:00.000Z' })
  const evening = judgementWith({ id: 'evening', recordedAt: '2016-07-18T18:00:00.000Z' })
  expect(latestJudgement([evening, morning], heard, calendar)?.id).toBe('evening')
})

it('is of one thing only: a measure and an element may share an id', () =>
  expect(latestJudgement([judgementWith({ about: 'measure' })], heard, calendar)).toBeNull())

describe('of a period that people named', () => {
  const [inQuarter, inPhase] = [namedPeriod(quarter), namedPeriod(phase)]
  const may = judgementWith({ id: 'may', day: dayAt('2017-05-02'), period: '2017' })
  const afterwards = judgementWith({ id: 'afterwards', day: dayAt('2017-07-20'), period: 'q1' })

  it('what was judged in it counts, although it was said of the year', () => {
    expect(latestJudgement([spring2017, may, autumn2017], heard, calendar, inQuarter)?.id).toBe('may')
    expect(latestJudgement([spring2017, autumn2017], heard, calendar, inQuarter)?.id).toBe('spring')
  })

  it('what names it counts, whenever it was said', () => {
    expect(latestJudgement([may, afterwards, autumn2017], heard, calendar, inQuarter)?.id).toBe('afterwards')
    expect(latestJudgement([may, afterwards], heard, calendar, inPhase)?.id).toBe('may')
    expect(latestJudgement([afterwards], heard, calendar, inPhase)).toBeNull()
    expect(periodJudged(afterwards, calendar)).toEqual(inQuarter)
  })

  it('of two that speak up to the same day, the one that names the period looked at counts', () => {
    const last = { ...quarter, id: 'last', firstDay: dayAt('2017-01-01'), lastDay: dayAt('2017-03-31') }
    const both = { yearStart: 4, named: [last] }
    const ofQuarter = judgementWith({ id: 'of-quarter', day: dayAt('2017-04-30'), period: 'last' })
    const ofYear = judgementWith({ id: 'of-year', day: dayAt('2017-04-10'), period: '2016' })
    expect(latestJudgement([ofQuarter, ofYear], heard, both, year2016)?.id).toBe('of-year')
    expect(latestJudgement([ofQuarter, ofYear], heard, both, namedPeriod(last))?.id).toBe('of-quarter')
  })

  it('one that was taken away leaves the year of the day', () =>
    expect(periodJudged(afterwards, { ...calendar, named: [] })).toEqual(year2017))
})
