import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { preparePrivateFolder } from '../../../src/main/services/folders'
import { createServices } from '../../../src/main/services/services'
import { opening } from '../../core/workshop/session/build'
import { commit } from './commits'
import { tempFolder } from './temp-folder'

/** Path and mode of everything below a folder that others could read. */
async function openToOthers(folder: string): Promise<string[]> {
  const names = ['', ...(await readdir(folder, { recursive: true }))]
  const modes = await Promise.all(
    names.map(async name => [name, (await stat(join(folder, name))).mode & 0o077] as const),
  )
  return modes.flatMap(([name, mode]) => (mode === 0 ? [] : [`${name} ${mode.toString(8)}`]))
}

describe.skipIf(process.platform === 'win32')('the folder of the second copy', () => {
  const filled = async (folder: string) => {
    const services = createServices({
      folder,
      otherFolder: join(folder, 'other'),
      phoneFolder: join(folder, 'phone'),
      threadFile: null,
      now: () => new Date(2026, 7, 1),
    })
    await services.journal.append('p', [commit(1)])
    await services.snapshots.write({ projectId: 'p', title: '', seq: 1, bytes: new Uint8Array(3) })
    await services.places.remember('p', '/somewhere')
    await services.workshop.openSession({ opening: opening(), address: null })
  }

  it('lets nobody else in, nor at anything that is put into it', async () => {
    const folder = join(await tempFolder(), 'profile/browser')
    expect(preparePrivateFolder(folder, 'linux')).toBeNull()
    await filled(folder)
    expect(await openToOthers(folder)).toEqual([])
    expect(await readdir(folder)).not.toContain('.trial')
  })

  it('of an older version is closed to others at the next start, and holds what it held', async () => {
    const folder = join(await tempFolder(), 'browser')
    await filled(folder)
    for (const name of ['', ...(await readdir(folder, { recursive: true }))]) {
      const path = join(folder, name)
      await chmod(path, (await stat(path)).isDirectory() ? 0o755 : 0o644)
    }
    const outside = join(folder, '../outside.txt')
    await writeFile(outside, 'somebody else’s', { mode: 0o644 })
    await symlink(outside, join(folder, 'projects/p/link'))
    const journal = await readFile(join(folder, 'projects/p/journal.jsonl'))
    expect(preparePrivateFolder(folder, 'linux')).toBeNull()
    expect((await openToOthers(folder)).filter(name => !name.startsWith('projects/p/link'))).toEqual([])
    expect((await stat(outside)).mode & 0o777).toBe(0o644)
    expect(await readFile(join(folder, 'projects/p/journal.jsonl'))).toEqual(journal)
  })

  it('changes nothing on Windows, which has no such modes', async () => {
    const folder = join(await tempFolder(), 'browser')
    await mkdir(folder, { mode: 0o755 })
    await chmod(folder, 0o755)
    expect(preparePrivateFolder(folder, 'win32')).toBeNull()
    expect((await stat(folder)).mode & 0o777).toBe(0o755)
  })

  it('that cannot be made is a problem to say, not an error to throw', async () => {
    const folder = await tempFolder()
    await writeFile(join(folder, 'file'), '')
    expect(preparePrivateFolder(join(folder, 'file/browser'), 'linux')).toBe('not-found')
  })
})

describe.runIf(process.platform === 'linux')('a disk that takes nothing', () => {
  it('is said to be full, or closed to us', () => {
    // Nobody can make a folder in /proc or /sys, whoever they are.
    expect(preparePrivateFolder('/sys/common-measure/browser', 'linux')).toBe('not-allowed')
  })
})
