import { type DateStyle, dateOrderShown, dayInCell } from '@core/import/date-cell'
import { looksLikeYear, yearPairIsMonth } from '@core/import/year-cell'
import { isoFromDay } from '@core/observation/day'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const usual: DateStyle = { order: 'day-first', yearEndsIn: 12, spans: true }
const read = (text: string, style: Partial<DateStyle> = {}): string => {
  const day = dayInCell(text, { ...usual, ...style })
  return typeof day === 'number' ? isoFromDay(day) : day
}

describe('a day in a cell', () => {
  it.each([
    ['2016-03-31', '2016-03-31'],
    ['2016/3/1', '2016-03-01'],
    ['20160331', '2016-03-31'],
    ['2016-03-31T14:05:00Z', '2016-03-31'],
    ['2016-03-31 14:05:00.123+01:00', '2016-03-31'],
    ['31/03/2016', '2016-03-31'],
    ['3/4/2016', '2016-04-03'],
    ['03/04/16', '2016-04-03'],
    ['03/04/2016 09:30', '2016-04-03'],
    ['31.03.2016', '2016-03-31'],
    ['31 March 2016', '2016-03-31'],
    ['31st March 2016', '2016-03-31'],
    ['Thursday 31 March 2016', '2016-03-31'],
    ['31-Mar-16', '2016-03-31'],
    ['March 31, 2016', '2016-03-31'],
    ['Mar-16', '2016-03-31'],
    ['Feb 2016', '2016-02-29'],
    ['2016 February', '2016-02-29'],
    ['2016-02', '2016-02-29'],
    ['02/2016', '2016-02-29'],
    ['Q3 2014', '2014-09-30'],
    ['2014 Q3', '2014-09-30'],
    ['2014-Q3', '2014-09-30'],
    ['2014Q1', '2014-03-31'],
    ['2016', '2016-12-31'],
    ['2010.000000', '2010-12-31'],
    ['2016-17', '2017-03-31'],
    ['2016/17', '2017-03-31'],
    ['2016-2017', '2017-03-31'],
    ['1999-00', '2000-03-31'],
    ['01/01/69', '2069-01-01'],
    ['01/01/70', '1970-01-01'],
  ])('reads %j as %s', (text, day) => expect(read(text)).toBe(day))

  it('reads day and month the other way round when told so, except between points', () => {
    expect(read('03/04/2016', { order: 'month-first' })).toBe('2016-03-04')
    expect(read('03.04.2016', { order: 'month-first' })).toBe('2016-04-03')
  })

  it('ends a year in the month it is told', () => {
    expect(read('2016', { yearEndsIn: 3 })).toBe('2016-03-31')
    expect(read('2016-17', { yearEndsIn: 8 })).toBe('2017-08-31')
  })

  it('reads 2011-12 as a year or as a month, as the column says', () => {
    expect(read('2011-12')).toBe('2012-03-31')
    expect(read('2011-12', { spans: false })).toBe('2011-12-31')
    expect(yearPairIsMonth('2013-11')).toBe(true)
    expect(yearPairIsMonth('2011-12')).toBe(false)
    expect(yearPairIsMonth('2016')).toBeNull()
  })

  it('reads Excel serial days only when told so', () => {
    expect(read('42736')).toBe('not-a-date')
    expect(read('42736', { order: 'serial' })).toBe('2017-01-01')
    expect(read('59', { order: 'serial' })).toBe('1900-02-28')
    expect(read('60', { order: 'serial' })).toBe('no-such-day')
    expect(read('61', { order: 'serial' })).toBe('1900-03-01')
  })

  it.each([
    '31/02/2016',
    '2016-02-30',
    '2015-02-29',
    '2016-13-01',
    '0000-01-01',
    '01/01/0000',
    '13/13/2016',
    '2016-13',
  ])('says that there is no such day as %s', text => expect(read(text)).toBe('no-such-day'))

  it.each(['', 'spring', '12', '3.5', 'March', '31/03', '1/2/3/4', 'Q5 2014', '1990-2019', 'May be'])(
    'does not take %j for a day',
    text => expect(read(text)).toBe('not-a-date'),
  )

  it('reads back every day it would write', () => {
    fc.assert(
      fc.property(fc.integer({ min: -354_285, max: 2_932_896 }), day => {
        expect(read(isoFromDay(day))).toBe(isoFromDay(day))
      }),
    )
  })
})

describe('what a cell tells about its column', () => {
  it.each([
    ['31/03/2016', 'day-first'],
    ['03/31/2016', 'month-first'],
    ['03/04/2016', 'either'],
    ['04/04/2016', null],
    ['2016-03-04', null],
    ['31.03.2016', null],
  ])('%s: %s', (text, shown) => expect(dateOrderShown(text)).toBe(shown))

  it('knows years from counts', () => {
    expect(['2016', '2016.000000', '2016-17', '2016-19', 'FY 2016'].every(looksLikeYear)).toBe(true)
    expect(['164', '20160', '3000', '1990-19', '2016.5'].some(looksLikeYear)).toBe(false)
  })
})
