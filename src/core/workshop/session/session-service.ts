import { HostError } from '@core/host-api'
import { projectorView } from '@core/privacy/wall'
import { ok, problem, type Result } from '@core/result'
import { bytesToHex } from '@noble/hashes/utils.js'
import { eventsOfAct } from './check-act'
import { eventOfAnswer, eventOfJoining, type NewPerson } from './check-answer'
import { eventOfSettling, eventsOfSheet, eventsOfSlip, isSheetAskedFor, type SheetProblem } from './check-paper'
import type { AnyEvent, SessionEvent } from './event'
import { facilitatorView } from './facilitator-view'
import { type AppendEvents, type LiveSession, liveSession, type ScheduleTimer, watchedSession } from './live-session'
import { participantView } from './participant-view'
import { openedSession, sessionFrom } from './session-after'
import type { SessionCalls, UnfinishedSession } from './session-calls'
import { sessionOutcome } from './session-outcome'
import type { SessionState } from './state'
import {
  codeAsMeant,
  joinCodeBytes,
  joinCodeFrom,
  secretBytes,
  withdrawalCodeBytes,
  withdrawalCodeFrom,
} from './withdrawal-code'

export type Opened = Extract<SessionEvent, { kind: 'opened' }>

/** Where sessions are kept until the project has them. */
export type SessionStore = {
  /** Rejects where one of this id is there already. */
  readonly begin: (opened: Opened) => Promise<AppendEvents>
  /** Null: there is none of this id. Ballots of votes that are closed are destroyed before it answers. */
  readonly open: (sessionId: string) => Promise<{ events: readonly AnyEvent[]; append: AppendEvents } | null>
  readonly list: () => Promise<Opened[]>
  readonly destroy: (sessionId: string) => Promise<void>
}

/** Lets phones in. */
export type SessionDoor = {
  /** `port`: the one phones know already; null: none yet. */
  readonly open: (
    live: LiveSession,
    place: { address: string; port: number | null },
  ) => Promise<{ address: string; port: number }>
  readonly close: () => Promise<void>
}

export type DeskParts = {
  readonly shelf: SessionStore
  readonly door: SessionDoor
  readonly now: () => number
  readonly scheduleTimer: ScheduleTimer
  /** Bytes of chance nobody can guess. */
  readonly randomBytes: (bytes: number) => Uint8Array
  readonly newId: () => string
  /** Called when people can begin to take part, and when they no longer can. */
  readonly onOpenChange?: (isOpen: boolean) => void
}

export type SessionService = Omit<SessionCalls, 'roomAddresses' | 'openProjector' | 'toggleFullScreen'> & {
  /** The session that goes on; null: none. */
  readonly live: () => LiveSession | null
  /** A session goes on and is not over: people take part in it now. */
  readonly isOpen: () => boolean
  /** Lets nobody in any more and lets those who watch go; the session stays on disk. */
  readonly stop: () => Promise<void>
}

export const newPersonFrom = ({ randomBytes, newId }: Pick<DeskParts, 'randomBytes' | 'newId'>): NewPerson => ({
  participantId: newId(),
  withdrawalCode: withdrawalCodeFrom(randomBytes(withdrawalCodeBytes)),
})

type Running = {
  readonly sessionId: string
  readonly live: LiveSession
  readonly stop: () => void
  readonly stopped: Promise<void>
}

