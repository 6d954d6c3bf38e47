import { readFileSync } from 'node:fs'
import { type FileProblem, tableInFile } from '@core/import/file'
import { sheetsInFile } from '@core/table/file'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { faults } from '../../../faults'
import { goodImportOf, importOf } from '../../import/import-of'
import { cellXml, columnName, errorCell, sheetOf, styled, workbookOf, workbookParts, zipped } from './build-workbook'

const real = new Uint8Array(
  readFileSync('test/fixtures/homelessness-statistics/rough-sleeping-england-autumn-2017.xlsx'),
)
const figures = {
  name: 'Figures',
  rows: [
    ['place', 'year', 'people'],
    ['Leeds', 2016, 20],
    ['York', 2016, 18],
  ],
}
const parts = workbookParts([figures])
const withPart = (name: string, text: string) => zipped({ ...parts, [name]: strToU8(text) })
const withSheet = (inside: string) =>
  withPart('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${inside}</sheetData></worksheet>`)
const utf16 = (text: string) => Uint8Array.from([...text].flatMap(letter => [letter.charCodeAt(0), 0]))
const oldFile = (name: string) => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0, 0, ...utf16(name)])

/** The same zip with another size told for a part, in its directory and before its bytes. */
function lyingAbout(bytes: Uint8Array, part: string, size: number): Uint8Array {
  const lying = bytes.slice()
  const view = new DataView(lying.buffer)
  const name = strToU8(part)
  for (let at = 0; at < lying.length - 46; at++) {
    const isLocal = view.getUint32(at, true) === 0x04034b50
    const isCentral = view.getUint32(at, true) === 0x02014b50
    const from = at + (isLocal ? 30 : 46)
    if ((!isLocal && !isCentral) || !name.every((byte, index) => lying[from + index] === byte)) continue
    view.setUint32(at + (isLocal ? 22 : 24), size, true)
  }
  return lying
}

const refused: readonly [name: string, bytes: Uint8Array, problem: FileProblem][] = [
  ['another zip', zipSync({ 'photo.jpg': strToU8('photo') }), 'binary'],
  ['a zip that only names a workbook', zipSync({ 'xl/nothing.xml': strToU8('<a/>') }), 'damaged-workbook'],
  [
    'a Word document',
    zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'word/document.xml': strToU8('<a/>') }),
    'damaged-workbook',
  ],
  ['an old workbook', oldFile('Workbook'), 'workbook'],
  ['a workbook with a password', oldFile('EncryptedPackage'), 'locked-workbook'],
  [
    'a binary workbook',
    zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'xl/workbook.bin': strToU8('x') }),
    'workbook',
  ],
  [
    'an OpenDocument sheet',
    zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }] }),
    'workbook',
  ],
  ['cut short by one byte', real.slice(0, -1), 'damaged-workbook'],
  ['cut in half', real.slice(0, real.length / 2), 'damaged-workbook'],
  ['no sheets', withPart('xl/workbook.xml', '<workbook><sheets/></workbook>'), 'no-sheets'],
  [
    'a chart for its only sheet',
    zipped({
      ...parts,
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId1" Type="x/chartsheet" Target="c.xml"/></Relationships>',
      ),
    }),
    'no-sheets',
  ],
  ['an empty sheet', workbookOf({ name: 'Figures', rows: [] }), 'empty-sheet'],
  [
    'a sheet of blank formatted cells',
    withSheet('<row r="1"><c r="A1" s="3"/><c r="XFD1" s="1"></c></row>'),
    'empty-sheet',
  ],
  [
    'a sheet that is not there',
    zipped(Object.fromEntries(Object.entries(parts).filter(([name]) => !name.includes('sheet1')))),
    'damaged-workbook',
  ],
  [
    'a sheet cut short',
    withPart('xl/worksheets/sheet1.xml', '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>'),
    'damaged-workbook',
  ],
  ['a sheet that is no XML', withPart('xl/worksheets/sheet1.xml', '{"rows": []}'), 'empty-sheet'],
  [
    'entities that multiply',
    withPart(
      'xl/worksheets/sheet1.xml',
      '<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
    ),
    'damaged-workbook',
  ],
  ['a row beyond the last', withSheet('<row r="99999999999"><c><v>1</v></c></row>'), 'damaged-workbook'],
  [
    'rows out of order',
    withSheet('<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>'),
    'damaged-workbook',
  ],
  ['a column beyond the last', withSheet('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'), 'damaged-workbook'],
  ['a cell that names no column', withSheet('<row r="1"><c r="1"><v>1</v></c></row>'), 'damaged-workbook'],
  ['a text that is not on the list', withSheet('<row r="1"><c r="A1" t="s"><v>77</v></c></row>'), 'damaged-workbook'],
  ['a size that is told too small', lyingAbout(zipped(parts), 'xl/worksheets/sheet1.xml', 20), 'damaged-workbook'],
  ['a size that is told too large', lyingAbout(zipped(parts), 'xl/worksheets/sheet1.xml', 9000), 'damaged-workbook'],
  [
    'a sheet that says it is 3 GB',
    lyingAbout(zipped(parts), 'xl/worksheets/sheet1.xml', 3_000_000_000),
    'workbook-too-large',
  ],
  [
    'a list of texts that says it is 3 GB',
    lyingAbout(zipped(parts), 'xl/sharedStrings.xml', 3_000_000_000),
    'workbook-too-large',
  ],
]

