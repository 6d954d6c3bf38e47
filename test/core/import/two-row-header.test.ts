import { describe, expect, it } from 'vitest'
import { sheetOf } from '../table/workbook/build-workbook'
import { goodImportOf } from './import-of'

const csv = (...rows: string[]) => `${rows.join('\n')}\n`
const read = async (source: string | Uint8Array) => {
  const made = await goodImportOf(source)
  return made.observations.map(({ day, value, dimensions, measure }) => [
    dimensions.place,
    day,
    dimensions.sex ?? dimensions.group ?? dimensions.age,
    value,
    measure,
  ])
}
const byYearAndSex = [
  ['Leeds', '2015-12-31', 'Men', 12, 'the file'],
  ['Leeds', '2015-12-31', 'Women', 3, 'the file'],
  ['Leeds', '2016-12-31', 'Men', 14, 'the file'],
  ['Leeds', '2016-12-31', 'Women', 4, 'the file'],
  ['York', '2015-12-31', 'Men', 5, 'the file'],
  ['York', '2015-12-31', 'Women', 'suppressed', 'the file'],
  ['York', '2016-12-31', 'Men', 6, 'the file'],
  ['York', '2016-12-31', 'Women', 2, 'the file'],
]

describe('a header of two rows', () => {
  it('with years over sexes, the years once for each pair', async () => {
    const rows = [',2015,,2016,', 'Council,Men,Women,Men,Women', 'Leeds,12,3,14,4', 'York,5,*,6,2']
    expect(await read(csv(...rows))).toEqual(byYearAndSex)
  })

  it('with years over sexes, the years in every column, and titles above', async () => {
    const rows = [
      'Rough sleeping by sex',
      ',2015,2015,2016,2016',
      'Council,Men,Women,Men,Women',
      'Leeds,12,3,14,4',
      'York,5,*,6,2',
      'Source: made up',
    ]
    expect((await read(csv(...rows))).map(row => row.slice(0, 4))).toEqual(byYearAndSex.map(row => row.slice(0, 4)))
  })

  it('with sexes over years', async () => {
    const rows = ['Council,Men,,Women,', ',2015,2016,2015,2016', 'Leeds,12,14,3,4', 'York,5,6,*,2']
    const made = await read(csv(...rows))
    expect(made.toSorted(byPlaceDaySex)).toEqual(byYearAndSex)
  })

  it('leaves out the total under each group, which would count everything twice', async () => {
    const rows = [
      ',2015,,,2016,,',
      'Council,Men,Women,Total,Men,Women,Total',
      'Leeds,12,3,15,14,4,18',
      'York,5,*,6,6,2,8',
    ]
    expect(await read(csv(...rows))).toEqual(byYearAndSex)
  })

  it('makes a measure of each name that stands under groups', async () => {
    const rows = [
      'Date,Council,Men,,Women,',
      ',,Housed,Refused,Housed,Refused',
      '2016-01-31,Leeds,1,2,3,4',
      '2016-02-29,Leeds,5,6,7,8',
    ]
    const made = await read(csv(...rows))
    expect(new Set(made.map(row => row.slice(2).join(' ')))).toEqual(
      new Set([
        'Men 1 Housed',
        'Men 2 Refused',
        'Women 3 Housed',
        'Women 4 Refused',
        'Men 5 Housed',
        'Men 6 Refused',
        'Women 7 Housed',
        'Women 8 Refused',
      ]),
    )
  })

  it('in a workbook', async () => {
    const bytes = sheetOf(
      ['', '2015', '', '2016', ''],
      ['Council', 'Men', 'Women', 'Men', 'Women'],
      ['Leeds', 12, 3, 14, 4],
      ['York', 5, '*', 6, 2],
    )
    expect((await read(bytes)).map(row => row.slice(0, 4))).toEqual(byYearAndSex.map(row => row.slice(0, 4)))
  })

  it('is one row where names under a title come once', async () => {
    const made = await goodImportOf(
      csv('"Rough sleeping, 2016 counts, final"', 'Council,2015,2016', 'Leeds,12,14', 'York,5,6'),
    )
    expect(made.file.table.groups).toBeNull()
    expect(made.observations).toHaveLength(4)
  })

  it('is one row where names stand once over a row of words that repeat', async () => {
    const made = await goodImportOf(
      csv('Date,Area,Kind,Source,Note,People', '2016-01-31,street,street,count,count,5', '2016-02-29,a,b,c,d,6'),
    )
    expect(made.file.table.groups).toBeNull()
    expect(made.observations.map(({ value }) => value)).toEqual([5, 6])
  })
})

const byPlaceDaySex = (a: readonly unknown[], b: readonly unknown[]): number =>
  a.slice(0, 3).join() < b.slice(0, 3).join() ? -1 : 1
