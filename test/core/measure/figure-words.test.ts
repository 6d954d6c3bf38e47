import { figureInWords, numberInWords, shareInWords } from '@core/measure/figure-words'
import { figureForPeriod } from '@core/observation/aggregate'
import { reportingYear } from '@core/observation/period'
import { describe, expect, it } from 'vitest'
import { measureWith, readingWith } from '../observation/build'

const share = measureWith({ kind: 'share', aggregation: 'share' })
const rubric = measureWith({
  kind: 'rubric',
  aggregation: 'latest',
  rubric: ['Not listened to', 'Listened to', 'Shaping decisions'].map(name => ({ name, words: '' })),
})
const threshold = 5

function shareOf(numerator: number, denominator: number) {
  const figure = figureForPeriod(
    readingWith(share, [['2016-06-30', numerator, denominator]]),
    share,
    reportingYear(2016, 1),
  )
  if (!figure) throw new Error('no figure')
  return figureInWords(figure, share, { threshold })
}

describe('numbers', () => {
  it('are grouped by thousands', () => expect(figureInWords(4134, measureWith(), { threshold })).toBe('4,134'))
  it('show decimals only as far as they tell', () => {
    expect(numberInWords(1234.56)).toBe('1,235')
    expect(numberInWords(12.34)).toBe('12.3')
    expect(numberInWords(0.18)).toBe('0.18')
    expect(numberInWords(0.01234)).toBe('0.012')
    expect(numberInWords(0)).toBe('0')
    expect(numberInWords(-7.5)).toBe('-7.5')
  })
})

describe('shares', () => {
  it('are whole per cent', () => expect(shareOf(62, 100)).toBe('62%'))
  it('of fewer than the threshold are counts', () => expect(shareOf(2, 3)).toBe('2 of 3'))
  it('of the threshold are per cent', () => expect(shareOf(2, 5)).toBe('40%'))
  it('are of one precision beside each other: a decimal only where whole per cent would say none or all', () => {
    // 1 of 12, 2 of 12 and 11 of 12.
    expect([1, 2, 11].map(part => shareInWords(part / 12))).toEqual(['8%', '17%', '92%'])
    expect([0.004, 0.005, 0.994, 0.996].map(share => shareInWords(share))).toEqual(['0.4%', '1%', '99%', '99.6%'])
  })
  it('are none or all only where they are', () => {
    expect(shareInWords(0)).toBe('0%')
    expect(shareInWords(1)).toBe('100%')
    expect(shareInWords(0.0001)).toBe('under 0.1%')
    expect(shareInWords(0.9999)).toBe('over 99.9%')
  })
  it('given bare, as a target is, are per cent', () => expect(figureInWords(0.5, share, { threshold })).toBe('50%'))
})

describe('rubrics', () => {
  it('are said by the name of their level', () => expect(figureInWords(2, rubric, { threshold })).toBe('Listened to'))
  it('fall back to the number where the level is gone', () => expect(figureInWords(4, rubric, { threshold })).toBe('4'))
  it('that are only counted are numbers', () =>
    expect(figureInWords(2, { ...rubric, aggregation: 'count' }, { threshold })).toBe('2'))
})
