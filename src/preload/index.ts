import {
  eventChannels,
  type Host,
  type HostApi,
  hostChannels,
  type MenuCommand,
  type OpenedFile,
  type Piece,
  type PiecesOf,
  pieceBytes,
  pieceChannel,
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
  listen<T>(channel, message => (listeners.size === 0 ? waiting.push(message) : tellAll(message)))
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
  const bytes = isWithBytes(request) ? request.bytes : null
  if (bytes === null || bytes.byteLength <= pieceBytes) return ipcRenderer.invoke(channel, request)
  const id = crypto.randomUUID()
  const sizeBytes = bytes.byteLength
  for (let from = 0; from < sizeBytes; from += pieceBytes) {
    // A copy: of a part of it Electron would send all that it is a part of.
    const piece: Piece = { id, sizeBytes, from, bytes: bytes.slice(from, from + pieceBytes) }
    await ipcRenderer.invoke(pieceChannel, piece)
  }
  const inPlace: PiecesOf = { piecesOf: id }
  return ipcRenderer.invoke(channel, { ...(request as object), bytes: inPlace })
}

const isWithBytes = (request: unknown): request is { bytes: Uint8Array } =>
  typeof request === 'object' && request !== null && 'bytes' in request && request.bytes instanceof Uint8Array

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
