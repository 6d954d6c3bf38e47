import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'

/** What a right click offers: the usual four where they can be used, and other spellings where the system knows any. */
export function offerContextMenu(window: BrowserWindow): void {
  const { webContents } = window
  webContents.on('context-menu', (_event, { editFlags, isEditable, selectionText, dictionarySuggestions }) => {
    const spellings = dictionarySuggestions.map(
      (label): MenuItemConstructorOptions => ({ label, click: () => webContents.replaceMisspelling(label) }),
    )
    const edit: MenuItemConstructorOptions[] = [
      { role: 'cut', enabled: editFlags.canCut, visible: isEditable },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', enabled: editFlags.canPaste, visible: isEditable },
      { type: 'separator' },
      { role: 'selectAll', enabled: editFlags.canSelectAll },
    ]
    if (!isEditable && selectionText === '' && spellings.length === 0) return
    const gap: MenuItemConstructorOptions[] = spellings.length > 0 ? [{ type: 'separator' }] : []
    Menu.buildFromTemplate([...spellings, ...gap, ...edit]).popup({ window })
  })
}
