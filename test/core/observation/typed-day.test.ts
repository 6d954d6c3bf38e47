import { dayFromIso, isoFromDay } from '@core/observation/day'
import { dayFromTyped } from '@core/observation/typed-day'
import { dayInWords, setShownLanguage } from '@core/words/format'
import { afterEach, expect, it } from 'vitest'

const read = (text: string, monthFirst = false) => {
  const day = dayFromTyped(text, monthFirst)
  return day === null ? null : isoFromDay(day)
}
afterEach(() => setShownLanguage('en-GB'))

it.each([
  '31/12/2026',
  '31.12.2026',
  '31-12-26',
  ' 31 12 2026 ',
  '2026-12-31',
  '2026/12/31',
  '31 Dec 2026',
  '31st December 2026',
  '31-Dec-26',
  'Dec 31, 2026',
  '٣١/١٢/٢٠٢٦',
])('reads %s', text => {
  expect(read(text)).toBe('2026-12-31')
})

it('takes the order of the person’s own dates, and the other where only that can be meant', () => {
  expect([read('3/4/2026'), read('3/4/2026', true)]).toEqual(['2026-04-03', '2026-03-04'])
  expect([read('12/31/2026'), read('31/12/2026', true)]).toEqual(['2026-12-31', '2026-12-31'])
})

it('takes nothing for a day that is none, or could be several', () => {
  for (const text of [
    '',
    '31',
    '31/12',
    '2026',
    '31/02/2026',
    '13/13/2026',
    'soon',
    '3 J 2026',
    '3 Ju 2026',
    '1 Smarch 2026',
  ])
    expect([text, read(text)]).toEqual([text, null])
})

it.each(['en-GB', 'cy', 'ar'])('reads what it shows in %s', language => {
  setShownLanguage(language)
  for (let month = 1; month <= 12; month += 1) {
    const day = dayFromIso(`2026-${String(month).padStart(2, '0')}-28`)
    if (day.ok) expect([month, dayFromTyped(dayInWords(day.value))]).toEqual([month, day.value])
  }
})
