import { type ChildProcess, spawn } from 'node:child_process'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { createJournal } from '../../../src/main/services/journal'
import { createSnapshots } from '../../../src/main/services/snapshots'
import { faults, moments } from '../../faults'
import { tempFolder } from './temp-folder'

const outFolder = resolve('node_modules/.cache/crash-test')
const program = join(outFolder, 'crash-child.js')

// Node does not run TypeScript: the child is bundled first.
beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@core': resolve('src/core') } },
    ssr: { noExternal: true },
    build: { ssr: resolve(import.meta.dirname, 'crash-child.ts'), outDir: outFolder, emptyOutDir: true },
  })
}, 60_000)

/** Runs the child until it has answered `answers` times and `moreMs` have passed, then kills it where it is. */
async function killedAfter(child: ChildProcess, answers: number, moreMs: number): Promise<string[]> {
  let output = ''
  const enough = new Promise<void>(done =>
    child.stdout?.on('data', data => {
      output += data
      if (output.split('\n').length > answers) done()
    }),
  )
  const gone = new Promise(done => child.on('close', done))
  await Promise.race([enough, gone])
  await new Promise(done => setTimeout(done, moreMs))
  child.kill('SIGKILL')
  await gone
  return output.split('\n').slice(0, -1)
}

const start = (...args: string[]) =>
  spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })

describe('a program that is killed', () => {
  it.each(moments(faults(4, 40), 15))('while it adds to a journal loses nothing it answered (%i ms)', async moreMs => {
    const folder = await tempFolder()
    const answered = await killedAfter(start('journal', folder), 20, moreMs)
    const last = Number(answered.at(-1))
    expect(last).toBeGreaterThanOrEqual(20)
    const journal = createJournal(folder)
    const kept = await journal.read('p', 0)
    expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, index) => index + 1))
    expect(kept.length).toBeGreaterThanOrEqual(last)
    const next = { ...kept.at(-1), id: 'after', seq: kept.length + 1 } as (typeof kept)[number]
    expect(await journal.append('p', [next])).toEqual({ seq: kept.length + 1, commitId: 'after' })
  })

  it.each(moments(faults(3, 30), 15))(
    'while it writes snapshots leaves only whole ones on offer (%i ms)',
    async moreMs => {
      const folder = await tempFolder()
      const answered = await killedAfter(start('snapshots', folder), 2, moreMs)
      const snapshots = createSnapshots(folder, () => new Date())
      const listed = await snapshots.list('p')
      expect(listed.map(({ name }) => name)).toContain(answered.at(-1))
      for (const { name, sizeBytes } of listed) expect((await snapshots.read('p', name)).byteLength).toBe(sizeBytes)
    },
  )
})

// A limit on file size stands in for a full disk: a write stops in the middle, as it does there.
describe.runIf(process.platform === 'linux')('a disk that takes no more', () => {
  // In blocks of 512 bytes.
  const limits = [64, ...moments(faults(0, 19), 600).map(more => more + 20)]
  const limited = async (what: string, folder: string, limit: number) => {
    const command = `trap '' XFSZ; ulimit -f ${limit}; exec "$0" "$@"`
    const child = spawn('sh', ['-c', command, process.execPath, program, what, folder])
    let output = ''
    child.stdout.on('data', data => {
      output += data
    })
    await new Promise(done => child.on('close', done))
    return output.trim().split('\n')
  }

  it.each(limits)('stops the journal with a plain code, and leaves no torn line (%i blocks)', async limit => {
    const folder = await tempFolder()
    const output = await limited('journal', folder, limit)
    expect(output.at(-1)).toBe('host: too-large')
    const text = await readFile(join(folder, 'p/journal.jsonl'), 'utf8')
    expect(text.endsWith('\n')).toBe(true)
    expect((await createJournal(folder).position('p'))?.seq).toBe(Number(output.at(-2)))
  })

  it.each(limits)('stops a snapshot with a plain code, and leaves nothing of it (%i blocks)', async limit => {
    const folder = await tempFolder()
    expect(await limited('snapshots', folder, limit)).toEqual(['host: too-large'])
    expect(await readdir(join(folder, 'p/snapshots'))).toEqual([])
    expect((await stat(join(folder, 'p'))).isDirectory()).toBe(true)
  })
})
