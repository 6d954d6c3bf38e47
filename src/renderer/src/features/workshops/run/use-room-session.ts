import type { Act } from '@core/workshop/session/act'
import type { FacilitatorView } from '@core/workshop/session/views'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { host } from '../../../host'
import { showProblem } from '../../../ui/notices'
import { answered } from '../answered'
import { useWatched, type Watched } from '../use-watched'

/** An act, or what makes one of the session as it stands when its turn comes; null: nothing is to be done. */
export type NextAct = Act | ((view: FacilitatorView) => Act | null)

/** Does what the facilitator asks, one after the other. Answers whether it was done: where not, the person has been told. */
export type DoAct = (next: NextAct) => Promise<boolean>

export type RoomSession = Watched<FacilitatorView> & { readonly act: DoAct }

/** The session of this id, followed live. */
export function useRoomSession(sessionId: string): RoomSession {
  const { t } = useTranslation('workshopRun')
  const ask = useCallback((afterRevision: number) => host.watchSession({ sessionId, afterRevision }), [sessionId])
  const { show, ...watched } = useWatched(ask)
  const newest = useRef<FacilitatorView | null>(null)
  useEffect(() => {
    if (watched.view && watched.view.revision >= (newest.current?.revision ?? 0)) newest.current = watched.view
  }, [watched.view])
  const queue = useRef<Promise<unknown>>(Promise.resolve())

  const act = useCallback<DoAct>(
    next => {
      const turn = queue.current.then(async () => {
        const view = newest.current
        const wanted = typeof next === 'function' ? view && next(view) : next
        if (!wanted) return false
        const done = await answered(host.actInSession({ sessionId, act: wanted }))
        if (done === null) showProblem({ title: t('notDone'), message: t('notDoneHost') })
        else if (!done.ok) showProblem({ title: t('notDone'), message: t(`actProblem.${done.problem}`) })
        else {
          newest.current = done.value
          show(done.value)
        }
        return done?.ok === true
      })
      queue.current = turn
      return turn
    },
    [sessionId, show, t],
  )
  return { ...watched, act }
}
