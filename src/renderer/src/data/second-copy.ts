import type { Commit } from '@core/change/change'
import { type Host, type HostProblem, hostProblems } from '@core/host-api'
import { retryMs } from '@core/retry'
import Dexie from 'dexie'
import { onLetIn } from '../host-key'
import { needsSnapshot } from './attachments-of-commit'
import { compareWithHost, keptByHost, type SecondCopyProgress, secondCopyProgress } from './kept-by-host'
import { type ObservableValue, observableValue } from './observable-value'
import type { ProjectDatabase } from './project-database'
import { projectFileOf } from './project-file-work'
import type { ProjectLog } from './project-log'
import { LostDatabaseError, type WriteProblem, writeProblemOf } from './write-problem'

/**
 * `saved`: on this machine's disk twice, flushed. `saving`: on its way. `not-saved`: in the database, but the second copy
 * failed; it is tried again. `saved-here-only`: this machine keeps no second copy.
 */
export type SaveState = 'saved' | 'saving' | 'not-saved' | 'saved-here-only'

/**
 * Why it is not saved. The database's own problems come first. `differs`: database and second copy have gone apart, and the
 * project has to be opened again, which offers recovery. `other`: nobody foresaw it.
 */
export type SaveProblem = WriteProblem | HostProblem | 'differs' | 'other'

/** Commits sent to the journal at a time, as JSON; one that is larger is sent alone. The host reads a request in one go, in which phones wait. */
const batchBytes = 1024 * 1024
const snapshotEveryMs = 10 * 60 * 1000
const hostRetry = { first: 1000, longest: 60_000 }

/** Keeps journal and snapshots up with the database. */
export type SecondCopy = {
  readonly state: ObservableValue<SaveState>
  /** `null`: `state` is not `not-saved`. */
  readonly problem: ObservableValue<SaveProblem | null>
  /** Says Saving while this writes to the database, Not saved where it could not, and sends on what it wrote. */
  readonly whileWriting: <T>(write: () => Promise<T>) => Promise<T>
  /** Sends what is waiting and takes a snapshot if anything changed since the last. Never rejects: `state` says how it went. */
  readonly flush: () => Promise<void>
  /** Makes journal and snapshots again, and then erases the old ones: words were taken out of the log. */
  readonly rewrite: () => void
  readonly stop: () => void
}

type Request = {
  readonly projectId: string
  readonly db: ProjectDatabase
  readonly log: ProjectLog
  readonly host: Host
  /** `null`: this machine keeps no second copy. `undefined`: it has not answered yet. */
  readonly progress: SecondCopyProgress | null | undefined
  /** A rewriting was asked for before, and may not have been done. */
  readonly toRewrite: boolean
}

