import { type DecimalMark, decimalMarkShown, numberInCell, plainNumber } from '@core/import/number-cell'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const numberIn = (text: string, decimal: DecimalMark = 'point'): number | string => {
  const found = numberInCell(text, decimal)
  return typeof found === 'string' ? found : found.value
}

describe('a number in a cell', () => {
  it.each([
    ['4134', 4134],
    ['-3', -3],
    ['−3', -3],
    ['–3', -3],
    ['- 3', -3],
    ['+3', 3],
    ['(12)', -12],
    ['(£1,200.50)', -1200.5],
    ['£1,234.50', 1234.5],
    ['-£5', -5],
    ['£-5', -5],
    ['1234 €', 1234],
    ['$ 7', 7],
    ['1,234', 1234],
    ['1,234,567', 1_234_567],
    ['1 234 567', 1_234_567],
    ['1\u00a0234', 1234],
    ['1\u202f234,0', 'not-a-number'],
    ["1'234", 1234],
    ['.5', 0.5],
    ['5.', 5],
    ['0.1', 0.1],
    ['1.5E+06', 1_500_000],
    ['2e3', 2000],
    ['007', 7],
    ['-0', 0],
    [' 12 ', 12],
    ['\t12', 12],
    ['12,34,567', 1_234_567],
    ['1,23,456.5', 123_456.5],
    ['١٢٣', 123],
    ['١٬٢٣٤٫٥', 1234.5],
    ['٤٥٪', 45],
    ['१२', 12],
    ['１２', 12],
    ['\u200e20', 20],
    ['18\u200f', 18],
    ['£1.2m', 1_200_000],
    ['£1.2bn', 1_200_000_000],
    ['-£1.5 million', -1_500_000],
    ['3.4k', 3400],
    ['3k', 3000],
    ['1.2m', 1_200_000],
    ['12 thousand', 12_000],
    ['US$1,200', 1200],
    ['GBP 1,200', 1200],
    ['1 200 kr', 1200],
    ['85 zł', 85],
    ['12 lei', 12],
    ['CHF 5', 5],
  ])('reads %j with a decimal point as %j', (text, value) => expect(numberIn(text)).toBe(value))

  it.each([
    ['1,5', 1.5],
    ['1.234,5', 1234.5],
    ['1.234', 1234],
    ['1 234,5', 1234.5],
    ['-1,5', -1.5],
    ['1,5 %', 1.5],
    ['42', 42],
    ['1.5', 'not-a-number'],
    ['1,2 Mio. €', 1_200_000],
    ['1.200,50 zł', 1200.5],
    ['3,5 mld', 3_500_000_000],
  ])('reads %j with a decimal comma as %j', (text, value) => expect(numberIn(text, 'comma')).toBe(value))

  it.each([
    '',
    ' ',
    '-',
    '.',
    '%',
    '£',
    '()',
    '(-3)',
    '--3',
    '1,23',
    '1,2345',
    '1,2,345',
    '12,345,67',
    '1,234.567.8',
    '12m',
    '1.2 m',
    '3 k',
    '1e3k',
    '12 left',
    '12 people',
    'Infinity',
    'Inf',
    'NaN',
    '=1+1',
    '=SUM(A1:A3)',
    '0x1F',
    '1e',
    'e5',
    '١٢٣x',
    '12/03/2016',
    '2016-17',
    '1,234 567',
  ])('does not take %j for a number', text => expect(numberIn(text)).toBe('not-a-number'))

  it('refuses what cannot be kept exactly', () => {
    expect(numberIn('12345678901234567')).toBe('number-too-large')
    expect(numberIn('1e999')).toBe('number-too-large')
  })

  it('says that a per cent is one, and leaves it as it stands', () => {
    expect(numberInCell('45%', 'point')).toEqual({ value: 45, perCent: true, note: '' })
    expect(numberInCell('45,5 %', 'comma')).toEqual({ value: 45.5, perCent: true, note: '' })
    expect(numberInCell('12 per cent', 'point')).toEqual({ value: 12, perCent: true, note: '' })
  })

  it('reads every number that JavaScript writes as that very number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e14, max: 1e14 }), number => {
        expect(numberIn(String(number))).toBe(number === 0 ? 0 : number)
      }),
    )
  })

  it('reads thousands in groups as the same number without', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), number => {
        const grouped = number.toLocaleString('en-GB')
        expect(numberIn(grouped)).toBe(number)
        expect(numberIn(grouped.replaceAll(',', '.'), 'comma')).toBe(number)
      }),
    )
  })

  it('has a quick way that agrees with the careful one wherever it answers', () => {
    const text = fc.stringMatching(/^-?[0-9]{0,18}(\.[0-9]{0,4})?$/)
    fc.assert(
      fc.property(text, cell => {
        const quick = plainNumber(cell)
        if (!Number.isNaN(quick)) expect(quick).toBe(Number(cell) === 0 ? 0 : Number(cell))
      }),
    )
  })
})

describe('which decimal mark a cell shows', () => {
  it.each([
    ['1.5', 'point'],
    ['1,234.5', 'point'],
    ['1,234,567', 'point'],
    ['0.123', 'point'],
    ['2010.000000', 'point'],
    ['1,5', 'comma'],
    ['1.234,5', 'comma'],
    ['1.234.567', 'comma'],
    ['0,123', 'comma'],
    ['1,234', 'either'],
    ['1.234', 'either'],
    ['£1,234', 'either'],
    ['1234', null],
    ['1, 2', null],
    ['abc, def', null],
  ])('%j shows %j', (text, shown) => expect(decimalMarkShown(text)).toBe(shown))
})
