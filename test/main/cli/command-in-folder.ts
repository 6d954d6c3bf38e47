import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { CommandSetting } from '../../../src/main/cli/command'
import { type ExitCode, run } from '../../../src/main/cli/command-line'

export type Answer = { code: ExitCode; out: string; err: string }

export type CommandFolder = {
  path: string
  /** Runs one command line in the folder, in this process, with a clock and ids that do not change from run to run. */
  command: (...args: string[]) => Promise<Answer>
  /** The same with `--json`, and what it printed read back. */
  json: (...args: string[]) => Promise<{ code: ExitCode; value: Record<string, unknown>; err: string }>
  write: (name: string, content: string | Uint8Array) => string
  read: (name: string) => Uint8Array
  copyData: (name: string) => string
  /** Every file with its size and content, to tell that nothing changed. */
  listing: () => Record<string, string>
  remove: () => void
}

const resources = resolve('resources')

export function commandFolder(): CommandFolder {
  const path = mkdtempSync(join(tmpdir(), 'common-measure-cli-'))
  let ids = 0
  const setting: CommandSetting = {
    cwd: path,
    version: '9.8.7',
    now: () => '2026-03-01T09:00:00.000Z',
    newId: () => `id-${++ids}`,
    by: '',
    samplePath: join(resources, 'sample.commonmeasure'),
  }
  const command = async (...args: string[]): Promise<Answer> => {
    const said = { out: '', err: '' }
    const code = await run(args, setting, {
      out: text => {
        said.out += text
      },
      err: text => {
        said.err += text
      },
    })
    return { code, ...said }
  }
  return {
    path,
    command,
    json: async (...args) => {
      const { code, out, err } = await command(...args, '--json')
      return { code, value: JSON.parse(out), err }
    },
    write: (name, content) => {
      writeFileSync(join(path, name), content)
      return name
    },
    read: name => new Uint8Array(readFileSync(join(path, name))),
    copyData: name => {
      copyFileSync(join(resources, 'data', name), join(path, name))
      return name
    },
    listing: () =>
      Object.fromEntries(
        readdirSync(path).map(name => {
          const found = statSync(join(path, name))
          return [name, found.isDirectory() ? 'folder' : readFileSync(join(path, name)).toString('base64')]
        }),
      ),
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}
