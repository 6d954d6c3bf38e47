import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandFolder, commandFolder } from './command-in-folder'

const ours = 'ours.commonmeasure'
const rough = 'rough-sleeping-england-2010-2016-wide.csv'
const need = 'section-e2-priority-need-2014-q3.csv'

let folder: CommandFolder
beforeEach(async () => {
  folder = commandFolder()
  await folder.command('new', ours, '--title', 'Homes first', '--year-start', '1')
})
afterEach(() => folder.remove())

type Shown = { measures: { title: string; periods: { period: string; figure: { value: number } | null }[] }[] }
async function figures(title: string): Promise<Record<string, number | undefined>> {
  const shown = (await folder.json('show', ours)).value as Shown
  const measure = shown.measures.find(each => each.title === title)
  return Object.fromEntries((measure?.periods ?? []).map(({ period, figure }) => [period, figure?.value]))
}

describe('import', () => {
  it('imports the wide table of rough sleeping, whose councils add up to the published figures', async () => {
    folder.copyData(rough)
    const { code, value } = await folder.json('import', ours, rough, '--source', 'DCLG, OGL')
    expect(code).toBe(0)
    expect(value).toMatchObject({
      encoding: 'utf-8',
      delimiter: 'comma',
      headerLine: 1,
      rows: { rowsIn: 360, rowsUsed: 326, rowsLeftOut: 34, observations: 2282 },
    })
    const title = rough.replace('.csv', '')
    const published = { 2010: 1768, 2011: 2181, 2012: 2309, 2013: 2414, 2014: 2744, 2015: 3569, 2016: 4134 }
    expect(await figures(title)).toEqual(published)
    expect((await folder.command('check', ours)).code).toBe(0)
  })

  it('holds the sums against the totals in the file', async () => {
    folder.copyData(rough)
    const { value } = await folder.json('import', ours, rough, '--dry-run')
    const checks = value.totalChecks as { label: string; day: string; stated: number; agrees: boolean }[]
    expect(checks).toContainEqual(
      expect.objectContaining({ label: 'England', day: '2016-12-31', stated: 4134, sumOfParts: 4134, agrees: true }),
    )
    expect(checks.filter(({ label, agrees }) => (label === 'England') !== agrees)).toEqual([])
  })

  it('tells people how the file was read, and names every line that was left out with the reason', async () => {
    folder.copyData(rough)
    const { out } = await folder.command('import', ours, rough, '--dry-run')
    expect(out).toContain('Text encoding: UTF-8.')
    expect(out).toContain('Cells are separated by commas.')
    expect(out).toContain('Line 1 names the columns.')
    expect(out).toMatch(/Local Authority +breaks figures down by place/)
    expect(out).toContain('Rows: 360 in, 326 used, 34 skipped.')
    expect(out).toMatch(/line 3 +Adds up other rows +2, NA, England, 1768/)
    expect(out).toMatch(/England +2016-12-31 +4,134 +4,134 +the same/)
    expect(out.match(/^line \d+/gm)).toHaveLength(34)
  })

  it('changes nothing in a dry run', async () => {
    folder.copyData(rough)
    const before = folder.listing()
    expect((await folder.command('import', ours, rough, '--dry-run')).code).toBe(0)
    expect(folder.listing()).toEqual(before)
  })

  it('asks for the date where no column says it, and has shown by then what it understood', async () => {
    folder.copyData(need)
    const before = folder.listing()
    const { code, out, err } = await folder.command('import', ours, need)
    expect(code).toBe(1)
    expect(err).toBe('No column gives the date of the figures: use --date, like 2014-09-30. Nothing was imported.\n')
    expect(out).toMatch(/Total households +figures of a new measure/)
    expect(folder.listing()).toEqual(before)
  })

  it('imports section E2: CR line ends, `-` suppressed and `..` missing, as its own notes say', async () => {
    folder.copyData(need)
    const { value } = await folder.json('import', ours, need, '--date', '2014-09-30')
    expect(value).toMatchObject({
      rows: { rowsUsed: 326, observations: 326, missing: 1, suppressed: 29 },
      leftOut: expect.arrayContaining([expect.objectContaining({ line: 331, reason: 'total-row' })]),
    })
    expect(await figures('Total households')).toEqual({ 2014: 13_795 })
  })

  it('gives the figures to a measure that is there', async () => {
    folder.copyData(rough)
    await folder.command('add-measure', ours, '--title', 'People sleeping rough', '--aggregation', 'latest')
    expect((await folder.command('import', ours, rough, '--measure', 'people sleeping rough')).code).toBe(0)
    expect((await figures('People sleeping rough'))[2016]).toBe(4134)
    expect((await folder.json('show', ours)).value.measures).toHaveLength(1)
  })

  it('takes the columns that were named, and those alone', async () => {
    folder.copyData(need)
    for (const title of ['Older people', 'All']) await folder.command('add-measure', ours, '--title', title)
    const { code, value } = await folder.json(
      ...['import', ours, need, '--date', '2014-09-30', '--measure', 'Old age=Older people', '--measure', '23=All'],
    )
    expect(code).toBe(0)
    expect(value.measureIds).toHaveLength(2)
    expect(await figures('All')).toEqual({ 2014: 13_795 })
    expect(Object.keys(await figures('Older people'))).toEqual(['2014'])
  })

  it('reads a file again by the mapping that a dry run printed', async () => {
    folder.copyData(need)
    const tried = await folder.command('import', ours, need, '--date', '2014-09-30', '--dry-run', '--json')
    folder.write('map.json', tried.out)
    expect((await folder.command('import', ours, need, '--map', 'map.json')).code).toBe(0)
    expect(await figures('Total households')).toEqual({ 2014: 13_795 })
  })

  it('imports a long file with UK dates once it is told which way round they are', async () => {
    folder.write('long.csv', 'date,place,value\n03/04/2016,Leeds,5\n04/05/2016,York,7\n')
    const asked = await folder.json('import', ours, 'long.csv')
    expect(asked).toMatchObject({
      code: 1,
      value: { problem: 'ask-date-order', questions: [{ code: 'ask-date-order' }] },
    })
    const { value } = await folder.json('import', ours, 'long.csv', '--date-order', 'day-first')
    expect(value).toMatchObject({ ok: true, rows: { observations: 2 } })
  })

  it('asks which line names the columns where none does, and takes “none” for an answer', async () => {
    folder.write('bare.csv', '2016-01-01,5\n2016-01-02,9\n2016-01-03,7\n2016-01-04,8\n')
    const asked = await folder.json('import', ours, 'bare.csv')
    expect(asked).toMatchObject({ code: 1, value: { problem: 'no-header' } })
    const { value } = await folder.json('import', ours, 'bare.csv', '--header-line', 'none')
    expect(value).toMatchObject({ ok: true, headerLine: null, rows: { observations: 4 } })
    expect((await folder.command('import', ours, 'bare.csv', '--header-line', '0')).code).toBe(2)
  })

  it('says that it guessed how letters are coded, where nothing in the file says', async () => {
    const latin1 = Uint8Array.from('date,place,value\n2016-01-01,Ynys M\u00f4n,5\n2016-01-02,Ynys M\u00f4n,6\n', char =>
      char.charCodeAt(0),
    )
    folder.write('latin.csv', latin1)
    const { out } = await folder.command('import', ours, 'latin.csv', '--dry-run')
    expect(out).toContain('The file does not say which text encoding it uses; it was read as Windows-1252.')
    const { value } = await folder.json('import', ours, 'latin.csv', '--dry-run', '--encoding', 'windows-1252')
    expect(value).toMatchObject({ encoding: 'windows-1252', encodingIsCertain: true })
  })

  it('warns where a file of that name is in already', async () => {
    folder.copyData(rough)
    await folder.command('import', ours, rough)
    const again = await folder.json('import', ours, rough, '--dry-run')
    expect(again.value.importedBefore).toBe(true)
  })

  it.each([
    ['empty', ''],
    ['binary', Uint8Array.from([1, 2, 0, 255, 0, 7])],
    ['pdf', '%PDF-1.7 something'],
    ['unclosed-quote', 'date,value\n2016-01-01,"5\n2016-01-02,6\n'],
    ['no-rows', 'date,value\n'],
  ])('refuses a data file in a sentence and changes nothing: %s', async (problem, content) => {
    folder.write('data.csv', content)
    const before = folder.listing()
    const { code, value, err } = await folder.json('import', ours, 'data.csv')
    expect({ code, value }).toMatchObject({ code: 1, value: { ok: false, problem } })
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain('Nothing was imported.')
    expect(folder.listing()).toEqual(before)
  })

  it.each([
    ['no-such-measure', 1, ['--measure', 'Nothing of the kind']],
    ['no-such-column', 1, ['--measure', 'Colour=All']],
    ['column-without-figures', 1, ['--measure', 'Laname=All']],
    ['no-such-day', 2, ['--date', '30/09/2014']],
    ['not-that-encoding', 1, ['--encoding', 'utf-16le', '--date', '2014-09-30']],
    ['map-not-valid', 1, ['--map', need]],
    ['no-file', 1, ['--map', 'nowhere.json']],
  ])('says what is wrong with how it was asked: %s', async (problem, exit, args) => {
    folder.copyData(need)
    await folder.command('add-measure', ours, '--title', 'All')
    const before = folder.listing()
    const { code, value } = await folder.json('import', ours, need, ...args)
    expect({ code, value }).toMatchObject({ code: exit, value: { problem } })
    expect(folder.listing()).toEqual(before)
  })

  it('does not take a date where the columns say it', async () => {
    folder.copyData(rough)
    expect(await folder.json('import', ours, rough, '--date', '2014-09-30')).toMatchObject({
      code: 2,
      value: { problem: 'date-not-needed' },
    })
  })

  it('does not take a mapping together with what the mapping already says', async () => {
    folder.copyData(need)
    folder.write('map.json', '{}')
    expect((await folder.command('import', ours, need, '--map', 'map.json', '--date', '2014-09-30')).code).toBe(2)
  })

  it('does not take a mapping made for another file', async () => {
    folder.copyData(need)
    folder.copyData(rough)
    folder.write('map.json', (await folder.command('import', ours, rough, '--dry-run', '--json')).out)
    expect(await folder.json('import', ours, need, '--map', 'map.json')).toMatchObject({
      code: 1,
      value: { problem: 'other-columns' },
    })
  })

  it('prints nothing that a terminal would obey', async () => {
    folder.write(
      'data.csv',
      'date,value\n2016-01-01,5\n2016-01-02,6\n2016-01-03,7\n2016-01-04,8\n\u001b[2Jgone,\u001b[31mred\u0007\n',
    )
    const { out } = await folder.command('import', ours, 'data.csv', '--dry-run')
    expect(out).toContain('gone')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
  })
})

