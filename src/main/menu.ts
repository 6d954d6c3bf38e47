import type { MenuCommand } from '@core/host-api'
import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import { t } from './words'

const accelerators: Readonly<Record<MenuCommand, string>> = {
  new: 'CmdOrCtrl+N',
  open: 'CmdOrCtrl+O',
  save: 'CmdOrCtrl+S',
  'save-as': 'CmdOrCtrl+Shift+S',
  undo: 'CmdOrCtrl+Z',
  redo: 'CmdOrCtrl+Shift+Z',
}

/** The application menu. `send` tells the page which command was chosen; developer tools only where not packaged. */
export function setMenu(send: (command: MenuCommand) => void): void {
  // The page answers the other keys itself, as it does in a browser: the menu shows them without taking them.
  const item = (command: MenuCommand): MenuItemConstructorOptions => ({
    id: command,
    label: t(`machine:menu.commands.${command}`),
    accelerator: accelerators[command],
    registerAccelerator: command === 'new' || command === 'open',
    click: () => send(command),
  })
  const gap: MenuItemConstructorOptions = { type: 'separator' }
  const isMac = process.platform === 'darwin'
  const development: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [gap, { role: 'reload' }, { role: 'toggleDevTools' }]
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: t('machine:menu.file'),
      submenu: [item('new'), item('open'), gap, item('save'), item('save-as'), gap, { role: isMac ? 'close' : 'quit' }],
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
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
