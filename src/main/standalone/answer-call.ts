import type { IncomingMessage } from 'node:http'
import { type HostApi, HostError, largestFileBytes, pieceBytes } from '@core/host-api'
import { type HostCall, usualJsonBytes } from '@core/host-call'
import { hostCalls } from '@core/host-calls'
import { endpointOf, requestHeader, statusOfProblem, type TicketProblem } from '@core/host-http'
import { problem, type Result } from '@core/result'
import { answerCall, callNames } from '../host-handlers'
import { closing, type HttpContext } from '../services/web'
import { type ConnectionLimits, connectionLimits, userOfConnection } from './admission'

const bytesType = 'application/octet-stream'
const noStore = { 'cache-control': 'no-store' } as const

/** Answers `POST /host/…`; who may call was settled before. */
export async function answerPost(
  handlers: HostApi,
  c: HttpContext,
  { idleMs, bodyIdleMs }: ConnectionLimits = connectionLimits,
): Promise<Response> {
  const { incoming } = c.env
  const { socket } = incoming
  try {
    const name = callNames.find(found => endpointOf(found) === c.req.path)
    if (name === undefined) throw new HostError('not-found')
    socket.setTimeout(bodyIdleMs)
    const call: HostCall = hostCalls[name]
    const asked = await requestIn(incoming, call.mostJsonBytes ?? usualJsonBytes)
    // A slow disk, or a page that waits for news, takes the time it takes.
    socket.setTimeout(0)
    const answer = await answerCall(handlers, name, asked)
    return answer instanceof Uint8Array ? answerBytes(c, answer) : c.json(answer ?? null, 200, noStore)
  } finally {
    socket.setTimeout(idleMs)
  }
}

/** Handed on piece by piece, as the page takes them: made into a `Response` a gigabyte would be copied, and written in one go. */
function answerBytes(c: HttpContext, bytes: Uint8Array): Response {
  let from = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull: controller => {
        controller.enqueue(bytes.subarray(from, from + pieceBytes))
        from += pieceBytes
        if (from >= bytes.byteLength) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  const headers = { ...noStore, 'content-type': bytesType, 'content-length': String(bytes.byteLength) }
  return c.body(body, 200, headers)
}

/** What a page shows: its key with a call, or the ticket it exchanges for one. Empty where there is none. */
export function credentialIn({ env }: HttpContext, scheme: 'Bearer' | 'Ticket'): string {
  const [given, value, ...more] = (env.incoming.headers.authorization ?? '').split(' ')
  return given === scheme && more.length === 0 ? (value ?? '') : ''
}

/** Answers a ticket with a key. Its request has no body: nobody who was not let in yet makes us read one. */
export async function answerTicket(
  exchange: (ticket: string) => Result<string, TicketProblem>,
  c: HttpContext,
): Promise<Response> {
  const user = await userOfConnection(c.env.incoming.socket)
  // Root reads everything anyway, and stands in for the browser where the host runs in a virtual machine (WSL).
  const isOtherUser = user !== null && user !== 0 && user !== process.getuid?.()
  const exchanged = isOtherUser ? problem('other-user') : exchange(credentialIn(c, 'Ticket'))
  return exchanged.ok
    ? c.json({ key: exchanged.value }, 200, noStore)
    : c.json({ problem: exchanged.problem }, 403, noStore)
}

export function problemAnswer(c: HttpContext, error: unknown): Response {
  const problem = error instanceof HostError ? error.problem : null
  // Where the page went away in the middle of its request there is nobody to tell.
  if (problem === null && !c.env.outgoing.destroyed) console.error(error)
  return c.json({ problem }, problem === null ? 500 : statusOfProblem[problem], { ...noStore, ...closing })
}

/** What the page asked: still unchecked. An empty body is `undefined`. */
async function requestIn(request: IncomingMessage, limitBytes: number): Promise<unknown> {
  if (request.headers['content-type'] === bytesType) {
    const rest = jsonIn(decodedHeader(request.headers[requestHeader]))
    const bytes = await bodyOf(request, largestFileBytes)
    return typeof rest === 'object' ? { ...rest, bytes } : rest
  }
  const text = Buffer.from((await bodyOf(request, limitBytes)).buffer).toString('utf8')
  return text === '' ? undefined : jsonIn(text)
}

function decodedHeader(header: string | string[] | undefined): string {
  try {
    return decodeURIComponent(typeof header === 'string' ? header : '')
  } catch {
    throw new HostError('bad-request')
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HostError('bad-request')
  }
}

/**
 * Read from the socket's own stream: the web's would copy a gigabyte once more, and has no limit. Put in its place piece by piece,
 * as copying the whole at its end would hold up phones.
 */
async function bodyOf(request: IncomingMessage, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const declared = Number(request.headers['content-length'] ?? 0)
  if (declared > limitBytes) throw new HostError('too-large')
  let body = new Uint8Array(declared)
  let sizeBytes = 0
  // A page that goes away in the middle of its body ends this loop with an error: nothing of it is used.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    const from = sizeBytes
    sizeBytes += chunk.byteLength
    if (sizeBytes > limitBytes) throw new HostError('too-large')
    if (sizeBytes > body.byteLength) body = grown(body, Math.min(limitBytes, sizeBytes * 2))
    body.set(chunk, from)
  }
  return sizeBytes === body.byteLength ? body : body.slice(0, sizeBytes)
}

/** A page of ours always says how long its request is. */
function grown(bytes: Uint8Array, sizeBytes: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(sizeBytes)
  larger.set(bytes)
  return larger
}
