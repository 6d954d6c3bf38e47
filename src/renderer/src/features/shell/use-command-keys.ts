import { useEffect } from 'react'
import { host } from '../../host'
import type { useProjectCommands } from './use-project-commands'

/** While a person writes in a field, undo and redo are the field's own. */
const inField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** Ctrl or Cmd with Z, Shift+Z, Y and S, and the desktop's menu. */
export function useCommandKeys({ undo, redo, save }: ReturnType<typeof useProjectCommands>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const key = event.key.toLowerCase()
      if (key === 's') {
        event.preventDefault()
        save(event.shiftKey)
      } else if ((key === 'z' || key === 'y') && !inField(event.target)) {
        event.preventDefault()
        if (key === 'y' || event.shiftKey) redo()
        else undo()
      }
    }
    window.addEventListener('keydown', onKey)
    const stopMenu = host.onMenu(command => {
      if (command === 'save') save(false)
      if (command === 'save-as') save(true)
      // A menu's key is taken before the field sees it: give it back.
      if (command === 'undo') inField(document.activeElement) ? document.execCommand('undo') : undo()
      if (command === 'redo') inField(document.activeElement) ? document.execCommand('redo') : redo()
    })
    return () => {
      window.removeEventListener('keydown', onKey)
      stopMenu()
    }
  }, [undo, redo, save])
}
