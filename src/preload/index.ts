import { eventChannels, type Host, type HostApi, hostChannels, type OpenedFile } from '@core/host-api'
import { contextBridge, ipcRenderer } from 'electron'

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

const calls = Object.entries(hostChannels).map(([name, channel]) => [
  name,
  (request?: unknown) => ipcRenderer.invoke(channel, request),
])

const host: Host = {
  ...(Object.fromEntries(calls) as HostApi),
  onMenu: listener => listen(eventChannels.onMenu, listener),
  onFileOpened: listener => {
    stopWaiting()
    for (const file of filesWaiting.splice(0)) listener(file)
    return listen(eventChannels.onFileOpened, listener)
  },
  onQuitting: listener => listen<void>(eventChannels.onQuitting, () => listener()),
}

contextBridge.exposeInMainWorld('host', Object.freeze(host))
