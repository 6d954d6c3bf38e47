import { type Change, removed } from '@core/change/change'
import type { Rows } from '@core/project/contents'
import type { Comment, CommentAbout, EntityKind } from '@core/project/entities'
import type { IntegrityFinding } from '@core/project/integrity-finding'

/** What it is about as one word, to count and to find by. */
export const commentKey = ({ kind, id }: { readonly kind: EntityKind; readonly id: string }): string => `${kind} ${id}`

/** The comments on one row: those that are open first, each in the order they were written. */
export const commentsOn = (about: CommentAbout, comments: readonly Comment[]): Comment[] =>
  comments
    .filter(comment => commentKey(comment.about) === commentKey(about))
    .sort((a, b) => Number(a.doneOn !== null) - Number(b.doneOn !== null) || a.order - b.order)

/** How many comments on a row nobody has dealt with yet, by `commentKey`; what has none is not in it. */
export function openComments(comments: readonly Comment[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { about, doneOn } of comments)
    if (doneOn === null) counts.set(commentKey(about), (counts.get(commentKey(about)) ?? 0) + 1)
  return counts
}

/** The comments that go with rows that `changes` take away, unless they take them away themselves. */
export function commentsOfRemoved(changes: readonly Change[], comments: readonly Comment[]): Change[] {
  const gone = new Set(changes.filter(({ after }) => after === null).map(commentKey))
  return comments
    .filter(({ id, about }) => gone.has(commentKey(about)) && !gone.has(`comment ${id}`))
    .map(each => removed('comment', each))
}

export const commentFindings = (rows: Rows): IntegrityFinding[] =>
  rows.comment
    .filter(({ about }) => !(rows[about.kind] as readonly { readonly id: string }[]).some(({ id }) => id === about.id))
    .map(({ id, about }) => ({ code: 'comment-on-nothing', id, detail: commentKey(about) }))
