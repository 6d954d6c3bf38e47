import type { Change, Commit } from '@core/change/change'
import { invertedChanges } from '@core/change/invert'
import { safeFileName } from '@core/file-name'
import type { Host, SavedFile } from '@core/host-api'
import { forTheTeam } from '@core/privacy/shareable'
import type { ProjectContents } from '@core/project/contents'
import type { Project } from '@core/project/entities'
import { ok, type Result } from '@core/result'
import { needsSnapshot } from './attachments-of-commit'
import { type KnownRows, knownRows } from './known-rows'
import { type MeasureReadings, measureReadings } from './measure-readings'
import { newId } from './new-id'
import { type ObservationWork, observationWork } from './observations/observation-work'
import { contentsOf } from './project-contents'
import type { ProjectDatabase } from './project-database'
import { projectFileBytes } from './project-file-work'
import { openProjectLog, type ProjectLog } from './project-log'
import { renameRegistered } from './registry'
import { type SecondCopy, secondCopy } from './second-copy'
import { writeAndErase } from './write-and-erase'
import { type CommitDraft, writeCommit } from './write-commit'

export { createProject } from './create-project'
export { deleteProject } from './delete-project'
export { type OpenProjectResult, openProject, type RecoveryOffer } from './open-project'
export { openProjectFile } from './open-project-file'
export { recoverProject } from './recover-project'

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
  readonly rows: KnownRows
  readonly observationWork: ObservationWork
  readonly secondCopy: SecondCopy
  /** One step a person did: written whole or not at all. A `null` among the changes (an edit of nothing) is passed over. */
  readonly commit: (action: string, changes: readonly (Change | null)[], why?: string) => Promise<CommitResult>
  /**
   * As `commit`, and takes out of the log, the journal and the snapshots what `erased` takes out of a change. Neither this nor
   * anything before it can be undone.
   */
  readonly commitAndErase: (
    action: string,
    changes: readonly (Change | null)[],
    erased: (change: Change) => Change,
  ) => Promise<CommitResult>
  /** Settles once all that was asked for so far is written, or could not be. */
  readonly written: () => Promise<unknown>
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

export type CommitResult = Result<Commit | null, 'gone'>

export type SessionStart = {
  readonly db: ProjectDatabase
  readonly host: Host
  readonly project: Project
  readonly keepsSecondCopy: boolean
  readonly journalSeq: number
  readonly snapshotSeq: number
  readonly letGo: () => void
}

const openSessions = new Set<ProjectSession>()

/** Sessions open in this tab. */
export const sessionsOpen = (): ReadonlySet<ProjectSession> => openSessions

export async function startSession(start: SessionStart): Promise<ProjectSession> {
  const { db, host, project } = start
  const log = await openProjectLog(db)
  const work = observationWork(db.name)
  const readings = measureReadings(db, log, work)
  const rows = knownRows(db, log)
  const toRewrite = (await db.meta.get('rewriteSecondCopy')) !== undefined
  const snapshotNeededFor =
    start.snapshotSeq === 0 ? log.lastSeq.get() : await lastNeedingSnapshot(db, start.snapshotSeq)
  const copy = secondCopy({ ...start, projectId: project.id, log, toRewrite, snapshotNeededFor })
  let queue: Promise<unknown> = Promise.resolve()
  const works = new Set<Promise<unknown>>()
  let closing: Promise<void> | null = null

  const write = async (
    draft: Pick<Commit, 'action' | 'changes' | 'why' | 'undoes' | 'redoes'>,
    writeDraft = (whole: CommitDraft) => writeCommit(db, whole),
  ): Promise<CommitResult> => {
    const written = await writeDraft({ ...draft, id: newId(), at: new Date().toISOString(), by: '' })
    if (written.ok && written.value) {
      await log.catchUp()
      await rows.caughtUp()
      const title = titleIn(written.value)
      if (title !== null) await renameRegistered(project.id, title)
    }
    return written
  }
  /** One commit after the other, in the order they were asked for. */
  const inTurn = (work: () => Promise<CommitResult>): Promise<CommitResult> => {
    const turn = queue.then(() => copy.whileWriting(work))
    queue = turn.catch(() => undefined)
    return turn
  }

  const session: ProjectSession = {
    id: project.id,
    db,
    host,
    projectWhenOpened: project,
    log,
    readings,
    rows,
    observationWork: work,
    secondCopy: copy,
    commit: (action, changes, why = '') => {
      const real = changes.filter(change => change !== null)
      if (real.length === 0) return Promise.resolve(ok(null))
      return inTurn(() => write({ action, changes: real, why, undoes: null, redoes: null }))
    },
    commitAndErase: (action, changes, erased) =>
      inTurn(async () => {
        const real = changes.filter(change => change !== null)
        const draft = { action, changes: real, why: '', undoes: null, redoes: null }
        const written = await write(draft, whole => writeAndErase(db, whole, erased))
        if (written.ok && written.value) {
          log.forgetSteps()
          copy.rewrite()
        }
        return written
      }),
    written: () => queue,
    undo: () =>
      inTurn(async () => {
        await log.catchUp()
        const step = log.undoStack.get().undo.at(-1)
        if (!step) return ok(null)
        const changes = invertedChanges(step.changes)
        return write({ action: step.action, changes, why: '', undoes: step.commitId, redoes: null })
      }),
    redo: () =>
      inTurn(async () => {
        await log.catchUp()
        const step = log.undoStack.get().redo.at(-1)
        if (!step) return ok(null)
        return write({ action: step.action, changes: [...step.changes], why: '', undoes: null, redoes: step.commitId })
      }),
    saveFile: async ({ askWhere }) => {
      await queue
      const { bytes, title } = await projectFileBytes(db.name)
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
    await queue
    await copy.makeSafe()
    openSessions.delete(session)
    copy.stop()
    readings.stop()
    rows.stop()
    work.stop()
    log.stop()
    db.close()
    start.letGo()
  }

  openSessions.add(session)
  return session
}

/** The page may have gone down after the commit and before its snapshot. */
async function lastNeedingSnapshot(db: ProjectDatabase, snapshotSeq: number): Promise<number> {
  const since = await db.commits.where('seq').above(snapshotSeq).reverse().filter(needsSnapshot).first()
  return since?.seq ?? 0
}

function titleIn(commit: Commit): string | null {
  const title = commit.changes.find(change => change.kind === 'project')?.after?.title
  return typeof title === 'string' ? title : null
}
