import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { HostError, type HostProblem } from '@core/host-api'
import { idPattern } from '@core/names'
import { codeOf, hostErrorOf } from './host-error'

/** Read, written and entered by their owner alone. Windows keeps a profile to its owner by itself. */
export const privateFolderMode = 0o700
export const privateFileMode = 0o600

/**
 * Makes the host's own folder if it is not there, and keeps other users of this computer out of all that is in it, also where
 * an older version or somebody's backup program let them in. Answers why that could not be done; `null`: it was. It is called
 * once, before anything else runs, and waits for the disk.
 */
export function preparePrivateFolder(folder: string, platform: NodeJS.Platform): HostProblem | null {
  try {
    const made = mkdirSync(folder, { recursive: true, mode: privateFolderMode })
    if (made !== undefined) tryToWrite(folder, made)
    if (platform !== 'win32') setModes(folder)
    return null
  } catch (error) {
    const known = hostErrorOf(error)
    if (known instanceof HostError) return known.problem
    throw error
  }
}

/** A full disk may still take an empty folder. Where it takes nothing more, the folders that were `made` go again. */
function tryToWrite(folder: string, made: string): void {
  const path = join(folder, '.trial')
  try {
    const file = openSync(path, 'w', privateFileMode)
    try {
      writeSync(file, Buffer.alloc(4096, 1))
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    rmSync(path)
  } catch (error) {
    rmSync(made, { recursive: true, force: true })
    throw error
  }
}

/** Links are passed over: what they lead to is not ours. */
function setModes(folder: string): void {
  setMode(folder, privateFolderMode)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) setModes(join(folder, entry.name))
    else if (entry.isFile()) setMode(join(folder, entry.name), privateFileMode)
  }
}

/** A disk that is read-only now, or keeps no modes, is no reason not to show what is on it. */
function setMode(path: string, mode: number): void {
  try {
    chmodSync(path, mode)
  } catch (error) {
    if (!['EPERM', 'EACCES', 'EROFS', 'ENOTSUP', 'ENOSYS', 'ENOENT'].includes(codeOf(error) ?? '')) throw error
  }
}

/** Where this person's Common Measure keeps its second copies: the folder Electron would choose, or the one asked for. */
export function profileFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env.COMMON_MEASURE_PROFILE) return env.COMMON_MEASURE_PROFILE
  return join(settingsFolder(env, platform), 'common-measure')
}

function settingsFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  if (platform === 'win32') return env.APPDATA ?? join(homedir(), 'AppData', 'Roaming')
  return env.XDG_CONFIG_HOME || join(homedir(), '.config')
}

/** What an id or a name may look like before it becomes part of a path: no dot, no slash, nothing a disk would read into. */
export const safeName = idPattern

/** Where a project's second copy lives: its journal and its snapshots. */
export function projectFolder(folder: string, projectId: string): string {
  if (!safeName.test(projectId)) throw new HostError('bad-request')
  return join(folder, projectId)
}

/** The names in a folder; none where there is no such folder. */
export async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}
