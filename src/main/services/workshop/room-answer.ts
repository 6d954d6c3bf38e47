import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzip } from 'node:zlib'

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

const htmlType = 'text/html; charset=utf-8'

type Headers = Readonly<Record<string, string | string[]>>

export const takesGzip = ({ headers }: IncomingMessage): boolean =>
  /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))

/** Packed where the phone can unpack: sixty phones ask at once when the group moves on, over one Wi-Fi. */
export function sendPage(response: ServerResponse, status: number, html: string, headers: Headers = {}): void {
  const page = Buffer.from(html, 'utf8')
  if (!takesGzip(response.req)) {
    sendBytes(response, status, htmlType, page, headers)
    return
  }
  gzip(page, (error, packed) => {
    if (error) sendBytes(response, status, htmlType, page, headers)
    else sendBytes(response, status, htmlType, packed, { ...headers, 'content-encoding': 'gzip' })
  })
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

const send = (response: ServerResponse, status: number, type: string, text: string, headers: Headers): void =>
  sendBytes(response, status, type, Buffer.from(text, 'utf8'), headers)

function sendBytes(response: ServerResponse, status: number, type: string, body: Buffer, headers: Headers): void {
  if (response.destroyed || response.headersSent) return
  response.writeHead(status, { ...roomHeaders, 'content-type': type, 'content-length': body.byteLength, ...headers })
  response.end(body)
}
