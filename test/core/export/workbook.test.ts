import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SheetCell, spreadsheet } from '@core/export/spreadsheet'
import { workbook } from '@core/export/workbook'
import { recordsForOthers } from '@core/privacy/project'
import { readProjectFile } from '@core/project/file/read-project-file'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayAt } from '../observation/build'
import { openXmlProblems } from '../report/open-xml-sdk'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbook-'))
})
afterAll(() => rm(folder, { recursive: true }))

let written = 0
async function problemsOf(bytes: Uint8Array): Promise<string[]> {
  const path = join(folder, `${written++}.xlsx`)
  await writeFile(path, bytes)
  return openXmlProblems(path)
}

const now = '2026-01-31T12:00:00.000Z'
const sheetOf = (rows: readonly (readonly SheetCell[])[], above: readonly string[] = []) =>
  spreadsheet('A title', [{ name: 'One', widths: [20], above, headings: ['a', 'b'], rows }], { now })
const partOf = (bytes: Uint8Array, name = 'xl/worksheets/sheet1.xml') =>
  strFromU8(unzipSync(bytes)[name] ?? new Uint8Array())

describe('a workbook', () => {
  it('is valid by Microsoft’s own rules, whatever its texts hold', async () => {
    const hostile = [
      '=1+1',
      'a\u0001b\uFFFE\uD800',
      '<&"\'>',
      '_x0041_',
      '  spaces ',
      'x'.repeat(40_000),
      'سكن\r\nدافئ',
    ]
    const bytes = sheetOf(
      hostile.map(text => [text, null]),
      ['Above & <below>', 'more'],
    )
    expect(await problemsOf(bytes)).toEqual([])
    expect(partOf(bytes)).toContain('_x005F_x0041_')
    expect(partOf(bytes)).not.toMatch(/<f[ >]/)
  }, 120_000)

  it('keeps numbers numbers and days days; days before Excel’s calendar are text', () => {
    const xml = partOf(
      sheetOf([
        [-1.5, { day: dayAt('2016-03-31') }],
        [Number.NaN, { day: dayAt('1890-01-01') }],
      ]),
    )
    expect(xml).toContain('<c r="A2"><v>-1.5</v></c><c r="B2" s="2"><v>42460</v></c>')
    expect(xml).toContain('<t xml:space="preserve">1890-01-01</t>')
    expect(xml).not.toContain('NaN')
  })

  it('goes on in another sheet where Excel’s are full', () => {
    const rows = Array.from({ length: 250 }, (_, index) => [index])
    const bytes = spreadsheet('A', [{ name: 'One', widths: [], above: [], headings: ['a'], rows }], {
      now,
      mostRows: 100,
    })
    expect(partOf(bytes, 'xl/workbook.xml')).toContain('name="One 2"')
    expect(partOf(bytes, 'xl/worksheets/sheet3.xml')).toContain('<c r="A53"><v>249</v></c></row></sheetData>')
  })
})

describe('the sample as a workbook', () => {
  const sample = readProjectFile(new Uint8Array(readFileSync('resources/sample.commonmeasure')))
  if (!sample.ok) throw new Error(sample.problem)
  const bytes = workbook(recordsForOthers(sample.value), { now })

  it('is valid, and the same bytes at the same time', async () => {
    expect(await problemsOf(bytes)).toEqual([])
    expect(workbook(recordsForOthers(sample.value), { now })).toEqual(bytes)
  }, 120_000)

  it('has measures, observations and sources, and no number of fewer than five people', () => {
    expect(partOf(bytes, 'xl/workbook.xml').match(/name="[^"]+"/g)).toEqual([
      'name="Measures"',
      'name="Observations"',
      'name="Sources"',
    ])
    const rough = partOf(bytes, 'xl/worksheets/sheet2.xml')
      .split('<row ')
      .filter(row => row.includes('me-rough'))
    const values = rough.flatMap(row => /<c r="F\d+"><v>([^<]+)</.exec(row)?.[1] ?? [])
    expect(rough.length).toBeGreaterThan(2000)
    expect(values.length).toBeGreaterThan(1000)
    expect(values.map(Number).filter(value => value > 0 && value < 5)).toEqual([])
  })
})
