import { basename } from 'node:path'
import type { MenuCommand, MenuState } from '@core/host-api'
import { nothingOpen } from '@core/host-calls'
import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { RecentFiles } from './recent-files'
import { t } from './words'

const accelerators: Readonly<Partial<Record<MenuCommand, string>>> = {
  new: 'CmdOrCtrl+N',
  open: 'CmdOrCtrl+O',
  save: 'CmdOrCtrl+S',
  'save-as': 'CmdOrCtrl+Shift+S',
  undo: 'CmdOrCtrl+Z',
  redo: 'CmdOrCtrl+Shift+Z',
  find: 'CmdOrCtrl+F',
}

/** Keys that the page answers itself, as it does in a browser: the menu shows them without taking them. */
const answeredByPage: readonly MenuCommand[] = ['save', 'save-as', 'undo', 'redo']

type MenuNeeds = {
  send: (command: MenuCommand) => void
  recent: RecentFiles
  openDocument: (path: string) => void
  print: () => void
  savePdf: () => void
  openGuide: (chapter?: string) => void
  openLogs: () => void
  /** Shows in the person's own browser whether there is a newer version; null: nobody said where. Nothing is ever asked without a click. */
  openNewest: (() => void) | null
}

export type DesktopMenu = {
  /** What the page can do now; null: there is no page. */
  tell: (state: MenuState | null) => void
  /** Makes it again, as the recent files are others. */
  refresh: () => void
}

/** The application menu. Developer tools only where not packaged. */
export function createMenu(needs: MenuNeeds): DesktopMenu {
  let state: MenuState | null = null

  const tell = (told: MenuState | null) => {
    state = told
    const menu = Menu.getApplicationMenu()
    const { canSave, canUndo, canRedo, canPrint } = state ?? nothingOpen
    const usable = {
      save: canSave,
      'save-as': canSave,
      undo: canUndo,
      redo: canRedo,
      find: state !== null,
      print: canPrint,
      pdf: canPrint,
    }
    for (const [id, enabled] of Object.entries(usable)) {
      const item = menu?.getMenuItemById(id)
      if (item) item.enabled = enabled
    }
  }
  const refresh = () => {
    Menu.setApplicationMenu(Menu.buildFromTemplate(template(needs)))
    tell(state)
  }
  refresh()
  return { tell, refresh }
}

const gap: MenuItemConstructorOptions = { type: 'separator' }

function template(needs: MenuNeeds): MenuItemConstructorOptions[] {
  const isMac = process.platform === 'darwin'
  const item = (command: MenuCommand): MenuItemConstructorOptions => ({
    id: command,
    label: t(`machine:menu.commands.${command}`),
    ...(accelerators[command] !== undefined && { accelerator: accelerators[command] }),
    registerAccelerator: !answeredByPage.includes(command),
    click: () => needs.send(command),
  })
  const development: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [gap, { role: 'reload' }, { role: 'toggleDevTools' }]
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: t('machine:menu.file'),
      submenu: [
        item('new'),
        item('open'),
        openRecent(needs),
        gap,
        item('save'),
        item('save-as'),
        gap,
        { id: 'print', label: t('machine:menu.print'), accelerator: 'CmdOrCtrl+P', click: needs.print },
        { id: 'pdf', label: t('machine:menu.pdf'), click: needs.savePdf },
        gap,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: t('machine:menu.edit'),
      submenu: [
        item('undo'),
        item('redo'),
        gap,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        gap,
        item('find'),
      ],
    },
    {
      label: t('machine:menu.view'),
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        gap,
        { role: 'togglefullscreen' },
        ...development,
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      label: t('machine:menu.help'),
      submenu: [
        { id: 'guide', label: t('machine:menu.guide'), accelerator: 'F1', click: () => needs.openGuide() },
        { id: 'keys', label: t('machine:menu.keys'), click: () => needs.openGuide('11-keys') },
        gap,
        ...(needs.openNewest ? [{ id: 'newest', label: t('machine:menu.newest'), click: needs.openNewest }] : []),
        { id: 'logs', label: t('machine:menu.logs'), click: needs.openLogs },
        // macOS has it in the menu of the app.
        ...(isMac ? [] : [gap, { role: 'about' } as const]),
      ],
    },
  ]
}

function openRecent({ recent, openDocument }: MenuNeeds): MenuItemConstructorOptions {
  const files = recent.all()
  return {
    id: 'recent',
    label: t('machine:menu.recent'),
    enabled: files.length > 0,
    submenu: [
      // An `&` in a name would underline the letter after it.
      ...files.map(path => ({ label: basename(path).replaceAll('&', '&&'), click: () => openDocument(path) })),
      gap,
      { label: t('machine:menu.clearRecent'), click: recent.clear },
    ],
  }
}
