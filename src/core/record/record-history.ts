import { type Commit, sameValue } from '@core/change/change'
import type { EntityKind } from '@core/project/entities'

/** One field before and after; `null`: it had, or has, nothing in it. */
export type FieldChange = { readonly name: string; readonly before: unknown; readonly after: unknown }

/** What one step did to one row. */
export type HistoryEntry = {
  readonly commitId: string
  readonly at: string
  readonly by: string
  readonly why: string
  readonly action: string
  readonly turn: 'done' | 'undone' | 'redone'
  readonly what: 'added' | 'edited' | 'removed'
  /** Of an edit those that differ; of a new row those with something in them; none where it was removed. */
  readonly fields: readonly FieldChange[]
}

/** All that the log tells of one row, the newest first. A log may begin later than the row does. */
export function historyOfRow(commits: readonly Commit[], kind: EntityKind, id: string): HistoryEntry[] {
  return commits
    .flatMap(({ id: commitId, at, by, why, action, undoes, redoes, changes }) =>
      changes
        .filter(change => change.kind === kind && change.id === id)
        .map(({ before, after }): HistoryEntry => {
          const turn = undoes !== null ? 'undone' : redoes !== null ? 'redone' : 'done'
          const what = before === null ? 'added' : after === null ? 'removed' : 'edited'
          return {
            commitId,
            at,
            by,
            why,
            action,
            turn,
            what,
            fields: after === null ? [] : fieldChanges(before, after),
          }
        }),
    )
    .reverse()
}

/** The fields of a row that differ before and after; `before` null: it is new. */
export function fieldChanges(before: Record<string, unknown> | null, after: Record<string, unknown>): FieldChange[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after)])
  return [...names].flatMap(name => {
    const change = { name, before: told(before?.[name]), after: told(after[name]) }
    return name === 'id' || sameValue(change.before, change.after) ? [] : [change]
  })
}

/** Nothing is nothing, however it is kept. */
const told = (value: unknown): unknown =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? null : value
