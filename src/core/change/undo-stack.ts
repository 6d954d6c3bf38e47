import { type Change, type Commit, invertedChanges } from './change'

export const undoDepth = 100

/** What can be taken back, or done again: the commit it began with and the changes that did it. */
export type UndoStep = { readonly commitId: string; readonly action: string; readonly changes: readonly Change[] }

/** Next step last. */
export type UndoStack = { readonly undo: readonly UndoStep[]; readonly redo: readonly UndoStep[] }

export const emptyUndoStack: UndoStack = { undo: [], redo: [] }

/**
 * The stack once this commit is made. An ordinary commit clears what could be done again; an undo moves the step it takes back
 * to `redo`, a redo moves it back. Every step can be read from its own commit, so the stack may be built from the end of a
 * long log.
 */
export function undoStackAfter(stack: UndoStack, commit: Commit): UndoStack {
  const { action, changes } = commit
  if (commit.undoes !== null) {
    const undone = { commitId: commit.undoes, action, changes: invertedChanges(changes) }
    return { undo: without(stack.undo, undone.commitId), redo: [...without(stack.redo, undone.commitId), undone] }
  }
  if (commit.redoes !== null) {
    const redone = { commitId: commit.redoes, action, changes }
    return { undo: lastOf([...stack.undo, redone]), redo: without(stack.redo, redone.commitId) }
  }
  return { undo: lastOf([...stack.undo, { commitId: commit.id, action, changes }]), redo: [] }
}

/** The stack that a log, oldest first, leaves. Commits up to `floor` (a seq) cannot be taken back: they came with a file. */
export const undoStackOf = (commits: readonly Commit[], floor = 0): UndoStack =>
  commits.filter(commit => commit.seq > floor).reduce(undoStackAfter, emptyUndoStack)

const lastOf = (steps: UndoStep[]): UndoStep[] => steps.slice(-undoDepth)
const without = (steps: readonly UndoStep[], commitId: string): UndoStep[] =>
  steps.filter(step => step.commitId !== commitId)
