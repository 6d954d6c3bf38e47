import type { FileHandle } from 'node:fs/promises'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HostError, type ReplaceSecondCopyRequest } from '@core/host-api'
import { newProject } from '@core/project/contents'
import { readCommitsOfFile } from '@core/project/file/read-project-file'
import { writeProjectFile } from '@core/project/file/write-project-file'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { createServices } from '../../../src/main/services/services'
import { opening } from '../../core/workshop/session/build'
import { commit, commits } from './commits'
import { tempFolder } from './temp-folder'

/** How many more changes the disk takes before the machine stops: from then on it takes none. `null`: it does not stop. */
const machine = vi.hoisted(() => {
  // Test files share one registry of modules: what is loaded already has the real disk, and what is loaded here goes again.
  vi.resetModules()
  return { stopsAfter: null as number | null }
})
afterAll(() => {
  vi.resetModules()
})

// The real disk, and a power cut before any change of it: a write that is cut leaves its first half.
vi.mock('node:fs/promises', async importOriginal => {
  const real = await importOriginal<typeof import('node:fs/promises')>()
  const runs = () => {
    if (machine.stopsAfter === null) return true
    machine.stopsAfter -= 1
    return machine.stopsAfter >= 0
  }
  const cut = <Args extends unknown[], Answer>(call: (...args: Args) => Promise<Answer>) =>
    ((...args: Args) => (runs() ? call(...args) : Promise.reject(new Error('power cut')))) as typeof call
  const open = async (path: string, flags: string, mode?: number): Promise<FileHandle> => {
    if (flags === 'r') return real.open(path, flags)
    const file = await cut(real.open)(path, flags, mode)
    const write = file.write.bind(file)
    file.write = (async (bytes: Uint8Array, at: number, length: number, position: number | null) => {
      if (runs()) return write(bytes, at, length, position)
      await write(bytes, at, Math.floor(length / 2), position)
      throw new Error('power cut')
    }) as typeof file.write
    file.sync = cut(file.sync.bind(file))
    file.truncate = cut(file.truncate.bind(file))
    return file
  }
  return {
    ...real,
    open,
    mkdir: cut(real.mkdir),
    rename: cut(real.rename),
    rm: cut(real.rm),
    truncate: cut(real.truncate),
    chmod: cut(real.chmod),
  }
})
afterEach(() => {
  machine.stopsAfter = null
})

const secret = 'words that were taken back'
const before = [...commits(1, 4), commit(5, { why: secret })]
const after = [...commits(1, 4), commit(5), commit(6)]

function fileOf(log: typeof before): Uint8Array<ArrayBuffer> {
  const made = newProject(
    { title: 'Homes', purpose: '', yearStart: 4, perspectives: [] },
    { id: 'p', now: '2026-08-01T10:00:00.000Z' },
  )
  return writeProjectFile({ ...made, commits: log }, { now: '2026-08-01T10:00:00.000Z' })
}
const requestOf = (log: typeof before, old: ReplaceSecondCopyRequest['old']): ReplaceSecondCopyRequest => ({
  projectId: 'p',
  title: 'Homes',
  seq: log.at(-1)?.seq ?? 0,
  bytes: fileOf(log),
  old,
})

/** The host, as it is after a start. */
const startedIn = (folder: string) =>
  createServices({
    folder,
    otherFolder: join(folder, 'other'),
    phoneFolder: join(folder, 'phone'),
    threadFile: null,
    now: () => new Date(2026, 7, 1),
  })

async function withOldCopy() {
  const folder = await tempFolder()
  const services = startedIn(folder)
  await services.journal.append('p', before)
  const { old: _, ...snapshot } = requestOf(before, 'erase')
  await services.snapshots.write(snapshot)
  await services.snapshots.write({ ...snapshot, seq: 4, bytes: fileOf(before.slice(0, 4)) })
  await writeFile(join(folder, 'projects/p/journal.damaged-1.jsonl'), secret)
  await writeFile(join(folder, 'projects/p/snapshots/.half.0123456789ab.part'), secret)
  return folder
}

/** Every snapshot's log, the newest first, and the journal; a snapshot that is offered has to be whole. */
async function keptIn(folder: string) {
  const { journal, snapshots } = startedIn(folder)
  const listed = await snapshots.list('p')
  const logs = await Promise.all(
    listed.map(async ({ name }) => {
      const read = readCommitsOfFile(await snapshots.read('p', name))
      if (!read.ok) throw new Error(read.problem)
      return read.value.commits
    }),
  )
  return { journal: await journal.read('p', 0), logs }
}

/** Everything below the project's folder that can be read as text, and every commit of every snapshot. */
async function allWordsIn(folder: string): Promise<string> {
  const own = join(folder, 'projects/p')
  const names = (await readdir(own, { recursive: true })).filter(name => /\.(jsonl|json|part)$/.test(name))
  const texts = await Promise.all(names.map(name => readFile(join(own, name), 'latin1')))
  return texts.join('\n') + JSON.stringify(await keptIn(folder))
}

