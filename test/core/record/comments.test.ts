import { rowsWithChanges } from '@core/change/apply'
import { edited, invertedChanges, removed } from '@core/change/change'
import { emptyRows } from '@core/project/contents'
import { commentedKinds, commentSchema } from '@core/project/entities'
import { checkIntegrity } from '@core/project/integrity'
import { commentKey, commentsOfRemoved, commentsOn, openComments } from '@core/record/comments'
import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import type { RecordKind } from '@core/record/record-kind'
import { expect, it } from 'vitest'
import { commentOf, elementOf, measureOf, project } from '../project/sample-contents'

const onMeasure = { kind: 'measure', id: 'a' } as const
const comments = [
  commentOf('c1', { order: 1, doneOn: 20_000 }),
  commentOf('c2', { order: 3 }),
  commentOf('c3', { order: 2 }),
  commentOf('other', { about: onMeasure }),
]

it('can be on whatever has a page or a panel of its own', () => {
  const withPage = (Object.keys(recordKinds) as KindOfRecord[]).filter(
    kind => !(recordKinds[kind] as unknown as RecordKind).ownScreen,
  )
  expect([...commentedKinds].sort()).toEqual(['element', 'link', 'measure', 'workshop', ...withPage].sort())
})

it('needs words, and has no more of them than it may', () => {
  const fits = (words: string) => commentSchema.safeParse(commentOf('c', { words })).success
  expect([fits(''), fits('x'), fits('x'.repeat(5000)), fits('x'.repeat(5001))]).toEqual([false, true, true, false])
})

it('stands in the order it was written, with what is dealt with last, and apart from those on other kinds with one id', () => {
  expect(commentsOn({ kind: 'element', id: 'a' }, comments).map(({ id }) => id)).toEqual(['c3', 'c2', 'c1'])
  expect([...openComments(comments)]).toEqual([
    ['element a', 2],
    [commentKey(onMeasure), 1],
  ])
})

it('goes with its row in one step, comes back with it, and never stays on nothing', () => {
  const rows = {
    ...emptyRows,
    project: [project],
    element: [elementOf('a')],
    measure: [measureOf('a')],
    comment: comments,
  }
  const going = [removed('element', elementOf('a'))]
  expect(commentsOfRemoved(going, comments).map(({ id }) => id)).toEqual(['c1', 'c2', 'c3'])
  expect(commentsOfRemoved([...going, removed('comment', comments[0] as never)], comments)).toHaveLength(2)
  expect(
    commentsOfRemoved([edited('element', elementOf('a'), elementOf('a', { title: 'New' })) as never], comments),
  ).toEqual([])
  const found = (left: typeof rows) =>
    checkIntegrity({ rows: left, imported: [], commits: [] }).filter(({ code }) => code === 'comment-on-nothing')
  expect(found({ ...rows, element: [] }).map(({ id }) => id)).toEqual(['c1', 'c2', 'c3'])
  const changes = [...commentsOfRemoved(going, comments), ...going]
  const after = rowsWithChanges(rows, changes)
  if (!after.ok) throw new Error(after.problem)
  expect(found(after.value as typeof rows)).toEqual([])
  const back = rowsWithChanges(after.value, invertedChanges(changes))
  expect(back.ok && back.value.comment.map(({ id }) => id).toSorted()).toEqual(['c1', 'c2', 'c3', 'other'])
})
