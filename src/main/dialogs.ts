import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { FileKind } from '@core/host-api'
import { app, type BrowserWindow, dialog, shell } from 'electron'
import { z } from 'zod'
import { endingsOfKind, filterForKinds, hasEndingOfKind } from './file-endings'
import type { Ask } from './host-handlers'
import { keptSetting } from './kept-setting'
import { t } from './words'

type DialogNeeds = {
  ownWindow: () => BrowserWindow
  /** Keeps the folder of the file that was chosen last. */
  file: string
  /** A project file was chosen. */
  onProject: (path: string) => void
}

/** Dialogs in which a person chooses a file; they begin in the folder that was chosen last. */
export function fileDialogs({ ownWindow, file, onProject }: DialogNeeds): Pick<Ask, 'savePath' | 'openPath'> {
  const lastFolder = keptSetting<string | null>(file, z.string().nullable(), null)
  const usualFolder = () => {
    const last = lastFolder.get()
    return last !== null && existsSync(last) ? last : app.getPath('documents')
  }
  const chosen = (path: string, isProject: boolean) => {
    if (dirname(path) !== lastFolder.get()) lastFolder.set(dirname(path))
    if (isProject) onProject(path)
    return path
  }

  async function savePath(suggestedName: string, kind: FileKind, inFolder: string): Promise<string | null> {
    const { canceled, filePath } = await dialog.showSaveDialog(ownWindow(), {
      defaultPath: join(inFolder, suggestedName),
      filters: [filterForKinds([kind])],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    })
    if (canceled || filePath === '') return null
    if (hasEndingOfKind(filePath, kind)) return chosen(filePath, kind === 'project')
    const whole = `${filePath}.${endingsOfKind[kind][0]}`
    // The dialog asked about the name without its ending: a file that has the whole name must be asked about too.
    return existsSync(whole) ? savePath(basename(whole), kind, dirname(whole)) : chosen(whole, kind === 'project')
  }

  return {
    savePath: ({ suggestedName, kind }) => savePath(suggestedName, kind, usualFolder()),
    openPath: async ({ kinds }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(ownWindow(), {
        defaultPath: usualFolder(),
        filters: [filterForKinds(kinds)],
        properties: ['openFile'],
      })
      const path = canceled ? undefined : filePaths[0]
      return path === undefined ? null : chosen(path, kinds.includes('project'))
    },
  }
}

/** A page cannot leave the app, whatever is in it, unless a person has read where to. */
export async function openLink(window: BrowserWindow, url: string): Promise<void> {
  const answers = [t('machine:openLink.stay'), t('machine:openLink.open')]
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: t('machine:openLink.question'),
    detail: t('machine:openLink.more', { url }),
    buttons: answers,
    defaultId: 0,
    cancelId: 0,
  })
  if (answers[response] === t('machine:openLink.open')) await shell.openExternal(url)
}
