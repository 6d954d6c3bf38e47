import { ok, type Result } from '@core/result'
import type { AnyEvent } from './event'
import { sessionAfter } from './session-after'
import type { SessionState } from './state'

/** Writes events where they survive a crash, all of them or (rejecting) none. Never called again before it has answered. */
export type AppendEvents = (events: readonly AnyEvent[]) => Promise<void>

/** Calls once after so many ms; answers what calls it off. */
export type ScheduleTimer = (ms: number, call: () => void) => () => void

export type LiveSession = {
  /** As far as it is on disk: nobody is shown what a crash could take away. */
  readonly state: () => SessionState
  /** Decides on all that came before, and answers when every event of it is on disk. No events: when what is there is. */
  readonly change: <P extends string>(
    decide: (state: SessionState) => Result<readonly AnyEvent[], P>,
  ) => Promise<Result<SessionState, P>>
  /** Called after each step that is on disk. Answers what stops it. */
  readonly onChange: (listener: (state: SessionState) => void) => () => void
}

type Batch = { events: AnyEvent[]; after: SessionState; done: Promise<void>; broken: unknown }

/**
 * A session that goes on. What is decided while events are being written waits and is written together (one flush for many
 * phones). Where writing fails, whoever waited is told, and the session stands as it is on disk.
 */
export function liveSession(begun: SessionState, append: AppendEvents): LiveSession {
  let safe = begun
  let next = begun
  let collecting: Batch | null = null
  /** The last batch there was; settled long ago, or still under way. */
  let latest: Promise<void> = Promise.resolve()
  const listeners = new Set<(state: SessionState) => void>()

  function write(events: readonly AnyEvent[]): Promise<void> {
    next = events.reduce(sessionAfter, next)
    const batch = collecting ?? newBatch()
    batch.events.push(...events)
    batch.after = next
    return batch.done
  }

  function newBatch(): Batch {
    const batch: Batch = { events: [], after: next, done: Promise.resolve(), broken: null }
    const before = latest.catch(() => undefined)
    batch.done = before.then(() => writeBatch(batch))
    // Whoever waits for it hears of the trouble; that nobody does is no trouble of its own.
    batch.done.catch(() => undefined)
    latest = batch.done
    collecting = batch
    return batch
  }

  async function writeBatch(batch: Batch): Promise<void> {
    if (collecting === batch) collecting = null
    if (batch.broken !== null) throw batch.broken
    try {
      await append(batch.events)
    } catch (error) {
      // What was decided since rests on something that is not there.
      if (collecting) collecting.broken = error
      collecting = null
      next = safe
      throw error
    }
    safe = batch.after
    for (const listener of [...listeners]) listener(safe)
  }

  return {
    state: () => safe,
    change: async decide => {
      const decided = decide(next)
      if (!decided.ok) return decided
      await (decided.value.length > 0 ? write(decided.value) : latest)
      return ok(safe)
    },
    onChange: listener => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** So that thirty answers in a second are not thirty pictures of the session. */
const settleMs = 100
const watchLimitMs = 20_000

/** The session when its revision is not `afterRevision` any more; null: nothing new within the limit, or it was `stopped`. */
export function watchedSession(
  live: LiveSession,
  afterRevision: number,
  { scheduleTimer, stopped }: { scheduleTimer: ScheduleTimer; stopped: Promise<void> },
): Promise<SessionState | null> {
  if (live.state().revision !== afterRevision) return Promise.resolve(live.state())
  return new Promise(resolve => {
    let calledOff: () => void = () => undefined
    const stopListening = live.onChange(() => {
      stopListening()
      calledOff()
      calledOff = scheduleTimer(settleMs, () => end(live.state()))
    })
    const end = (state: SessionState | null) => {
      stopListening()
      calledOff()
      resolve(state)
    }
    calledOff = scheduleTimer(watchLimitMs, () => end(null))
    stopped.then(() => end(null))
  })
}
