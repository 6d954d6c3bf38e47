import type { FacilitatorView } from '@core/workshop/session/views'
import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kept } from '../../../ui/use-draft'
import type { DoAct } from './use-room-session'

export type Room = {
  readonly view: FacilitatorView
  readonly act: DoAct
  /** For what stands in a field: what became of an act. */
  readonly keep: (done: Promise<boolean>) => Promise<Kept>
}

export const keptOr =
  (error: string): Room['keep'] =>
  async done =>
    (await done) ? 'kept' : { error }

export const RoomContext = createContext<Room | null>(null)

/** The session that is on, for everything on the facilitator's screen. */
export function useRoom(): Room {
  const room = useContext(RoomContext)
  if (!room) throw new Error('a part of the facilitator’s screen outside its session')
  return room
}

/** The name of a perspective as the session was opened with it; of none: that nobody said. */
export function usePerspectiveName() {
  const { t } = useTranslation(['workshopRun', 'terms'])
  const { view } = useRoom()
  return (perspectiveId: string | null): string =>
    perspectiveId === null
      ? t('captureNobody')
      : (view.opening.perspectives.find(({ id }) => id === perspectiveId)?.name ?? t('terms:groupGone'))
}
