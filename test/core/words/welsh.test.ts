import { dayFromIso } from '@core/observation/day'
import {
  choiceInWords,
  dayInWords,
  listInWords,
  monthInWords,
  monthNames,
  monthsInWords,
  timeInWords,
} from '@core/words/format'
import { welshDays } from '@core/words/welsh'
import { expect, it } from 'vitest'

const day = (iso: string): number => {
  const read = dayFromIso(iso)
  return read.ok ? read.value : Number.NaN
}

it('says days in Welsh, which Chromium has none of, in the order of British English', () => {
  expect(dayInWords(day('2026-12-01'), 'cy')).toBe('1 Rhagfyr 2026')
  expect(monthInWords(day('2026-02-28'), 'cy')).toBe('Chwefror 2026')
  expect(monthNames('cy').slice(5, 8)).toEqual(['Mehefin', 'Gorffennaf', 'Awst'])
  expect(timeInWords('2026-07-10T18:00:00', 'cy')).toBe('10 Gorffennaf 2026 am 18:00')
})

it('says the months from one day to another, over the end of a year too', () => {
  expect(monthsInWords(day('2016-04-01'), day('2016-06-30'), 'cy')).toMatch(/^Ebr\s?–\s?Meh 2016$/)
  expect(monthsInWords(day('2016-12-01'), day('2017-01-31'), 'cy')).toMatch(/^Rhag 2016\s–\sIon 2017$/)
  expect(welshDays({ month: 'long', timeZone: 'UTC' }).format(Date.UTC(2020, 0, 31))).toBe('Ionawr')
})

it('joins lists as Welsh does', () => {
  expect(listInWords(['tai', 'Abertawe'], 'cy')).toBe('tai ac Abertawe')
  expect(listInWords(['a', 'b', 'tai'], 'cy')).toBe('a, b a tai')
  expect(choiceInWords(['a', 'b', 'c'], 'cy')).toBe('a, b neu c')
  expect([listInWords([], 'cy'), listInWords(['tai'], 'cy')]).toEqual(['', 'tai'])
})
