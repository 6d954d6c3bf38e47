import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openProject, saveProject } from '../../../src/main/cli/project-on-disk'
import { type CommandFolder, commandFolder } from './command-in-folder'

let folder: CommandFolder
const file = 'sample.commonmeasure'
beforeEach(async () => {
  folder = commandFolder()
  await folder.command('sample', file)
  folder.write('data.csv', 'date,value\n2016-01-01,5\n2016-02-01,6\n')
})
afterEach(() => folder.remove())

const commands = (name: string): string[][] => [
  ['show', name],
  ['check', name],
  ['add-measure', name, '--title', 'A'],
  ['import', name, 'data.csv'],
  ['report', name, '--period', '2016', '--out', 'out.docx'],
]

/** The sample with one of its parts replaced; hashes are not made to fit. */
function tampered(part: string, edit: (text: string) => string): Uint8Array {
  const parts = unzipSync(folder.read(file))
  parts[part] = new TextEncoder().encode(edit(new TextDecoder().decode(parts[part])))
  return zipSync(parts)
}

async function everyCommandRefuses(name: string, problem: string): Promise<void> {
  const before = folder.listing()
  for (const args of commands(name)) {
    const { code, value, err } = await folder.json(...args)
    expect({ args, code, problem: value.problem }).toEqual({ args, code: 1, problem })
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain(name)
  }
  expect(folder.listing()).toEqual(before)
}

describe('a project file that is not what it should be is refused in a sentence, and nothing is written', () => {
  it('when it is not there', () => everyCommandRefuses('nowhere.commonmeasure', 'no-file'))

  it('when it is a folder', async () => {
    mkdirSync(join(folder.path, 'folder.commonmeasure'))
    await everyCommandRefuses('folder.commonmeasure', 'is-folder')
  })

  it('when it is empty', async () => {
    folder.write('bad.commonmeasure', '')
    await everyCommandRefuses('bad.commonmeasure', 'project-not-a-project-file')
  })

  it('when it is not a zip', async () => {
    folder.write('bad.commonmeasure', 'Dear all, please find attached')
    await everyCommandRefuses('bad.commonmeasure', 'project-not-a-project-file')
  })

  it('when it was cut short', async () => {
    const whole = folder.read(file)
    folder.write('bad.commonmeasure', whole.slice(0, whole.length / 2))
    await everyCommandRefuses('bad.commonmeasure', 'project-damaged')
  })

  it('when a byte changed on the way', async () => {
    const bytes = folder.read(file)
    const middle = bytes.length >> 1
    bytes[middle] = (bytes[middle] ?? 0) ^ 0x55
    folder.write('bad.commonmeasure', bytes)
    await everyCommandRefuses('bad.commonmeasure', 'project-damaged')
  })

  it('when a newer version saved it', async () => {
    const newer = tampered('manifest.json', text => JSON.stringify({ ...JSON.parse(text), version: 99 }))
    folder.write('bad.commonmeasure', newer)
    await everyCommandRefuses('bad.commonmeasure', 'project-newer-version')
  })

  it('when a row in it was edited by hand', async () => {
    folder.write(
      'bad.commonmeasure',
      tampered('rows/measure.jsonl', text => text.replace('"decrease"', '"increase"')),
    )
    await everyCommandRefuses('bad.commonmeasure', 'project-damaged')
  })
})

describe('where another program saved the project meanwhile', () => {
  it('nothing is written over what it saved', async () => {
    const opened = await openProject(file, folder.path)
    if (!opened.ok) throw new Error(opened.problem)
    await folder.command('add-measure', file, '--title', 'By somebody else')
    const before = folder.listing()
    const saved = await saveProject(opened.value, opened.value.contents, '2026-03-01T09:00:00.000Z')
    expect(saved).toMatchObject({ ok: false, problem: 'changed-meanwhile' })
    expect(folder.listing()).toEqual(before)
  })
})

describe('where a result cannot be written, nothing is', () => {
  it('a report is never written over a project, nor into a folder that is not there', async () => {
    const before = folder.listing()
    for (const [out, code] of [
      [file, 2],
      ['nowhere/out.docx', 1],
    ] as const) {
      const answer = await folder.command('report', file, '--period', '2016', '--out', out, '--force')
      expect({ out, code: answer.code }).toEqual({ out, code })
    }
    expect(folder.listing()).toEqual(before)
  })

  it('a folder is not replaced by a file, even with --force', async () => {
    mkdirSync(join(folder.path, 'out.docx'))
    const before = folder.listing()
    const answer = await folder.json('report', file, '--period', '2016', '--out', 'out.docx', '--force')
    expect(answer).toMatchObject({ code: 1, value: { problem: 'out-is-folder' } })
    expect(folder.listing()).toEqual(before)
  })

  it('a name the system does not take is named, and so is a file in a folder’s place', async () => {
    const before = folder.listing()
    const longName = `${'x'.repeat(300)}.commonmeasure`
    expect(await folder.json('sample', longName)).toMatchObject({ code: 1, value: { problem: 'file-trouble' } })
    expect(await folder.json('show', longName)).toMatchObject({ code: 1, value: { problem: 'file-trouble' } })
    expect(await folder.json('sample', 'data.csv/out.commonmeasure')).toMatchObject({
      code: 1,
      value: { problem: 'out-no-folder' },
    })
    expect(folder.listing()).toEqual(before)
  })

  it('a project behind a link is edited where it lies, and the link stays', async () => {
    symlinkSync(join(folder.path, file), join(folder.path, 'link.commonmeasure'))
    expect((await folder.command('add-measure', 'link.commonmeasure', '--title', 'Through the link')).code).toBe(0)
    expect((await folder.json('check', file)).value).toMatchObject({ counts: { measures: 11 } })
  })

  it('a name that points nowhere is not written over without --force', async () => {
    symlinkSync(join(folder.path, 'gone'), join(folder.path, 'out.docx'))
    const answer = await folder.json('report', file, '--period', '2016', '--out', 'out.docx')
    expect(answer).toMatchObject({ code: 1, value: { problem: 'out-exists' } })
  })

  it('only files are read: a device or a pipe could go on for ever', async () => {
    expect(await folder.json('import', file, '/dev/zero')).toMatchObject({ code: 1, value: { problem: 'no-file' } })
  })
})
