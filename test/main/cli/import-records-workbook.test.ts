import { readProjectFile } from '@core/project/file/read-project-file'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type BuiltSheet,
  cellXml,
  errorCell,
  formula,
  styled,
  workbookOf,
  workbookParts,
  zipped,
} from '../../core/table/workbook/build-workbook'
import { type CommandFolder, commandFolder } from './command-in-folder'

const file = 'ours.commonmeasure'
let folder: CommandFolder
beforeEach(async () => {
  folder = commandFolder()
  await folder.command('sample', file)
})
afterEach(() => folder.remove())

const importing = (list: string, bytes: Uint8Array | string, ...more: string[]) =>
  folder.command('import-records', file, folder.write('list.xlsx', bytes), '--list', list, ...more)
function rows() {
  const read = readProjectFile(folder.read(file))
  if (!read.ok) throw new Error(read.problem)
  return read.value.rows
}
const sheet = (name: string, ...cells: BuiltSheet['rows']): BuiltSheet => ({ name, rows: cells })

/** 42441 is 12 March 2016. */
const updates = sheet(
  'Spring',
  ['Updates of the spring'],
  [],
  ['Group', 'Day', 'Work', 'Difficulties'],
  ['mill road tenants', styled(42441, 1), 'Doors', 'Nobody answers'],
  ['Mill Road Tenants', '14/04/2016', 'Doors again', 'Damp; mould\nand a letter'],
  ['Nobody we know', styled(42441, 1), 'x', 'y'],
  ['Mill Road Tenants', 42441, 'x', 'y'],
)

describe('a list in a workbook', () => {
  it('is found by its headings, whichever sheet it is on, once, and each row that is skipped is named', async () => {
    const bytes = workbookOf(sheet('Read me', ['Please fill in the sheet “Spring”.']), updates)
    const before = rows().groupUpdate.length
    const done = await importing('Updates', bytes)
    expect([done.code, done.err]).toEqual([0, ''])
    expect(done.out).toContain('2 new, 0 changed, 0 as they are.')
    expect(done.out).toContain('Read from the sheet “Spring”.')
    expect(done.out).toContain('2 rows are skipped')
    expect(done.out).toMatch(/ 6 {2}“Group” names nothing/)
    expect(done.out).toMatch(/ 7 {2}“Day” is not a day/)
    const [first, second] = rows().groupUpdate.slice(before)
    expect([first?.day, second?.day]).toEqual([16872, 16905])
    expect([first?.work, second?.difficulties]).toEqual(['Doors', 'Damp; mould\nand a letter'])
    expect((await importing('Updates', bytes)).out).toContain('0 new, 0 changed, 2 as they are.')
  })

  it('takes the sheet that is named, and a hidden sheet only where no other has the headings', async () => {
    const heading = ['Code', 'Under 18']
    const bytes = workbookOf(
      { ...sheet('Old', heading, ['OLD-1', 'no']), hidden: true },
      sheet('This year', heading, ['WREN-2', cellXml('<c r="REF" t="b"><v>1</v></c>')]),
      sheet('Next year', heading, ['WREN-3', 'no']),
    )
    const people = () => rows().person.map(({ code }) => code)
    await importing('People', bytes)
    expect(people()).toContain('WREN-2')
    expect(rows().person.find(({ code }) => code === 'WREN-2')?.under18).toBe(true)
    expect(people()).not.toContain('OLD-1')
    await importing('People', bytes, '--sheet', 'Next year')
    expect(people()).toContain('WREN-3')
    const only = workbookOf({ ...sheet('Old', heading, ['OLD-1', 'no']), hidden: true })
    await importing('People', only)
    expect(people()).toContain('OLD-1')
    const wrong = await importing('People', bytes, '--sheet', 'Last year')
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('no sheet called “Last year”')])
    const text = await importing('People', 'Code\nWREN-9\n', '--sheet', 'Last year')
    expect([text.code, text.err]).toEqual([1, expect.stringContaining('no sheet called “Last year”')])
  })

  it('skips rows that are hidden or filtered, and says how many', async () => {
    const row = (at: number, code: string, more = '') =>
      `<row r="${at}"${more}><c r="A${at}" t="inlineStr"><is><t>${code}</t></is></c></row>`
    const xml = `<worksheet><sheetData>${row(1, 'Code')}${row(2, 'WREN-2', ' hidden="1"')}${row(3, 'WREN-3')}</sheetData></worksheet>`
    const done = await importing('People', workbookOf({ name: 'People', rows: [], xml }))
    expect(done.out).toContain('1 row of the sheet is hidden or filtered, and was not read.')
    expect(done.out).toContain('1 new, 0 changed')
    const { value } = await folder.json('import-records', file, 'list.xlsx', '--list', 'People', '--dry-run')
    expect(value).toMatchObject({ sheet: 'People', hiddenRows: 1, same: 1 })
  })

  it('runs no formula, and takes each as the value that was saved with it', async () => {
    const bytes = workbookOf(
      sheet(
        'People',
        ['Code', 'Access needs, only if they offered them'],
        ['=HYPERLINK("http://x")', formula('1+1', 2)],
      ),
    )
    await importing('People', bytes)
    expect(rows().person.at(-1)).toMatchObject({ code: '=HYPERLINK("http://x")', accessNeeds: '2' })
  })
})

