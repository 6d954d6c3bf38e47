import { type Change, type Commit, invertedChanges } from '@core/change/change'
import { safeFileName } from '@core/file-name'
import type { Host, JournalPosition, SavedFile } from '@core/host-api'
import { forTheTeam } from '@core/privacy/shareable'
import type { ProjectContents } from '@core/project/contents'
import type { Project } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { opensSession } from '@core/workshop/plan'
import Dexie from 'dexie'
import { hasRoom } from './disk-room'
import { type KeptByHost, secondCopyProgress } from './kept-by-host'
import { type MeasureReadings, measureReadings } from './measure-readings'
import { newId } from './new-id'
import { type ObservationWork, observationWork } from './observations/observation-work'
import { contentsOf } from './project-contents'
import type { ProjectDatabase } from './project-database'
import { stateOfDatabase } from './project-database'
import { projectFileOf } from './project-file-work'
import { openProjectLog, type ProjectLog } from './project-log'
import { type ProjectReads, projectReads } from './project-reads'
import { renameRegistered } from './registry'
import { type SearchWork, searchWork } from './search/search-work'
import { type SecondCopy, secondCopy } from './second-copy'
import { teamMember } from './team-member'
import { type AlsoErased, type CommitDraft, holdsLog, writeAndErase, writeCommit } from './write-commit'
import { isTemporary, LostDatabaseError } from './write-problem'
import { writeQueue } from './write-queue'

/**
 * A project that is open in this tab. `commit` is the one door for writes. `null` in an answer: nothing was left to change.
 * Problem `gone`: another tab took away what was to be edited, and nothing was written.
 */
export type ProjectSession = {
  readonly id: string
  readonly db: ProjectDatabase
  readonly host: Host
  /** The project's own row when it was opened: what to show before the first live answer. */
  readonly projectWhenOpened: Project
  readonly log: ProjectLog
  readonly readings: MeasureReadings
  readonly reads: ProjectReads
  readonly observationWork: ObservationWork
  readonly searchWork: SearchWork
  readonly secondCopy: SecondCopy
  /**
   * One step a person did: written whole or not at all. A `null` among the changes (an edit of nothing) is passed over. Rejects
   * where the database does not take it; with `keepTrying` it waits for room instead.
   */
  readonly commit: (action: string, changes: ChangesToWrite, options?: CommitOptions) => Promise<CommitResult>
  /**
   * As `commit`, and takes out of the log, the journal and the snapshots what `erased` takes out of a change (`null`: all of it), and out
   * of imported figures and the names of those who made changes what `also` takes out of these.
   * Neither this nor anything before it can be undone.
   */
  readonly commitAndErase: (
    action: string,
    changes: readonly (Change | null)[],
    erased: (change: Change) => Change | null,
    also?: AlsoErased,
  ) => Promise<CommitResult>
  /** Resolves once all that was asked for so far is written, or could not be, or waits for room. */
  readonly written: () => Promise<unknown>
  /** Whether anything waits for room on the disk: it is in this page alone. */
  readonly isWaitingForRoom: () => boolean
  readonly undo: () => Promise<CommitResult>
  readonly redo: () => Promise<CommitResult>
  /** Writes the project file. `null`: the person cancelled. */
  readonly saveFile: (options: { askWhere: boolean }) => Promise<SavedFile | null>
  readonly contents: () => Promise<ProjectContents>
  /** Work that writes piece by piece, an import: closing waits for it. */
  readonly keepOpenFor: <T>(work: () => Promise<T>) => Promise<T>
  /** Makes everything safe, then lets go of the database. Once closed it stays closed. */
  readonly close: () => Promise<void>
}

/** As a function: asked for when their turn comes, to be made of what is stored by then. `null`: what they edit is gone. */
export type ChangesToWrite = readonly (Change | null)[] | (() => Promise<readonly (Change | null)[] | null>)
export type CommitOptions = {
  readonly keepTrying?: boolean | undefined
  /** Called once it is on the disk, a moment before screens have heard of it. */
  readonly onWritten?: () => void
}
export type CommitResult = Result<Commit | null, 'gone'>

type SessionStart = {
  readonly db: ProjectDatabase
  readonly host: Host
  readonly project: Project
  /** `null`: the machine has not answered. */
  readonly kept: KeptByHost | null
  readonly release: () => void
}

const openSessions = new Set<ProjectSession>()

/** Sessions open in this tab. */
export const sessionsOpen = (): ReadonlySet<ProjectSession> => openSessions

