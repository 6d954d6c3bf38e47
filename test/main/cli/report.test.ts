import { join } from 'node:path'
import { readProjectFile } from '@core/project/file/read-project-file'
import { writeProjectFile } from '@core/project/file/write-project-file'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openXmlProblems } from '../../core/report/open-xml-sdk'
import { packageProblems } from '../../core/report/package-problems'
import { type CommandFolder, commandFolder } from './command-in-folder'

const file = 'sample.commonmeasure'
let folder: CommandFolder
beforeEach(async () => {
  folder = commandFolder()
  await folder.command('sample', file)
})
afterEach(() => folder.remove())

const textOf = (bytes: Uint8Array, part: string): string => new TextDecoder().decode(unzipSync(bytes)[part])

describe('report', () => {
  it('writes a valid Word document with the figures in it, and real charts, and leaves the project as it was', async () => {
    const before = folder.read(file)
    const { code, out } = await folder.command('report', file, '--period', '2016', '--out', 'report.docx')
    const said = [
      'Wrote the report “Year report” for 2016 to report.docx.',
      'Outcomes and impact: 1 story is left out: for the team only.',
      'Changes that groups found most significant: 1 story is left out: for the team only.',
    ]
    expect({ code, out }).toEqual({ code: 0, out: `${said.join('\n')}\n` })
    const bytes = folder.read('report.docx')
    const body = textOf(bytes, 'word/document.xml')
    expect(body).toContain('4,134')
    expect(body).toContain('Tenants and council housing staff trust one another more')
    expect(
      Object.keys(unzipSync(bytes)).filter(name => /^word\/charts\/chart\d+\.xml$/.test(name)).length,
    ).toBeGreaterThan(5)
    // By Microsoft's own rules, and by ours.
    expect(await openXmlProblems(join(folder.path, 'report.docx'))).toEqual([])
    expect(packageProblems(bytes)).toEqual([])
    expect(folder.read(file)).toEqual(before)
    await folder.command('report', file, '--period', '2016', '--out', 'again.docx')
    expect(Buffer.from(folder.read('again.docx')).equals(Buffer.from(bytes))).toBe(true)
  }, 60_000)

  it('prints any report in easy read, as a Word document and as a web page, and no other print that it is asked for', async () => {
    const easy = (...more: string[]) =>
      folder.command('report', file, '--period', '2016', '--outline', 'back', '--print', 'easy-read', ...more)
    expect((await easy('--out', 'easy.docx')).code).toBe(0)
    expect(textOf(folder.read('easy.docx'), 'word/document.xml')).toContain('ReportStatement')
    expect((await easy('--html', '--out', 'easy.html')).code).toBe(0)
    expect(new TextDecoder().decode(folder.read('easy.html'))).toContain('<body class="easy-read">')
    expect((await easy('--working', '--out', 'copy.docx')).code).toBe(2)
    const huge = ['report', file, '--period', '2016', '--print', 'huge', '--out', 'huge.docx']
    expect((await folder.command(...huge)).code).toBe(2)
  })

  it('never writes over a report that is there, unless it is told to', async () => {
    folder.write('report.docx', 'edited by hand for a week')
    const before = folder.listing()
    const refused = await folder.json('report', file, '--period', '2016', '--out', 'report.docx')
    expect(refused).toMatchObject({ code: 1, value: { problem: 'out-exists' } })
    expect(folder.listing()).toEqual(before)
    expect((await folder.command('report', file, '--period', '2016', '--out', 'report.docx', '--force')).code).toBe(0)
  })

  it('ends with 2 without a period, without a name, and for a period that is none', async () => {
    for (const args of [
      ['--out', 'a.docx'],
      ['--period', '2016'],
      ['--period', 'May', '--out', 'a.docx'],
    ]) {
      expect((await folder.command('report', file, ...args)).code).toBe(2)
    }
    expect(Object.keys(folder.listing())).toEqual([file])
  })

  it('writes a report of a year nothing is known of', async () => {
    expect((await folder.command('report', file, '--period', '1999', '--out', 'report.docx')).code).toBe(0)
  })
})

describe('check', () => {
  it('says what a whole project holds', async () => {
    const { code, out } = await folder.command('check', file)
    expect(code).toBe(0)
    expect(out).toContain('“Homes to count on: a sample campaign” is complete.')
    expect(out).toContain('  2,608 imported values\n')
    expect(out).toContain('  1 workshop\n')
  })

  it('names all that leads nowhere, by title, and ends with 1', async () => {
    const read = readProjectFile(folder.read(file))
    if (!read.ok) throw new Error(read.problem)
    const { rows } = read.value
    const contents = { ...read.value, rows: { ...rows, element: rows.element.filter(({ id }) => id !== 'el-repairs') } }
    folder.write('bad.commonmeasure', writeProjectFile(contents, { now: '2026-03-01T09:00:00.000Z' }))
    const { code, out, err } = await folder.command('check', 'bad.commonmeasure')
    expect(code).toBe(1)
    expect(err).toBe('Not everything in “bad.commonmeasure” fits together: the problems are listed above.\n')
    expect(out).toContain('The measure “Repairs put right within 28 days” is for an element that does not exist.\n')
    const { value } = await folder.json('check', 'bad.commonmeasure')
    expect(value).toMatchObject({
      ok: false,
      problem: 'does-not-fit-together',
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'measure-watches-nothing', id: 'me-repairs' }),
      ]),
    })
  })
})
