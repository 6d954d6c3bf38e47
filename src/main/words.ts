import type { FileKind, HostProblem, MenuCommand } from '@core/host-api'

/** Every sentence the machine's own windows show: menus, dialogs, and the terminal. */
export const menuWords = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  commands: {
    new: 'New project',
    open: 'Open project file…',
    save: 'Save project file',
    'save-as': 'Save project file as…',
    undo: 'Undo',
    redo: 'Redo',
  } satisfies Record<MenuCommand, string>,
} as const

export const fileKindWords = {
  project: 'Common Measure project',
  report: 'Word document',
  csv: 'Table as text',
  workbook: 'Excel workbook',
  svg: 'Drawing',
  png: 'Picture',
  attachment: 'Any file',
  xml: 'IATI file',
} as const satisfies Record<FileKind, string>

/** The program cannot start: there is no place for its second copies. */
export const noFolderWords = {
  title: 'Common Measure could not make or open its folder',
  text: (folder: string, problem: HostProblem) =>
    `Common Measure keeps a copy of your work in ${folder}, and could not make or open that folder: ${
      problem === 'no-space'
        ? 'the disk is full'
        : problem === 'not-allowed'
          ? 'the disk or the folder around it may not be written to'
          : 'the folder around it is not there, or is a file'
    }. Nothing was changed. ${
      problem === 'no-space' ? 'Free some space' : 'Make sure that the place can be written to'
    } and start again, or set COMMON_MEASURE_PROFILE to a folder on another disk.`,
} as const

export const fileNotOpenedWords = {
  title: 'This file could not be opened',
  text: (path: string) =>
    `${path}\n\nIt could not be read. Nothing was changed. Check that it is still there and that you may read it, then try again.`,
} as const

/** Asked before the window closes while a workshop's session is open, or words wait for room on a full disk. */
export const closeAnywayWords = {
  question: 'Close anyway?',
  more: 'A workshop’s session is open, or changes are still waiting to be saved. A session can go on later: nobody can join or answer while the program is closed. Changes that are not saved yet would be lost.',
  stay: 'Stay',
  leave: 'Close anyway',
}

export const openLinkWords = {
  question: 'Open this page in your browser?',
  more: (url: string) => `${url}\n\nIt is outside Common Measure and needs the internet.`,
  open: 'Open in the browser',
  stay: 'Stay here',
} as const
