import { linkIn } from '@core/attachment/files-and-links'
import {
  type Host,
  type HostAbout,
  type HostApi,
  HostError,
  hostChannels,
  hostProblems,
  largestFileBytes,
  type OpenedFile,
  type OpenFileRequest,
  type SavedFile,
} from '@core/host-api'
import { endpointOf, requestHeader } from '@core/host-http'
import { version } from '../../../package.json'
import { hostKey } from './host-key'

declare global {
  interface Window {
    /** Put there by the desktop's preload. */
    readonly host?: Host
    /** Chromium's own; other browsers have no such dialog. */
    readonly showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>
  }
}

type OpenedKind = OpenFileRequest['kinds'][number]

const bytesType = 'application/octet-stream'

const endingsOfKind: Readonly<Record<OpenedKind, string>> = {
  project: '.commonmeasure',
  report: '.docx',
  csv: '.csv,.tsv,.txt,text/csv',
  workbook: '.xlsx',
  svg: '.svg',
  png: '.png',
  xml: '.xml',
}

type CallName = keyof HostApi
type Call = (request?: unknown) => Promise<unknown>

/** Each call of the host, made in one way. The table of calls (`core/host-calls.ts`) says what each carries. */
const everyCall = (make: (name: CallName) => Call): HostApi =>
  Object.fromEntries((Object.keys(hostChannels) as CallName[]).map(name => [name, make(name)])) as HostApi

/** Where each project was last saved to: a browser lets go of this when the page does. */
const handles = new Map<string, FileSystemFileHandle>()

/** Files are chosen in the page; the second copy is kept by the server that sent the page, if it let this browser in. */
const browserHost: Host = {
  ...everyCall(name => request => post(name, request)),
  about: async () => {
    try {
      return await post<HostAbout>('about', undefined)
    } catch (error) {
      // A host that is away may be back soon: it is not that there is none.
      if (error instanceof HostError && error.problem !== 'host-gone')
        return { kind: 'browser', version, platform: navigator.platform, secondCopy: false, freeBytes: null }
      throw error
    }
  },

  saveFile: ({ suggestedName, bytes }) => saveWhereChosen(suggestedName, bytes),
  saveProject: async ({ projectId, suggestedName, bytes, askWhere }) => {
    const handle = handles.get(projectId)
    if (askWhere || handle === undefined)
      return saveWhereChosen(suggestedName, bytes, chosen => handles.set(projectId, chosen))
    return write(handle, bytes)
  },
  openFile: ({ kinds }) => chosenFile(kinds),
  openLink: async ({ url }) => {
    // Whatever page it is, it hears neither of this window nor where it was called from.
    if (linkIn(url).ok) window.open(url, '_blank', 'noopener,noreferrer')
  },

  openProjector: async ({ sessionId }) => {
    window.open(`${location.pathname}#/projector/${sessionId}`, `projector-${sessionId}`, 'popup')
  },

  // A browser has no menu of ours, hands over no files, and gives a closing page no time: every commit is already in the
  // journal by then.
  toggleFullScreen: () =>
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),

  readyToQuit: async () => undefined,
  tellMenu: async () => undefined,
  tellAppearance: async () => undefined,
  onMenu: () => () => undefined,
  onFileOpened: () => () => undefined,
  onQuitting: () => () => undefined,
  onResumed: () => () => undefined,
}

/** Asks the server that sent this page. No answer at all is `host-gone`. */
async function post<Answer>(name: CallName, request: unknown): Promise<Answer> {
  const { body, headers } = await carried(request)
  const withKey = { ...headers, authorization: `Bearer ${hostKey()}` }
  const response = await fetch(endpointOf(name), { method: 'POST', body, headers: withKey }).catch(() => {
    throw new HostError('host-gone')
  })
  if (!response.ok) throw await problemIn(response)
  if (response.headers.get('content-type') === bytesType) return new Uint8Array(await response.arrayBuffer()) as Answer
  // Our own server answers with what the contract says; anything that is not JSON is somebody else's.
  return (await response.json().catch(() => {
    throw new HostError('host-gone')
  })) as Answer
}

