import type { MenuState } from '@core/host-api'
import { nothingOpen } from '@core/host-calls'
import { useCallback, useEffect } from 'react'
import { useHistory, useProject, useSaveState, useSession } from '../../data/hooks'
import type { CommitResult } from '../../data/session'
import { logError, showDone, showProblem } from '../../ui/notices'
import { useCanPrint } from '../../ui/printable'
import { flushDrafts } from '../../ui/use-draft'
import { useTranslation } from '../../ui/use-translation'

/** What the top bar, the keys and the menu can all ask for. */
export function useProjectCommands() {
  const { t } = useTranslation('shell')
  const session = useSession()

  const step = useCallback(
    async (make: () => Promise<CommitResult>, title: 'couldNotUndo' | 'couldNotRedo') => {
      try {
        const made = await make()
        if (!made.ok) showProblem({ title: t(title), message: t('couldNotUndoMore') })
      } catch (error) {
        logError(error)
        showProblem({ title: t(title), message: t('couldNotUndoWrite') })
      }
    },
    [t],
  )
  const undo = useCallback(() => step(session.undo, 'couldNotUndo'), [session, step])
  const redo = useCallback(() => step(session.redo, 'couldNotRedo'), [session, step])

  const save = useCallback(
    async (askWhere: boolean) => {
      // A key saves without leaving the field that is being written in.
      flushDrafts()
      try {
        const saved = await session.saveFile({ askWhere })
        if (saved) showDone({ title: t('savedToFileTitle'), message: t('savedToFile', { name: saved.name }) })
      } catch {
        showProblem({ title: t('couldNotSaveFile'), message: t('couldNotSaveFileMore') })
      }
    },
    [session, t],
  )

  return { undo, redo, save }
}

const wordsGoHere = 'textarea, input:not([type="checkbox"], [type="radio"])'

/** The field a person writes in: there, undo and redo are the field's own. */
const fieldAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(wordsGoHere)) ? target : null

/** Words still in a field are kept when it is left: leave it and come back. */
function keepWordsInField() {
  const field = fieldAt(document.activeElement)
  field?.blur()
  field?.focus()
}

/** Ctrl or Cmd with Z, Shift+Z, Y and S, and the desktop's menu. */
export function useCommandKeys({ undo, redo, save }: ReturnType<typeof useProjectCommands>) {
  const { host } = useSession()
  useEffect(() => {
    const saveAll = (askWhere: boolean) => {
      keepWordsInField()
      save(askWhere)
    }
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      // Whoever uses the laptop in a workshop does not work on the project.
      if (document.querySelector('[data-cover]')) return
      const key = event.key.toLowerCase()
      if (key === 's') {
        event.preventDefault()
        saveAll(event.shiftKey)
      } else if ((key === 'z' || key === 'y') && !fieldAt(event.target)) {
        event.preventDefault()
        if (key === 'y' || event.shiftKey) redo()
        else undo()
      }
    }
    window.addEventListener('keydown', onKey)
    const stopMenu = host.onMenu(command => {
      // A menu's key is taken before the field sees it: give it back.
      const field = fieldAt(document.activeElement)
      if (command === 'save') saveAll(false)
      if (command === 'save-as') saveAll(true)
      if (command === 'undo') field ? document.execCommand('undo') : undo()
      if (command === 'redo') field ? document.execCommand('redo') : redo()
    })
    return () => {
      window.removeEventListener('keydown', onKey)
      stopMenu()
    }
  }, [host, undo, redo, save])
}

/** Tells the desktop's menu what can be used, and its window which project it shows. In a field undo and redo are the field's own, and nobody knows whether it has any. */
export function useMenuState() {
  const { host } = useSession()
  const { id: projectId } = useProject()
  const { undo, redo } = useHistory()
  const canPrint = useCanPrint()
  const allSaved = useSaveState() !== 'not-saved'
  useEffect(() => {
    const tell = () => {
      const inField = fieldAt(document.activeElement) !== null
      const usable = { canSave: true, canUndo: inField || undo !== null, canRedo: inField || redo !== null, canPrint }
      tellMenu({ projectId, allSaved, ...usable })
    }
    const tellMenu = (state: MenuState) => host.tellMenu(state).catch(logError)
    tell()
    window.addEventListener('focusin', tell)
    window.addEventListener('focusout', tell)
    return () => {
      window.removeEventListener('focusin', tell)
      window.removeEventListener('focusout', tell)
      tellMenu(nothingOpen)
    }
  }, [host, projectId, allSaved, undo, redo, canPrint])
}
