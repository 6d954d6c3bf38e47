import { nextTarget, targetForPeriod } from '@core/measure/target'
import { reportingYear } from '@core/observation/period'
import { expect, it } from 'vitest'

const measure = {
  targets: [
    { period: '2020', value: 50 },
    { period: '2018', value: 100 },
  ],
}

it('a target holds for its own period and for no other', () => {
  expect(targetForPeriod(measure, reportingYear(2018, 4))).toEqual({ period: '2018', value: 100 })
  expect(targetForPeriod(measure, reportingYear(2019, 4))).toBeNull()
})

it('the next target is the nearest one ahead, in whatever order they were set', () => {
  expect(nextTarget(measure, reportingYear(2017, 4))?.period).toBe('2018')
  expect(nextTarget(measure, reportingYear(2018, 4))?.period).toBe('2020')
  expect(nextTarget(measure, reportingYear(2020, 4))).toBeNull()
})
