import type { Commit } from '@core/change/change'
import type { Host } from '@core/host-api'
import { needsSnapshot } from './attachments-of-commit'
import { type ObservableValue, observableValue } from './observable-value'
import type { ProjectDatabase } from './project-database'
import { projectFileBytes } from './project-file-work'
import type { ProjectLog } from './project-log'

/**
 * `saved`: on this machine's disk twice, flushed. `saving`: on its way. `not-saved`: in the database, but the second copy
 * failed; it is tried again. `saved-here-only`: this machine keeps no second copy.
 */
export type SaveState = 'saved' | 'saving' | 'not-saved' | 'saved-here-only'

/** Commits sent to the journal at a time, as JSON; one that is larger is sent alone. */
const batchBytes = 8 * 1024 * 1024
const snapshotEveryMs = 10 * 60 * 1000
const firstRetryMs = 1000
const longestRetryMs = 60_000

/** Keeps journal and snapshots up with the database. */
export type SecondCopy = {
  readonly state: ObservableValue<SaveState>
  /** Says Saving while this writes to the database, Not saved where it could not, and sends on what it wrote. */
  readonly whileWriting: <T>(write: () => Promise<T>) => Promise<T>
  /** Sends what is waiting and takes a snapshot if anything changed since the last. Never rejects: `state` says how it went. */
  readonly makeSafe: () => Promise<void>
  /** Makes journal and snapshots again, and then erases the old ones: words were taken out of the log. */
  readonly rewrite: () => void
  readonly stop: () => void
}

type Request = {
  readonly projectId: string
  readonly db: ProjectDatabase
  readonly log: ProjectLog
  readonly host: Host
  /** Seq of the newest snapshot; 0: none. */
  readonly snapshotSeq: number
  /** Seq of the last commit with something that is in no journal, as rows that came with a file are; 0: none since the newest snapshot. */
  readonly snapshotNeededFor: number
  readonly journalSeq: number
  readonly keepsSecondCopy: boolean
  /** A rewriting was asked for before, and may not have been done. */
  readonly toRewrite: boolean
}

export function secondCopy(request: Request): SecondCopy {
  const { projectId, db, log, host, keepsSecondCopy } = request
  let { snapshotSeq, snapshotNeededFor, journalSeq, toRewrite } = request
  let retryMs = firstRetryMs
  let retry: ReturnType<typeof setTimeout> | null = null
  let running: Promise<void> = Promise.resolve()
  let sendFailed = false
  /** Writes to the database under way, and whether the last one failed. */
  let writing = 0
  let writeFailed = false
  let stopped = false
  /** Something else wrote this journal: nothing can be added until the project is opened again, which offers recovery. */
  let diverged = false

  const isSafe = () => !toRewrite && journalSeq >= log.lastSeq.get() && snapshotSeq >= snapshotNeededFor
  const stateNow = (): SaveState => {
    if (sendFailed || writeFailed || diverged) return 'not-saved'
    if (!keepsSecondCopy) return 'saved-here-only'
    return writing === 0 && isSafe() ? 'saved' : 'saving'
  }
  const state = observableValue(stateNow())
  const look = () => state.set(stateNow())

  const sendJournal = async () => {
    while (journalSeq < log.lastSeq.get()) {
      const commits = await nextBatch()
      if (commits.length === 0) return
      const position = await host.appendToJournal({ projectId, commits })
      if (position.seq <= journalSeq) throw new Error('the journal did not take what it was sent')
      journalSeq = position.seq
    }
  }

  const nextBatch = (): Promise<Commit[]> => {
    let bytes = 0
    const isFull = (commit: Commit) => {
      const isFirst = bytes === 0
      bytes += new Blob([JSON.stringify(commit)]).size
      return bytes > batchBytes && !isFirst
    }
    return db.commits.where('seq').above(journalSeq).until(isFull).toArray()
  }

  const takeSnapshot = async () => {
    const { bytes, seq, title } = await projectFileBytes(db.name)
    await host.writeSnapshot({ projectId, title, seq, bytes })
    snapshotSeq = seq
  }

  const catchUp = async () => {
    while (!stopped && !isSafe()) {
      if (toRewrite) await replaceOld()
      await sendJournal()
      if (snapshotSeq < snapshotNeededFor) await takeSnapshot()
    }
  }

  /** The old copy goes once the new one is whole. Where that fails, the database still says that it has to be done. */
  const replaceOld = async () => {
    const asked = (await db.meta.get('rewriteSecondCopy'))?.value
    toRewrite = false
    try {
      const { bytes, seq, title } = await projectFileBytes(db.name)
      const { position } = await host.replaceSecondCopy({ projectId, title, seq, bytes, old: 'erase' })
      journalSeq = position?.seq ?? 0
      snapshotSeq = seq
    } catch (trouble) {
      toRewrite = true
      throw trouble
    }
    // Asked for once more meanwhile: that one still has to be done.
    await db.meta
      .where({ key: 'rewriteSecondCopy' })
      .filter(({ value }) => value === asked)
      .delete()
  }

  /** The journal has something else than was thought: begin where it really ends, if it tells the same story so far. */
  const meetJournal = async () => {
    const position = await host.journalPosition({ projectId })
    const here = position && (await db.commits.get(position.seq))
    if (position && here?.id !== position.commitId) diverged = true
    else journalSeq = position?.seq ?? 0
  }

  const failed = async (trouble: unknown) => {
    sendFailed = true
    if (problemOf(trouble) === 'journal-gap') await meetJournal().catch(() => undefined)
    look()
    if (stopped || diverged) return
    retry = setTimeout(wake, retryMs)
    retryMs = Math.min(retryMs * 2, longestRetryMs)
  }

  /** One run at a time: the next waits for the one before. */
  const enqueue = (work: () => Promise<void>): Promise<void> => {
    const succeeded = () => {
      sendFailed = false
      retryMs = firstRetryMs
      look()
    }
    running = running.then(work).then(succeeded, failed)
    return running
  }

  function wake() {
    if (!keepsSecondCopy || stopped || diverged) return
    if (retry) clearTimeout(retry)
    retry = null
    look()
    if (sendFailed || !isSafe()) enqueue(catchUp)
  }

  const makeSafe = async () => {
    if (!keepsSecondCopy || stopped || diverged) return
    await enqueue(async () => {
      await catchUp()
      if (snapshotSeq < log.lastSeq.get()) await takeSnapshot()
    })
  }

  const stopListening = log.onCommits(commits => {
    for (const commit of commits) {
      if (needsSnapshot(commit)) snapshotNeededFor = commit.seq
    }
    wake()
  })
  const timer = setInterval(() => {
    if (snapshotSeq < log.lastSeq.get()) makeSafe()
  }, snapshotEveryMs)

  wake()

  return {
    state,
    whileWriting: async write => {
      writing += 1
      look()
      try {
        const written = await write()
        writeFailed = false
        return written
      } catch (trouble) {
        writeFailed = true
        throw trouble
      } finally {
        writing -= 1
        look()
        wake()
      }
    },
    makeSafe,
    rewrite: () => {
      toRewrite = true
      wake()
    },
    stop: () => {
      stopped = true
      stopListening()
      clearInterval(timer)
      if (retry) clearTimeout(retry)
    },
  }
}

/** A host's error crosses IPC and HTTP as its message alone. */
function problemOf(trouble: unknown): string | null {
  return trouble instanceof Error ? (/host: ([a-z-]+)/.exec(trouble.message)?.[1] ?? null) : null
}
