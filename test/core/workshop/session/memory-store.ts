import { HostError } from '@core/host-api'
import { type AnyEvent, boxClosedBy, boxOfBallot, isBallot } from '@core/workshop/session/event'
import type { AppendEvents } from '@core/workshop/session/live-session'
import type { SessionStore } from '@core/workshop/session/session-service'

/** A shelf that keeps sessions in memory as the disk would. `beforeWriting` throws where the disk is to be full. */
export function memoryStore(beforeWriting: () => void = () => undefined): SessionStore {
  const kept = new Map<string, AnyEvent[]>()

  const appendTo =
    (sessionId: string): AppendEvents =>
    async events => {
      beforeWriting()
      const closed = new Set(events.map(boxClosedBy))
      const all = structuredClone([...(kept.get(sessionId) ?? []), ...events])
      kept.set(
        sessionId,
        all.filter(event => !isBallot(event) || !closed.has(boxOfBallot(event))),
      )
    }

  return {
    begin: async opened => {
      const { sessionId } = opened.opening
      if (kept.has(sessionId)) throw new HostError('bad-request')
      beforeWriting()
      kept.set(sessionId, [opened])
      return appendTo(sessionId)
    },
    open: async sessionId => {
      const events = kept.get(sessionId)
      if (!events) return null
      // As on the disk, ballots come after everything else.
      const said = events.filter(event => !isBallot(event))
      return { events: structuredClone([...said, ...events.filter(isBallot)]), append: appendTo(sessionId) }
    },
    list: async () => [...kept.values()].flatMap(([first]) => (first?.kind === 'opened' ? [first] : [])),
    destroy: async sessionId => {
      kept.delete(sessionId)
    },
  }
}
