import type { Host } from '@core/host-api'
import { type ObservableValue, observableValue } from './observable-value'
import type { ProjectDatabase } from './project-database'
import { projectFileBytes } from './project-file-work'
import type { ProjectLog } from './project-log'

/**
 * `saved`: on this machine's disk twice, flushed. `saving`: on its way. `not-saved`: in the database, but the second copy
 * failed; it is tried again. `saved-here-only`: this machine keeps no second copy.
 */
export type SaveState = 'saved' | 'saving' | 'not-saved' | 'saved-here-only'

/** Commits sent to the journal at a time. */
const commitsAtATime = 200
const snapshotEveryMs = 10 * 60 * 1000
const firstRetryMs = 1000
const longestRetryMs = 60_000

/** Keeps journal and snapshots up with the database. */
export type SecondCopy = {
  readonly state: ObservableValue<SaveState>
  /** There is something new: send it. */
  readonly wake: () => void
  /** Sends what is waiting and takes a snapshot if anything changed since the last. Never rejects: `state` says how it went. */
  readonly makeSafe: () => Promise<void>
  readonly stop: () => void
}

type Request = {
  readonly projectId: string
  readonly db: ProjectDatabase
  readonly log: ProjectLog
  readonly host: Host
  /** Seq of the newest snapshot; 0: none. */
  readonly snapshotSeq: number
  readonly journalSeq: number
  readonly keepsSecondCopy: boolean
}

export function secondCopy(request: Request): SecondCopy {
  const { projectId, db, log, host, keepsSecondCopy } = request
  let { snapshotSeq, journalSeq } = request
  /** Imported values, and rows that came with a file, are in no journal: they are safe once a snapshot holds them. */
  let snapshotNeededFor = snapshotSeq === 0 ? log.lastSeq.get() : 0
  let retryMs = firstRetryMs
  let retry: ReturnType<typeof setTimeout> | null = null
  let running: Promise<void> | null = null
  let stopped = false
  /** Something else wrote this journal: nothing can be added until the project is opened again, which offers recovery. */
  let diverged = false

  const isSafe = () => journalSeq >= log.lastSeq.get() && snapshotSeq >= snapshotNeededFor
  const state = observableValue<SaveState>(keepsSecondCopy ? (isSafe() ? 'saved' : 'saving') : 'saved-here-only')

  const sendJournal = async () => {
    while (journalSeq < log.lastSeq.get()) {
      const commits = await db.commits.where('seq').above(journalSeq).limit(commitsAtATime).toArray()
      if (commits.length === 0) return
      const position = await host.appendToJournal({ projectId, commits })
      if (position.seq <= journalSeq) throw new Error('the journal did not take what it was sent')
      journalSeq = position.seq
    }
  }

  const takeSnapshot = async () => {
    const { bytes, seq, title } = await projectFileBytes(db.name)
    await host.writeSnapshot({ projectId, title, seq, bytes })
    snapshotSeq = seq
  }

  const catchUp = async () => {
    while (!stopped && !isSafe()) {
      await sendJournal()
      if (snapshotSeq < snapshotNeededFor) await takeSnapshot()
    }
  }

  /** The journal has something else than was thought: begin where it really ends, if it tells the same story so far. */
  const meetJournal = async () => {
    const position = await host.journalPosition({ projectId })
    const here = position && (await db.commits.get(position.seq))
    if (position && here?.id !== position.commitId) diverged = true
    else journalSeq = position?.seq ?? 0
  }

  const failed = async (trouble: unknown) => {
    state.set('not-saved')
    if (problemOf(trouble) === 'journal-gap') await meetJournal().catch(() => undefined)
    if (stopped || diverged) return
    retry = setTimeout(wake, retryMs)
    retryMs = Math.min(retryMs * 2, longestRetryMs)
  }

  const run = async (work: () => Promise<void>) => {
    state.set('saving')
    try {
      await work()
      retryMs = firstRetryMs
      state.set('saved')
    } catch (trouble) {
      await failed(trouble)
    }
  }

  /** One run at a time: the next waits for the one before. */
  const enqueue = (work: () => Promise<void>): Promise<void> => {
    const turn = (running ?? Promise.resolve()).then(() => run(work))
    running = turn
    return turn
  }

  function wake() {
    if (!keepsSecondCopy || stopped || diverged) return
    if (retry) clearTimeout(retry)
    retry = null
    if (!isSafe()) enqueue(catchUp)
  }

  const makeSafe = async () => {
    if (!keepsSecondCopy || diverged) return
    await enqueue(async () => {
      await catchUp()
      if (snapshotSeq < log.lastSeq.get()) await takeSnapshot()
    })
  }

  const stopListening = log.onCommits(commits => {
    for (const commit of commits) {
      if (commit.changes.some(change => change.kind === 'import')) snapshotNeededFor = commit.seq
    }
    wake()
  })
  const timer = setInterval(() => {
    if (snapshotSeq < log.lastSeq.get()) makeSafe()
  }, snapshotEveryMs)

  wake()

  return {
    state,
    wake,
    makeSafe,
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
