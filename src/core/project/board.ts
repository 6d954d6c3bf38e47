import { type Change, edited } from '@core/change/change'
import type { BoardEntry, Project } from './entities'

export type Board = readonly BoardEntry[]

/** What an edit makes of the board, as a change to write; `null`: nothing. */
export function boardEdited(project: Project, edit: (board: Board) => Board): Change | null {
  const { board: _, ...rest } = project
  const board = edit(project.board ?? [])
  return edited('project', project, board.length === 0 ? rest : { ...rest, board: [...board] })
}

const isSame = (a: BoardEntry, b: BoardEntry): boolean => a.kind === b.kind && a.id === b.id
export const isOnBoard = (board: Board, entry: BoardEntry): boolean => board.some(each => isSame(each, entry))

/** Last, unless it is there. */
export const putOnBoard = (board: Board, entry: BoardEntry): Board =>
  isOnBoard(board, entry) ? board : [...board, entry]

export const takenOffBoard = (board: Board, entry: BoardEntry): Board => board.filter(each => !isSame(each, entry))

/** At the place of another one, which makes room. As it is where either is gone. */
export function movedOnBoard(board: Board, id: string, placeOf: string): Board {
  const [entry, place] = [board.find(each => each.id === id), board.findIndex(each => each.id === placeOf)]
  if (!entry || place < 0) return board
  return board.filter(each => each !== entry).toSpliced(place, 0, entry)
}

/** What goes with rows that `changes` take away: their places on the board. */
export function boardWithoutRemoved(changes: readonly Change[], project: Project): Change[] {
  const gone = new Set(changes.filter(({ after }) => after === null).map(({ kind, id }) => `${kind} ${id}`))
  const change = boardEdited(project, board => board.filter(({ kind, id }) => !gone.has(`${kind} ${id}`)))
  return change ? [change] : []
}