describe('replacing the second copy', () => {
  it('leaves nothing of the old where words were taken out of the log', async () => {
    const folder = await withOldCopy()
    expect(await allWordsIn(folder)).toContain(secret)
    const replaced = await startedIn(folder).secondCopy.replace(requestOf(after, 'erase'))
    expect(replaced).toMatchObject({ position: { seq: 6, commitId: 'commit-6' }, snapshot: { seq: 6, title: 'Homes' } })
    expect(await keptIn(folder)).toEqual({ journal: after, logs: [after] })
    expect(await allWordsIn(folder)).not.toContain(secret)
    expect((await readdir(join(folder, 'projects/p'))).sort()).toEqual(['journal.jsonl', 'snapshots'])
    expect(await readdir(join(folder, 'projects/p/snapshots'))).toHaveLength(2)
  })

  it('begins a journal after the last gap, and sets the old one aside with its snapshots', async () => {
    const folder = await withOldCopy()
    const recovered = [...commits(1, 3), commit(9), commit(10)]
    const services = startedIn(folder)
    await expect(services.journal.append('p', recovered.slice(-1))).rejects.toEqual(new HostError('journal-gap'))
    await services.secondCopy.replace(requestOf(recovered, 'set-aside'))
    const { journal, logs } = await keptIn(folder)
    expect(journal).toEqual(recovered.slice(3))
    expect(logs).toEqual([recovered, before, before.slice(0, 4)])
    expect(await readFile(join(folder, 'projects/p/journal.replaced-1.jsonl'), 'utf8')).toContain(secret)
    expect((await services.journal.setAside('p')).map(({ name }) => name).sort()).toEqual([
      'journal.damaged-1.jsonl',
      'journal.replaced-1.jsonl',
    ])
    expect(await services.journal.append('p', [commit(11)])).toEqual({ seq: 11, commitId: 'commit-11' })
  })

  it('keeps what another tab added after the file was made', async () => {
    const folder = await tempFolder()
    const services = startedIn(folder)
    await services.journal.append('p', [...after, commit(7)])
    const { position } = await services.secondCopy.replace(requestOf(after, 'erase'))
    expect(position).toEqual({ seq: 7, commitId: 'commit-7' })
    expect(await services.journal.read('p', 0)).toEqual([...after, commit(7)])
  })

  it.each([
    ['another project', { projectId: 'q' }],
    ['another seq', { seq: 5 }],
    ['no project file', { bytes: new TextEncoder().encode('x') }],
    ['a file that was cut short', { bytes: fileOf(after).slice(0, -10) }],
  ])('refuses %s, and changes nothing', async (_what, wrong) => {
    const folder = await withOldCopy()
    const kept = await keptIn(folder)
    await expect(startedIn(folder).secondCopy.replace({ ...requestOf(after, 'erase'), ...wrong })).rejects.toEqual(
      new HostError('bad-request'),
    )
    expect(await keptIn(folder)).toEqual(kept)
  })

  it.each(['erase', 'set-aside'] as const)(
    'loses nothing wherever the machine stops, and ends the same when it is done again (%s)',
    async old => {
      let stops = 0
      for (; ; stops += 1) {
        const folder = await withOldCopy()
        const services = startedIn(folder)
        machine.stopsAfter = stops
        const done = await services.secondCopy.replace(requestOf(after, old)).then(
          () => true,
          () => false,
        )
        machine.stopsAfter = null
        const { journal, logs } = await keptIn(folder)
        expect([before, after]).toContainEqual(journal)
        expect([before, after]).toContainEqual(logs[0])
        await startedIn(folder).secondCopy.replace(requestOf(after, old))
        const again = await keptIn(folder)
        expect(again.journal).toEqual(after)
        expect(again.logs[0]).toEqual(after)
        if (old === 'erase') expect(await allWordsIn(folder)).not.toContain(secret)
        else expect(await readFile(join(folder, 'projects/p/journal.replaced-1.jsonl'), 'utf8')).toContain(secret)
        if (done) break
      }
      expect(stops).toBeGreaterThan(10)
    },
  )

  it('leaves every session alone: forgetting a project does not', async () => {
    const folder = await withOldCopy()
    const services = startedIn(folder)
    await services.workshop.openSession({ opening: opening({ projectId: 'p' }), address: null })
    await services.places.remember('p', '/somewhere/p.commonmeasure')
    await services.secondCopy.replace(requestOf(after, 'erase'))
    expect(await services.workshop.unfinishedSessions()).toMatchObject([{ projectId: 'p', running: true }])
    expect(await services.workshop.watchSession({ sessionId: 'session-1', afterRevision: -1 })).not.toBeNull()
    expect(await services.places.placeOf('p')).toBe('/somewhere/p.commonmeasure')
    await services.forgetProject('p')
    expect(await services.workshop.unfinishedSessions()).toEqual([])
  })

  it('needs no old copy', async () => {
    const folder = await tempFolder()
    await startedIn(folder).secondCopy.replace(requestOf(after, 'erase'))
    expect(await keptIn(folder)).toEqual({ journal: after, logs: [after] })
  })
})
