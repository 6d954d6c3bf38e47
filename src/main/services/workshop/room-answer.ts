import type { ServerResponse } from 'node:http'

/** What a page from here may do: show itself, with our two files, and send our forms back to us. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** With everything that is sent into the room, pages and refusals alike. */
export const roomHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), usb=(), payment=()',
  // Our own forms are known by their origin, which a browser keeps to itself under `no-referrer`. To others nothing is told.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const

type Headers = Readonly<Record<string, string | string[]>>

export function sendPage(response: ServerResponse, status: number, html: string, headers: Headers = {}): void {
  send(response, status, 'text/html; charset=utf-8', html, headers)
}

export function sendJson(response: ServerResponse, status: number, value: unknown, headers: Headers = {}): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value), headers)
}

export function sendSentence(response: ServerResponse, status: number, sentence: string, headers: Headers = {}): void {
  send(response, status, 'text/plain; charset=utf-8', `${sentence}\n`, headers)
}

/** On to a page of ours: going back, or loading again, asks nothing twice. */
export function sendOn(response: ServerResponse, location: string, headers: Headers = {}): void {
  send(response, 303, 'text/plain; charset=utf-8', '', { ...headers, location })
}

function send(response: ServerResponse, status: number, type: string, text: string, headers: Headers): void {
  if (response.destroyed || response.headersSent) return
  const body = Buffer.from(text, 'utf8')
  response.writeHead(status, { ...roomHeaders, 'content-type': type, 'content-length': body.byteLength, ...headers })
  response.end(body)
}
