import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandFolder, commandFolder } from './command-in-folder'

let folder: CommandFolder
beforeEach(() => {
  folder = commandFolder()
})
afterEach(() => folder.remove())

describe('new', () => {
  it('begins a project that check finds whole', async () => {
    const made = await folder.command('new', 'ours.commonmeasure', '--title', 'Homes first')
    expect(made).toEqual({ code: 0, out: 'Created “Homes first” in ours.commonmeasure.\n', err: '' })
    expect((await folder.command('check', 'ours.commonmeasure')).code).toBe(0)
  })

  it('keeps the purpose, the year’s first month and the perspectives that were given', async () => {
    const { value } = await folder.json(
      ...['new', 'ours.commonmeasure', '--title', 'Homes first', '--purpose', 'Fair rents', '--year-start', '9'],
      ...['--perspective', 'Tenants', '--perspective', 'Housing workers'],
    )
    expect(value).toMatchObject({
      ok: true,
      project: {
        title: 'Homes first',
        purpose: 'Fair rents',
        yearStart: 9,
        perspectives: [{ name: 'Tenants' }, { name: 'Housing workers' }],
      },
    })
  })

  it('offers the usual four perspectives, and a year from April, where nothing else is given', async () => {
    const { value } = await folder.json('new', 'ours.commonmeasure', '--title', 'Homes first')
    expect(value).toMatchObject({ project: { perspectives: { length: 4 }, yearStart: 4 } })
  })

  it('counts what a template set up for people and learning, as check says', async () => {
    await folder.command('new', 'ours.commonmeasure', '--title', 'Mutual aid', '--template', 'network')
    const { out } = await folder.command('check', 'ours.commonmeasure')
    expect(out).toContain('  Member groups: 2\n')
    expect(out).not.toContain('Insights')
    const { value } = await folder.json('check', 'ours.commonmeasure')
    expect(value).toMatchObject({ counts: { records: { group: 2 } } })
  })

  it('never writes over a file that is there, unless it is told to', async () => {
    folder.write('ours.commonmeasure', 'years of work')
    const before = folder.listing()
    const refused = await folder.command('new', 'ours.commonmeasure', '--title', 'Homes first')
    expect(refused.code).toBe(1)
    expect(refused.err).toBe(
      '“ours.commonmeasure” already exists and was not changed. Choose another name, or add --force to replace it.\n',
    )
    expect(folder.listing()).toEqual(before)
    expect((await folder.command('new', 'ours.commonmeasure', '--title', 'Homes first', '--force')).code).toBe(0)
    expect((await folder.command('check', 'ours.commonmeasure')).code).toBe(0)
  })

  it('says what is wrong with a title that is empty, and writes nothing', async () => {
    const { code, value, err } = await folder.json('new', 'ours.commonmeasure', '--title', '')
    expect(code).toBe(1)
    expect(value).toEqual({ ok: false, problem: 'not-valid', message: err.trim() })
    expect(err).toBe('The title is empty or too long, so nothing was written.\n')
    expect(folder.listing()).toEqual({})
  })

  it.each([
    ['no title', ['new', 'ours.commonmeasure']],
    ['a name that is no project file’s', ['new', 'ours.txt', '--title', 'A']],
    ['month 13', ['new', 'ours.commonmeasure', '--title', 'A', '--year-start', '13']],
    ['an option that does not exist', ['new', 'ours.commonmeasure', '--title', 'A', '--colour', 'red']],
    ['one argument too many', ['new', 'ours.commonmeasure', 'theirs.commonmeasure', '--title', 'A']],
  ])('ends with 2 for %s', async (_, args) => {
    const { code, out, err } = await folder.command(...args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(/\S/)
    expect(folder.listing()).toEqual({})
  })

  it('says so where the folder is not there or the name is a folder’s', async () => {
    const nowhere = await folder.command('new', 'nowhere/ours.commonmeasure', '--title', 'A')
    expect(nowhere).toEqual({
      code: 1,
      out: '',
      err: 'There is no folder “nowhere” to write into. Nothing was written.\n',
    })
    expect(folder.listing()).toEqual({})
  })
})
