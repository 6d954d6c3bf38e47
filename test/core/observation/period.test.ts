import { monthOf } from '@core/observation/day'
import { cutMonths, namedPeriods, periodCalled, periodOfKey } from '@core/observation/period'
import { ok, problem } from '@core/result'
import { describe, expect, it } from 'vitest'
import { dayAt } from './build'

const rowOf = (id: string, title: string, first: string, last: string) => ({
  id,
  title,
  kind: 'campaign-phase' as const,
  firstDay: dayAt(first),
  lastDay: dayAt(last),
})
const launch = rowOf('p-launch', 'Launch phase', '2016-05-10', '2016-07-31')
const quarter = rowOf('p-quarter', 'Spring', '2016-04-01', '2016-06-30')

describe('a period a person means', () => {
  it('is a reporting year, or a named one by its title or id', () => {
    expect(periodCalled('2016-17', 4, [launch])).toMatchObject({ value: { key: '2016', kind: 'year' } })
    expect(periodCalled(' launch  PHASE ', 4, [launch])).toMatchObject({
      value: { key: 'p-launch', label: 'Launch phase' },
    })
    expect(periodCalled('p-launch', 4, [launch])).toMatchObject({ value: { firstDay: launch.firstDay } })
  })

  it('is refused where there is none, or several are called so', () => {
    expect(periodCalled('Autumn', 4, [launch])).toEqual(problem('no-such-period', 'Autumn'))
    const twice = [launch, { ...launch, id: 'p-other' }]
    expect(periodCalled('Launch phase', 4, twice)).toEqual(problem('period-of-several', 'Launch phase'))
  })

  it('is gone where its row is', () => {
    expect(periodOfKey('p-launch', 4, [launch])?.label).toBe('Launch phase')
    expect(periodOfKey('p-launch', 4, [])).toBeNull()
    expect(ok(periodOfKey('2016', 4, [])?.label)).toEqual(ok('2016-17'))
  })
})

it('named periods are listed from the newest to the oldest', () =>
  expect(namedPeriods([quarter, launch]).map(({ key }) => key)).toEqual(['p-launch', 'p-quarter']))

it('a month is cut only by a period that begins or ends within it', () => {
  expect(cutMonths([quarter])).toEqual(new Set())
  expect(cutMonths([launch, quarter])).toEqual(new Set([monthOf(2016, 5)]))
})
