import { rowsWithChanges } from '@core/change/apply'
import {
  added,
  type Commit,
  edited,
  emptyUndoStack,
  invertedChanges,
  undoDepth,
  undoStackAfter,
  undoStackOf,
} from '@core/change/change'
import { commitDescription } from '@core/change/describe'
import { emptyRows, type Rows } from '@core/project/contents'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elementOf } from '../project/sample-contents'

const at = '2026-01-31T12:00:00.000Z'

const commitOf = (seq: number, over: Partial<Commit> = {}): Commit => ({
  id: `commit-${seq}`,
  seq,
  at,
  by: '',
  action: 'element.add',
  why: '',
  changes: [added('element', elementOf(`e${seq}`))],
  undoes: null,
  redoes: null,
  ...over,
})

/** A log kept as the app keeps it, with the rows it leads to. */
function person() {
  const log: Commit[] = []
  let rows: Rows = emptyRows
  const commit = (over: Partial<Commit>) => {
    const made = commitOf(log.length + 1, over)
    const next = rowsWithChanges(rows, made.changes)
    if (!next.ok) throw new Error(next.detail)
    rows = next.value
    log.push(made)
  }
  return {
    log,
    rows: () => [...rows.element].sort((a, b) => (a.id < b.id ? -1 : 1)),
    add: () => commit({}),
    rename: () => {
      const element = rows.element.at(-1)
      const change = element && edited('element', element, { ...element, title: `${element.title}!` })
      if (change) commit({ action: 'element.edit', changes: [change] })
    },
    undo: () => {
      const step = undoStackOf(log).undo.at(-1)
      if (step) commit({ changes: invertedChanges(step.changes), undoes: step.commitId, action: step.action })
      return step !== undefined
    },
    redo: () => {
      const step = undoStackOf(log).redo.at(-1)
      if (step) commit({ changes: [...step.changes], redoes: step.commitId, action: step.action })
      return step !== undefined
    },
  }
}

const doings = fc.array(fc.constantFrom('add', 'rename', 'undo', 'redo'), { maxLength: 40 })

describe('the undo stack', () => {
  it('takes all back to nothing, and does all again to where it was', () => {
    fc.assert(
      fc.property(doings, does => {
        const one = person()
        for (const doing of does) one[doing]()
        const redoable = undoStackOf(one.log).redo.length
        const before = one.rows()
        let steps = 0
        while (one.undo()) steps += 1
        expect(one.rows()).toEqual([])
        for (let step = 0; step < steps; step += 1) one.redo()
        expect(one.rows()).toEqual(before)
        expect(undoStackOf(one.log).redo).toHaveLength(redoable)
      }),
    )
  })

  it('is the same from the end of a log as from all of it', () => {
    fc.assert(
      fc.property(doings, fc.nat(40), (does, from) => {
        const one = person()
        for (let index = 0; index < 3; index += 1) one.add()
        for (const doing of does) one[doing]()
        const whole = undoStackOf(one.log)
        const end = undoStackOf(one.log.slice(from))
        const shared = Math.min(end.undo.length, whole.undo.length)
        expect(end.undo.slice(end.undo.length - shared)).toEqual(whole.undo.slice(whole.undo.length - shared))
        expect(end.redo).toEqual(whole.redo.slice(whole.redo.length - end.redo.length))
      }),
    )
  })

  it('forgets what could be done again once something else is done', () => {
    const one = person()
    one.add()
    one.undo()
    expect(undoStackOf(one.log).redo).toHaveLength(1)
    one.add()
    expect(undoStackOf(one.log).redo).toEqual([])
  })

  it('reaches a hundred steps back', () => {
    const log = Array.from({ length: 150 }, (_, index) => commitOf(index + 1))
    const { undo } = undoStackOf(log)
    expect(undo).toHaveLength(undoDepth)
    expect(undo[0]?.commitId).toBe('commit-51')
  })

  it('does not reach below what came with a file', () => {
    const log = [commitOf(1), commitOf(2), commitOf(3)]
    expect(undoStackOf(log, 2).undo.map(({ commitId }) => commitId)).toEqual(['commit-3'])
    expect(undoStackOf(log, 3)).toEqual(emptyUndoStack)
  })

  it('keeps the action of the step it takes back', () => {
    const undoing = commitOf(2, { action: 'element.add', undoes: 'commit-1', changes: [] })
    expect(undoStackAfter(undoStackOf([commitOf(1)]), undoing).redo.map(({ action }) => action)).toEqual([
      'element.add',
    ])
  })
})

describe('a commit described', () => {
  it('says what was done to what, and asks for names the change does not carry', () => {
    const element = elementOf('e1')
    const change = edited('element', element, { ...element, notes: 'Words' })
    const commit = commitOf(1, { changes: [added('element', element), ...(change ? [change] : [])], undoes: 'x' })
    expect(commitDescription(commit, () => 'Looked up')).toMatchObject({
      turn: 'undone',
      changes: [
        { kind: 'element', id: 'e1', what: 'added', title: 'Element e1', fields: [] },
        { kind: 'element', id: 'e1', what: 'edited', title: 'Looked up', fields: ['notes'] },
      ],
    })
    expect(commitDescription(commit).changes[1]?.title).toBeNull()
  })
})
