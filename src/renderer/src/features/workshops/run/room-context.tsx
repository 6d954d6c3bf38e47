import type { Workshop } from '@core/project/entities'
import { countedGroupName } from '@core/workshop/counted-groups'
import type { Act } from '@core/workshop/session/act'
import type { FacilitatorView } from '@core/workshop/session/views'
import { createContext, useCallback, useContext, useEffect, useRef } from 'react'
import { host } from '../../../host'
import { showProblem } from '../../../ui/notices'
import type { Kept } from '../../../ui/use-draft'
import { useTranslation } from '../../../ui/use-translation'
import { answered } from '../answered'
import { useWatched, type Watched } from '../use-watched'

/** An act, or what makes one of the session as it stands when its turn comes; null: nothing is to be done. */
type NextAct = Act | ((view: FacilitatorView) => Act | null)

/** Does what the facilitator asks, one after the other. Answers whether it was done: where not, the person has been told. */
type DoAct = (next: NextAct) => Promise<boolean>

type RoomSession = Watched<FacilitatorView> & { readonly act: DoAct }

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

/** The name of a group as votes are counted by: of a perspective, of several that were joined, of everybody. */
export function useGroupName() {
  const { view } = useRoom()
  const joined = [...view.joinedGroups, ...view.counting.joined].map(group => ({
    ...group,
    perspectiveIds: [...group.perspectiveIds],
  }))
  return (groupId: string): string => countedGroupName(groupId, view.opening.perspectives, joined)
}

/** The closed votes of a session as a workshop holds them, for everything that reads votes (core/workshop). */
export const sessionAsWorkshop = ({
  opening,
  people,
  items,
  closedVotes,
  joinedGroups,
}: FacilitatorView): Workshop => ({
  id: opening.workshopId,
  title: opening.title,
  question: opening.question,
  heldOn: 0,
  taking: people.byPerspective.filter(each => each.people > 0).map(each => ({ ...each })),
  rule: opening.rule,
  ruleChosen: 'before-vote',
  finalSay: opening.finalSay,
  items: items.map(({ id, words }) => ({ id, words })),
  tallies: closedVotes.flatMap(({ tallies }) => tallies),
  counted: closedVotes.map(({ counted }) => counted),
  groups: joinedGroups.map(group => ({ ...group, perspectiveIds: [...group.perspectiveIds] })),
  agreed: [],
  source: '',
})
