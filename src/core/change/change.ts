import { type EntityKind, type EntityOf, entityKinds } from '@core/project/entities'
import { z } from 'zod'

const fields = z.record(z.string(), z.unknown())

/**
 * One entity made, edited or taken away. Made: `before` is null and `after` is the whole row. Taken away: `after` is null
 * and `before` the whole row. Edited: both hold just the fields that differ.
 */
const changeSchema = z.object({
  kind: z.enum(entityKinds as [EntityKind, ...EntityKind[]]),
  id: z.string(),
  before: fields.nullable(),
  after: fields.nullable(),
})
export type Change = z.infer<typeof changeSchema>

/** What a person did in one step: written whole or not at all, undone whole. */
export const commitSchema = z.object({
  id: z.string(),
  /** 1, 2, 3... without a gap, within a project on one machine. */
  seq: z.number().int().min(1),
  at: z.iso.datetime(),
  by: z.string().max(200),
  /** What was done, as a code the screen has words for: `element.add`, `import.add`. */
  action: z.string().max(100),
  why: z.string().max(5000),
  changes: z.array(changeSchema),
  /** The commit this one takes back. */
  undoes: z.string().nullable(),
  /** The undone commit this one does again. */
  redoes: z.string().nullable(),
})
export type Commit = z.infer<typeof commitSchema>

/** Whether two plain values (texts, numbers, lists, records) say the same. A field that is absent and one that is undefined are alike. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b)) return false
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index]))
  }
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  const names = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...names].every(name => sameValue(left[name], right[name]))
}

type Fields = Record<string, unknown>

export function added<K extends EntityKind>(kind: K, row: EntityOf<K>): Change {
  return { kind, id: row.id, before: null, after: { ...row } }
}

export function removed<K extends EntityKind>(kind: K, row: EntityOf<K>): Change {
  return { kind, id: row.id, before: { ...row }, after: null }
}

/**
 * The fields in which `after` differs from `before`, which must be the same entity. `null`: nothing differs. A field that only
 * one of them has stands in that one alone.
 */
export function edited<K extends EntityKind>(kind: K, before: EntityOf<K>, after: EntityOf<K>): Change | null {
  if (before.id !== after.id) throw new Error(`an edit cannot turn ${kind} ${before.id} into ${after.id}`)
  const differing = fieldsThatDiffer(before as Fields, after as Fields)
  if (differing.length === 0) return null
  return { kind, id: before.id, before: pick(before as Fields, differing), after: pick(after as Fields, differing) }
}

function fieldsThatDiffer(before: Fields, after: Fields): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter(name => !sameValue(before[name], after[name]))
}

const pick = (row: Fields, names: string[]): Fields =>
  Object.fromEntries(names.filter(name => row[name] !== undefined).map(name => [name, row[name]]))

/** The change that takes this one back. */
const invertedChange = (change: Change): Change => ({ ...change, before: change.after, after: change.before })

/** The changes that take these back, in the order they have to be made. */
export const invertedChanges = (changes: readonly Change[]): Change[] => changes.map(invertedChange).reverse()

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
