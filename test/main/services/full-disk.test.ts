import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HostError } from '@core/host-api'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createJournal } from '../../../src/main/services/journal'
import { readValidPrefix } from '../../../src/main/services/journal-lines'
import { createSnapshots } from '../../../src/main/services/snapshots'
import { createSessionStore } from '../../../src/main/services/workshop/session-store'
import { opened, SessionInPlay } from '../../core/workshop/session/build'
import { faults, moments } from '../../faults'
import { commit } from './commits'
import { tempFolder } from './temp-folder'

const run = (command: string, ...args: string[]) => spawnSync(command, args).status === 0

/** A disk of its own in memory, so large in kilobytes; `grow` gives it room again. */
async function smallDisk(kilobytes: number) {
  const folder = await tempFolder()
  const mounted = run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'common-measure-test', folder)
  // Before the folder is removed: what is done when a test ends is done last first.
  onTestFinished(() => {
    if (mounted) run('umount', folder)
  })
  return { folder, mounted, grow: () => run('mount', '-o', 'remount,size=64m', folder) }
}

// Only root may mount, and not in every container.
const mayMount = process.platform === 'linux' && run('unshare', '--mount', 'mount', '-t', 'tmpfs', 'x', '/mnt')

describe.runIf(mayMount)('a disk that is full', () => {
  it.each(moments(faults(2, 24), 900))(
    'stops the journal, which goes on once there is room (%i KB more than 60)',
    async more => {
      const { folder, mounted, grow } = await smallDisk(60 + more)
      expect(mounted).toBe(true)
      const journal = createJournal(folder)
      let seq = 0
      const add = () => journal.append('p', [commit(seq + 1, { why: 'x'.repeat((seq * 37) % 3000) })])
      const refused = await (async () => {
        for (;;) seq = (await add()).seq
      })().catch((error: unknown) => error)
      expect(refused).toEqual(new HostError('no-space'))
      expect(seq).toBeGreaterThan(5)
      const { commits, damaged } = readValidPrefix(await readFile(join(folder, 'p/journal.jsonl')))
      expect({ last: commits.at(-1)?.seq, damaged }).toEqual({ last: seq, damaged: false })
      await expect(add()).rejects.toEqual(refused)
      expect(grow()).toBe(true)
      seq = (await add()).seq
      expect((await createJournal(folder).read('p', seq - 1)).map(each => each.seq)).toEqual([seq])
      expect((await createJournal(folder).position('p'))?.seq).toBe(seq)
    },
  )

  it.each(moments(faults(2, 24), 3800))(
    'refuses a snapshot, and offers only whole ones (%i KB more than 1,100)',
    async more => {
      const { folder, mounted, grow } = await smallDisk(1100 + more)
      expect(mounted).toBe(true)
      const snapshots = createSnapshots(folder, () => new Date(2026, 7, 1))
      const written: string[] = []
      const write = async () => {
        const bytes = new Uint8Array(1_000_000).fill(written.length + 1)
        written.push((await snapshots.write({ projectId: 'p', title: '', seq: written.length + 1, bytes })).name)
      }
      const refused = await (async () => {
        // A fourth that fits would take the place of the first: the disk is too small for that.
        while (written.length < 3) await write()
        for (let size = 2; ; size *= 2)
          await snapshots.write({ projectId: 'p', title: '', seq: 9, bytes: new Uint8Array(size * 1_000_000) })
      })().catch((error: unknown) => error)
      expect(refused).toEqual(new HostError('no-space'))
      const listed = await snapshots.list('p')
      expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining(written))
      for (const { name, sizeBytes } of listed) expect((await snapshots.read('p', name)).byteLength).toBe(sizeBytes)
      expect(grow()).toBe(true)
      await write()
      expect((await snapshots.list('p')).map(({ name }) => name)).toContain(written.at(-1))
    },
  )

  it.each(moments(faults(2, 24), 300))(
    'refuses who joins a room, and keeps everybody who did before (%i KB more than 40)',
    async more => {
      const { folder, mounted, grow } = await smallDisk(40 + more)
      expect(mounted).toBe(true)
      const append = await createSessionStore(folder).begin(opened())
      const session = new SessionInPlay()
      let kept = 1
      const write = async () => {
        await append(session.events.slice(kept))
        kept = session.events.length
      }
      const refused = await (async () => {
        for (;;) {
          session.join()
          await write()
        }
      })().catch((error: unknown) => error)
      expect(refused).toEqual(new HostError('no-space'))
      const inFile = async () => (await createSessionStore(folder).open('session-1'))?.events
      expect(await inFile()).toEqual(session.events.slice(0, kept))
      expect(grow()).toBe(true)
      await write()
      expect(await inFile()).toEqual(session.events)
    },
  )
})
