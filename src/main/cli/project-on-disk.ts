import { resolve } from 'node:path'
import { forTheTeam } from '@core/privacy/shareable'
import type { ProjectContents } from '@core/project/contents'
import { readProjectFile } from '@core/project/file/read-project-file'
import { writeProjectFile } from '@core/project/file/write-project-file'
import { ok, problem, type Result } from '@core/result'
import { sha256Of, sha256OfFile } from '../services/atomic-file'
import { bytesOfFile, writeOut } from './files'
import type { CliProblem } from './words'

export type OpenedProject = {
  readonly path: string
  /** As it was named on the command line. */
  readonly name: string
  readonly contents: ProjectContents
  /** What the file held when it was read. */
  readonly sha256: string
}

export async function openProject(name: string, cwd: string): Promise<Result<OpenedProject, CliProblem>> {
  const bytes = await bytesOfFile(name, cwd)
  if (!bytes.ok) return bytes
  const contents = readProjectFile(bytes.value)
  if (!contents.ok) return problem(`project-${contents.problem}`, name)
  return ok({ path: resolve(cwd, name), name, contents: contents.value, sha256: await sha256Of(bytes.value) })
}

/** Writes an edited project over the file it came from, unless the file is no longer what was read. */
export async function saveProject(
  { path, name, sha256 }: OpenedProject,
  contents: ProjectContents,
  now: string,
): Promise<Result<null, CliProblem>> {
  const bytes = forTheTeam('project-file', writeProjectFile(contents, { now }))
  if ((await sha256OfFile(path).catch(() => null)) !== sha256) return problem('changed-meanwhile', name)
  return writeOut({ path, name, force: true }, bytes)
}
