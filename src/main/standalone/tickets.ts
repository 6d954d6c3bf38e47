import type { TicketProblem } from '@core/host-http'
import { ok, problem, type Result } from '@core/result'
import { proofOfKey, randomKey, sameKey } from '../services/launch-key'

/** How long a link waits to be opened. */
export const ticketLifeMs = 10 * 60_000

/** Made by whoever has the launch key: the running host, and a second start by the same person. `now` in ms since 1970. */
export function makeTicket(launchKey: string, now: number): string {
  const claim = `${(now + ticketLifeMs).toString(36)}.${randomKey()}`
  return `${claim}.${proofOfKey(launchKey, 'ticket', claim)}`
}

/** Who has been let in since this host started. Nothing of it is kept on the disk: a new start lets nobody in. */
export function createTicketOffice(launchKey: string, now: () => number) {
  /** Never forgotten, whatever the clock does: they are few. */
  const used = new Set<string>()
  const keys = new Set<string>()
  return {
    /** Exchanges a ticket, once, for the key of one browser. */
    exchange: (ticket: string): Result<string, TicketProblem> => {
      const [expiry = '', nonce = '', proof = ''] = ticket.split('.')
      const claim = `${expiry}.${nonce}`
      if (!sameKey(proof, proofOfKey(launchKey, 'ticket', claim))) return problem('unknown')
      if (used.has(claim)) return problem('used')
      if (Number.parseInt(expiry, 36) <= now()) return problem('expired')
      used.add(claim)
      const key = randomKey()
      keys.add(key)
      return ok(key)
    },
    /** Keys are random and long: how far a guess agrees with one cannot be told from the time a lookup takes. */
    hasGivenOut: (key: string): boolean => keys.has(key),
  }
}

export type TicketOffice = ReturnType<typeof createTicketOffice>