export function secondCopy(request: Request): SecondCopy {
  const { projectId, db, log, host } = request
  let { toRewrite } = request
  let { journalSeq, snapshotSeq, snapshotNeededFor } = request.progress ?? nothingKept
  let keepsSecondCopy = request.progress !== null
  /** Whether it is known how far journal and snapshots are. */
  let met = Boolean(request.progress)
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | null = null
  let running: Promise<void> = Promise.resolve()
  let sendProblem: SaveProblem | null = null
  /** Writes to the database under way, and why the last one failed. */
  let writing = 0
  let writeProblem: SaveProblem | null = null
  let stopped = false
  /** Nothing can be added until the project is opened again, which offers recovery. */
  let ended: 'database-lost' | 'differs' | null = null

  const isSafe = () => met && !toRewrite && journalSeq >= log.lastSeq.get() && snapshotSeq >= snapshotNeededFor
  const problemNow = () => ended ?? writeProblem ?? sendProblem
  const stateNow = (): SaveState => {
    if (problemNow() !== null) return 'not-saved'
    if (!keepsSecondCopy) return 'saved-here-only'
    return writing === 0 && isSafe() ? 'saved' : 'saving'
  }
  const state = observableValue(stateNow())
  const problem = observableValue(problemNow())
  const look = () => {
    problem.set(problemNow())
    state.set(stateNow())
  }
  const end = (reason: 'database-lost' | 'differs') => {
    ended = reason
    look()
  }

  /** Finds out how far journal and snapshots are, and whether they still tell the database's story. */
  const meet = async () => {
    const kept = await keptByHost(projectId, host)
    keepsSecondCopy = kept.keepsSecondCopy
    if (!keepsSecondCopy) return
    if ((await compareWithHost(db, kept)) !== 'same') return end('differs')
    ;({ journalSeq, snapshotSeq, snapshotNeededFor } = await secondCopyProgress(db, kept))
    met = true
  }

  const sendJournal = async () => {
    while (journalSeq < log.lastSeq.get()) {
      const commits = await nextBatch()
      if (commits.length === 0) throw new LostDatabaseError('the log has lost what is to be sent')
      if (hasGap(journalSeq, commits)) {
        await replaceSecondCopy('set-aside')
        continue
      }
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
    const { bytes, seq, title } = await projectFileOf(db, log)
    await host.writeSnapshot({ projectId, title, seq, bytes })
    snapshotSeq = seq
  }

  const catchUp = async () => {
    while (!stopped && ended === null && !isSafe()) {
      // A full disk closed it: whoever writes opens it again, once there is room.
      if (!db.isOpen()) throw new Dexie.DatabaseClosedError()
      if (!met) await meet()
      if (!met) return
      if (toRewrite) await eraseOld()
      await sendJournal()
      if (snapshotSeq < snapshotNeededFor) await takeSnapshot()
    }
  }

  /** Journal and snapshots begin again from the database. */
  const replaceSecondCopy = async (old: 'erase' | 'set-aside') => {
    const { bytes, seq, title } = await projectFileOf(db, log)
    const { position } = await host.replaceSecondCopy({ projectId, title, seq, bytes, old })
    journalSeq = position?.seq ?? 0
    snapshotSeq = seq
  }

  /** The old copy goes once the new one is whole. Where that fails, the database still says that it has to be done. */
  const eraseOld = async () => {
    const asked = (await db.meta.get('rewriteSecondCopy'))?.value
    toRewrite = false
    try {
      await replaceSecondCopy('erase')
    } catch (issue) {
      toRewrite = true
      throw issue
    }
    // Asked for once more meanwhile: that one still has to be done.
    await db.meta
      .where({ key: 'rewriteSecondCopy' })
      .filter(({ value }) => value === asked)
      .delete()
  }

  const wakeLater = (afterMs: number) => {
    if (retry) clearTimeout(retry)
    retry = setTimeout(() => {
      retry = null
      wake()
    }, afterMs)
  }

  const failed = (issue: unknown) => {
    if (writeProblemOf(issue) === 'database-lost') return end('database-lost')
    sendProblem = hostProblemOf(issue) ?? writeProblemOf(issue) ?? 'other'
    // The journal has something else than was thought: begin where it really ends, if it tells the same story so far.
    if (sendProblem === 'journal-gap') met = false
    look()
    if (stopped || ended) return
    failures += 1
    wakeLater(retryMs(failures, hostRetry))
  }

  /** One run at a time: the next waits for the one before. */
  const enqueue = (work: () => Promise<void>): Promise<void> => {
    const succeeded = () => {
      sendProblem = null
      failures = 0
      look()
      // It may let this browser in later.
      if (!keepsSecondCopy && !stopped) wakeLater(hostRetry.longest)
    }
    running = running.then(work).then(succeeded, failed)
    return running
  }

  function wake() {
    if (stopped || ended) return
    look()
    if (!keepsSecondCopy && retry) return
    if (retry) clearTimeout(retry)
    retry = null
    if (sendProblem !== null || !isSafe()) enqueue(catchUp)
  }

  const flush = async () => {
    if (!keepsSecondCopy || stopped || ended) return
    await enqueue(async () => {
      await catchUp()
      if (met && !ended && snapshotSeq < log.lastSeq.get()) await takeSnapshot()
    })
  }

  const stopListening = log.onCommits(commits => {
    for (const commit of commits) {
      if (needsSnapshot(commit)) snapshotNeededFor = commit.seq
    }
    wake()
  })
  const stopHearing = onLetIn(() => {
    if (retry) clearTimeout(retry)
    retry = null
    wake()
  })
  const timer = setInterval(() => {
    if (snapshotSeq < log.lastSeq.get()) flush()
  }, snapshotEveryMs)

  wake()

  return {
    state,
    problem,
    whileWriting: async write => {
      writing += 1
      look()
      try {
        const written = await write()
        writeProblem = null
        return written
      } catch (issue) {
        const found = writeProblemOf(issue) ?? 'other'
        if (found === 'database-lost') ended = found
        // Once the disk is full, the browser says no more than that it cannot open the database.
        if (found !== 'storage-failed' || writeProblem !== 'disk-full') writeProblem = found
        throw issue
      } finally {
        writing -= 1
        look()
        wake()
      }
    },
    flush,
    rewrite: () => {
      toRewrite = true
      wake()
    },
    stop: () => {
      stopped = true
      stopListening()
      stopHearing()
      clearInterval(timer)
      if (retry) clearTimeout(retry)
    },
  }
}

/** A recovery, or the file that the project came with, may have left one in the log. A journal has none, so it begins after it. */
function hasGap(journalSeq: number, next: readonly Commit[]): boolean {
  const first = next[0]
  const follows = journalSeq === 0 || first?.seq === journalSeq + 1
  return !follows || next.some((commit, index) => commit.seq !== (first?.seq ?? 0) + index)
}

const nothingKept: SecondCopyProgress = { journalSeq: 0, snapshotSeq: -1, snapshotNeededFor: 0 }

/** A host's error crosses IPC and HTTP as its message alone. */
function hostProblemOf(issue: unknown): HostProblem | null {
  const said = issue instanceof Error ? /host: ([a-z-]+)/.exec(issue.message)?.[1] : undefined
  return hostProblems.find(known => known === said) ?? null
}
