import { type TicketProblem, ticketEndpoint, ticketInHash, ticketProblems } from '@core/host-http'

// The browser host's key: what lets this browser's pages call it. The desktop has none.

const place = 'common-measure-key'

/** Only where the browser keeps nothing for this address. */
let inMemory = ''
let problemOfLink: TicketProblem | null = null

/** Read anew for each call: another tab may have opened a newer link. No other address, and no other port, is told of it. */
export function hostKey(): string {
  try {
    return localStorage.getItem(place) ?? inMemory
  } catch {
    return inMemory
  }
}

function keepKey(key: string): void {
  inMemory = key
  try {
    localStorage.setItem(place, key)
  } catch {
    // The browser keeps nothing: this tab goes on until it is closed.
  }
}

/** Why the link that this page was opened with did not let it in; `null`: it did, or there was none. */
export const linkProblem = (): TicketProblem | null => problemOfLink

/** Hears when another tab was let in. Answers how to stop. */
export function onLetIn(listener: () => void): () => void {
  const hear = (event: StorageEvent) => {
    if (event.key === place && event.newValue !== null) listener()
  }
  window.addEventListener('storage', hear)
  return () => window.removeEventListener('storage', hear)
}

/** Exchanges the ticket in the address for a key. It is out of the address and of this tab's history before anything is asked. */
export async function enterByLink(): Promise<void> {
  const ticket = ticketInHash(location.hash)
  if (ticket === null) return
  history.replaceState(null, '', location.pathname)
  const headers = { authorization: `Ticket ${ticket}` }
  const response = await fetch(ticketEndpoint, { method: 'POST', headers }).catch(() => null)
  const answer: unknown = await response?.json().catch(() => null)
  if (typeof answer !== 'object' || answer === null) return
  if ('key' in answer && typeof answer.key === 'string') keepKey(answer.key)
  else if ('problem' in answer) problemOfLink = ticketProblems.find(known => known === answer.problem) ?? null
}

/** A link opened in a tab where the app already is loads no page by itself. */
export function enterByLaterLinks(): void {
  window.addEventListener('hashchange', () => {
    if (ticketInHash(location.hash) !== null) location.reload()
  })
}
