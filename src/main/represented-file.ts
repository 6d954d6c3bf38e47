import type { MenuState } from '@core/host-api'
import type { BrowserWindow } from 'electron'

type Shown = Pick<MenuState, 'projectId' | 'allSaved'>

/**
 * What macOS shows of a document in the title of its window: the file that Save writes to, which can be dragged from there, and a dot in the
 * button for closing while something is not safe. The other systems have nothing like it.
 */
export function representFile(window: () => BrowserWindow, placeOf: (projectId: string) => Promise<string | null>) {
  let shown: Shown = { projectId: null, allSaved: true }
  async function refresh(): Promise<void> {
    if (process.platform !== 'darwin') return
    const { projectId, allSaved } = shown
    const path = projectId === null ? null : await placeOf(projectId).catch(() => null)
    // Another project may be shown by now, or none.
    if (projectId !== shown.projectId) return
    window().setRepresentedFilename(path ?? '')
    window().setDocumentEdited(!allSaved)
  }
  return {
    tell: (state: Shown) => {
      shown = state
      void refresh()
    },
    /** The project was saved, perhaps to another place. */
    refresh,
  }
}
