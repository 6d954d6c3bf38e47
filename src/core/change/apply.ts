import type { ImportedObservations } from '@core/observation/block'
import type { ProjectContents, Rows } from '@core/project/contents'
import { type EntityKind, entitySchemas } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { type Change, type Commit, sameValue } from './change'

export type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/**
 * `already-there`: it adds an entity that is there. `gone`: it edits or takes away one that is not. `differs`: what it found
 * before is not what is there now. `not-valid`: the row it makes does not fit its schema.
 */
const changeProblems = ['already-there', 'gone', 'differs', 'not-valid'] as const
type ChangeProblem = (typeof changeProblems)[number]

/**
 * The rows with the changes made, in their order; the rows given stay as they are. The order of rows within a kind means
 * nothing: what is added comes last. The detail of a problem is `kind id` (and the field that is not valid).
 */
export function rowsWithChanges(rows: Rows, changes: readonly Change[]): Result<Rows, ChangeProblem> {
  const touched = new Map<EntityKind, Map<string, Row>>()
  for (const change of changes) {
    const ofKind = touched.get(change.kind) ?? new Map(rows[change.kind].map(row => [row.id, row as Row]))
    touched.set(change.kind, ofKind)
    const next = rowWithChange(ofKind.get(change.id) ?? null, change)
    if (!next.ok) return next
    if (next.value === null) ofKind.delete(change.id)
    else ofKind.set(change.id, next.value)
  }
  const replaced = Object.fromEntries([...touched].map(([kind, ofKind]) => [kind, [...ofKind.values()]]))
  return ok({ ...rows, ...replaced } as Rows)
}

/** The row as the change leaves it; `null`, before or after: it is not there. */
export function rowWithChange(row: Row | null, change: Change): Result<Row | null, ChangeProblem> {
  const name = `${change.kind} ${change.id}`
  if (change.before === null) {
    if (row !== null) return problem('already-there', name)
    return change.after === null ? ok(null) : validRow(change, change.after)
  }
  if (row === null) return problem('gone', name)
  if (change.after === null) return sameValue(row, change.before) ? ok(null) : problem('differs', name)
  const found = change.before
  const fields = new Set([...Object.keys(found), ...Object.keys(change.after)])
  for (const field of fields) if (!sameValue(row[field], found[field])) return problem('differs', `${name} ${field}`)
  return validRow(change, rowWithFields(row, change.before, change.after))
}

/** An edit laid over a row: fields that stand in `before` alone go away. */
function rowWithFields(row: Row, before: Record<string, unknown>, after: Record<string, unknown>) {
  const kept = Object.entries(row).filter(([name]) => !(name in before) || name in after)
  return { ...Object.fromEntries(kept), ...after }
}

function validRow(change: Change, row: Record<string, unknown>): Result<Row, ChangeProblem> {
  const read = entitySchemas[change.kind].safeParse(row)
  if (!read.success)
    return problem('not-valid', `${change.kind} ${change.id} ${read.error.issues[0]?.path.join('.') ?? ''}`)
  if (read.data.id !== change.id) return problem('not-valid', `${change.kind} ${change.id} id`)
  return ok(read.data as Row)
}

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
