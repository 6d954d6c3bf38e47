import { numberInWords } from '@core/measure/figure-words'
import { amountInWords, dayInWords, monthNames, percent, setShownLanguage, shownLanguage } from '@core/words/format'
import { inDocuments, type Messages, showLanguage, t, words } from '@core/words/words'
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

describe('a document that is made while the screen shows another language', () => {
  it('is in English, words and figures, and the screen goes on in its own', () => {
    showLanguage(words, 'pl', polish)
    const said = () => [t('terms:standing.away'), numberInWords(12_345.5), dayInWords(16_891)]
    expect(inDocuments(said)).toEqual(['Moving the wrong way', '12,346', '31 March 2016'])
    expect(said()).toEqual(['W złą stronę', '12\u00a0346', '31 marca 2016'])
  })

  it('leaves the screen its language where it cannot be made', () => {
    showLanguage(words, 'pl', polish)
    const broken = () => {
      throw new Error('cannot be made')
    }
    expect(() => inDocuments(broken)).toThrow('cannot be made')
    expect([shownLanguage(), t('terms:standing.away')]).toEqual(['pl', 'W złą stronę'])
  })
})

describe('figures in Arabic', () => {
  it('have the digits that documents have, and no mark that would turn a sentence they begin', () => {
    expect([numberInWords(1234.5, 'ar'), percent(0.75, 'ar'), amountInWords(10.2, 'ar')]).toEqual([
      '1,235',
      '75%',
      '10.20',
    ])
    expect(dayInWords(16_891, 'ar')).toBe('31 مارس 2016')
    expect(monthNames('ar')[0]).toBe('يناير')
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