/** The host's calls of a workshop: one session at a time, whatever it is kept on and whoever lets phones in. */
export function createSessionService(parts: DeskParts): SessionService {
  const { shelf, door, now, scheduleTimer, newId } = parts
  let running: Running | null = null
  /** Opening, resuming and forgetting wait for each other. */
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work, work)
    turn = done
    return done
  }

  function run(state: SessionState, append: AppendEvents): Running {
    let stop = () => {}
    const stopped = new Promise<void>(resolve => {
      stop = resolve
    })
    running = { sessionId: state.opening.sessionId, live: liveSession(state, append), stop, stopped }
    running.live.onChange(tellWhetherOpen)
    tellWhetherOpen()
    return running
  }

  const isOpen = () => running?.live.state().state === 'open'
  let toldOpen = false
  function tellWhetherOpen(): void {
    if (toldOpen === isOpen()) return
    toldOpen = isOpen()
    parts.onOpenChange?.(toldOpen)
  }

  function session(sessionId: string): Running {
    if (running?.sessionId !== sessionId) throw new HostError('not-found')
    return running
  }

  async function listen({ live }: Running, address: string | null): Promise<SessionState> {
    await door.close()
    const { place } = live.state()
    const port = place !== null && place.address === address ? place.port : null
    const found = address === null ? null : await door.open(live, { address, port })
    const changed = await live.change(() => ok([{ kind: 'listening', at: now(), place: found }]))
    if (!changed.ok) throw new Error('listening is never refused')
    return changed.value
  }

  async function stop(): Promise<void> {
    await door.close()
    running?.stop()
    running = null
    tellWhetherOpen()
  }

  const openSession: SessionCalls['openSession'] = async ({ opening, address }) => {
    if (running?.sessionId === opening.sessionId) return facilitatorView(running.live.state())
    if (running) throw new HostError('bad-request')
    const code = joinCodeFrom(parts.randomBytes(joinCodeBytes))
    const opened: Opened = {
      kind: 'opened',
      at: now(),
      opening,
      code,
      secret: bytesToHex(parts.randomBytes(secretBytes)),
    }
    const begun = run(openedSession(opened), await shelf.begin(opened))
    try {
      return facilitatorView(await listen(begun, address))
    } catch (error) {
      // The network that was chosen is not there: nothing has begun.
      await stop()
      await shelf.destroy(opening.sessionId)
      throw error
    }
  }

  const resumeSession: SessionCalls['resumeSession'] = async ({ sessionId, address }) => {
    const already = running
    if (already && already.sessionId !== sessionId) throw new HostError('bad-request')
    if (already && (already.live.state().place?.address ?? null) === address)
      return facilitatorView(already.live.state())
    const found = already ?? (await fromShelf(sessionId))
    try {
      return facilitatorView(await listen(found, address))
    } catch (error) {
      // Nothing listens now, and the screen must not say that something does.
      if (already) await listen(found, null)
      else await stop()
      throw error
    }
  }

  async function fromShelf(sessionId: string): Promise<Running> {
    const kept = await shelf.open(sessionId)
    const state = kept && sessionFrom(kept.events)
    if (!kept || !state) throw new HostError('not-found')
    return run(state, kept.append)
  }

  const own = <P extends string>(participantId: string, changed: Result<SessionState, P>) => {
    if (!changed.ok) return changed
    const view = participantView(changed.value, participantId)
    return view ? ok(view) : problem('gone')
  }
  const whole = <P extends string>(changed: Result<SessionState, P>) =>
    changed.ok ? ok(facilitatorView(changed.value)) : changed

  return {
    live: () => running?.live ?? null,
    isOpen,
    stop: () => inTurn(stop),
    openSession: request => inTurn(() => openSession(request)),
    resumeSession: request => inTurn(() => resumeSession(request)),
    unfinishedSessions: async () =>
      (await shelf.list()).map(
        ({ at, opening: { sessionId, projectId, workshopId, title } }): UnfinishedSession => ({
          sessionId,
          projectId,
          workshopId,
          title,
          openedAt: new Date(at).toISOString(),
          running: running?.sessionId === sessionId,
          handedOver: running?.sessionId === sessionId && running.live.state().handedOver !== null,
        }),
      ),
    watchSession: async ({ sessionId, afterRevision }) => {
      const { live, stopped } = session(sessionId)
      const state = await watchedSession(live, afterRevision, { scheduleTimer, stopped })
      return state && facilitatorView(state)
    },
    watchProjector: async ({ sessionId, afterRevision }) => {
      const { live, stopped } = session(sessionId)
      const state = await watchedSession(live, afterRevision, { scheduleTimer, stopped })
      return state && projectorView(state)
    },
    actInSession: async ({ sessionId, act }) =>
      whole(await session(sessionId).live.change(state => eventsOfAct(state, act, now(), newId))),
    turnWall: async ({ sessionId, page }) => {
      await session(sessionId).live.change(state => eventsOfAct(state, { kind: 'set-wall', page }, now(), newId))
    },

    joinAtLaptop: async ({ sessionId, perspectiveId, byCall = false }) => {
      const newPerson = newPersonFrom(parts)
      const { participantId } = newPerson
      const changed = await session(sessionId).live.change<'gone' | 'closed'>(state => {
        const joining = eventOfJoining(
          state,
          { door: byCall ? 'call' : 'shared', perspectiveId, tokenHash: null },
          newPerson,
        )
        if (joining.ok) return ok([joining.value])
        return problem(joining.problem === 'closed' ? 'closed' : 'gone')
      })
      const view = own(participantId, changed)
      return view.ok ? ok({ ...view.value, participantId }) : view
    },
    openSheet: async ({ sessionId, ...typed }) => {
      let participantId = newId()
      const changed = await session(sessionId).live.change<SheetProblem>(state => {
        const joining = eventsOfSheet(state, typed, participantId)
        if (!joining.ok) return joining
        participantId = joining.value.participantId
        return ok(joining.value.events)
      })
      if (!changed.ok) return changed
      const person = changed.value.people.get(participantId)
      const view = participantView(changed.value, participantId)
      if (!person || !view) return problem('gone')
      return ok({ ...view, participantId, askedFor: isSheetAskedFor(changed.value, person, typed.itemId) })
    },
    returnAtLaptop: async ({ sessionId, codeStart }) => {
      const state = session(sessionId).live.state()
      const person = personWithCode(state, codeStart)
      const view = person && participantView(state, person.id)
      return view ? ok({ ...view, participantId: person.id }) : problem('gone')
    },
    participantAtLaptop: async ({ sessionId, participantId }) =>
      participantView(session(sessionId).live.state(), participantId),
    answerAtLaptop: async ({ sessionId, participantId, submission }) =>
      own(participantId, await answered(session(sessionId).live, participantId, submission)),
    keySlip: async ({ sessionId, ...keyed }) => {
      const participantId = newId()
      return whole(await session(sessionId).live.change(state => eventsOfSlip(state, keyed, participantId)))
    },
    settleSlip: async ({ sessionId, ...settled }) =>
      whole(
        await session(sessionId).live.change(state => {
          const event = eventOfSettling(state, settled)
          return event.ok ? ok([event.value]) : event
        }),
      ),

    sessionOutcome: async ({ sessionId }) => {
      if (running?.sessionId === sessionId) return sessionOutcome(running.live.state())
      const kept = await shelf.open(sessionId)
      const state = kept && sessionFrom(kept.events)
      if (!state) throw new HostError('not-found')
      return sessionOutcome(state)
    },
    forgetSession: ({ sessionId }) =>
      inTurn(async () => {
        if (running?.sessionId === sessionId) await stop()
        await shelf.destroy(sessionId)
      }),
  }
}

/** As much of a code as a person has to type to come back to the shared laptop: the first group of letters. */
const codeStartLetters = 4

/** The one person at the shared laptop, or who called, whose code begins so; null: none, or it says too little. */
function personWithCode(state: SessionState, codeStart: string) {
  const start = codeAsMeant(codeStart)
  if (start.length < codeStartLetters) return null
  const found = [...state.people.values()].filter(
    ({ door, gone, withdrawalCode }) =>
      (door === 'shared' || door === 'call') && !gone && codeAsMeant(withdrawalCode).startsWith(start),
  )
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Takes what a person says, through any door; a repeat is acknowledged like the first. */
export const answered = (live: LiveSession, participantId: string, submission: Parameters<typeof eventOfAnswer>[2]) =>
  live.change(state => {
    const event = eventOfAnswer(state, participantId, submission)
    if (!event.ok) return event
    return ok(event.value === null ? [] : [event.value])
  })
