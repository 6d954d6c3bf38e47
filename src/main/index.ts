import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { eventChannels, type FileKind, HostError, type MenuCommand, type OpenedFile } from '@core/host-api'
import { app, BrowserWindow, dialog, shell } from 'electron'
import { endingsOfKind, filterForKinds, hasEndingOfKind, projectFileIn } from './file-endings'
import { type Ask, hostHandlers, openedFile } from './host-handlers'
import { setMenu } from './menu'
import { declarePageScheme, servePage } from './protocol'
import { answerCalls, devOrigin, refuseTheRest } from './security'
import { preparePrivateFolder } from './services/folders'
import { createServices } from './services/services'
import { type AppWindow, openProjectorWindow, openWindow } from './window'
import { noFolderSentence, t } from './words'

const outFolder = join(import.meta.dirname, '..')
let open: AppWindow | null = null
let projector: { sessionId: string; window: BrowserWindow } | null = null
/** Project files given to the app before its page was there. */
const filesWaiting: string[] = []

app.setName('common-measure')
const profile = process.env.COMMON_MEASURE_PROFILE
if (profile !== undefined && profile !== '') app.setPath('userData', profile)
app.enableSandbox()
declarePageScheme()

const folder = join(app.getPath('userData'), 'desktop')
const folderProblem = preparePrivateFolder(folder, process.platform)
if (folderProblem !== null) {
  dialog.showErrorBox(t('machine:noFolder.title'), noFolderSentence(folder, folderProblem))
  app.exit(1)
} else if (!app.requestSingleInstanceLock()) app.quit()
else start()

function start(): void {
  app.on('second-instance', (_event, args, workingFolder) => {
    const path = projectFileIn(args.slice(1), workingFolder)
    if (path !== null) passOn(path)
    showWindow()
  })
  // macOS hands files over this way, at the start as well as later.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    passOn(path)
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  const given = projectFileIn(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd())
  if (given !== null) filesWaiting.push(given)

  app.whenReady().then(() => {
    refuseTheRest()
    servePage(join(outFolder, 'renderer'))
    const services = createServices({
      folder,
      phoneFolder: join(outFolder, 'participant'),
      now: () => new Date(),
    })
    answerCalls(hostHandlers(services, ask))
    setMenu(command => sendToPage(eventChannels.onMenu, command))
    showWindow()
    app.on('activate', showWindow)
  })
}

function showWindow(): void {
  if (!app.isReady()) return
  if (open !== null) {
    if (open.window.isMinimized()) open.window.restore()
    open.window.focus()
    return
  }
  const dev = devOrigin()
  const opened = openWindow(outFolder, dev)
  open = opened
  opened.window.on('closed', () => {
    open = null
    projector?.window.close()
  })
  opened.window.webContents.on('did-finish-load', () => {
    for (const path of filesWaiting.splice(0)) void sendFile(path)
  })
}

/** One for the wall: asked for again, it comes to the front. */
function showProjector(sessionId: string): void {
  if (projector?.sessionId === sessionId) {
    if (projector.window.isMinimized()) projector.window.restore()
    projector.window.focus()
    return
  }
  projector?.window.close()
  const shown = { sessionId, window: openProjectorWindow(outFolder, devOrigin(), `#/projector/${sessionId}`) }
  projector = shown
  shown.window.on('closed', () => {
    if (projector === shown) projector = null
  })
}

const sendToPage = (channel: string, message: MenuCommand | OpenedFile) =>
  open?.window.webContents.send(channel, message)

function passOn(path: string): void {
  if (open === null || open.window.webContents.isLoading()) filesWaiting.push(path)
  else void sendFile(path)
}

async function sendFile(path: string): Promise<void> {
  try {
    sendToPage(eventChannels.onFileOpened, await openedFile(path))
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    dialog.showErrorBox(t('machine:fileNotOpened.title'), t('machine:fileNotOpened.text', { path }))
  }
}

const ask: Ask = {
  about: () => ({ kind: 'desktop', version: app.getVersion(), platform: process.platform, secondCopy: true }),
  savePath: ({ suggestedName, kind }) => savePath(suggestedName, kind),
  openPath: async ({ kinds }) => {
    const options = { filters: [filterForKinds(kinds)], properties: ['openFile' as const] }
    const { canceled, filePaths } = await dialog.showOpenDialog(ownWindow(), options)
    return canceled ? null : (filePaths[0] ?? null)
  },
  openLink,
  readyToQuit: () => open?.readyToQuit(),
  openProjector: ({ sessionId }) => showProjector(sessionId),
}

async function savePath(
  suggestedName: string,
  kind: FileKind,
  folder = app.getPath('documents'),
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(ownWindow(), {
    defaultPath: join(folder, suggestedName),
    filters: [filterForKinds([kind])],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (canceled || filePath === '') return null
  if (hasEndingOfKind(filePath, kind)) return filePath
  const whole = `${filePath}.${endingsOfKind[kind][0]}`
  // The dialog asked about the name without its ending: a file that has the whole name must be asked about too.
  return existsSync(whole) ? savePath(basename(whole), kind, dirname(whole)) : whole
}

/** A page cannot leave the app, whatever is in it, unless a person has read where to. */
async function openLink({ url }: { url: string }): Promise<void> {
  const answers = [t('machine:openLink.stay'), t('machine:openLink.open')]
  const { response } = await dialog.showMessageBox(ownWindow(), {
    type: 'question',
    message: t('machine:openLink.question'),
    detail: t('machine:openLink.more', { url }),
    buttons: answers,
    defaultId: 0,
    cancelId: 0,
  })
  if (answers[response] === t('machine:openLink.open')) await shell.openExternal(url)
}

function ownWindow(): BrowserWindow {
  const window = open?.window ?? BrowserWindow.getAllWindows()[0]
  if (window === undefined) throw new HostError('host-gone')
  return window
}
