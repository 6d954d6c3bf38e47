import { readFileSync } from 'node:fs'
import { tableInFile } from '@core/import/file'
import { ok } from '@core/result'
import { rowsInFile, sheetsInFile } from '@core/table/file'
import { openWorkbook } from '@core/table/workbook/workbook'
import fc from 'fast-check'
import readXlsxFile from 'read-excel-file/universal'
import { describe, expect, it } from 'vitest'
import { goodImportOf } from '../../import/import-of'
import {
  type BuiltCell,
  cellXml,
  errorCell,
  formula,
  sheetOf,
  styled,
  workbookOf,
  workbookParts,
  zipped,
} from './build-workbook'

function rowsOf(bytes: Uint8Array, sheet = 'Figures') {
  const opened = openWorkbook(bytes)
  if (!opened.ok) throw new Error(opened.problem)
  const rows: string[][] = []
  const lines: number[] = []
  for (const batch of opened.value.rowsOf(sheet)) {
    if (!batch.ok) throw new Error(batch.problem)
    rows.push(...batch.value.rows)
    lines.push(...batch.value.lines)
  }
  return { rows, lines }
}
const cellsOf = (...cells: BuiltCell[]): string[] => rowsOf(sheetOf(cells)).rows[0] ?? []

describe('the cells of a sheet', () => {
  it('are days exactly, also before the leap day that Excel made up, and with the calendar from 1904', () => {
    expect(cellsOf(styled(42_704, 1), styled(1, 1), styled(59, 1), styled(60, 1), styled(61, 1))).toEqual([
      '2016-11-30',
      '1900-01-01',
      '1900-02-28',
      '1900-02-29',
      '1900-03-01',
    ])
    expect(cellsOf(styled(42_704.5, 2), styled(42_704.999_999_999_9, 2), styled(42_705, 5), styled(0.75, 6))).toEqual([
      '2016-11-30 12:00:00',
      '2016-12-01',
      'Dec 2016',
      '18:00:00',
    ])
    const from1904 = zipped(workbookParts([{ name: 'Figures', rows: [[styled(41_242, 1)]] }], { from1904: true }))
    expect(rowsOf(from1904).rows).toEqual([['2016-11-30']])
  })

  it('keep their numbers under percentages, currencies and colours', () => {
    expect(cellsOf(styled(0.284, 3), styled(1234.5, 4), styled(-7, 7), styled('4.2000000000000003E-2', 0))).toEqual([
      '28.4%',
      '1234.5',
      '-7',
      '0.042',
    ])
  })

  it('give errors by name, formulas by their last value, and say that one was never worked out', () => {
    expect(cellsOf(errorCell('#REF!'), formula('A1*2', 8), formula('A1*2'))).toEqual(['#REF!', '8', '#NOT CALCULATED!'])
  })

  it('give text as it was typed: runs joined, readings aloud left aside, line ends and signs resolved', () => {
    const inline =
      '<c r="REF" t="inlineStr"><is><r><t>Kings</t></r><r><t xml:space="preserve">ton &amp; Hull</t></r><rPh><t>x</t></rPh></is></c>'
    const odd = '<c r="REF" t="str"><f>"a"</f><v><![CDATA[a<b]]>_x000D_&#x41;</v></c>'
    expect(cellsOf(cellXml(inline), cellXml(odd), '01234', cellXml('<c r="REF" t="b"><v>1</v></c>'))).toEqual([
      'Kingston & Hull',
      'a<b\rA',
      '01234',
      'TRUE',
    ])
  })

  it('keep the row numbers of the sheet, leave out rows without anything, and are as wide as the widest before', () => {
    expect(rowsOf(sheetOf([], ['place', 'year', 'people'], [], ['Leeds'], [null, '2016']))).toEqual({
      rows: [
        ['place', 'year', 'people'],
        ['Leeds', '', ''],
        ['', '2016', ''],
      ],
      lines: [2, 4, 5],
    })
  })

  it('repeat words that are merged down over rows, and never a number', () => {
    const rows = [
      ['area', 'place', 'people'],
      ['North', 'Leeds', 3],
      [null, 'York', null],
      ['South', 'Poole', 4],
    ]
    expect(rowsOf(workbookOf({ name: 'Figures', rows, merged: ['A2:A3', 'C2:C3', 'A4:B4'] })).rows.slice(1)).toEqual([
      ['North', 'Leeds', '3'],
      ['North', 'York', ''],
      ['South', 'Poole', '4'],
    ])
  })
})

