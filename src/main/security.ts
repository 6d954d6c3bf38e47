import { type HostApi, HostError, hostChannels, pieceChannel } from '@core/host-api'
import { app, type IpcMainInvokeEvent, ipcMain, session, type WebContents } from 'electron'
import { answerCall, callNames } from './host-handlers'
import { isOwnPage, isOwnRequest, pageOrigin } from './page-address'
import { createPieces } from './pieces'

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

/** Answers each named call of our own page, and of no other sender. */
export function answerCalls(handlers: HostApi): void {
  const piecesOf = new WeakMap<WebContents, ReturnType<typeof createPieces>>()
  /** Those of the page that sends them; a page that is loaded again begins anew. */
  const piecesFrom = (sender: WebContents) => {
    const known = piecesOf.get(sender)
    if (known) return known
    const pieces = createPieces()
    piecesOf.set(sender, pieces)
    sender.once('did-navigate', () => piecesOf.delete(sender))
    return pieces
  }
  ipcMain.handle(pieceChannel, async (event, piece: unknown) => {
    checkSender(event)
    piecesFrom(event.sender).take(piece)
  })
  for (const name of callNames)
    ipcMain.handle(hostChannels[name], async (event, request: unknown) => {
      checkSender(event)
      return answerCall(handlers, name, piecesFrom(event.sender).putInto(request))
    })
}

function checkSender({ senderFrame }: IpcMainInvokeEvent): void {
  // `null`: the frame went away while the message was under way. Frames within the page are nobody's.
  if (senderFrame === null || senderFrame.parent !== null || !isOwnPage(senderFrame.url, devOrigin()))
    throw new HostError('not-let-in')
}
