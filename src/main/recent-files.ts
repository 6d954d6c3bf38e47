import { app } from 'electron'
import { z } from 'zod'
import { keptSetting } from './kept-setting'

const mostKept = 8

/** Project files that were opened or saved last, newest first; also where the system shows such files by itself. */
export type RecentFiles = {
  all: () => readonly string[]
  note: (path: string) => void
  /** It is not there, or cannot be read. */
  drop: (path: string) => void
  clear: () => void
}

/** `file` keeps them; `onChange` is called after each change. */
export function createRecentFiles(file: string, onChange: () => void): RecentFiles {
  const kept = keptSetting<string[]>(file, z.array(z.string()).max(mostKept), [])
  const change = (paths: string[]) => {
    kept.set(paths.slice(0, mostKept))
    onChange()
  }
  const others = (path: string) => kept.get().filter(each => each !== path)
  return {
    all: kept.get,
    note: path => {
      // The jump list of Windows and the Dock; nothing happens on Linux.
      app.addRecentDocument(path)
      change([path, ...others(path)])
    },
    drop: path => change(others(path)),
    clear: () => {
      app.clearRecentDocuments()
      change([])
    },
  }
}
