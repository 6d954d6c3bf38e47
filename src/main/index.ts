import { join } from 'node:path'
import { nothingOpen } from '@core/host-calls'
import { app, dialog, shell } from 'electron'
import { version } from '../../package.json'
import { keepAppearance } from './appearance'
import { endWithErrorBox, noteTrouble } from './crashes'
import { languageOfDates } from './date-order'
import { fileDialogs, openLink } from './dialogs'
import { projectFileIn } from './file-endings'
import { openGuide } from './guide-window'
import { hostHandlers } from './host-handlers'
import { createMenu } from './menu'
import { addressOfNewest } from './newest-version'
import { printPage, savePageAsPdf } from './paper'
import { keepAwake, whenAwakeAgain } from './power'
import { declarePageScheme, servePage } from './protocol'
import { createRecentFiles } from './recent-files'
import { representFile } from './represented-file'
import { answerCalls, refuseTheRest } from './security'
import { preparePrivateFolder, profileFolder } from './services/folders'
import { keepLog, note } from './services/log'
import { createServices, type Services } from './services/services'
import { endOnceAnswered } from './smoke'
import { iconFile } from './window'
import { rememberWindowPlace } from './window-place'
import { createWindows, type Windows } from './windows'
import { noFolderSentence, t } from './words'

const outFolder = join(import.meta.dirname, '..')
const isSmoke = process.argv.includes('--smoke')
/** Null: the app is not ready yet. */
let windows: Windows | null = null
/** Project files given to the app before it was ready. */
const givenEarly: string[] = []

app.setName('Common Measure')
// Windows puts windows, their jump list and the installed program together by this name.
if (process.platform === 'win32') app.setAppUserModelId('org.commonmeasure.workbench')
app.enableSandbox()
const dates = languageOfDates(process.env, process.platform)
if (dates !== null && !app.commandLine.hasSwitch('lang')) app.commandLine.appendSwitch('lang', dates)
declarePageScheme()

const profile = profileFolder(process.env, process.platform)
const folder = join(profile, 'desktop')
const folderProblem = preparePrivateFolder(folder, process.platform)
if (folderProblem !== null) {
  dialog.showErrorBox(t('machine:noFolder.title'), noFolderSentence(folder, folderProblem))
  app.exit(1)
} else {
  // Whatever the app is called. Electron takes no folder that is not there: it is by now.
  app.setPath('userData', profile)
  if (!app.requestSingleInstanceLock()) app.quit()
  else start()
}

function start(): void {
  keepLog(app.getPath('logs'))
  noteTrouble()
  app.on('second-instance', (_event, args, workingFolder) => {
    const path = projectFileIn(args.slice(1), workingFolder)
    if (path === null) windows?.show()
    else openDocument(path)
  })
  // macOS hands files over this way, at the start as well as later, with a window or without.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openDocument(path)
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  const given = projectFileIn(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd())
  if (given !== null) openDocument(given)
  app.whenReady().then(openDesktop).catch(endWithErrorBox)
}

function openDocument(path: string): void {
  if (windows === null) givenEarly.push(path)
  else windows.openDocument(path)
}

/** Everything that waits for Electron to be ready. */
function openDesktop(): void {
  note('info', 'started', { version, platform: process.platform, electron: process.versions.electron })
  refuseTheRest()
  servePage(join(outFolder, 'renderer'))
  const services = createServices({
    folder,
    otherFolder: join(profile, 'browser'),
    phoneFolder: join(outFolder, 'participant'),
    threadFile: import.meta.env.DEV ? null : join(import.meta.dirname, 'file-thread.js'),
    // What is tried once it is packaged has to be as fast as it is meant to be.
    onNoThread: isSmoke ? () => app.exit(1) : undefined,
    now: () => new Date(),
    onSessionOpen: keepAwake(),
  })
  stopServicesOnTheWayOut(services)

  const tellAppearance = keepAppearance(join(folder, 'appearance.json'))
  const recent = createRecentFiles(join(folder, 'recent.json'), () => menu.refresh())
  const shown = createWindows({
    outFolder,
    place: rememberWindowPlace(join(folder, 'window.json')),
    isSessionOpen: services.workshop.isOpen,
    onOpened: () => menu.tell(nothingOpen),
    onClosed: () => {
      menu.tell(null)
      // Nobody leads a workshop without a window: phones are let go, and the session can go on later.
      void services.workshop.stop()
    },
    onDocument: (path, wasOpened) => (wasOpened ? recent.note(path) : recent.drop(path)),
  })
  const dialogs = fileDialogs({
    ownWindow: shown.main,
    file: join(folder, 'last-folder.json'),
    onProject: recent.note,
  })
  const newest = addressOfNewest(app.getAppPath())
  const menu = createMenu({
    send: shown.sendCommand,
    recent,
    openDocument,
    print: () => printPage(shown.main()),
    savePdf: () => void savePageAsPdf(shown.main(), dialogs.savePath),
    openGuide,
    openLogs: () => void shell.openPath(app.getPath('logs')),
    openNewest: newest === null ? null : () => void openLink(shown.main(), newest),
  })
  const represented = representFile(shown.main, services.places.placeOf)
  const handlers = hostHandlers(services, {
    about: () => ({ kind: 'desktop', version: app.getVersion(), platform: process.platform, secondCopy: true }),
    ...dialogs,
    openLink: ({ url }) => openLink(shown.main(), url),
    readyToQuit: shown.readyToQuit,
    openProjector: ({ sessionId }) => shown.showWall(sessionId),
    toggleFullScreen: shown.toggleWallFullScreen,
    tellAppearance,
    tellMenu: state => {
      menu.tell(state)
      represented.tell(state)
    },
  })
  answerCalls({
    ...handlers,
    saveProject: async request => {
      const saved = await handlers.saveProject(request)
      void represented.refresh()
      return saved
    },
  })
  whenAwakeAgain(shown.sendResumed)
  app.setAboutPanelOptions({ applicationName: app.getName(), applicationVersion: version, iconPath: iconFile() })
  app.on('activate', shown.show)
  windows = shown
  shown.show()
  for (const path of givenEarly.splice(0)) shown.openDocument(path)
  if (isSmoke) endOnceAnswered(shown.main())
}

/** How long the last phones may take. */
const stopLimitMs = 2_000

/** Phones are let go before the process ends, so that they hear that nobody is there. */
function stopServicesOnTheWayOut({ workshop }: Services): void {
  let isStopped = false
  app.on('will-quit', event => {
    if (isStopped) return
    event.preventDefault()
    const limit = new Promise(resolve => setTimeout(resolve, stopLimitMs))
    void Promise.race([workshop.stop(), limit]).finally(() => {
      isStopped = true
      app.quit()
    })
  })
}
