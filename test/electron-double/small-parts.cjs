'use strict'
// `ipcMain`, `dialog`, `shell` and `Menu`. https://www.electronjs.org/docs/latest/api/menu
const { world, onlyWhatIsHere } = require('./world.cjs')

const ipcHandlers = new Map()
const ipcMain = onlyWhatIsHere('ipcMain', {
  handle(channel, handler) {
    if (ipcHandlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    ipcHandlers.set(channel, handler)
  },
})

const unanswered = name => async () => {
  throw new Error(`electron double: dialog.${name} was asked with no answer prepared by the test`)
}
const dialog = onlyWhatIsHere('dialog', {
  showOpenDialog: unanswered('showOpenDialog'),
  showSaveDialog: unanswered('showSaveDialog'),
  showMessageBox: unanswered('showMessageBox'),
  showErrorBox: (title, text) => console.error(`electron double: error box: ${title}: ${text}`),
})

const shell = onlyWhatIsHere('shell', {
  openPath: async path => {
    throw new Error(`electron double: ${path} was to be opened outside, with no answer prepared by the test`)
  },
  openExternal: async url => {
    throw new Error(`electron double: ${url} was to be opened outside, with no answer prepared by the test`)
  },
})

class MenuItem {
  constructor(options) {
    Object.assign(this, { enabled: true, visible: true }, options)
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : undefined
    this.click = () => this.enabled && options.click?.(this)
  }
}

class Menu {
  constructor(items) {
    this.items = items
  }
  static buildFromTemplate(template) {
    return new Menu(template.map(options => new MenuItem(options)))
  }
  popup() {
    world.popups.push(this)
  }
  static setApplicationMenu(menu) {
    world.applicationMenu = menu
  }
  static getApplicationMenu() {
    return world.applicationMenu
  }
  getMenuItemById(id) {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}

module.exports = { ipcMain, ipcHandlers, dialog, shell, Menu: onlyWhatIsHere('Menu', Menu) }
