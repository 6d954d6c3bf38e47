import { readProjectFile } from '@core/project/file/read-project-file'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type CommandFolder, commandFolder } from './command-in-folder'

const file = 'sample.commonmeasure'
let folder: CommandFolder
beforeEach(async () => {
  folder = commandFolder()
  await folder.command('sample', file)
}, 60_000)
afterEach(() => folder.remove())

const rows = () => {
  const read = readProjectFile(folder.read(file))
  if (!read.ok) throw new Error(read.problem)
  return read.value.rows
}

it('writes a working copy, says what an edited one brings, takes it, and leaves what the app changed as well', async () => {
  const made = await folder.json('report', file, '--period', '2016', '--working', '--out', 'copy.docx')
  expect(made.code).toBe(0)
  const [exported] = rows().reportExport
  expect(exported).toMatchObject({ id: made.value.exportId, form: 'word-working', period: '2016' })
  const before = folder.read(file)
  const untouched = await folder.command('report', file, '--take-back', 'copy.docx')
  expect(untouched.out).toContain('There was nothing to take')
  expect(folder.read(file)).toEqual(before)

  const parts = unzipSync(folder.read('copy.docx'))
  const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const empty = 'Nothing is written here yet. Write here if you like.'
  expect(document).toContain(empty)
  parts['word/document.xml'] = strToU8(document.replace(empty, 'We drew this with twelve tenants.'))
  folder.write('edited.docx', zipSync(parts))
  const dry = await folder.command('report', file, '--take-back', 'edited.docx', '--dry-run')
  expect(dry.out).toContain('In Word: We drew this with twelve tenants.')
  expect(folder.read(file)).toEqual(before)
  expect((await folder.command('report', file, '--take-back', 'edited.docx')).code).toBe(0)
  const taken = rows().narrative.filter(({ text }) => text === 'We drew this with twelve tenants.')
  expect(taken).toHaveLength(1)

  // A second editor of the same copy: the app has the first one's words by now.
  folder.write(
    'second.docx',
    zipSync({ ...parts, 'word/document.xml': strToU8(document.replace(empty, 'With thirteen.')) }),
  )
  const conflict = await folder.command('report', file, '--take-back', 'second.docx')
  expect(conflict.out).toContain('It changed in the app as well')
  expect(rows().narrative.some(({ text }) => text === 'With thirteen.')).toBe(false)
  expect((await folder.command('report', file, '--take-back', 'second.docx', '--theirs')).code).toBe(0)
  expect(rows().narrative.some(({ text }) => text === 'With thirteen.')).toBe(true)

  await folder.command('sample', 'other.commonmeasure')
  const other = await folder.json('report', 'other.commonmeasure', '--take-back', 'edited.docx')
  expect(other).toMatchObject({ code: 1, value: { problem: 'edited-other-project' } })
}, 120_000)
