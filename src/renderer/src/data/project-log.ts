import { type Commit, emptyUndoStack, type UndoStack, undoStackAfter, undoStackOf } from '@core/change/change'
import type { JournalPosition } from '@core/host-api'
import { liveQuery } from 'dexie'
import { type ObservableValue, observableValue } from './observable-value'
import type { ProjectDatabase } from './project-database'

/** More than enough commits to find the last hundred steps in. */
const commitsToLookBack = 1000

/** The log as this tab has seen it: its own commits at once, another tab's as the database tells of them. */
export type ProjectLog = {
  readonly lastSeq: ObservableValue<number>
  /** The last commit; `null`: the log is empty. */
  readonly position: () => JournalPosition | null
  readonly undoStack: ObservableValue<UndoStack>
  /** Called with commits as they become known, oldest first; answers with a function that stops listening. */
  readonly onCommits: (listener: (commits: readonly Commit[]) => void) => () => void
  /** Reads what is new. */
  readonly catchUp: () => Promise<void>
  /** Nothing up to now can be undone or done again. */
  readonly forgetSteps: () => void
  readonly stop: () => void
}

export async function openProjectLog(db: ProjectDatabase): Promise<ProjectLog> {
  const recent = await recentHistory(db)
  const lastSeq = observableValue(recent.position?.seq ?? 0)
  let position = recent.position
  const undoStack = observableValue(recent.stack)
  const listeners = new Set<(commits: readonly Commit[]) => void>()

  const commitsSince = () => db.commits.where('seq').above(lastSeq.get()).toArray()
  const take = (read: readonly Commit[]) => {
    const commits = read.filter(commit => commit.seq > lastSeq.get())
    const last = commits.at(-1)
    if (!last) return
    position = { seq: last.seq, commitId: last.id }
    lastSeq.set(last.seq)
    undoStack.set(commits.reduce(undoStackAfter, undoStack.get()))
    for (const listener of listeners) listener(commits)
  }
  // A database that closes under the query ends it; whoever writes next is told.
  const watching = liveQuery(commitsSince).subscribe({ next: take, error: () => undefined })

  return {
    lastSeq,
    position: () => position,
    undoStack,
    onCommits: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    catchUp: async () => take(await commitsSince()),
    forgetSteps: () => undoStack.set(emptyUndoStack),
    stop: () => watching.unsubscribe(),
  }
}

/** The last commit and what it leaves to undo and redo. */
export async function recentHistory(
  db: ProjectDatabase,
): Promise<{ position: JournalPosition | null; stack: UndoStack }> {
  const floor = (await db.meta.get('undoFloor'))?.value ?? 0
  const recent = (await db.commits.orderBy('seq').reverse().limit(commitsToLookBack).toArray()).reverse()
  const last = recent.at(-1)
  return { position: last ? { seq: last.seq, commitId: last.id } : null, stack: undoStackOf(recent, floor) }
}
