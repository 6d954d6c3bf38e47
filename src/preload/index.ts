import {
  eventChannels,
  type Host,
  type HostApi,
  hostChannels,
  type InPieces,
  type MenuCommand,
  type OpenedFile,
  type Piece,
  type PieceAsked,
  type PiecesOf,
  pieceBytes,
  pieceChannels,
} from '@core/host-api'
import { contextBridge, ipcRenderer } from 'electron'

function listen<T>(channel: string, listener: (message: T) => void): () => void {
  const pass = (_event: unknown, message: T) => listener(message)
  ipcRenderer.on(channel, pass)
  return () => {
    ipcRenderer.removeListener(channel, pass)
  }
}

/** What started the app, or brought a window back, arrives before the page listens: it waits here for the first listeners. */
function listenWithWaiting<T>(channel: string): (listener: (message: T) => void) => () => void {
  const waiting: T[] = []
  const listeners = new Set<(message: T) => void>()
  const tellAll = (message: T) => {
    for (const listener of listeners) listener(message)
  }
  listen<T>(channel, async message => {
    const whole = (await withBytes(message)) as T
    if (listeners.size === 0) waiting.push(whole)
    else tellAll(whole)
  })
  return listener => {
    listeners.add(listener)
    // Once all who begin to listen now do so.
    queueMicrotask(() => {
      for (const message of waiting.splice(0)) tellAll(message)
    })
    return () => {
      listeners.delete(listener)
    }
  }
}

async function call(channel: string, request: unknown): Promise<unknown> {
  return withBytes(await ipcRenderer.invoke(channel, await withoutBytes(request)))
}

/** The call with long bytes sent before it, in pieces; otherwise as it is. */
async function withoutBytes(request: unknown): Promise<unknown> {
  const bytes = hasBytes(request) && request.bytes instanceof Uint8Array ? request.bytes : null
  if (bytes === null || bytes.byteLength <= pieceBytes) return request
  const id = crypto.randomUUID()
  const sizeBytes = bytes.byteLength
  for (let from = 0; from < sizeBytes; from += pieceBytes) {
    // A copy: of a part of it Electron would send all that it is a part of.
    const piece: Piece = { id, sizeBytes, from, bytes: bytes.slice(from, from + pieceBytes) }
    await ipcRenderer.invoke(pieceChannels.send, piece)
  }
  const inPlace: PiecesOf = { piecesOf: id }
  return { ...(request as object), bytes: inPlace }
}

/** The answer with long bytes in their place, fetched in pieces; otherwise as it is. */
async function withBytes(answer: unknown): Promise<unknown> {
  if (isInPieces(answer)) return fetchPieces(answer)
  return hasBytes(answer) && isInPieces(answer.bytes)
    ? { ...(answer as object), bytes: await fetchPieces(answer.bytes) }
    : answer
}

async function fetchPieces({ piecesOf, sizeBytes }: InPieces): Promise<Uint8Array> {
  const whole = new Uint8Array(sizeBytes)
  for (let from = 0; from < sizeBytes; from += pieceBytes) {
    const asked: PieceAsked = { id: piecesOf, from }
    whole.set(await ipcRenderer.invoke(pieceChannels.fetch, asked), from)
  }
  return whole
}

const hasBytes = (value: unknown): value is { bytes: unknown } =>
  typeof value === 'object' && value !== null && 'bytes' in value

const isInPieces = (value: unknown): value is InPieces =>
  typeof value === 'object' && value !== null && 'piecesOf' in value && 'sizeBytes' in value

const calls = Object.entries(hostChannels).map(([name, channel]) => [
  name,
  (request?: unknown) => call(channel, request),
])

const host: Host = {
  ...(Object.fromEntries(calls) as HostApi),
  onMenu: listenWithWaiting<MenuCommand>(eventChannels.onMenu),
  onFileOpened: listenWithWaiting<OpenedFile>(eventChannels.onFileOpened),
  onQuitting: listener => listen<void>(eventChannels.onQuitting, () => listener()),
  onResumed: listener => listen<void>(eventChannels.onResumed, () => listener()),
}

contextBridge.exposeInMainWorld('host', Object.freeze(host))
