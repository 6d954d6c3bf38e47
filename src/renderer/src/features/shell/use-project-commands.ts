import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../data/hooks'
import type { CommitResult } from '../../data/session'
import { showDone, showProblem } from '../../ui/notices'
import { flushDrafts } from '../../ui/use-draft'

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
        console.error(error)
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