describe('a workbook', () => {
  const published = 'rough-sleeping-england-autumn-2017.xlsx'
  const copyPublished = () =>
    folder.write(published, new Uint8Array(readFileSync(resolve('test/fixtures/homelessness-statistics', published))))

  it('goes in from its sheet of figures: councils come to the published totals, 2010 to 2017', async () => {
    copyPublished()
    const { code, value } = await folder.json('import', ours, published, '--source', 'MHCLG, OGL')
    expect(code).toBe(0)
    expect(value).toMatchObject({ sheet: 'table 1', headerLine: 4, rows: { rowsUsed: 326, observations: 2608 } })
    const title = 'Table 1: Street counts and estimates of rough sleeping, by local authority district and region'
    expect(await figures(title)).toEqual({
      ...{ 2010: 1768, 2011: 2181, 2012: 2309, 2013: 2414 },
      ...{ 2014: 2744, 2015: 3569, 2016: 4134, 2017: 4751 },
    })
    expect((await folder.command('check', ours)).code).toBe(0)
  })

  it('lists its sheets in a dry run, and is read from the one that is named', async () => {
    copyPublished()
    const { out } = await folder.command('import', ours, published, '--dry-run')
    expect(out).toContain('Read from the sheet “table 1”.')
    expect(out).toContain('Row 4 names the columns.')
    expect(out).toMatch(/table 2b +365 +8 +Table 2b: Street counts/)
    expect(out).toMatch(/England +2017-12-31 +4,751 +4,751 +the same/)
    const other = await folder.json('import', ours, published, '--sheet', 'table 2a', '--date', '2017-11-30')
    expect(other).toMatchObject({
      code: 0,
      value: { sheet: 'table 2a', rows: { rowsUsed: 326, observations: 326 * 3 } },
    })
    // Men, women and others are a breakdown of it.
    const title =
      'Table 2a: Street counts and estimates of rough sleeping, by local authority district, region and gender of rough sleepers'
    expect(await figures(title)).toEqual({ 2017: 4751 })
  })

  it('is read again by the mapping that a dry run printed, from the same sheet', async () => {
    copyPublished()
    const dry = ['import', ours, published, '--sheet', 'table 2a', '--date', '2017-11-30', '--dry-run', '--json']
    folder.write('map.json', (await folder.command(...dry)).out)
    expect(await folder.json('import', ours, published, '--map', 'map.json')).toMatchObject({
      code: 0,
      value: { sheet: 'table 2a' },
    })
  })

  it.each([
    ['no-such-sheet', ['--sheet', 'table 9']],
    ['no-value-column', ['--sheet', 'Contents', '--header-line', '3']],
  ])('says what is wrong with the sheet that was asked for: %s', async (problem, args) => {
    copyPublished()
    const before = folder.listing()
    const { code, value, err } = await folder.json('import', ours, published, ...args)
    expect({ code, value }).toMatchObject({ code: 1, value: { problem } })
    expect(err).toContain('Nothing was imported.')
    expect(folder.listing()).toEqual(before)
  })

  it('that is cut short is refused in a sentence', async () => {
    copyPublished()
    folder.write(published, folder.read(published).slice(0, 50_000))
    const { code, value, err } = await folder.json('import', ours, published)
    expect({ code, value }).toMatchObject({ code: 1, value: { problem: 'damaged-workbook' } })
    expect(err).toContain('Nothing was imported.')
  })
})

