import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../data/hooks'
import { showDone, showTrouble } from '../../ui/notices'
import { keepWhatIsTyped } from '../../ui/use-draft'

/** What the top bar, the keys and the menu can all ask for. */
export function useProjectCommands() {
  const { t } = useTranslation('shell')
  const session = useSession()

  const undo = useCallback(async () => {
    const undone = await session.undo()
    if (!undone.ok) showTrouble({ title: t('couldNotUndo'), message: t('couldNotUndoMore') })
  }, [session, t])

  const redo = useCallback(async () => {
    const redone = await session.redo()
    if (!redone.ok) showTrouble({ title: t('couldNotRedo'), message: t('couldNotUndoMore') })
  }, [session, t])

  const save = useCallback(
    async (askWhere: boolean) => {
      // A key saves without leaving the field that is being written in.
      keepWhatIsTyped()
      try {
        const saved = await session.saveFile({ askWhere })
        if (saved) showDone({ title: t('savedToFileTitle'), message: t('savedToFile', { name: saved.name }) })
      } catch {
        showTrouble({ title: t('couldNotSaveFile'), message: t('couldNotSaveFileMore') })
      }
    },
    [session, t],
  )

  return { undo, redo, save }
}
