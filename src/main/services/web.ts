import { getRequestListener, type HttpBindings } from '@hono/node-server'
import type { Context, Env } from 'hono'
import type { Hono } from 'hono/tiny'

/** What comes over a socket: Node's own request and response are there too, for what the web's say nothing of. */
export type OverHttp = { Bindings: HttpBindings }
export type HttpContext = Context<OverHttp>

/** The path of a request as routes are found: still percent-encoded, so that `/%68ost` is not `/host`. */
export const pathOf = ({ url }: Request): string => new URL(url).pathname

/** Told to whoever must not send the rest of what they are sending: it is not read. */
export const closing = { connection: 'close' } as const
