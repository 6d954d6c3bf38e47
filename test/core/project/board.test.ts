import { edited, removed } from '@core/change/change'
import {
  type Board,
  boardEdited,
  boardWithoutRemoved,
  movedOnBoard,
  putOnBoard,
  takenOffBoard,
} from '@core/project/board'
import { projectSchema } from '@core/project/entities'
import { expect, it } from 'vitest'
import { elementOf, measureOf, project } from './sample-contents'

const board: Board = [
  { kind: 'measure', id: 'a' },
  { kind: 'element', id: 'b' },
  { kind: 'measure', id: 'c' },
]
const ids = (on: Board) => on.map(({ id }) => id).join('')

it('holds each once, in the order in which it was put there', () => {
  expect(ids(putOnBoard(board, { kind: 'measure', id: 'd' }))).toBe('abcd')
  expect(putOnBoard(board, { kind: 'element', id: 'b' })).toBe(board)
  expect(ids(takenOffBoard(board, { kind: 'element', id: 'b' }))).toBe('ac')
})

it('puts one in the place of another, on and back, and leaves all where either is gone', () => {
  expect(ids(movedOnBoard(board, 'a', 'c'))).toBe('bca')
  expect(ids(movedOnBoard(board, 'c', 'a'))).toBe('cab')
  expect(movedOnBoard(board, 'gone', 'a')).toBe(board)
  expect(movedOnBoard(board, 'a', 'gone')).toBe(board)
})

it('loses a measure or an element that is deleted, and nothing by any other change', () => {
  const own = projectSchema.parse({ ...project, board })
  const [change, ...more] = boardWithoutRemoved([removed('element', elementOf('b'))], own)
  expect(more).toEqual([])
  expect(ids(change?.after?.board as Board)).toBe('ac')
  // The same id of another kind is another thing.
  expect(boardWithoutRemoved([removed('element', elementOf('a'))], own)).toEqual([])
  const other = edited('measure', measureOf('a'), measureOf('a', { title: 'Other' }))
  expect(boardWithoutRemoved(other ? [other] : [], own)).toEqual([])
})

it('is not kept while it is empty, and a project from before has none', () => {
  expect(projectSchema.parse(project)).not.toHaveProperty('board')
  const own = projectSchema.parse({ ...project, board })
  expect(boardEdited(own, () => [])?.after).toEqual({})
  expect(boardEdited(project, () => [])).toBeNull()
})
