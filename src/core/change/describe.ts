import type { EntityKind } from '@core/project/entities'
import type { Change, Commit } from './change'

type ChangeDescription = {
  readonly kind: EntityKind
  readonly id: string
  readonly what: 'added' | 'edited' | 'removed'
  /** What people call it, as the change itself tells; null where it does not (an edit that leaves the title alone). */
  readonly title: string | null
  /** The fields an edit touched; empty for the others. */
  readonly fields: readonly string[]
}

/** What a commit did, as facts: the screen has the words. */
export type CommitDescription = {
  readonly action: string
  readonly turn: 'done' | 'undone' | 'redone'
  readonly at: string
  readonly by: string
  readonly why: string
  readonly changes: readonly ChangeDescription[]
}

/** `titleOf` names an entity that the change itself does not name: the screen reads it from the rows. */
export function commitDescription(commit: Commit, titleOf: TitleOf = () => null): CommitDescription {
  return {
    action: commit.action,
    turn: commit.undoes !== null ? 'undone' : commit.redoes !== null ? 'redone' : 'done',
    at: commit.at,
    by: commit.by,
    why: commit.why,
    changes: commit.changes.map(change => changeDescription(change, titleOf)),
  }
}

type TitleOf = (kind: EntityKind, id: string) => string | null

function changeDescription(change: Change, titleOf: TitleOf): ChangeDescription {
  const { kind, id, before, after } = change
  const what = before === null ? 'added' : after === null ? 'removed' : 'edited'
  const fields = what === 'edited' ? [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])] : []
  const title = nameIn(after) ?? nameIn(before) ?? titleOf(kind, id)
  return { kind, id, what, title, fields }
}

function nameIn(fields: Record<string, unknown> | null): string | null {
  const name = fields?.title ?? fields?.fileName
  return typeof name === 'string' ? name : null
}
