import { type HostApi, HostError, hostChannels, pieceChannels } from '@core/host-api'
import { app, type IpcMainInvokeEvent, ipcMain, session, type WebContents } from 'electron'
import { answerCall, callNames } from './host-handlers'
import { isOwnPage, isOwnRequest, pageOrigin } from './page-address'
import { createPieces, type Pieces } from './pieces'

/** The development server's origin, where there is one and the app is not packaged. */
export function devOrigin(): string | null {
  const address = process.env.ELECTRON_RENDERER_URL
  return app.isPackaged || address === undefined ? null : new URL(address).origin
}

/** What no page in this app may do, whichever window it is in, and what Electron may not do by itself. */
export function refuseTheRest(): void {
  stayOffTheNetwork()
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(mayDo(permission, requestingUrl)),
  )
  session.defaultSession.setPermissionCheckHandler((_contents, permission, origin) => mayDo(permission, origin))
  session.defaultSession.setDevicePermissionHandler(() => false)
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', event => event.preventDefault())
    const stay = (event: { preventDefault: () => void }, address: string) => {
      if (!isOwnPage(address, devOrigin())) event.preventDefault()
    }
    contents.on('will-navigate', event => stay(event, event.url))
    contents.on('will-redirect', event => stay(event, event.url))
  })
}

/** Our own page may put a picture or a table on the clipboard where a person says so, and may read nothing there. */
const mayDo = (permission: string, address: string): boolean =>
  permission === 'clipboard-sanitized-write' && isOwnPage(address, devOrigin())

/** Nothing is asked of any network, not even by Electron itself, which fetches spelling dictionaries from a server of Google's. */
function stayOffTheNetwork(): void {
  const { defaultSession } = session
  defaultSession.setSpellCheckerEnabled(false)
  // Whoever turns it on all the same finds no dictionaries here.
  defaultSession.setSpellCheckerDictionaryDownloadURL(`${pageOrigin}/no-dictionaries/`)
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOwnRequest(url, devOrigin()) }))
}

const piecesOf = new WeakMap<WebContents, Pieces>()

/** What this page sends and fetches in pieces; a page that is loaded again begins anew. */
export function piecesOfPage(page: WebContents): Pieces {
  const known = piecesOf.get(page)
  if (known) return known
  const pieces = createPieces()
  piecesOf.set(page, pieces)
  page.once('did-navigate', () => piecesOf.delete(page))
  return pieces
}

/** Answers each named call of our own page, and of no other sender. */
export function answerCalls(handlers: HostApi): void {
  const handle = (channel: string, answer: (pieces: Pieces, request: unknown) => unknown) =>
    ipcMain.handle(channel, async (event, request: unknown) => {
      checkSender(event)
      return answer(piecesOfPage(event.sender), request)
    })
  handle(pieceChannels.send, (pieces, piece) => pieces.take(piece))
  handle(pieceChannels.fetch, (pieces, asked) => pieces.give(asked))
  for (const name of callNames)
    handle(hostChannels[name], async (pieces, request) =>
      pieces.takeOutOf(await answerCall(handlers, name, pieces.putInto(request))),
    )
}

function checkSender({ senderFrame }: IpcMainInvokeEvent): void {
  // `null`: the frame went away while the message was under way. Frames within the page are nobody's.
  if (senderFrame === null || senderFrame.parent !== null || !isOwnPage(senderFrame.url, devOrigin()))
    throw new HostError('not-let-in')
}
