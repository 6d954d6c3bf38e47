import { rowsWithChanges } from '@core/change/apply'
import type { Change, Commit } from '@core/change/change'
import type { ImportedObservations } from '@core/observation/block'
import { ok, problem, type Result } from '@core/result'
import type { ProjectContents } from './contents'

export type Step = {
  readonly action: string
  readonly changes: readonly Change[]
  /** What came with the records of imports among the changes. */
  readonly imported?: readonly ImportedObservations[]
}

/**
 * The project with one more step in its log, as the screen would have written it. `now`: ISO time in UTC. The changes have to
 * be made from these very rows. Problem `not-valid`: a row would not fit its schema; the detail names the field.
 */
export function contentsWithCommit(
  contents: ProjectContents,
  { action, changes, imported = [] }: Step,
  { id, now, by }: { id: string; now: string; by: string },
): Result<ProjectContents, 'not-valid'> {
  const rows = rowsWithChanges(contents.rows, changes)
  if (!rows.ok) {
    if (rows.problem !== 'not-valid') throw new Error(`a change does not fit: ${rows.problem} ${rows.detail ?? ''}`)
    return problem('not-valid', rows.detail?.split(' ').at(-1) ?? '')
  }
  const seq = (contents.commits.at(-1)?.seq ?? 0) + 1
  const commit: Commit = { id, seq, at: now, by, action, why: '', changes: [...changes], undoes: null, redoes: null }
  return ok({
    ...contents,
    rows: rows.value,
    imported: [...contents.imported, ...imported],
    commits: [...contents.commits, commit],
  })
}