describe('figures that the project has already', () => {
  beforeEach(async () => {
    folder.write('first.csv', 'date,place,people\n2016-01-31,Leeds,5\n2016-01-31,York,7\n')
    folder.write('later.csv', 'date,place,people\n2016-01-31,Leeds,5\n2016-01-31,York,8\n2016-02-29,York,1\n')
    expect((await folder.command('import', ours, 'first.csv')).code).toBe(0)
  })

  it('are left out where all of them are the same', async () => {
    folder.write('more.csv', 'date,place,people\n2016-01-31,Leeds,5\n2016-02-29,York,1\n')
    expect(await folder.json('import', ours, 'more.csv')).toMatchObject({
      code: 0,
      value: { rows: { observations: 1 }, duplicates: { count: 1, different: 0 } },
    })
    expect(await figures('people')).toEqual({ 2016: 13 })
    const before = folder.listing()
    expect(await folder.json('import', ours, 'more.csv')).toMatchObject({ code: 1, value: { problem: 'nothing-new' } })
    expect(folder.listing()).toEqual(before)
  })

  it('are asked about where a value differs, and shown', async () => {
    const before = folder.listing()
    const { code, out, err } = await folder.command('import', ours, 'later.csv')
    expect(code).toBe(1)
    expect(out).toMatch(/line 3 +2016-01-31, York +8 +7/)
    expect(out).toMatch(/line 2 +2016-01-31, Leeds +5 +the same/)
    expect(err).toContain('use --duplicates skip')
    expect(folder.listing()).toEqual(before)
  })

  it.each([
    ['skip', 13],
    ['add', 26],
  ])('are treated as --duplicates says: %s', async (choice, sum) => {
    expect((await folder.command('import', ours, 'later.csv', '--duplicates', choice)).code).toBe(0)
    expect(await figures('people')).toEqual({ 2016: sum })
    expect((await folder.command('check', ours)).code).toBe(0)
  })
})

