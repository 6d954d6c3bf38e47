import { periodProblem } from '@core/measure/reporting-period'
import { monthOf } from '@core/observation/day'
import { periodInWords } from '@core/observation/grain'
import { cutMonths, namedPeriods, periodCalled, periodOfKey } from '@core/observation/period'
import { ok, problem } from '@core/result'
import { monthsInWords, setShownLanguage } from '@core/words/format'
import { afterEach, describe, expect, it } from 'vitest'
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

describe('a month or quarter taken as it is', () => {
  afterEach(() => setShownLanguage('en-GB'))
  const inEnglish = rowOf('p-q2', 'Apr–Jun 2016', '2016-04-01', '2016-06-30')
  const inWelsh = rowOf(
    'p-m',
    monthsInWords(dayAt('2016-04-01'), dayAt('2016-04-30'), 'cy'),
    '2016-04-01',
    '2016-04-30',
  )
  const rows = [inEnglish, inWelsh]
  const labels = (language: string) => {
    setShownLanguage(language)
    return namedPeriods(rows).map(({ label }) => label)
  }

  it('is named in the language that is shown, whichever it was made in', () => {
    expect(inWelsh.title).toBe('Ebr 2016')
    expect(labels('en-GB').map(label => label.replaceAll('\u2009', ''))).toEqual(['Apr–Jun 2016', 'Apr 2016'])
    const [quarterLabel, monthLabel] = labels('ar')
    expect(quarterLabel).toMatch(/أبريل.*يونيو/)
    expect(monthLabel).toMatch(/^أبريل/)
    setShownLanguage('cy')
    const [shown] = namedPeriods([inEnglish])
    expect(shown?.label).toMatch(/^Ebr/)
    setShownLanguage('en-GB')
    expect(shown && periodInWords(shown)).toMatch(/^Apr/)
  })

  it('is found, and is taken, by both names', () => {
    setShownLanguage('cy')
    const [{ label } = { label: '' }] = namedPeriods([inEnglish])
    for (const called of ['Apr–Jun 2016', label]) {
      expect(periodCalled(called, 1, rows)).toMatchObject({ value: { key: 'p-q2' } })
      expect(periodProblem({ ...launch, title: called }, rows)).toBe('title-taken')
    }
  })

  it('keeps the name somebody gave it, and one whose days are others by now', () => {
    const renamed = { ...inEnglish, title: 'Spring' }
    const moved = { ...inEnglish, lastDay: dayAt('2016-06-29') }
    const later = { ...inEnglish, firstDay: dayAt('2016-05-01'), lastDay: dayAt('2016-07-31') }
    setShownLanguage('ar')
    expect(
      namedPeriods([renamed, moved, later])
        .map(({ label }) => label)
        .toSorted(),
    ).toEqual(['Apr–Jun 2016', 'Apr–Jun 2016', 'Spring'])
  })
})

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
