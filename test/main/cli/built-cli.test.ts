import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCli } from '../../../scripts/build-cli.mjs'

let folder: string
let cli: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'common-measure-built-'))
  mkdirSync(join(folder, 'out'))
  symlinkSync(resolve('resources'), join(folder, 'resources'))
  cli = await buildCli(join(folder, 'out/cli'))
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Ended = { code: number | null; out: string; err: string }
const command = (...args: string[]): Promise<Ended> =>
  new Promise(resolve => {
    const child: ChildProcess = execFile(process.execPath, [cli, ...args], { cwd: folder }, (_, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    )
  })

describe('the built command line', () => {
  it('needs neither Electron nor node_modules', () => {
    const built = readdirSync(join(folder, 'out/cli')).filter(name => name.endsWith('.js'))
    const imported = built.flatMap(name => {
      const code = readFileSync(join(folder, 'out/cli', name), 'utf8')
      return [...code.matchAll(/^import .*?from ["']([^"'.][^"']*)["']/gm)].map(([, from]) => from)
    })
    expect(imported.length).toBeGreaterThan(0)
    expect(imported.filter(from => from !== undefined && !isBuiltin(from))).toEqual([])
  })

  it('ends with 0, 1 and 2, as it says', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(await command('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' })
    expect(await command('sample', 'sample.commonmeasure')).toMatchObject({ code: 0, err: '' })
    expect(await command('sample', 'sample.commonmeasure')).toMatchObject({ code: 1, out: '' })
    expect(await command('dance')).toMatchObject({ code: 2, out: '' })
  })

  it('writes a report with nothing but Node', async () => {
    await command('sample', 'sample.commonmeasure', '--force')
    expect(
      await command('report', 'sample.commonmeasure', '--period', '2016', '--out', 'report.docx', '--force'),
    ).toMatchObject({ code: 0, err: '' })
  })

  it('prints all of a large answer into a pipe', async () => {
    const figures = Array.from({ length: 2000 }, (_, row) => `2016-01-01,place ${row},${row}\n`).join('')
    const notes = Array.from({ length: 1000 }, (_, row) => `,a note that is no figure ${row},\n`).join('')
    writeFileSync(join(folder, 'long.csv'), `date,place,value\n${figures}${notes}`)
    await command('new', 'long.commonmeasure', '--title', 'Long', '--force')
    const { code, out } = await command('import', 'long.commonmeasure', 'long.csv', '--dry-run', '--json')
    expect(code).toBe(0)
    expect(out.length).toBeGreaterThan(100_000)
    expect(JSON.parse(out)).toMatchObject({ ok: true })
  })

  it('ends in peace where whoever reads its answer stops reading', async () => {
    await command('sample', 'sample.commonmeasure', '--force')
    const child = spawn(process.execPath, [cli, 'show', 'sample.commonmeasure', '--json'], { cwd: folder })
    let err = ''
    child.stderr.on('data', chunk => {
      err += chunk
    })
    child.stdout.destroy()
    const code = await new Promise(resolve => child.on('close', resolve))
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })
})