/** Bytes are the body, the rest goes beside them; without bytes the whole request is JSON. */
async function carried(request: unknown): Promise<{ body: BodyInit | null; headers: Record<string, string> }> {
  if (request === undefined) return { body: null, headers: {} }
  if (
    typeof request !== 'object' ||
    request === null ||
    !('bytes' in request) ||
    !(request.bytes instanceof Uint8Array)
  )
    return { body: JSON.stringify(request), headers: { 'content-type': 'application/json' } }
  const { bytes, ...rest } = request
  return {
    body: await blobOf(bytes),
    headers: { 'content-type': bytesType, [requestHeader]: encodeURIComponent(JSON.stringify(rest)) },
  }
}

/** The server's own code, or `host-gone` where it was not our server that answered. */
async function problemIn(response: Response): Promise<Error> {
  const answer: unknown = await response.json().catch(() => null)
  const said = typeof answer === 'object' && answer !== null && 'problem' in answer ? answer.problem : undefined
  if (said === null) return new Error('The host failed in a way it did not expect.')
  return new HostError(hostProblems.find(problem => problem === said) ?? 'host-gone')
}

/** Asks where, in browsers that can; elsewhere the file goes to the downloads. */
async function saveWhereChosen(
  suggestedName: string,
  bytes: Uint8Array,
  remember: (handle: FileSystemFileHandle) => void = () => undefined,
): Promise<SavedFile | null> {
  // The dialog needs a fresh click, and no driven browser can answer it.
  if (window.showSaveFilePicker === undefined || navigator.webdriver || !navigator.userActivation.isActive)
    return download(suggestedName, bytes)
  try {
    const handle = await window.showSaveFilePicker({ suggestedName })
    const saved = await write(handle, bytes)
    remember(handle)
    return saved
  } catch (error) {
    if (nameOf(error) === 'AbortError') return null
    // Refused by the browser's own settings: the downloads are still open to us.
    if (nameOf(error) === 'SecurityError') return download(suggestedName, bytes)
    throw error
  }
}

/** The browser writes a copy beside the file and puts it in place on `close`. */
async function write(handle: FileSystemFileHandle, bytes: Uint8Array): Promise<SavedFile> {
  try {
    const file = await handle.createWritable()
    await file.write(await blobOf(bytes))
    await file.close()
    return { name: handle.name }
  } catch (error) {
    throw fileProblem(error)
  }
}

function fileProblem(error: unknown): unknown {
  if (nameOf(error) === 'QuotaExceededError') return new HostError('no-space')
  if (nameOf(error) === 'NotFoundError') return new HostError('not-found')
  if (['NotAllowedError', 'NoModificationAllowedError', 'NotReadableError'].includes(nameOf(error)))
    return new HostError('not-allowed')
  return error
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '')

const bytesAtATime = 2 * 1024 * 1024

/** Piece by piece: copying a project full of photos at one go would hold up the page. */
async function blobOf(bytes: Uint8Array): Promise<Blob> {
  const pieces: Blob[] = []
  for (let from = 0; from < bytes.length; from += bytesAtATime) {
    if (from > 0) await new Promise(resolve => setTimeout(resolve))
    pieces.push(new Blob([bytes.subarray(from, from + bytesAtATime) as Uint8Array<ArrayBuffer>]))
  }
  return new Blob(pieces)
}

async function download(name: string, bytes: Uint8Array): Promise<SavedFile> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await blobOf(bytes))
  link.download = name
  link.click()
  // Long enough for a slow disk to have taken the file.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return { name }
}

function chosenFile(kinds: readonly OpenedKind[]): Promise<OpenedFile | null> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = kinds.map(kind => endingsOfKind[kind]).join(',')
    input.addEventListener('cancel', () => resolve(null))
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      if (file === undefined) resolve(null)
      else openedFile(file).then(resolve, error => reject(fileProblem(error)))
    })
    input.click()
  })
}

async function openedFile(file: File): Promise<OpenedFile> {
  if (file.size > largestFileBytes) throw new HostError('too-large')
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

/** The desktop's calls, with the code in a failed call's message made a `HostError` again. */
const desktopHost = (bridge: Host): Host => ({
  ...bridge,
  ...everyCall(name => request => (bridge[name] as Call)(request).catch(hostErrorAgain)),
})

function hostErrorAgain(error: unknown): never {
  const said = /host: ([a-z-]+)/.exec(error instanceof Error ? error.message : '')?.[1]
  const problem = hostProblems.find(known => known === said)
  throw problem === undefined ? error : new HostError(problem)
}

export const host: Host = window.host === undefined ? browserHost : desktopHost(window.host)
