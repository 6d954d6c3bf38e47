import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { HostError } from '@core/host-api'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileServicesInThread } from '../../../src/main/services/file-thread'
import { keepLog } from '../../../src/main/services/log'
import { commit, commits } from './commits'
import { tempFolder } from './temp-folder'

const root = resolve(import.meta.dirname, '../../..')
let outDir: string
let threadFile: string
beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'common-measure-'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@core': join(root, 'src/core') } },
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'src/main/services/file-thread-main.ts'),
      outDir,
      rolldownOptions: { output: { entryFileNames: 'thread.mjs' } },
    },
  })
  threadFile = join(outDir, 'thread.mjs')
}, 120_000)
afterAll(() => rm(outDir, { recursive: true, force: true }))

const placesIn = async () => {
  const folder = await tempFolder()
  return { folder, otherFolder: join(folder, 'other') }
}
const snapshotOf = (bytes: Uint8Array) => ({ projectId: 'p', title: 'Homes', seq: 2, bytes })

describe('the services for files in a thread', () => {
  it('answer as they do without one', async () => {
    const { journal, snapshots, otherHost } = fileServicesInThread(await placesIn(), threadFile)
    expect(await journal.position('p')).toBeNull()
    expect(await journal.append('p', commits(1, 2))).toEqual({ seq: 2, commitId: 'commit-2' })
    expect(await journal.read('p', 0)).toEqual(commits(1, 2))
    await expect(journal.append('p', [commit(4)])).rejects.toEqual(new HostError('journal-gap'))
    const { name } = await snapshots.write(snapshotOf(new Uint8Array([1, 2, 3])))
    expect(await snapshots.read('p', name)).toEqual(new Uint8Array([1, 2, 3]))
    expect(await otherHost.list()).toEqual([])
  })

  it('are handed large bytes and hand them back, without a copy that would hold up phones', async () => {
    const { snapshots } = fileServicesInThread(await placesIn(), threadFile)
    const bytes = new Uint8Array(5_000_000).fill(7)
    const { name } = await snapshots.write(snapshotOf(bytes))
    expect(bytes.byteLength).toBe(0)
    const read = await snapshots.read('p', name)
    expect(Buffer.alloc(5_000_000, 7).equals(read)).toBe(true)
  })

  it('run here, and say so, where the thread cannot start', async () => {
    const told: string[] = []
    const places = await placesIn()
    keepLog(join(places.folder, 'logs'))
    const { journal } = fileServicesInThread(places, join(places.folder, 'nothing.mjs'), () => told.push('no thread'))
    await Promise.all([journal.append('p', commits(1, 2)), journal.append('p', commits(1, 3))])
    expect(await journal.read('p', 0)).toEqual(commits(1, 3))
    expect(told).toEqual(['no thread'])
    expect(await readFile(join(places.folder, 'logs/main.log'), 'utf8')).toContain('error no thread for files')
  })

  it('answer that the host is gone where the thread ends, and start another', async () => {
    const places = await placesIn()
    const endsOnce = join(places.folder, 'ends.mjs')
    await writeFile(
      endsOnce,
      `import { parentPort } from 'node:worker_threads'
parentPort.on('message', ({ id, name }) => (name === 'position' ? process.exit(1) : parentPort.postMessage({ id, value: [] })))
parentPort.postMessage('ready')`,
    )
    const { journal } = fileServicesInThread(places, endsOnce)
    await expect(journal.position('p')).rejects.toEqual(new HostError('host-gone'))
    expect(await journal.read('p', 0)).toEqual([])
  })
})
