import { eventChannels, type Host, hostChannels, type OpenedFile } from '@core/host-api'
import { contextBridge, ipcRenderer } from 'electron'

const call = (channel: string) => (request?: unknown) => ipcRenderer.invoke(channel, request)

function listen<T>(channel: string, listener: (message: T) => void): () => void {
  const pass = (_event: unknown, message: T) => listener(message)
  ipcRenderer.on(channel, pass)
  return () => {
    ipcRenderer.removeListener(channel, pass)
  }
}

/** A file that started the app arrives before the page listens: it waits here for the first listener. */
const filesWaiting: OpenedFile[] = []
const stopWaiting = listen<OpenedFile>(eventChannels.onFileOpened, file => filesWaiting.push(file))

const host: Host = {
  about: call(hostChannels.about),
  saveFile: call(hostChannels.saveFile),
  saveProject: call(hostChannels.saveProject),
  openFile: call(hostChannels.openFile),
  openLink: call(hostChannels.openLink),
  appendToJournal: call(hostChannels.appendToJournal),
  journalPosition: call(hostChannels.journalPosition),
  readJournal: call(hostChannels.readJournal),
  writeSnapshot: call(hostChannels.writeSnapshot),
  listSnapshots: call(hostChannels.listSnapshots),
  readSnapshot: call(hostChannels.readSnapshot),
  replaceSecondCopy: call(hostChannels.replaceSecondCopy),
  journalsSetAside: call(hostChannels.journalsSetAside),
  forgetProject: call(hostChannels.forgetProject),
  readyToQuit: call(hostChannels.readyToQuit),
  roomAddresses: call(hostChannels.roomAddresses),
  openSession: call(hostChannels.openSession),
  unfinishedSessions: call(hostChannels.unfinishedSessions),
  resumeSession: call(hostChannels.resumeSession),
  watchSession: call(hostChannels.watchSession),
  watchProjector: call(hostChannels.watchProjector),
  actInSession: call(hostChannels.actInSession),
  joinAtLaptop: call(hostChannels.joinAtLaptop),
  returnAtLaptop: call(hostChannels.returnAtLaptop),
  participantAtLaptop: call(hostChannels.participantAtLaptop),
  answerAtLaptop: call(hostChannels.answerAtLaptop),
  keySlip: call(hostChannels.keySlip),
  settleSlip: call(hostChannels.settleSlip),
  sessionOutcome: call(hostChannels.sessionOutcome),
  forgetSession: call(hostChannels.forgetSession),
  openProjector: call(hostChannels.openProjector),
  onMenu: listener => listen(eventChannels.onMenu, listener),
  onFileOpened: listener => {
    stopWaiting()
    for (const file of filesWaiting.splice(0)) listener(file)
    return listen(eventChannels.onFileOpened, listener)
  },
  onQuitting: listener => listen<void>(eventChannels.onQuitting, () => listener()),
}

contextBridge.exposeInMainWorld('host', Object.freeze(host))
