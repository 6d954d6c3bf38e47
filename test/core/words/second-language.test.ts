import { numberInWords } from '@core/measure/figure-words'
import { dayInWords, setShownLanguage } from '@core/words/format'
import { type Messages, showLanguage, t, words } from '@core/words/words'
import { afterEach, describe, expect, it } from 'vitest'

/** A few sentences of a language with three plurals, a comma before decimals and spaces between thousands. */
const polish: Messages = {
  terms: {
    standing: { away: 'W złą stronę' },
    standingCounted: {
      towards_one: '{{count, number}} idzie w dobrą stronę',
      towards_few: '{{count, number}} idą w dobrą stronę',
      towards_many: '{{count, number}} idzie w dobrą stronę',
      towards_other: '{{count, number}} idzie w dobrą stronę',
    },
    sphereName: { control: 'Strefa kontroli' },
  },
  report: {
    made: 'Data: {{date, date}}.',
    glance: {
      measures_one: '{{count, number}} miernik: {{parts, list}}.',
      measures_few: '{{count, number}} mierniki: {{parts, list}}.',
      measures_many: '{{count, number}} mierników: {{parts, list}}.',
    },
  },
}

afterEach(() => {
  words.changeLanguage('en-GB')
  setShownLanguage('en-GB')
})

describe('a second language', () => {
  it('is a file: words, plurals, numbers, days and lists follow it', () => {
    expect(t('terms:standing.away')).toBe('Moving the wrong way')
    showLanguage(words, 'pl', polish)

    expect(t('terms:standing.away')).toBe('W złą stronę')
    expect([1, 3, 5].map(count => t('terms:standingCounted.towards', { count }))).toEqual([
      '1 idzie w dobrą stronę',
      '3 idą w dobrą stronę',
      '5 idzie w dobrą stronę',
    ])
    expect(t('report:glance.measures', { count: 12_345, period: '2016', parts: ['a', 'b', 'c'] })).toBe(
      '12\u00a0345 mierników: a, b i c.',
    )
    expect(t('report:made', { date: '2016-03-31T10:00:00Z' })).toBe('Data: 31 marca 2016.')
    expect([numberInWords(12.5), dayInWords(16_891)]).toEqual(['12,5', '31 marca 2016'])
  })

  it('says in English what its file leaves out', () => {
    showLanguage(words, 'pl', polish)
    expect(t('terms:standing.held')).toBe('Held steady')
    expect(t('report:glance.unmeasured', { count: 2 })).toMatch(/^2 outcomes/)
  })
})

describe('what a person typed', () => {
  it('stays as typed, whatever it looks like', () => {
    const title = '{{count}} $t(report:page) {{- title}} <b> & “quoted”'
    expect(t('terms:quoted', { text: title })).toBe(`“${title}”`)
    expect(t('report:measure.judgedReason', { group: title })).toBe(`${title}, why`)
    expect(t('report:theory.altLevel', { level: 'Outcomes', titles: [title, 'other'] })).toBe(
      `Outcomes: ${title}; other.`,
    )
  })
})
