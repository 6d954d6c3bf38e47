import { csvText } from '@core/csv/csv-text'
import { readRows } from '@core/import/rows'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const cellsOf = (text: string): string[][] => {
  const read = readRows(text.slice(1), 'comma')
  if (!read.ok) throw new Error(read.problem)
  return read.value.rows
}

describe('a CSV file', () => {
  it.each(['=1+1', '+44', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '=cmd|"/c calc"!A0'])(
    'never hands a spreadsheet a formula: %j',
    text => expect(cellsOf(csvText([[text]]))[0]?.[0]).toBe(`'${text}`),
  )

  it('leaves numbers numbers, and words as they are', () =>
    expect(csvText([['Homes, all of them', 'a "good" one', -3, 'two\nlines']])).toBe(
      '\ufeff"Homes, all of them","a ""good"" one",-3,"two\nlines"\r\n',
    ))

  it('reads back as it was, whatever stood in it', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 }), rows => {
        const back = cellsOf(csvText(rows.map(([a, b]) => [`x${a}`, `x${b}`])))
        expect(back).toEqual(rows.map(([a, b]) => [`x${a}`, `x${b}`]))
      }),
    ))
})
