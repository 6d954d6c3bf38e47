import { getRequestListener, type HttpBindings } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/** What comes over a socket: Node's own request and response are at hand, for what the web's say nothing of. */
export type OverHttp = { Bindings: HttpBindings }
export type HttpContext = Context<OverHttp>

/** A path as it finds its route: still percent-encoded, so that `/%68ost` is not `/host`. */
export const pathOf = ({ url }: Request): string => new URL(url).pathname

/** What is still on its way of a request that is refused must not hold the connection: it is not read. */
export const closing = { connection: 'close' } as const

/**
 * What a page of ours may do, whoever serves it: its own files and nothing from elsewhere, no eval, no frame. `more` is what one
 * page needs beyond that.
 */
export const strictHeaders = (more: Readonly<Record<string, string[]>>, others: Parameters<typeof secureHeaders>[0]) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'none'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      ...more,
    },
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], usb: [], serial: [], hid: [], payment: [] },
    xFrameOptions: 'DENY',
    // Neither this computer's own address nor a room's network has certificates.
    strictTransportSecurity: false,
    originAgentCluster: false,
    ...others,
  })

/**
 * Answers what comes over sockets by an app of routes. Requests and responses of the rest of the program stay the platform's own,
 * and a body is read by its route or not at all.
 */
export const listenerFor = (app: Pick<Hono<OverHttp>, 'fetch'>) =>
  getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    autoCleanupIncoming: false,
    // An address that is none gets as far as this.
    errorHandler: () => new Response('This address has no meaning.\n', { status: 400, headers: noPage }),
  })

const noPage = {
  ...closing,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'content-type': 'text/plain; charset=utf-8',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}
