import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Answers, goodImportOf, importOf } from '../import/import-of'
import { bytesIn } from './bytes-in'
import { cellXml, formula, sheetOf, styled, workbookOf, workbookParts, zipped } from './workbook/build-workbook'

const caseOf = (name: string) => new Uint8Array(readFileSync(`test/fixtures/cases/${name}`))

/** Measure, day, value and words of every observation. */
async function figuresOf(source: Uint8Array | string, answers: Answers = {}) {
  const { observations } = await goodImportOf(source, answers)
  return observations.map(({ measure, day, value, dimensions }) => [measure, day, value, ...Object.values(dimensions)])
}
const sumOf = (figures: readonly (readonly unknown[])[], measure?: string) =>
  figures.filter(each => measure === undefined || each[0] === measure).reduce((sum, each) => sum + Number(each[2]), 0)

describe('quotes as programs write them', () => {
  it('a space before a quote (k18a, k18c)', async () => {
    expect(await figuresOf(caseOf('k18a-space-before-quote.csv'))).toEqual([
      ['Households', '2023-03-31', 12, 'Ashby, Town'],
      ['Households', '2023-03-31', 23, 'Barton, East'],
    ])
    const other = await figuresOf(caseOf('k18c-space-before-quote-semicolon.csv'))
    expect(other.map(([measure, day]) => [measure, day])).toEqual(Array(2).fill(['Households', '2023-03-31']))
    expect(sumOf(other)).toBe(35)
  })

  it('guards (k18b)', async () => {
    const figures = await figuresOf(caseOf('k18b-equals-guard.csv'))
    expect(figures.map(([measure, day, value]) => [measure, day, value])).toEqual([
      ['Households', '2023-03-31', 12],
      ['Households', '2023-03-31', 13],
    ])
    expect(figures.every(figure => figure.includes('Ashby') || figure.includes('Barton'))).toBe(true)
  })

  it('a mark, the line that names the delimiter, spaces and quotes together', async () => {
    const text =
      '\ufeffsep=;\r\nArea; "Date"; "Households"\r\n"Ashby; Town"; ="2023-03-31"; "1"\r\nBarton; "2023-03-31"; ="2"\r\n'
    expect(await figuresOf(text)).toEqual([
      ['Households', '2023-03-31', 1, 'Ashby; Town'],
      ['Households', '2023-03-31', 2, 'Barton'],
    ])
  })

  it('tabs, guards within quotes, and a place whose name begins with a space and has quotes later', async () => {
    const text = 'Area\tDate\tHouseholds\n "Old" Ashby\t"=""2023-03-31"""\t="5"\nBarton\t ="2023-03-31"\t6\n'
    const figures = await figuresOf(text)
    expect(figures.map(([, day, value]) => [day, value])).toEqual([
      ['2023-03-31', 5],
      ['2023-03-31', 6],
    ])
    expect(figures[0]?.[3]).toContain('"Old" Ashby')
  })
})

describe('letters of other code pages', () => {
  it('Polish in Windows-1250 (k17a): the likeliest is proposed, others are offered', async () => {
    const { file, observations } = await goodImportOf(caseOf('k17a-polish-windows-1250.csv'))
    expect(observations.map(({ dimensions, value }) => [...Object.values(dimensions), value])).toEqual([
      ['Łódź', 10],
      ['Kraków', 20],
      ['Święta', 30],
    ])
    expect(file).toMatchObject({ encoding: 'windows-1250', encodingIsCertain: false })
    expect(file.encodingChoices).toHaveLength(3)
    expect(file.encodingChoices[0]).toEqual({ encoding: 'windows-1250', sample: ['Łódź', 'Kraków', 'Święta'] })
  })

  it('one bad byte in UTF-8 (k17b): it alone is lost, and its line is named', async () => {
    const { file, observations } = await goodImportOf(caseOf('k17b-utf-8-with-one-bad-byte.csv'))
    expect(observations.map(({ dimensions, value }) => [...Object.values(dimensions), value])).toEqual([
      ['München', 10],
      ['Köln', 20],
      ['B\ufffdnde', 40],
    ])
    expect(file).toMatchObject({ encoding: 'utf-8', encodingIsCertain: true, damage: { bytes: 1, lines: [4] } })
  })

  it.each([
    ['koi8-r', 'Город', ['Казань', 'Нижний Новгород', 'Санкт-Петербург']],
    ['macintosh', 'Région', ['Évreux', 'Besançon', 'Orléans']],
    ['windows-1254', 'İl', ['Şanlıurfa', 'Iğdır', 'Muğla']],
  ] as const)('%s', async (encoding, heading, places) => {
    const text = [`${heading},Date,Households`, ...places.map(place => `${place},2023-03-31,4`)].join('\r\n')
    const bytes = bytesIn(encoding, text)
    for (const answers of [{}, { encoding }]) {
      const { observations, file } = await goodImportOf(bytes, answers)
      expect(observations.map(({ dimensions }) => Object.values(dimensions)[0])).toEqual([...places])
      expect(file.encodingIsCertain).toBe('encoding' in answers)
    }
  })
})

