import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandFolder, commandFolder } from './command-in-folder'

const file = 'sample.commonmeasure'
let folder: CommandFolder
beforeEach(async () => {
  folder = commandFolder()
  await folder.command('sample', file)
})
afterEach(() => folder.remove())

const textOf = (name: string): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(folder.read(name))
const organisation = ['--org-name', 'Lantern Street', '--org-id', 'GB-CHC-1234567']

describe('export', () => {
  it('writes every value as it is, and says to keep it within the team', async () => {
    const { code, out } = await folder.command('export', file, '--as', 'csv', '--out', 'all.csv')
    expect(code).toBe(0)
    expect(out).toBe(
      'Wrote all.csv.\nIt holds small numbers of people and the team’s notes as they are: keep it within the team.\n' +
        'A spreadsheet runs a cell that begins with = + - @, a tab or a line end as a formula. csv-excel is safe to open in one.\n',
    )
    expect(textOf('all.csv').split('\r\n')).toHaveLength(2685)
  })

  it('reads that back into a new project with every value', async () => {
    await folder.command('export', file, '--as', 'csv', '--out', 'all.csv')
    await folder.command('new', 'again.commonmeasure', '--title', 'Again')
    const { code, value } = await folder.json('import', 'again.commonmeasure', 'all.csv')
    expect({ code, rows: value.rows }).toMatchObject({ code: 0, rows: { rowsIn: 2683, rowsLeftOut: 0 } })
  })

  it('hides small numbers in what others get', async () => {
    await folder.command('export', file, '--as', 'csv-excel', '--out', 'shared.csv')
    expect(textOf('shared.csv').charCodeAt(0)).toBe(0xfeff)
    expect(textOf('shared.csv')).toContain('hidden: fewer than 5 people')
    await folder.command('export', file, '--as', 'xlsx', '--out', 'shared.xlsx')
    expect(Object.keys(unzipSync(folder.read('shared.xlsx')))).toContain('xl/worksheets/sheet3.xml')
  })

  it('writes IATI results for an organisation, and asks for it', async () => {
    const before = folder.listing()
    const asked = await folder.command('export', file, '--as', 'iati', '--out', 'a.xml')
    expect(asked.code).toBe(2)
    expect(asked.err).toContain('IATI needs to know who reports: use --org-name and --org-id. Nothing was written.')
    const wrong = await folder.command(
      'export',
      file,
      '--as',
      'iati',
      '--out',
      'a.xml',
      '--org-name',
      'A',
      '--org-id',
      'A',
    )
    expect([wrong.code, folder.listing()]).toEqual([2, before])
    expect((await folder.command('export', file, '--as', 'iati', '--out', 'a.xml', ...organisation)).code).toBe(0)
    expect(textOf('a.xml')).toContain('<iati-identifier>GB-CHC-1234567-')
    const named = ['--as', 'iati', '--out', 'b.xml', ...organisation]
    const incomplete = await folder.command('export', file, ...named)
    expect(incomplete.out).toMatch(/6\.2\.2(.|\n)*3\.7\.1(.|\n)*Wrote b\.xml/)
    const whole = await folder.command('export', file, ...named, '--force', '--sector', '16030', '--recipient', 'gb')
    expect([whole.code, whole.out.trim()]).toEqual([0, 'Wrote b.xml.'])
    expect(textOf('b.xml')).toContain('<recipient-country code="GB"/>')
    for (const wrong of [
      ['--sector', '160'],
      ['--recipient', 'England'],
    ]) {
      expect((await folder.command('export', file, ...named, '--force', ...wrong)).code).toBe(2)
    }
  })

  it('draws the theory of change, with standings where a year is named', async () => {
    await folder.command('export', file, '--as', 'theory-svg', '--out', 'plain.svg')
    expect(textOf('plain.svg')).not.toContain('Target met')
    await folder.command('export', file, '--as', 'theory-svg', '--period', '2016', '--out', 'in-2016.svg')
    expect(textOf('in-2016.svg')).toContain('Target met')
    expect(textOf('in-2016.svg')).not.toContain('of the way')
    const overlaid = ['--as', 'theory-svg', '--period', '2016', '--overlay', '--out', 'overlaid.svg']
    await folder.command('export', file, ...overlaid)
    expect(textOf('overlaid.svg')).toContain('67% of the way')
    expect(textOf('overlaid.svg')).toContain('Better than 2015')
    await folder.command('export', file, '--as', 'theory-csv', '--out', 'theory.csv')
    expect(textOf('theory.csv')).toContain('row,id,title,level,sphere,notes,from,to,rationale')
  })

  it('answers in JSON', async () =>
    expect(await folder.json('export', file, '--as', 'xlsx', '--out', 'x.xlsx')).toMatchObject({
      code: 0,
      value: { ok: true, as: 'xlsx', smallNumbersHidden: true },
    }))

  it.each([
    [['--as', 'csv', '--out', 'all.txt'], 2],
    [['--as', 'pdf', '--out', 'a.pdf'], 2],
    [['--as', 'csv', '--out', 'nowhere/all.csv'], 1],
    [['--as', 'theory-svg', '--period', 'soon', '--out', 'a.svg'], 2],
    [['--as', 'iati', '--out', 'a.xml', ...organisation, '--start', '2016-02-31'], 2],
  ])('writes nothing where it was asked wrongly: %j', async (args, code) => {
    const before = folder.listing()
    expect((await folder.command('export', file, ...args)).code).toBe(code)
    expect(folder.listing()).toEqual(before)
  })

  it('replaces no file unasked', async () => {
    folder.write('all.csv', 'mine')
    expect((await folder.command('export', file, '--as', 'csv', '--out', 'all.csv')).code).toBe(1)
    expect(textOf('all.csv')).toBe('mine')
    expect((await folder.command('export', file, '--as', 'csv', '--out', 'all.csv', '--force')).code).toBe(0)
  })
})
