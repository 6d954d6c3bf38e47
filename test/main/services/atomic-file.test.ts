import { createHash } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HostError } from '@core/host-api'
import { expect, it } from 'vitest'
import { bytesOfFile, sha256Of, sha256OfFile, writeFileAtomically } from '../../../src/main/services/atomic-file'
import { hostErrorOf } from '../../../src/main/services/host-error'
import { tempFolder } from './temp-folder'

const bytes = (text: string) => new TextEncoder().encode(text)

it('writes a new file, and leaves nothing else beside it', async () => {
  const folder = await tempFolder()
  await writeFileAtomically(join(folder, 'a.docx'), bytes('one'))
  expect(await readdir(folder)).toEqual(['a.docx'])
  expect(await readFile(join(folder, 'a.docx'), 'utf8')).toBe('one')
})

it('writes and reads back files of several pieces, and empty ones', async () => {
  const folder = await tempFolder()
  const large = new Uint8Array(3 * 1024 * 1024 + 17).map((_, index) => index % 251)
  for (const content of [large, new Uint8Array()]) {
    await writeFileAtomically(join(folder, 'a'), content)
    const expected = createHash('sha256').update(content).digest('hex')
    expect(await sha256Of(await bytesOfFile(join(folder, 'a')))).toBe(expected)
    expect(await sha256OfFile(join(folder, 'a'))).toBe(expected)
  }
})

it('lets phones be answered between the pieces of a large file', async () => {
  let turns = 0
  let isHashing = true
  const others = () => {
    turns += 1
    if (isHashing) setImmediate(others)
  }
  setImmediate(others)
  await sha256Of(new Uint8Array(64 * 1024 * 1024))
  isHashing = false
  expect(turns).toBeGreaterThanOrEqual(15)
})

it('replaces what was there whole: a reader who opened it before still has the old one', async () => {
  const folder = await tempFolder()
  const path = join(folder, 'a')
  await writeFileAtomically(path, bytes('old'))
  const before = await stat(path)
  await writeFileAtomically(path, bytes('new'))
  expect((await stat(path)).ino).not.toBe(before.ino)
  expect(await readFile(path, 'utf8')).toBe('new')
})

it.runIf(process.platform !== 'win32')('keeps who may read the file, and the link that led to it', async () => {
  const folder = await tempFolder()
  await writeFile(join(folder, 'real'), 'old')
  await chmod(join(folder, 'real'), 0o640)
  await symlink(join(folder, 'real'), join(folder, 'link'))
  await writeFileAtomically(join(folder, 'link'), bytes('new'))
  expect(await readFile(join(folder, 'real'), 'utf8')).toBe('new')
  expect((await stat(join(folder, 'real'))).mode & 0o777).toBe(0o640)
  expect((await readdir(folder)).sort()).toEqual(['link', 'real'])
})

it('clears away what a crash left of the same file, but not what is being written now or belongs to another', async () => {
  const folder = await tempFolder()
  const hourAgo = new Date(Date.now() - 3_600_000)
  for (const name of ['.a.0123456789ab.part', '.b.0123456789ab.part', '.a.notours.part'])
    await writeFile(join(folder, name), 'half').then(() => utimes(join(folder, name), hourAgo, hourAgo))
  await writeFile(join(folder, '.a.ba9876543210.part'), 'under way')
  await writeFileAtomically(join(folder, 'a'), bytes('whole'))
  expect((await readdir(folder)).sort()).toEqual([
    '.a.ba9876543210.part',
    '.a.notours.part',
    '.b.0123456789ab.part',
    'a',
  ])
})

it('leaves no half-written file where the last step fails, and says why by its code', async () => {
  const folder = await tempFolder()
  await mkdir(join(folder, 'taken'))
  await writeFile(join(folder, 'taken', 'inside'), '')
  await expect(writeFileAtomically(join(folder, 'taken'), bytes('x'))).rejects.toEqual(new HostError('not-allowed'))
  expect(await readdir(folder)).toEqual(['taken'])
})

it('says that a folder is not there', async () => {
  const folder = await tempFolder()
  await expect(writeFileAtomically(join(folder, 'gone', 'a'), bytes('x'))).rejects.toEqual(new HostError('not-found'))
})

it.each([
  ['ENOSPC', 'no-space'],
  ['EDQUOT', 'no-space'],
  ['EACCES', 'not-allowed'],
  ['EPERM', 'not-allowed'],
  ['EROFS', 'not-allowed'],
  ['ENOENT', 'not-found'],
  ['EFBIG', 'too-large'],
] as const)('reads %s as %s', (code, problem) => {
  expect(hostErrorOf(Object.assign(new Error(code), { code }))).toEqual(new HostError(problem))
})

it('leaves a bug as it was thrown', () => {
  const bug = new TypeError('undefined is not a function')
  expect(hostErrorOf(bug)).toBe(bug)
})