describe('a workbook that cannot be read is refused by its code', () => {
  it.each(refused)('%s', async (_, bytes, problem) => {
    expect(await importOf(bytes)).toMatchObject({ problem })
  })

  it('when its blank cells unpack to a gigabyte a thousand times smaller', () => {
    const blank = strToU8(`<worksheet><sheetData>${' '.repeat(40_000_000)}`)
    const bytes = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': blank })
    expect(bytes.length).toBeLessThan(200_000)
    // A gap between two cells longer than any text of a workbook.
    expect(tableInFile(bytes)).toMatchObject({ ok: false, problem: 'damaged-workbook' })
  })

  it('when a few far cells would make thousands of millions of blank ones', () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `<row r="${index + 2}"><c r="A${index + 2}"><v>1</v></c></row>`,
    )
    const bytes = withSheet(`<row r="1"><c r="XFD1"><v>1</v></c></row>${rows.join('')}`)
    expect(sheetsInFile(bytes)).toMatchObject({ ok: false, problem: 'workbook-too-large' })
  })

  it('wherever it is cut, and whichever byte is spoilt: a code, never a crash', async () => {
    const bytes = zipped(parts)
    for (let at = 0; at < bytes.length; at += faults(7, 1)) {
      const cut = await importOf(bytes.slice(0, at))
      expect('problem' in cut).toBe(true)
      const spoilt = bytes.slice()
      spoilt[at] = (spoilt[at] ?? 0) ^ 0x55
      await importOf(spoilt)
    }
  })
})

