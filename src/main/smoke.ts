import { app, type BrowserWindow } from 'electron'

const limitMs = 60_000

/** `--smoke`: ends with 0 once the page has loaded and was answered by the app and its thread for files, and with 1 otherwise. For the packaged app in CI. */
export function endOnceAnswered(window: BrowserWindow): void {
  const limit = setTimeout(() => app.exit(1), limitMs)
  window.webContents.once('did-finish-load', async () => {
    const version: unknown = await window.webContents
      .executeJavaScript(
        'window.host.listSnapshots({ projectId: null }).then(() => window.host.about()).then(({ version }) => version)',
      )
      .catch(() => null)
    clearTimeout(limit)
    console.log(`smoke: the page asked for the version and was told ${version}`)
    app.exit(version === app.getVersion() ? 0 : 1)
  })
}