const parts = workbookParts([sheet('People', ['Code'], ['WREN-2'])])
const withSheet = (inside: string) =>
  zipped({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${inside}</sheetData></worksheet>`) })
const good = zipped(parts)
const locked = Uint8Array.from([
  ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0, 0],
  ...[...'EncryptedPackage'].flatMap(letter => [letter.charCodeAt(0), 0]),
])

it.each<[name: string, bytes: Uint8Array | string, sentence: string]>([
  ['one without the headings', workbookOf(sheet('People', ['Name'], ['x'])), 'a column for each of: Code'],
  ['one with nothing below them', workbookOf(sheet('People', ['Code'])), 'no rows below them'],
  ['one with an empty sheet', workbookOf(sheet('People')), 'nothing in the sheet “People”'],
  ['one that is cut short', good.slice(0, good.length / 2), 'damaged or incomplete'],
  [
    'one whose sheet is missing',
    zipped({ ...parts, 'xl/workbook.xml': strToU8('<workbook/>') }),
    'no sheet with cells',
  ],
  ['one whose cells are no XML', withSheet('<row r="1"><c r="A1"'), 'Nothing was imported.'],
  ['one with a locked door', locked, 'locked with a password'],
  ['an old one', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0, 0, 1]), 'save it as .xlsx'],
  [
    'one with entities that grow',
    withSheet('<!DOCTYPE a [<!ENTITY b "bbbb">]><row r="1"><c r="A1" t="str"><v>&b;</v></c></row>'),
    'Nothing was imported.',
  ],
  [
    'one of far more rows than a list has',
    withSheet('<row><c t="str"><v>Code</v></c></row>'.repeat(30_000)),
    'more than 10000 rows',
  ],
  [
    'one that unpacks to a hundred times its size',
    withSheet(`<row r="1"><c r="A1" t="str"><v>Code</v></c></row>${' '.repeat(65 * 1024 * 1024)}`),
    'unpacks to more than can be read',
  ],
  [
    'one with a cell far out to the right in every row',
    withSheet('<row><c r="XFD1" t="str"><v>Code</v></c></row>'.repeat(3000)),
    'unpacks to more than can be read',
  ],
  ['another zip', zipSync({ 'photo.jpg': strToU8('photo') }), 'Nothing was imported.'],
  ['a web page', '<html><table><tr><td>Code</td></tr><tr><td>WREN-2</td></tr></table></html>', 'is a web page'],
])('refuses %s, and changes nothing', async (_name, bytes, sentence) => {
  const before = folder.read(file)
  const done = await importing('People', bytes)
  expect([done.code, done.err]).toEqual([1, expect.stringContaining(sentence)])
  expect(folder.read(file)).toEqual(before)
})

it('takes an error in a cell for what it says, and no code twice', async () => {
  const bytes = workbookOf(sheet('People', ['Code'], [errorCell('#REF!')], ['wren-5'], ['WREN-5'], [null]))
  const done = await importing('People', bytes)
  expect(done.out).toContain('2 new')
  expect(done.out).toContain('1 row is skipped')
})