export async function startSession(start: SessionStart): Promise<ProjectSession> {
  const { db, host, project, kept } = start
  const log = await openProjectLog(db)
  const work = observationWork(db.name)
  const search = searchWork(db.name, log)
  const readings = measureReadings(db, log, work)
  const reads = projectReads(log)
  const toRewrite = (await db.meta.get('rewriteSecondCopy')) !== undefined
  const progress = kept && (kept.keepsSecondCopy ? await secondCopyProgress(db, kept) : null)
  const hasImported = (await db.segments.limit(1).count()) > 0
  const copy = secondCopy({ projectId: project.id, db, log, host, progress: kept ? progress : undefined, toRewrite })
  const queue = writeQueue()
  const works = new Set<Promise<unknown>>()
  let closing: Promise<void> | null = null
  let closed = false

  /** A full disk closes the database, and so does whoever deletes it or clears the browser's data. */
  const reopen = async () => {
    if (closed) throw new Error('the project is closed')
    if (db.isOpen()) return
    if (!(await hasRoom(host))) throw new Dexie.QuotaExceededError('no room to open the database again')
    if (await isLost(db, log.position())) throw new LostDatabaseError('another database, or none, is in its place')
  }
  type Step = Pick<Commit, 'action' | 'changes' | 'why' | 'undoes' | 'redoes'>
  const draftOf = (step: Step): CommitDraft => ({
    ...step,
    id: newId(),
    at: new Date().toISOString(),
    by: teamMember(),
  })
  const write = async (
    draft: CommitDraft,
    writeDraft = () => writeCommit(db, draft, log.position()),
    onWritten?: () => void,
  ): Promise<CommitResult> => {
    const written = await writeDraft().catch(async (error: unknown) => {
      if (!isTemporary(error)) throw error
      await reopen()
      return writeDraft()
    })
    if (written.ok && written.value) {
      onWritten?.()
      await log.catchUp()
      await reads.caughtUp()
      const title = titleIn(written.value)
      if (title !== null) await renameRegistered(project.id, title)
    }
    return written
  }
  /** One commit after the other, in the order they were asked for. */
  const inTurn = (work: () => Promise<CommitResult>, options?: CommitOptions): Promise<CommitResult> =>
    queue.add(() => copy.whileWriting(() => reopen().then(work)), options)

  const session: ProjectSession = {
    id: project.id,
    db,
    host,
    projectWhenOpened: project,
    log,
    readings,
    reads,
    observationWork: work,
    searchWork: search,
    secondCopy: copy,
    commit: (action, changes, options) => {
      const draft = draftOf({ action, changes: [], why: '', undoes: null, redoes: null })
      const writeChanges = async (all: readonly (Change | null)[] | null): Promise<CommitResult> => {
        if (all === null) return problem('gone')
        const real = all.filter(change => change !== null)
        return real.length === 0 ? ok(null) : write({ ...draft, changes: real }, undefined, options?.onWritten)
      }
      if (typeof changes === 'function') return inTurn(async () => writeChanges(await changes()), options)
      return changes.every(change => change === null)
        ? Promise.resolve(ok(null))
        : inTurn(() => writeChanges(changes), options)
    },
    commitAndErase: (action, changes, erased, { imported, by } = {}) =>
      inTurn(async () => {
        const real = changes.filter(change => change !== null)
        const draft = draftOf({ action, changes: real, why: '', undoes: null, redoes: null })
        const written = await write(draft, () => writeAndErase(db, draft, { erased, imported, by }, log.position()))
        if (written.ok && written.value) {
          log.forgetSteps()
          copy.rewrite()
        }
        return written
      }),
    written: queue.settled,
    isWaitingForRoom: queue.isWaiting,
    undo: () =>
      inTurn(async () => {
        await log.catchUp()
        const step = log.undoStack.get().undo.at(-1)
        if (!step || opensSession(step.changes)) return ok(null)
        const changes = invertedChanges(step.changes)
        return write(draftOf({ action: step.action, changes, why: '', undoes: step.commitId, redoes: null }))
      }),
    redo: () =>
      inTurn(async () => {
        await log.catchUp()
        const step = log.undoStack.get().redo.at(-1)
        if (!step) return ok(null)
        const changes = [...step.changes]
        return write(draftOf({ action: step.action, changes, why: '', undoes: null, redoes: step.commitId }))
      }),
    saveFile: async ({ askWhere }) => {
      await queue.settled()
      const { bytes, title } = await projectFileOf(db, log)
      return host.saveProject({
        projectId: project.id,
        suggestedName: `${safeFileName(title, 'project')}.commonmeasure`,
        bytes: forTheTeam('project-file', bytes),
        askWhere,
      })
    },
    contents: () => contentsOf(db),
    keepOpenFor: work => {
      const done = work()
      const settled: Promise<unknown> = done.catch(() => undefined).finally(() => works.delete(settled))
      works.add(settled)
      return done
    },
    close: () => {
      closing ??= closeNow()
      return closing
    },
  }

  const closeNow = async () => {
    await Promise.all(works)
    // What waits for room is nowhere but here.
    await queue.emptied()
    await copy.flush()
    openSessions.delete(session)
    copy.stop()
    readings.stop()
    reads.stop()
    work.stop()
    search.stop()
    log.stop()
    closed = true
    db.close()
    start.release()
  }

  let isReopening = false
  db.on('close', () => {
    if (closed || isReopening) return
    isReopening = true
    // Dexie tells of it before it is closed.
    queueMicrotask(() => {
      // Else the next to read would open it, room or not, and make an empty one where there is none.
      db.close()
      queue
        .add(() => copy.whileWriting(reopen), { keepTrying: true, nothingNew: true })
        .catch((error: unknown) => console.error(error))
        .finally(() => {
          isReopening = false
        })
    })
  })

  openSessions.add(session)
  // Nearly every screen asks for figures: the worker reads its code while the first one is drawn.
  if (hasImported) work.start()
  return session
}

/** Looked at from outside first: opening it would make an empty one. */
async function isLost(db: ProjectDatabase, known: JournalPosition | null): Promise<boolean> {
  const { state } = await stateOfDatabase(db.name)
  if (state === 'missing') return true
  await db.open()
  return db.transaction('r', [db.commits, db.rowsOf('project')], async () => {
    const first = known === null ? undefined : await db.commits.get(known.seq)
    return !(await holdsLog(db, known, first))
  })
}

function titleIn(commit: Commit): string | null {
  const title = commit.changes.find(change => change.kind === 'project')?.after?.title
  return typeof title === 'string' ? title : null
}
