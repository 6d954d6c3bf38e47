import { lstat, readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { HostError, type HostProblem, largestFileBytes } from '@core/host-api'
import type { Leaving } from '@core/privacy/shareable'
import { ok, problem, type Result } from '@core/result'
import { writeFileAtomically } from '../services/atomic-file'
import { asHostErrors, codeOf } from '../services/host-error'

/** What a project file's and a report's names end in. */
export const projectEnding = '.commonmeasure'
export const reportEnding = '.docx'

/** Where a command may write its result: looked at before any work is done, and again just before writing. */
type OutPath = { readonly path: string; readonly name: string; readonly force: boolean }

type OutProblem = 'out-ending' | 'out-exists' | 'out-is-folder' | 'out-no-folder'
type FileProblem =
  | 'no-file'
  | 'is-folder'
  | 'not-allowed'
  | 'no-space'
  | 'too-large'
  | 'read-back-differs'
  | 'file-trouble'

/** `ending`: what the name has to end in, so that a report can never be written over a project. */
export async function outPath(
  name: string,
  { ending, force }: { ending: string; force: boolean },
  cwd: string,
): Promise<Result<OutPath, OutProblem>> {
  if (!name.toLowerCase().endsWith(ending) || name.length === ending.length) return problem('out-ending', ending)
  const path = resolve(cwd, name)
  const folder = await stat(dirname(path)).catch(() => null)
  if (!folder?.isDirectory()) return problem('out-no-folder', dirname(name))
  const there = await lstat(path).catch(() => null)
  if (there?.isDirectory()) return problem('out-is-folder', name)
  if (there !== null && !force) return problem('out-exists', name)
  return ok({ path, name, force })
}

/** Writes whole or not at all. */
export async function writeOut(
  { path, name, force }: OutPath,
  bytes: Leaving<Uint8Array>,
): Promise<Result<null, OutProblem | FileProblem>> {
  if (!force && (await lstat(path).catch(() => null)) !== null) return problem('out-exists', name)
  return withFileProblems(name, async () => {
    await writeFileAtomically(path, bytes)
    return null
  })
}

/** Reads a file a command was given. Only real files: a pipe or a device could go on for ever. */
export async function bytesOfFile(name: string, cwd: string): Promise<Result<Uint8Array, FileProblem>> {
  const path = resolve(cwd, name)
  const found = await withFileProblems(name, () => stat(path))
  if (!found.ok) return found
  if (found.value.isDirectory()) return problem('is-folder', name)
  if (!found.value.isFile()) return problem('no-file', name)
  if (found.value.size > largestFileBytes) return problem('too-large', name)
  return withFileProblems(name, async () => new Uint8Array(await readFile(path)))
}

const fileProblems: Readonly<Partial<Record<HostProblem, FileProblem>>> = {
  'not-found': 'no-file',
  'not-allowed': 'not-allowed',
  'no-space': 'no-space',
  'too-large': 'too-large',
  'read-back-differs': 'read-back-differs',
}

/** Runs file work; a problem a machine can have with files becomes one about `name`, what is rare with the system's own code. Anything else is a bug. */
async function withFileProblems<T>(name: string, work: () => Promise<T>): Promise<Result<T, FileProblem>> {
  try {
    return ok(await asHostErrors(work))
  } catch (error) {
    const known = error instanceof HostError ? fileProblems[error.problem] : undefined
    if (known !== undefined) return problem(known, name)
    const code = codeOf(error)
    if (code === null) throw error
    return problem('file-trouble', `${name} (${code})`)
  }
}
