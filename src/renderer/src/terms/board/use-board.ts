import { type Board, boardEdited, isOnBoard, movedOnBoard, putOnBoard, takenOffBoard } from '@core/project/board'
import type { BoardEntry } from '@core/project/entities'
import { useProject, useSession } from '../../data/hooks'
import { showDone } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import { type Action, useCommit } from '../actions'

const none: Board = []

/** What the team put on its board, and what can be done to it. Each edit is made of the board as it is stored by then. */
export function useBoard() {
  const { t } = useTranslation('board')
  const commit = useCommit()
  const { db } = useSession()
  const { board = none } = useProject()
  const change = (action: Action, edit: (board: Board) => Board) =>
    commit(action, async () => (await db.rowsOf('project').toArray()).map(project => boardEdited(project, edit)))
  return {
    board,
    add: (entry: BoardEntry) => change('board.add', now => putOnBoard(now, entry)),
    move: (id: string, placeOf: string) => change('board.move', now => movedOnBoard(now, id, placeOf)),
    remove: async (entry: BoardEntry) => {
      const done = await change('board.remove', now => takenOffBoard(now, entry))
      if (done) showDone({ title: t('removed'), message: t('removedText') })
    },
  }
}

/** For the menu of a measure or an element: puts it on the board, or takes it off. */
export function useBoardToggle(entry: BoardEntry) {
  const { t } = useTranslation('board')
  const { board, add, remove } = useBoard()
  const isOn = isOnBoard(board, entry)
  return {
    isOn,
    label: t(isOn ? 'remove' : 'add'),
    toggle: async () => {
      if (isOn) await remove(entry)
      else if (await add(entry)) showDone({ title: t('added'), message: t('addedText') })
    },
  }
}
