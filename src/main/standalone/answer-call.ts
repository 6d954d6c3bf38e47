import type { IncomingMessage, ServerResponse } from 'node:http'
import { type HostApi, HostError, largestFileBytes } from '@core/host-api'
import { endpointOf, requestHeader, statusOfProblem, type TicketProblem } from '@core/host-http'
import { problem, type Result } from '@core/result'
import { answerCall, callNames } from '../host-handlers'
import { credentialIn } from './access'
import { type ConnectionLimits, connectionLimits } from './connections'
import { userOfConnection } from './user-of-connection'

/** The longest request in JSON, in bytes. */
const largestJsonBytes = 64 * 1024 * 1024
/**
 * Of commits for the journal: they are sent about 8 MB at a time, but one commit travels whole, and a paste of a million rows is
 * about 250 MB. A text of more than 512 MB could not be read at all.
 */
const largestCommitsBytes = 400 * 1024 * 1024

const bytesType = 'application/octet-stream'

/** Answers `POST /host/…`; who may call was settled before. */
export async function answerPost(
  handlers: HostApi,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  { idleMs, bodyIdleMs }: ConnectionLimits = connectionLimits,
): Promise<void> {
  const { socket } = request
  try {
    const name = callNames.find(found => endpointOf(found) === pathname)
    if (name === undefined) throw new HostError('not-found')
    socket.setTimeout(bodyIdleMs)
    const asked = await requestIn(request, name === 'appendToJournal' ? largestCommitsBytes : largestJsonBytes)
    // A slow disk, or a page that waits for news, takes the time it takes.
    socket.setTimeout(0)
    const answer = await answerCall(handlers, name, asked)
    socket.setTimeout(idleMs)
    sendAnswer(response, answer)
  } catch (error) {
    socket.setTimeout(idleMs)
    sendProblem(response, error)
  }
}

/** Answers a ticket with a key. Its request has no body: nobody who was not let in yet makes us read one. */
export async function answerTicket(
  exchange: (ticket: string) => Result<string, TicketProblem>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const user = await userOfConnection(request.socket)
  // Root reads everything anyway, and stands in for the browser where the host runs in a virtual machine (WSL).
  const isOtherUser = user !== null && user !== 0 && user !== process.getuid?.()
  const exchanged = isOtherUser ? problem('other-user') : exchange(credentialIn(request, 'Ticket'))
  if (exchanged.ok) sendJson(response, 200, { key: exchanged.value })
  else sendJson(response, 403, { problem: exchanged.problem })
}

export function sendProblem(response: ServerResponse, error: unknown): void {
  // The page went away in the middle of its request: there is nobody to tell.
  if (response.destroyed || response.headersSent) return
  const problem = error instanceof HostError ? error.problem : null
  if (problem === null) console.error(error)
  // What is still on its way of a refused body is not read.
  response.setHeader('connection', 'close')
  sendJson(response, problem === null ? 500 : statusOfProblem[problem], { problem })
}

function sendAnswer(response: ServerResponse, answer: unknown): void {
  if (answer instanceof Uint8Array) {
    response.writeHead(200, { 'content-type': bytesType, 'content-length': answer.byteLength, ...noStore })
    response.end(answer)
  } else sendJson(response, 200, answer ?? null)
}

const noStore = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const

function sendJson(response: ServerResponse, status: number, answer: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...noStore })
  response.end(JSON.stringify(answer))
}

/** What the page asked: still unchecked. An empty body is `undefined`. */
async function requestIn(request: IncomingMessage, limitBytes: number): Promise<unknown> {
  if (request.headers['content-type'] === bytesType) {
    const rest = jsonIn(decodedHeader(request.headers[requestHeader]))
    const bytes = new Uint8Array(await bodyOf(request, largestFileBytes))
    return typeof rest === 'object' ? { ...rest, bytes } : rest
  }
  const text = (await bodyOf(request, limitBytes)).toString('utf8')
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

async function bodyOf(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw new HostError('too-large')
  const chunks: Buffer[] = []
  let sizeBytes = 0
  // A page that goes away in the middle of its body ends this loop with an error: nothing of it is used.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.byteLength
    if (sizeBytes > limitBytes) throw new HostError('too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, sizeBytes)
}