describe('rows corrected, newer figures, and a file like an earlier one', () => {
  const first = 'date,place,people,tents\n2016-01-31,Leeds,5,1\n2016-01-31,York,many,2\n2016-02-30,Hull,7,3\n'

  it('reads cells as --correct and a table of corrections say, and keeps what the file has', async () => {
    folder.write('first.csv', first)
    folder.write('corrections.csv', 'line;column;value\n4;date;2016-02-29\n3;people;8\n')
    const args = ['import', ours, 'first.csv', '--corrections', 'corrections.csv', '--correct', '3:People=9']
    const { code, value } = await folder.json(...args)
    expect(code).toBe(0)
    expect(value).toMatchObject({
      rows: { rowsUsed: 3, rowsLeftOut: 0, observations: 6 },
      corrected: [
        { line: 3, column: 2, was: 'many', text: '9' },
        { line: 4, column: 0, was: '2016-02-30', text: '2016-02-29' },
      ],
    })
    expect(await figures('people')).toEqual({ 2016: 21 })
    expect((await folder.command('check', ours)).code).toBe(0)
  })

  it.each([
    ['no-such-line', 1, ['--correct', '40:people=9']],
    ['no-such-column', 1, ['--correct', '3:colour=9']],
    ['not-a-correction', 2, ['--correct', 'people=9']],
    ['corrections-not-valid', 1, ['--corrections', 'first.csv']],
    ['no-import-like', 1, ['--like']],
    ['no-import-like', 1, ['--like', 'nothing.csv']],
  ])('says what is wrong with how it was asked: %s', async (problem, exit, args) => {
    folder.write('first.csv', first)
    const before = folder.listing()
    const { code, value } = await folder.json('import', ours, 'first.csv', ...args)
    expect({ code, value }).toMatchObject({ code: exit, value: { problem } })
    expect(folder.listing()).toEqual(before)
  })

  it('uses newer figures instead, and the earlier ones count again where the newer file is gone', async () => {
    folder.write('first.csv', first)
    folder.write('later.csv', 'date,place,people,tents\n2016-01-31,Leeds,6,1\n2016-01-31,Bath,1,1\n')
    await folder.command('import', ours, 'first.csv', '--correct', '3:people=4')
    expect(await figures('people')).toEqual({ 2016: 9 })
    const { out, code } = await folder.command('import', ours, 'later.csv', '--duplicates', 'replace')
    expect(code).toBe(0)
    expect(out).toContain('The new ones count instead: 1 old figure no longer counts.')
    expect(await figures('people')).toEqual({ 2016: 11 })
    const exported = await folder.command('export', ours, '--as', 'csv', '--out', 'all.csv')
    expect(exported.code).toBe(0)
    const leeds = new TextDecoder()
      .decode(folder.read('all.csv'))
      .split('\n')
      .filter(line => line.includes('Leeds'))
    expect(leeds.map(line => line.split(',')[5])).toEqual(['6', '1'])
    expect((await folder.command('check', ours)).code).toBe(0)
  })

  it('reads a file as the last one with its columns was read', async () => {
    folder.write('first.csv', first)
    folder.write('next.csv', 'date,place,people,tents\n2017-01-31,Leeds,6,1\n')
    await folder.command('add-measure', ours, '--title', 'Sleeping rough')
    expect((await folder.command('import', ours, 'first.csv', '--measure', 'people=Sleeping rough')).code).toBe(0)
    const { value } = await folder.json('import', ours, 'next.csv', '--like')
    expect(value).toMatchObject({ ok: true, rows: { observations: 1 } })
    expect(await figures('Sleeping rough')).toEqual({ 2016: 5, 2017: 6 })
    expect((await folder.json('import', ours, 'next.csv', '--like', 'first.csv', '--dry-run')).value).toMatchObject({
      problem: 'nothing-new',
    })
  })
})

