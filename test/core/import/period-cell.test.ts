import { type DateStyle, periodInCell } from '@core/import/date-cell'
import { periodInHeading } from '@core/import/period-heading'
import { isoFromDay } from '@core/observation/day'
import { describe, expect, it } from 'vitest'

const usual: DateStyle = { order: 'day-first', yearEndsIn: 12, spans: true }
const read = (text: string, style: Partial<DateStyle> = {}): string => {
  const period = periodInCell(text, { ...usual, ...style })
  return typeof period === 'string'
    ? period
    : `${isoFromDay(period.firstDay)} ${isoFromDay(period.lastDay)} ${period.unit}`
}

describe('a period in a cell', () => {
  it.each([
    ['Q1 2020-21', '2020-04-01 2020-06-30 quarter'],
    ['2020-21 Q1', '2020-04-01 2020-06-30 quarter'],
    ['Q4 2025/26', '2026-01-01 2026-03-31 quarter'],
    ['Quarter 3 2020/21', '2020-10-01 2020-12-31 quarter'],
    ['2020/21: Q2', '2020-07-01 2020-09-30 quarter'],
    ['Q1 (Apr-Jun) 2020/21', '2020-04-01 2020-06-30 quarter'],
    ['2023Q1', '2023-01-01 2023-03-31 quarter'],
    ['2023-Q1', '2023-01-01 2023-03-31 quarter'],
    ['1st quarter 2020', '2020-01-01 2020-03-31 quarter'],
    ['2020/21', '2020-04-01 2021-03-31 year'],
    ['FY2019/20', '2019-04-01 2020-03-31 year'],
    ['FY 2019-20', '2019-04-01 2020-03-31 year'],
    ['financial year 2019-20', '2019-04-01 2020-03-31 year'],
    ['2021 to 2022', '2021-04-01 2022-03-31 year'],
    ['2017/18 academic year', '2017-09-01 2018-08-31 year'],
    ['year ending March 2020', '2019-04-01 2020-03-31 year'],
    ['Year to 31 March 2019', '2018-04-01 2019-03-31 year'],
    ['12 months to June 2020', '2019-07-01 2020-06-30 year'],
    ['quarter ending June 2020', '2020-04-01 2020-06-30 quarter'],
    ['1 April 2019 to 31 March 2020', '2019-04-01 2020-03-31 year'],
    ['01/04/2019 - 31/03/2020', '2019-04-01 2020-03-31 year'],
    ['1 April to 30 June 2019', '2019-04-01 2019-06-30 quarter'],
    ['Apr to Jun 2019', '2019-04-01 2019-06-30 quarter'],
    ['Jan-Mar 2019', '2019-01-01 2019-03-31 quarter'],
    ['Oct to Mar 2020', '2019-10-01 2020-03-31 half-year'],
    ['April 2019 to March 2020', '2019-04-01 2020-03-31 year'],
    ['202301', '2023-01-01 2023-01-31 month'],
    ['2023M04', '2023-04-01 2023-04-30 month'],
    ['2023-24 January', '2024-01-01 2024-01-31 month'],
    ['2021 [YR2021]', '2021-01-01 2021-12-31 year'],
    ['mid-2024', '2024-06-30 2024-06-30 day'],
    ['Autumn 2017', '2017-09-01 2017-11-30 quarter'],
    ['Winter 2017/18', '2017-12-01 2018-02-28 quarter'],
    ['H1 2020', '2020-01-01 2020-06-30 half-year'],
    ['H2 2020-21', '2020-10-01 2021-03-31 half-year'],
    ['w/c 3 April 2023', '2023-04-03 2023-04-09 week'],
    ['week ending 9 April 2023', '2023-04-03 2023-04-09 week'],
    ['2016-W05', '2016-02-01 2016-02-07 week'],
    ['2020-W53', '2020-12-28 2021-01-03 week'],
    ['At 31 March 2013', '2013-03-31 2013-03-31 day'],
    ['2019 [r]', '2019-01-01 2019-12-31 year'],
    ['2019* ', '2019-01-01 2019-12-31 year'],
    ['2019 (note 3)', '2019-01-01 2019-12-31 year'],
    ['2010/11 P', '2010-04-01 2011-03-31 year'],
    ['31 March 2019²', '2019-03-31 2019-03-31 day'],
    // Months in the languages of participants, and of some forms.
    ['Ionawr 2023', '2023-01-01 2023-01-31 month'],
    ['Chwefror 2023', '2023-02-01 2023-02-28 month'],
    ['2023 luty', '2023-02-01 2023-02-28 month'],
    ['3 kwietnia 2023', '2023-04-03 2023-04-03 day'],
    ['martie 2023', '2023-03-01 2023-03-31 month'],
    ['березень 2023', '2023-03-01 2023-03-31 month'],
    ['يناير 2023', '2023-01-01 2023-01-31 month'],
    ['١٥ مارس ٢٠٢٣', '2023-03-15 2023-03-15 day'],
    ['1er août 2022', '2022-08-01 2022-08-01 day'],
    // Several years that are counted together.
    ['2018-20', '2018-01-01 2020-12-31 other'],
    ['2018-2020', '2018-01-01 2020-12-31 other'],
    ['2018 to 2020', '2018-01-01 2020-12-31 other'],
    ['2009-11', '2009-01-01 2011-12-31 other'],
    ['2018/19 to 2020/21', '2018-04-01 2021-03-31 other'],
    ['2018/19-2020/21', '2018-04-01 2021-03-31 other'],
    // Quarters as other offices write them.
    ['2022-T1', '2022-01-01 2022-03-31 quarter'],
    ['T2 2022', '2022-04-01 2022-06-30 quarter'],
    ['4T2022', '2022-10-01 2022-12-31 quarter'],
    ['2022K3', '2022-07-01 2022-09-30 quarter'],
    ['2022 2e kwartaal', '2022-04-01 2022-06-30 quarter'],
    ['1er trimestre 2022', '2022-01-01 2022-03-31 quarter'],
    ['2º trimestre 2022', '2022-04-01 2022-06-30 quarter'],
    ['II kw. 2022', '2022-04-01 2022-06-30 quarter'],
    ['1Q21', '2021-01-01 2021-03-31 quarter'],
    ["Q3'21", '2021-07-01 2021-09-30 quarter'],
    ['21Q4', '2021-10-01 2021-12-31 quarter'],
    ['June quarter 2022', '2022-04-01 2022-06-30 quarter'],
    ['KW 5 2022', '2022-01-31 2022-02-06 week'],
    ['2022MM02', '2022-02-01 2022-02-28 month'],
    ['Y/E Mar-21', '2020-04-01 2021-03-31 year'],
    ['Autumn term 2021/22', '2021-09-01 2021-12-31 other'],
    ['Spring term 2021/22', '2022-01-01 2022-03-31 quarter'],
    ['janeiro de 2023', '2023-01-01 2023-01-31 month'],
  ])('%j is %s', (text, period) => expect(read(text)).toBe(period))

  it('begins a financial year where the project does', () => {
    expect(read('Q1 2020-21', { financialYearStart: 7 })).toBe('2020-07-01 2020-09-30 quarter')
    expect(read('2020-21', { financialYearStart: 7 })).toBe('2020-07-01 2021-06-30 year')
    expect(read('May 2020-21', { financialYearStart: 7 })).toBe('2021-05-01 2021-05-31 month')
    expect(read('Q3 FY23', { financialYearStart: 4 })).toBe('2022-10-01 2022-12-31 quarter')
    expect(read('FY23', { financialYearStart: 4 })).toBe('2022-04-01 2023-03-31 year')
    expect(read('FY2023 Q1', { yearEndsIn: 6 })).toBe('2022-07-01 2022-09-30 quarter')
  })

  it('takes a month for one where the column holds months', () => {
    expect(read('2009-11', { spans: false })).toBe('2009-11-01 2009-11-30 month')
    expect(read('2011-13', { spans: false })).toBe('2011-01-01 2013-12-31 other')
  })

  it.each([
    'Market 2020',
    'Mayor 2024',
    'Q2 FY2021',
    'Winter 2017',
    '2010 and 2014',
    '1990 to 2014',
    'Q3 FY23',
    '2566',
    '1444',
    'Q1 12',
    'Q1',
    'Room 12',
    'year ending 2020',
  ])('does not guess what %j is', text => expect(read(text)).toBe('not-a-date'))
  it.each(['2023M13', '2021-W53', '31 April 2020'])('says that there is no %j', text =>
    expect(read(text)).toBe('no-such-day'),
  )
})

describe('a period in a heading', () => {
  it.each([
    ['Women 2021', '2021-12-31', 'Women'],
    ['2021 Women', '2021-12-31', 'Women'],
    ['2021: Women', '2021-12-31', 'Women'],
    ['Women 2021 [r]', '2021-12-31', 'Women'],
    ['Total (2021)', '2021-12-31', 'Total'],
    ['Female_2017', '2017-12-31', 'Female'],
    ['Households Q1 2020-21', '2020-06-30', 'Households'],
    ['Households at 31 March 2023', '2023-03-31', 'Households'],
    ['Households assessed, year ending March 2020', '2020-03-31', 'Households assessed'],
    ['Band 3 May 2021', '2021-05-03', 'Band'],
    ['2024-25: Q1', '2024-06-30', ''],
  ])('%j', (heading, day, rest) => {
    const found = periodInHeading(heading, usual)
    expect([found && isoFromDay(found.period.lastDay), found?.rest]).toEqual([day, rest])
  })
  it.each(['Ward 12', '0-4', 'Change 2024 to 2025 %', 'Number of people', 'Ward 1234'])('%j has none', heading =>
    expect(periodInHeading(heading, usual)).toBeNull(),
  )
})
