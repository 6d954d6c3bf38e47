import { reportingYear } from '@core/observation/period'
import { judgementsOf, latestJudgement, yearJudged } from '@core/theory/judgement'
import { expect, it } from 'vitest'
import { dayAt } from '../observation/build'
import { judgementWith } from './build'

const heard = { about: 'element', aboutId: 'heard' } as const
const spring2017 = judgementWith({ id: 'spring', day: dayAt('2017-05-02'), period: '2016', status: 'not-yet' })
const autumn2017 = judgementWith({ id: 'autumn', day: dayAt('2017-10-02'), status: 'partly-achieved' })
const year2016 = reportingYear(2016, 4)
const year2017 = reportingYear(2017, 4)

it('speaks of the year its day lies in, unless it says another', () => {
  expect(yearJudged(autumn2017, 4)).toEqual(year2017)
  expect(yearJudged(spring2017, 4)).toEqual(year2016)
})

it('a judgement made after a year ended counts for the year it speaks of', () => {
  const all = [spring2017, autumn2017]
  expect(latestJudgement(all, heard, 4, year2016)?.id).toBe('spring')
  expect(latestJudgement(all, heard, 4, year2017)?.id).toBe('autumn')
  expect(latestJudgement(all, heard, 4)?.id).toBe('autumn')
  expect(latestJudgement(all, heard, 4, reportingYear(2015, 4))).toBeNull()
})

it('a later look at an earlier year does not take the place of what was said of a later one', () => {
  const lookingBack = judgementWith({ id: 'back', day: dayAt('2018-01-01'), period: '2016', status: 'not-achieved' })
  const all = [spring2017, autumn2017, lookingBack]
  expect(judgementsOf(all, heard, 4).map(({ id }) => id)).toEqual(['autumn', 'back', 'spring'])
  expect(latestJudgement(all, heard, 4, year2016)?.id).toBe('back')
})

it('of one day, what was written down later counts', () => {
  const morning = judgementWith({ id: 'morning', recordedAt: '2016-07-18T08:00:00.000Z' })
  const evening = judgementWith({ id: 'evening', recordedAt: '2016-07-18T18:00:00.000Z' })
  expect(latestJudgement([evening, morning], heard, 4)?.id).toBe('evening')
})

it('is of one thing only: a measure and an element may share an id', () =>
  expect(latestJudgement([judgementWith({ about: 'measure' })], heard, 4)).toBeNull())
