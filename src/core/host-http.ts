import { type HostApi, type HostProblem, hostChannels } from './host-api'

/**
 * How a call travels where the host is a server on this machine. A request is JSON, except where it carries `bytes`: they
 * are the body then, and the rest is JSON in a header. An answer is JSON too, or plain bytes; trouble is `{ problem }`.
 */
export const requestHeader = 'x-common-measure-request'

/** Where a call is posted: `/host/save-file`. */
export const endpointOf = (name: keyof HostApi): string => `/${hostChannels[name].replace(':', '/')}`

export const statusOfProblem = {
  'bad-request': 400,
  'not-let-in': 403,
  'not-found': 404,
  'journal-gap': 409,
  'too-large': 413,
  'not-allowed': 500,
  'read-back-differs': 500,
  'host-gone': 503,
  'no-space': 507,
} as const satisfies Record<HostProblem, number>

/**
 * How a browser is let in: the link that the host prints has a ticket in its fragment, which no request carries. The page posts it
 * here (`Authorization: Ticket ...`), once, for a key that it sends with every call (`Authorization: Bearer ...`).
 */
export const ticketEndpoint = '/let-in'

export const linkWithTicket = (address: string, ticket: string): string => `${address}#ticket=${ticket}`

/** `null`: an address without a ticket. `hash` is a location's, with its `#`. */
export const ticketInHash = (hash: string): string | null =>
  hash.startsWith('#ticket=') ? hash.slice('#ticket='.length) : null

/** `unknown`: of an earlier start, or not whole. `other-user`: opened by another account of this computer. */
export const ticketProblems = ['used', 'expired', 'unknown', 'other-user'] as const
export type TicketProblem = (typeof ticketProblems)[number]
