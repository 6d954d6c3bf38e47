import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createServices } from '../../../src/main/services/services'
import { commit, commits } from './commits'
import { tempFolder } from './temp-folder'

/** Both hosts of one profile. */
async function bothHosts() {
  const profile = await tempFolder()
  const hostIn = (own: string, other: string) =>
    createServices({
      folder: join(profile, own),
      otherFolder: join(profile, other),
      phoneFolder: join(profile, 'phone'),
      threadFile: null,
      now: () => new Date(2026, 7, 1),
    })
  return { desktop: hostIn('desktop', 'browser'), browser: hostIn('browser', 'desktop'), profile }
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const snapshot = (seq: number, said: string) => ({
  projectId: 'p',
  title: 'Homes',
  seq,
  bytes: new TextEncoder().encode(said),
})

/** Every file of a folder with what is in it. */
async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = found.filter(entry => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return Promise.all(files.sort().map(async path => `${path} ${await readFile(path, 'latin1')}`))
}

it('is none where there was never another', async () => {
  const { browser } = await bothHosts()
  expect(await browser.otherHost.list()).toEqual([])
  await expect(browser.otherHost.bring('p')).rejects.toThrow('not-found')
})

it('is told of with each project once, and when it was last written to', async () => {
  const { desktop, browser } = await bothHosts()
  await desktop.snapshots.write(snapshot(1, 'old'))
  await desktop.snapshots.write({ ...snapshot(3, 'new'), title: 'Homes for all' })
  await desktop.snapshots.write({ ...snapshot(1, 'another'), projectId: 'q', title: 'Advice' })
  expect((await browser.otherHost.list()).sort((a, b) => a.projectId.localeCompare(b.projectId))).toEqual([
    { projectId: 'p', title: 'Homes for all', lastAt: new Date(2026, 7, 1).toISOString() },
    { projectId: 'q', title: 'Advice', lastAt: new Date(2026, 7, 1).toISOString() },
  ])
  // The journal is written after the snapshot, by the clock of the disk.
  await desktop.journal.append('q', commits(2, 2))
  const q = (await browser.otherHost.list()).find(({ projectId }) => projectId === 'q')
  expect(Date.parse(q?.lastAt ?? '')).toBeGreaterThan(Date.now() - 60_000)
  expect(await desktop.otherHost.list()).toEqual([])
})

it('gives its newest snapshot and every commit, and keeps its own to the byte, a line that it was writing too', async () => {
  const { desktop, browser, profile } = await bothHosts()
  await desktop.journal.append('p', commits(1, 4))
  await desktop.snapshots.write(snapshot(2, 'two'))
  await desktop.snapshots.write(snapshot(3, 'three'))
  await appendFile(join(profile, 'desktop/projects/p/journal.jsonl'), '{"id":"commit-5","seq":5,"half')
  const theirs = await filesIn(join(profile, 'desktop'))

  const brought = await browser.otherHost.bring('p')
  expect(brought).toMatchObject({ projectId: 'p', title: 'Homes', seq: 3 })
  expect(text(await browser.snapshots.read('p', brought.name))).toBe('three')
  expect(await browser.journal.read('p', 0)).toEqual(commits(1, 4))
  expect(await filesIn(join(profile, 'desktop'))).toEqual(theirs)
})

it('gives an older snapshot where the newest is damaged', async () => {
  const { desktop, browser, profile } = await bothHosts()
  await desktop.snapshots.write(snapshot(2, 'older'))
  const newest = await desktop.snapshots.write(snapshot(3, 'newer'))
  await writeFile(join(profile, `desktop/projects/p/snapshots/${newest.name}.commonmeasure`), 'other')
  const brought = await browser.otherHost.bring('p')
  expect(text(await browser.snapshots.read('p', brought.name))).toBe('older')
})

it('never takes the place of what is here', async () => {
  const { desktop, browser } = await bothHosts()
  await desktop.snapshots.write(snapshot(9, 'theirs'))
  await browser.snapshots.write(snapshot(1, 'ours'))
  await browser.journal.append('p', [commit(2)])
  await expect(browser.otherHost.bring('p')).rejects.toThrow('bad-request')
  expect(await browser.snapshots.list('p')).toHaveLength(1)
  expect(await browser.journal.read('p', 0)).toEqual([commit(2)])
})

it('can be asked once more where the machine stopped in between', async () => {
  const { desktop, browser } = await bothHosts()
  await desktop.journal.append('p', commits(1, 2))
  await desktop.snapshots.write(snapshot(1, 'one'))
  await browser.journal.append('p', commits(1, 1))
  await browser.otherHost.bring('p')
  expect(await browser.journal.read('p', 0)).toEqual(commits(1, 2))
})