describe('a survey', () => {
  const survey = 'google-forms.csv'
  const copySurvey = () => folder.write(survey, new Uint8Array(readFileSync(resolve('test/fixtures/surveys', survey))))

  it('is known by its headings: answers are added up, names and addresses stay out', async () => {
    copySurvey()
    const { out, code } = await folder.command('import', ours, survey)
    expect(code).toBe(0)
    expect(out).toMatch(/Email Address +not used: it may identify somebody/)
    expect(out).toMatch(/Do you feel listened to by the council\? +the share who said Yes/)
    expect(out).toMatch(/Do you feel listened to by the council\? +8 +1 +Yes 4 · No 3 · Don't know 1/)
    expect(out).toContain('line 5')
    expect((await figures('Do you feel listened to by the council?'))[2026]).toBeCloseTo(4 / 7)
    expect((await figures('How many nights did you have nowhere to sleep?'))[2026]).toBeCloseTo(24 / 7)
    expect((await folder.command('check', ours)).code).toBe(0)
    expect(JSON.stringify(await folder.json('show', ours))).not.toContain('example.org')
  })

  it('of a later wave takes the place of the first where the person says so', async () => {
    copySurvey()
    await folder.command('import', ours, survey)
    const args = ['import', ours, survey, '--correct', '5:How many nights did you have nowhere to sleep?=60']
    expect((await folder.json(...args)).value).toMatchObject({ problem: 'ask-duplicates' })
    const replaced = await folder.json(...args, '--duplicates', 'replace')
    expect(replaced.value).toMatchObject({ ok: true, rows: { observations: 1 } })
    expect((await figures('How many nights did you have nowhere to sleep?'))[2026]).toBeCloseTo(84 / 8)
  })

  it('can be read as a table all the same', async () => {
    copySurvey()
    expect((await folder.json('import', ours, survey, '--as', 'table', '--dry-run')).value.answers).toEqual([])
  })
})

describe('import of a file that does not show all it holds', () => {
  const copyCase = (name: string) => folder.write(name, readFileSync(resolve('test/fixtures/cases', name)))

  it('asks whether hidden rows and columns come in, and takes the answer', async () => {
    const book = 'k19e-filtered-rows.xlsx'
    copyCase(book)
    const asked = await folder.command('import', ours, book)
    expect(asked.code).toBe(1)
    expect(asked.err).toContain('use --hidden skip or --hidden keep. Nothing was imported.')
    expect(`${asked.out}${asked.err}`).toContain(
      '1 row of the sheet is hidden or filtered: TEST, 2023-03-31, 999, 1998.',
    )
    expect(`${asked.out}${asked.err}`).toContain('1 column of the sheet is hidden: Old count.')
    const kept = await folder.json('import', ours, book, '--hidden', 'keep', '--dry-run')
    expect(kept.value).toMatchObject({
      rows: { rowsIn: 4, observations: 8 },
      hidden: { rows: 1, columns: [3], skip: false },
    })
    expect((await folder.command('import', ours, book, '--hidden', 'skip')).code).toBe(0)
    expect(Object.values(await figures('Households'))).toContain(60)
  })

  it('says which formulas were never worked out, and what to do', async () => {
    copyCase('k19a-formulas-without-results.xlsx')
    const { out, code } = await folder.command('import', ours, 'k19a-formulas-without-results.xlsx')
    expect(code).toBe(0)
    expect(out).toContain(
      '3 cells of “Total” hold formulas that were never worked out, and are read as missing. Open the file',
    )
  })

  it('shows how names read in the likeliest encodings, and takes any of them', async () => {
    copyCase('k17a-polish-windows-1250.csv')
    const { out } = await folder.command('import', ours, 'k17a-polish-windows-1250.csv', '--dry-run')
    expect(out).toContain('it was read as Windows-1250 (Central European). If names look wrong, use --encoding.')
    expect(out).toContain('  windows-1250: Łódź, Kraków, Święta')
    const { value } = await folder.json(
      'import',
      ours,
      'k17a-polish-windows-1250.csv',
      '--dry-run',
      '--encoding',
      'iso-8859-2',
    )
    expect(value).toMatchObject({ encoding: 'iso-8859-2', encodingIsCertain: true })
  })

  it('names the line of a byte that is no UTF-8', async () => {
    copyCase('k17b-utf-8-with-one-bad-byte.csv')
    const { out } = await folder.command('import', ours, 'k17b-utf-8-with-one-bad-byte.csv', '--dry-run')
    expect(out).toContain('1 byte of the file is not UTF-8 and reads as \ufffd: see line 4.')
  })
})