describe('a workbook that is odd but whole comes in', () => {
  it('with rows and rows that are formatted and empty: a million, where faults are tried', async () => {
    const withBlankRows = (count: number): Uint8Array => {
      const blank = Array.from(
        { length: count },
        (_, index) => `<row r="${index + 4}"><c r="A${index + 4}" s="1"/></row>`,
      )
      const filled = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml'])
      return withPart('xl/worksheets/sheet1.xml', filled.replace('</sheetData>', `${blank.join('')}</sheetData>`))
    }
    const { observations, counts } = await goodImportOf(withBlankRows(20_000))
    expect(observations.map(({ value }) => value)).toEqual([20, 18])
    expect(counts).toMatchObject({ rowsIn: 2, rowsLeftOut: 0 })
    const table = tableInFile(withBlankRows(faults(100_000, 1_048_000)), { sheet: 'Figures' })
    expect(table.ok && table.value.table.sample.rows).toHaveLength(2)
  }, 120_000)

  it('with thousands of columns: 16,384, where faults are tried', async () => {
    const names = Array.from({ length: faults(3000, 16_382) }, (_, index) => `note ${index}`)
    const notes = names.map(() => 'x')
    const { observations } = await goodImportOf(
      sheetOf(['place', 'people', ...names], ['Leeds', 20, ...notes], ['York', 18, ...notes]),
      { change: mapping => ({ ...mapping, day: 17_166 }) },
    )
    expect(columnName(16_383)).toBe('XFD')
    expect(observations.map(({ value }) => value)).toEqual([20, 18])
  })

  it('with errors and formulas that were never worked out: an error is left out with its text', async () => {
    const bytes = sheetOf(
      ['place', 'year', 'people'],
      ['Leeds', 2016, 20],
      ...['Bury', 'Bath', 'Wells', 'Stroud'].map(place => [place, 2016, 1]),
      ['York', 2016, errorCell('#REF!')],
      ['Hull', 2016, errorCell('#N/A')],
      ['Ripon', 2016, cellXml('<c r="REF"><f>C2+C3</f></c>')],
      ['Selby', 2016, cellXml('<c r="REF"/>')],
    )
    const { observations, leftOut } = await goodImportOf(bytes)
    expect(observations.map(({ value, line }) => [value, line]).filter(([value]) => value !== 1)).toEqual([
      [20, 2],
      ['missing', 8],
      ['missing', 9],
      ['missing', 10],
    ])
    expect(leftOut.map(({ line, reason, text }) => [line, reason, text])).toEqual([
      [7, 'not-a-number', 'York, 2016, #REF!'],
    ])
  })

  it('with titles above, footnotes below, numbers as text, dates, per cents and pounds', async () => {
    const bytes = sheetOf(
      ['Rents, by council'],
      [],
      ['council', 'date', 'households', 'share in arrears', 'rent'],
      ['Leeds', styled(42_704, 1), '1,234', styled(0.284, 3), styled(612.5, 4)],
      ['York', styled(42_705, 1), '987', styled(0.07, 3), styled(701, 4)],
      ['Source: councils'],
    )
    const { observations, leftOut } = await goodImportOf(bytes, {
      change: mapping => ({
        ...mapping,
        columns: mapping.columns.map(column =>
          'numbers' in column.role ? { ...column, role: { ...column.role, numbers: 'point' as const } } : column,
        ),
      }),
    })
    expect(observations.map(({ measure, day, value }) => [measure, day, value])).toEqual([
      ['households', '2016-11-30', 1234],
      ['households', '2016-12-01', 987],
      ['share in arrears', '2016-11-30', 0.284],
      ['share in arrears', '2016-12-01', 0.07],
      ['rent', '2016-11-30', 612.5],
      ['rent', '2016-12-01', 701],
    ])
    expect(leftOut.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'above-header'],
      [6, 'no-values'],
    ])
  })
})

/** Each took a pattern the square of its length: minutes for a few kilobytes on the disk. */
describe('a workbook made to keep the reader busy', () => {
  const rows =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>date</t></is></c><c r="B1" t="inlineStr"><is><t>people</t></is></c></row>'
  const figure = (before: string) =>
    `<row r="2"><c r="A2" t="inlineStr"><is><t>2016-01-01</t></is></c><c ${before}r ="B2"><v>5</v></c></row>`
  const sheet = (inside: string, after = '') =>
    withPart('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${inside}</sheetData>${after}</worksheet>`)

  it.each([
    ['merges that never end', sheet(rows + figure(''), 'mergeCell '.repeat(90_000))],
    ['an attribute without a value', sheet(rows + figure(`${'a'.repeat(400_000)} `))],
    ['spaces instead of attributes', sheet(rows + figure(' '.repeat(400_000)))],
  ])('is read all the same: %s', async (_, bytes) => {
    const { observations } = await goodImportOf(bytes)
    expect(observations).toMatchObject([{ day: '2016-01-01', value: 5 }])
  })

  it.each<[string, Uint8Array, FileProblem]>([
    [
      'one text of two million letters',
      withPart('xl/sharedStrings.xml', `<sst><si>${`<t>${'x'.repeat(500_000)}</t>`.repeat(4)}</si></sst>`),
      'damaged-workbook',
    ],
    [
      'texts of 129 MB',
      zipped({ ...parts, 'xl/sharedStrings.xml': new Uint8Array(129 * 2 ** 20).fill(32) }),
      'workbook-too-large',
    ],
    [
      'a cell merged down in every column of every row',
      sheet(
        `<row r="1">${Array.from({ length: 16_384 }, (_, column) => `<c r="${columnName(column)}1" t="str"><v>a</v></c>`).join('')}</row>${Array.from({ length: 2000 }, (_, row) => `<row r="${row + 2}"><c r="A${row + 2}"><v>1</v></c></row>`).join('')}`,
        `<mergeCells>${Array.from({ length: 16_384 }, (_, column) => `<mergeCell ref="${columnName(column)}1:${columnName(column)}1048576"/>`).join('')}</mergeCells>`,
      ),
      'workbook-too-large',
    ],
  ])('is refused: %s', (_, bytes, problem) => expect(tableInFile(bytes)).toMatchObject({ ok: false, problem }))
})