describe('what a sheet shows and what its cells hold', () => {
  it('raised notes in figures, years and names are no digits of theirs (k07a)', async () => {
    const result = await importOf(caseOf('k07a-superscript-in-figures.xlsx'))
    if ('problem' in result) throw new Error(result.problem)
    const cells = result.file.table.sample.rows.flat()
    expect(cells).toEqual(expect.arrayContaining(['22³', 'Corley⁴', '1,042⁵']))
    const inline = `<c r="REF" t="inlineStr"><is><r><t>7</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>a,b</t></r><r><t> H</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r><r><t>O on the 2</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>nd</t></r></is></c>`
    const other = await importOf(sheetOf(['place', 'people'], [cellXml(inline), 5]))
    if ('problem' in other) throw new Error(other.problem)
    expect(other.file.table.sample.rows[0]?.[0]).toBe('7ᵃ ᵇ H2O on the 2nd')
  })

  it('formulas without a result are missing, and said (k19a)', async () => {
    const { file, observations, mapping } = await goodImportOf(caseOf('k19a-formulas-without-results.xlsx'))
    const figures = observations.map(({ dimensions, value }) => ['', '', value, dimensions.sex])
    expect(observations.every(({ value }) => typeof value === 'number')).toBe(true)
    expect(sumOf(figures.filter(each => each[3] === 'Women'))).toBe(9)
    expect(sumOf(figures.filter(each => each[3] === 'Men'))).toBe(12)
    expect(mapping.columns[4]).toMatchObject({ name: 'Total', role: { as: 'ignore' } })
    expect(file.table.uncalculated).toEqual([{ place: 4, cells: 3 }])
  })

  it('nor is a 0 that a program wrote in place of every result', async () => {
    const rows = [
      ['place', 'year', 'people', 'all'],
      ['Leeds', 2016, 3, formula('C2*2', 0)],
      ['York', 2016, 4, formula('C3*2', 0)],
    ]
    const parts = workbookParts([{ name: 'Figures', rows }])
    const book = new TextDecoder().decode(parts['xl/workbook.xml'])
    const written = book.replace('</workbook>', '<calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>')
    const { file } = await goodImportOf(zipped({ ...parts, 'xl/workbook.xml': new TextEncoder().encode(written) }))
    expect(file.table.uncalculated).toEqual([{ place: 3, cells: 2 }])
    const asOpened = await goodImportOf(zipped(parts))
    expect(asOpened.file.table.uncalculated).toEqual([])
  })

  it('merged days (k19b) and years stand in each of their rows', async () => {
    expect(await figuresOf(caseOf('k19b-merged-days.xlsx'))).toEqual([
      ['Households', '2023-03-31', 10, 'Ashby'],
      ['Households', '2023-03-31', 20, 'Barton'],
      ['Households', '2024-03-31', 30, 'Ashby'],
      ['Households', '2024-03-31', 40, 'Barton'],
    ])
    const rows = [
      ['year', 'place', 'people'],
      [2021, 'Leeds', 3],
      [null, 'York', 4],
      [2022, 'Leeds', 5],
      [null, 'York', 6],
    ]
    expect(await figuresOf(workbookOf({ name: 'Figures', rows, merged: ['A2:A3', 'A4:A5'] }))).toEqual([
      ['people', '2021-12-31', 3, 'Leeds'],
      ['people', '2021-12-31', 4, 'York'],
      ['people', '2022-12-31', 5, 'Leeds'],
      ['people', '2022-12-31', 6, 'York'],
    ])
  })

  it('days that show their year (k19c), or their month', async () => {
    const figures = await figuresOf(caseOf('k19c-years-as-days.xlsx'))
    expect([...new Set(figures.map(([, day]) => day))].sort()).toEqual(['2021-12-31', '2022-12-31', '2023-12-31'])
    for (const [year, sum] of [
      ['2021', 63],
      ['2022', 66],
      ['2023', 69],
    ] as const)
      expect(sumOf(figures.filter(([, day]) => String(day).startsWith(year)))).toBe(sum)
    const months = sheetOf(
      ['place', 'month', 'people'],
      ['Leeds', styled(44_197, 5), 3],
      ['York', styled(44_228, 5), 4],
    )
    expect((await figuresOf(months)).map(([, day, value]) => [day, value])).toEqual([
      ['2021-01-31', 3],
      ['2021-02-28', 4],
    ])
  })

  it('hidden rows and columns are asked about: 60 without the test row, 1,059 with it (k19e)', async () => {
    const bytes = caseOf('k19e-filtered-rows.xlsx')
    const asked = await importOf(bytes)
    expect(asked).toMatchObject({
      questions: [{ code: 'ask-hidden-rows' }],
      file: { table: { hidden: { rows: 1, lines: [5], columns: [3], skip: null } } },
    })
    const skipped = await figuresOf(bytes, { rows: { skipHidden: true } })
    expect([sumOf(skipped, 'Households'), sumOf(skipped, 'Old count'), skipped.length]).toEqual([60, 0, 3])
    const kept = await figuresOf(bytes, { rows: { skipHidden: false } })
    expect([sumOf(kept, 'Households'), sumOf(kept, 'Old count')]).toEqual([1059, 2118])
  })

  it('a hidden row above the table names no column, whether it is kept or not', async () => {
    const row = (line: number, cells: string, hidden = '') => `<row r="${line}"${hidden}>${cells}</row>`
    const text = (reference: string, value: string) => `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`
    const xml = `<worksheet><sheetData>${row(1, text('A1', 'ort') + text('B1', 'jahr') + text('C1', 'leute'), ' hidden="1"')}${row(2, text('A2', 'place') + text('B2', 'year') + text('C2', 'people'))}${row(3, `${text('A3', 'Leeds')}<c r="B3"><v>2016</v></c><c r="C3"><v>3</v></c>`)}</sheetData></worksheet>`
    const bytes = workbookOf({ name: 'Figures', rows: [], xml })
    for (const skipHidden of [true, false]) {
      const { mapping, observations } = await goodImportOf(bytes, { rows: { skipHidden } })
      expect(mapping.columns.map(({ name }) => name)).toEqual(['place', 'year', 'people'])
      expect(observations.map(({ value }) => value)).toEqual([3])
    }
  })

  it('a hidden column alone stays out and is told; no question is open', async () => {
    const cell = (reference: string, value: string | number) =>
      typeof value === 'number'
        ? `<c r="${reference}"><v>${value}</v></c>`
        : `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`
    const rows = [
      ['place', 'year', 'people', 'old'],
      ['Leeds', 2016, 3, 30],
      ['York', 2016, 4, 40],
    ]
      .map(
        (cells, index) =>
          `<row r="${index + 1}">${cells.map((value, place) => cell(`${'ABCD'[place]}${index + 1}`, value)).join('')}</row>`,
      )
      .join('')
    const xml = `<worksheet><cols><col min="4" max="4" hidden="1"/></cols><sheetData>${rows}</sheetData></worksheet>`
    const bytes = workbookOf({ name: 'Figures', rows: [], xml })
    const { file, observations, mapping } = await goodImportOf(bytes)
    expect(file.table.hidden).toMatchObject({ rows: 0, columns: [3] })
    expect(mapping.rows.skipHidden).toBe(true)
    expect(observations.map(({ measure, value }) => [measure, value])).toEqual([
      ['people', 3],
      ['people', 4],
    ])
    expect((await goodImportOf(bytes, { rows: { skipHidden: false } })).observations).toHaveLength(4)
  })
})
