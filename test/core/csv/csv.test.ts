import { csvLine, csvLineForSpreadsheets, exactNumber, unescapeFormula, withoutFormula } from '@core/csv/csv'
import { numberInCell } from '@core/import/number-cell'
import { readRows } from '@core/table/rows'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const cellsOf = (line: string) => {
  const read = readRows(line, 'comma')
  if (!read.ok) throw new Error(read.problem)
  return read.value.rows
}

describe('a CSV line', () => {
  it('is read back cell by cell, whatever the cells hold', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 6 }), cells => {
        // Line ends are one kind once they are read.
        const read = cells.map(cell => cell.replaceAll('\u0000', '\uFFFD').replace(/\r\n?/g, '\n'))
        expect(cellsOf(csvLine(cells))).toEqual([read])
      }),
    ))

  it('holds numbers that read back as the very same number', () =>
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
        expect(numberInCell(exactNumber(value), 'point')).toEqual({
          value: value === 0 ? 0 : value,
          perCent: false,
          note: '',
        })
      }),
    ))
})

describe('text for spreadsheets', () => {
  it.each(['=1+1', '+44 20', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '  =cmd|x', '＝1', '\n@x'])('cannot run: %j', text =>
    expect(withoutFormula(text)).toBe(`'${text}`),
  )

  it.each(['Leeds', '5', 'a=b', '', ' '])('is left as it is where nothing could run: %j', text =>
    expect(withoutFormula(text)).toBe(text),
  )

  it('is the text itself again once the apostrophe is taken away', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map(text => `'${text}`),
          fc.string().map(text => `=${text}`),
        ),
        text => {
          expect(unescapeFormula(withoutFormula(text))).toBe(text)
        },
      ),
    ))

  it('keeps negative numbers numbers', () => expect(csvLineForSpreadsheets([-3.5, '-3'])).toBe("-3.5,'-3\r\n"))
})
