import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandFolder, commandFolder } from './command-in-folder'

let folder: CommandFolder
beforeEach(() => {
  folder = commandFolder()
})
afterEach(() => folder.remove())

describe('sample', () => {
  it('writes a project that check finds whole', async () => {
    const written = await folder.command('sample', 'sample.commonmeasure')
    expect(written).toEqual({ code: 0, out: 'Wrote the sample project to sample.commonmeasure.\n', err: '' })
    const { code, value } = await folder.json('check', 'sample.commonmeasure')
    expect(code).toBe(0)
    expect(value).toMatchObject({ findings: [], counts: { elements: 16, measures: 10, workshops: 1, imports: 2 } })
  })

  it('never writes over a file that is there, unless it is told to', async () => {
    folder.write('sample.commonmeasure', 'mine')
    const before = folder.listing()
    expect(await folder.json('sample', 'sample.commonmeasure')).toMatchObject({
      code: 1,
      value: { ok: false, problem: 'out-exists' },
    })
    expect(folder.listing()).toEqual(before)
    expect((await folder.command('sample', 'sample.commonmeasure', '--force')).code).toBe(0)
    expect((await folder.command('check', 'sample.commonmeasure')).code).toBe(0)
  })

  it('writes only project files', async () => {
    expect((await folder.command('sample', 'sample.zip')).code).toBe(2)
    expect(folder.listing()).toEqual({})
  })
})
