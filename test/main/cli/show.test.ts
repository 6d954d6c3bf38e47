import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { readProjectFile } from '@core/project/file/read-project-file'
import { writeProjectFile } from '@core/project/file/write-project-file'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attachmentOf, shaOf } from '../../core/project/sample-contents'
import { type CommandFolder, commandFolder } from './command-in-folder'

const file = 'sample.commonmeasure'
let folder: CommandFolder
beforeEach(async () => {
  folder = commandFolder()
  await folder.command('sample', file)
})
afterEach(() => folder.remove())

describe('show', () => {
  it('prints every measure by reporting year', async () => {
    const { code, out, err } = await folder.command('show', file)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^Measure +2010 +2011 +2012 +2013 +2014 +2015 +2016$/m)
    expect(out).toMatch(/^People sleeping rough on one autumn night +1,768 +2,181 +2,309 +2,414 +2,744 +3,569 +4,134$/m)
    expect(out).toMatch(
      /^How power is shared in our meetings +(- +){3}Groups differ +Asked +Groups differ +Deciding together$/m,
    )
  })

  it('prints how each measure stood in one year', async () => {
    const { out } = await folder.command('show', file, '--period', '2016')
    expect(out).toMatch(/^People sleeping rough on one autumn night +1,768 +4,134 +900 +Moving the wrong way$/m)
    expect(out).toMatch(/^Repairs put right within 28 days \(repairs +42% +61% +70% +Moving the right way$/m)
  })

  it('says which version of the theory there is, and whether it has changed since', async () => {
    const { out } = await folder.command('show', file)
    expect(out).toContain('Theory of change: as it is now, changed since version “The first drawing” of 2015-02-14.')
    const { value } = await folder.json('show', file)
    expect(value.theoryVersion).toMatchObject({ title: 'The first drawing', changedSince: true })
  })

  it('says that files and links are attached, as the check does', async () => {
    expect((await folder.command('show', file)).out).not.toContain('Attached')
    const minutes = new TextEncoder().encode('We agreed to meet every month.')
    const sample = readProjectFile(new Uint8Array(readFileSync(resolve('resources/sample.commonmeasure'))))
    if (!sample.ok) throw new Error(sample.problem)
    const about = { kind: 'element' as const, id: sample.value.rows.element[0]?.id ?? '' }
    const link = { kind: 'link' as const, url: 'https://example.org/' }
    const attachment = [attachmentOf('x', { about }), attachmentOf('y', { about, content: link })]
    const write = (files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>) =>
      folder.write(
        'attached.commonmeasure',
        writeProjectFile(
          { ...sample.value, rows: { ...sample.value.rows, attachment }, files },
          { now: '2026-03-01T09:00:00.000Z' },
        ),
      )
    write(new Map([[shaOf(minutes), minutes]]))
    const { out } = await folder.command('show', 'attached.commonmeasure')
    expect(out).toContain('Attached, for the team only: 1 file, 1 link.')
    expect((await folder.json('show', 'attached.commonmeasure')).value).toMatchObject({
      attached: { files: 1, links: 1 },
    })
    expect((await folder.command('check', 'attached.commonmeasure')).out).toMatch(/1 attached file\n +1 attached link/)
    // What works on the project keeps what is attached.
    await folder.command('add-measure', 'attached.commonmeasure', '--title', 'One more')
    expect((await folder.command('check', 'attached.commonmeasure')).code).toBe(0)

    write(new Map())
    const missing = await folder.command('check', 'attached.commonmeasure')
    expect([missing.code, missing.out + missing.err]).toEqual([
      1,
      expect.stringContaining('The attached file “Minutes” is missing.'),
    ])
  })

  it('gives machines the figures unrounded, with what they rest on', async () => {
    const { value } = await folder.json('show', file, '--period', '2016')
    expect(value).toMatchObject({
      ok: true,
      period: '2016',
      project: { title: 'Homes to count on: a sample campaign' },
    })
    expect(value.measures).toContainEqual(
      expect.objectContaining({
        id: 'me-repairs',
        baseline: { value: 0.42, date: '2013-12-31' },
        periods: [
          {
            period: '2016',
            figure: { value: 95 / 156, n: 4, numerator: 95, denominator: 156, missing: 0, suppressed: 0 },
            target: 0.7,
            standing: 'towards',
          },
        ],
      }),
    )
  })

  it('shows the newest years where there are many, and says how many it does not', async () => {
    folder.write(
      'long.csv',
      `year,value\n${Array.from({ length: 30 }, (_, year) => `${1990 + year},${year}`).join('\n')}\n`,
    )
    await folder.command('new', 'long.commonmeasure', '--title', 'Long')
    expect((await folder.command('import', 'long.commonmeasure', 'long.csv')).code).toBe(0)
    const some = await folder.command('show', 'long.commonmeasure')
    expect(some.out).toContain('23 earlier years are not shown: add --all.')
    expect(some.out).not.toContain('1990')
    expect((await folder.command('show', 'long.commonmeasure', '--all')).out).toContain('1990')
  })

  it('says so where there are no measures yet', async () => {
    await folder.command('new', 'new.commonmeasure', '--title', 'New')
    const { code, out } = await folder.command('show', 'new.commonmeasure')
    expect(code).toBe(0)
    expect(out).toContain('There are no measures yet.')
  })

  it('ends with 2 where the period is none', async () => {
    expect(await folder.json('show', file, '--period', 'last year')).toMatchObject({
      code: 2,
      value: { problem: 'no-such-period' },
    })
  })
})