describe('the sheets of a workbook', () => {
  const figures = [
    ['place', 2016, 2017],
    ['Leeds', 20, 21],
    ['York', 18, 17],
  ]
  it('are listed with their size and first words, hidden ones as such', () => {
    const bytes = workbookOf(
      { name: 'About', rows: [['Rough sleeping'], [], ['Published 2018']] },
      { name: 'Old', rows: [...figures, ['Hull', 1, 2]], hidden: true },
      { name: 'A & B', rows: figures },
      { name: 'Empty', rows: [] },
    )
    expect(sheetsInFile(bytes)).toMatchObject(
      ok([
        { name: 'About', isHidden: false, rows: 2, columns: 1, titles: ['Rough sleeping', 'Published 2018'] },
        { name: 'Old', isHidden: true, rows: 4 },
        { name: 'A & B', rows: 3, columns: 3, titles: ['place', 'Leeds', 'York'], numbers: 4 },
        { name: 'Empty', rows: 0, columns: 0, titles: [] },
      ]),
    )
    expect(tableInFile(bytes)).toMatchObject({ ok: true, value: { sheet: 'A & B' } })
    expect(tableInFile(bytes, { sheet: 'Old' })).toMatchObject({ ok: true, value: { sheet: 'Old' } })
    expect(tableInFile(bytes, { sheet: 'Empty' })).toEqual({ ok: false, problem: 'empty-sheet', detail: 'Empty' })
    expect(tableInFile(bytes, { sheet: 'None' })).toEqual({ ok: false, problem: 'no-such-sheet', detail: 'None' })
  })

  it('say which of them a mapping is of, and the same file is read alike by it', async () => {
    const bytes = workbookOf({ name: 'Last year', rows: figures }, { name: 'Now', rows: [...figures, ['Hull', 1, 2]] })
    const { mapping, observations } = await goodImportOf(bytes, { sheet: 'Last year' })
    expect(mapping.sheet).toBe('Last year')
    const again = []
    for await (const batch of rowsInFile(bytes, mapping)) if (batch.ok) again.push(...batch.value.rows)
    expect(again).toHaveLength(3)
    expect(observations).toHaveLength(4)
  })
})

describe('rough sleeping as it was published', () => {
  const bytes = new Uint8Array(
    readFileSync('test/fixtures/homelessness-statistics/rough-sleeping-england-autumn-2017.xlsx'),
  )

  it('reads cell for cell as another reader does', async () => {
    const theirs = await readXlsxFile(bytes.slice().buffer)
    expect(theirs.map(({ sheet }) => sheet)).toEqual([
      'Contents',
      'LA dropdown',
      'table 1',
      'table 2a',
      'table 2b',
      'table 2c',
    ])
    for (const { sheet, data } of theirs) {
      const { rows, lines } = rowsOf(bytes, sheet)
      const ours = new Map(rows.map((row, index) => [lines[index], row.map(cell => cell.trim())]))
      for (const [index, row] of data.entries()) {
        const cells = ours.get(index + 1) ?? []
        // They leave errors and merged words out, and raised notes are not raised; numbers of every cell must be the same.
        for (const [place, cell] of row.entries()) {
          if (cell !== null)
            expect(`${index + 1} ${cells[place]?.normalize('NFKC')}`).toBe(
              `${index + 1} ${String(cell).trim().normalize('NFKC')}`,
            )
        }
      }
    }
  })

  it('goes in without an answer: 326 councils, whose sums are the published totals from 2010 to 2017', async () => {
    const { observations, preview, file, counts } = await goodImportOf(bytes)
    expect(file).toMatchObject({ sheet: 'table 1', table: { headerLine: 4 } })
    const published = [1768, 2181, 2309, 2414, 2744, 3569, 4134, 4751]
    for (const [index, total] of published.entries()) {
      const of = observations.filter(({ day }) => day === `${2010 + index}-12-31`)
      expect(of).toHaveLength(326)
      expect(of.reduce((sum, { value }) => sum + (typeof value === 'number' ? value : Number.NaN), 0)).toBe(total)
    }
    expect(counts).toMatchObject({ rowsIn: 373, rowsUsed: 326, cellsLeftOut: 0 })
    expect(counts.rowsByReason).toMatchObject({ 'total-row': 11, 'percentage-row': 21 })
    const england = preview.reading?.totalChecks.filter(({ label }) => label === 'England') ?? []
    expect(england.map(({ stated, agrees }) => [stated, agrees])).toEqual(published.map(total => [total, true]))
  })

  it('has the figures of every council, on its row', async () => {
    const { observations } = await goodImportOf(bytes)
    const { rows, lines } = rowsOf(bytes, 'table 1')
    const councils = rows.flatMap((row, index) => (/^E0[6-9]/.test(row[0] ?? '') ? [{ row, line: lines[index] }] : []))
    expect(councils).toHaveLength(326)
    for (const { row, line } of councils) {
      const own = observations.filter(each => each.line === line)
      expect(own.map(({ value }) => value)).toEqual(row.slice(3, 11).map(Number))
      expect(own.every(({ dimensions }) => dimensions.place === row[1])).toBe(true)
    }
  })

  it('goes in from another sheet by its name, on the day that a person says', async () => {
    const { observations } = await goodImportOf(bytes, {
      sheet: 'table 2a',
      change: mapping => ({ ...mapping, day: 17_500 }),
    })
    expect(observations.reduce((sum, { value }) => sum + Number(value), 0)).toBe(4751)
  })
})

describe('whatever is in a sheet', () => {
  const cell = fc.oneof(
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter(text => !/[\p{Cc}\p{Cs}\ufffe\uffff]|_x[0-9a-f]{4}_/iu.test(text)),
  )
  it('comes back as it went in', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }), table => {
        const { rows, lines } = rowsOf(sheetOf(...table))
        const found = new Map(lines.map((line, index) => [line, rows[index] ?? []]))
        for (const [index, row] of table.entries()) {
          const cells = found.get(index + 1) ?? []
          for (const [place, value] of row.entries())
            expect(cells[place] ?? '').toBe(value === null ? '' : String(value === 0 ? 0 : value))
        }
      }),
      { numRuns: 200 },
    )
  })
})
