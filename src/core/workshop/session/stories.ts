import { otherDomainId, type StoryUse } from '@core/project/entities'
import { finalWording, type Idea, type SessionState } from './state'

export const tellsStories = ({ opening }: Pick<SessionState, 'opening'>): boolean => opening.plan.method === 'stories'

/** Words are about something that the plan names. */
export const sortsWords = ({ opening }: Pick<SessionState, 'opening'>): boolean =>
  opening.plan.method === 'stories' || opening.plan.method === 'power'

/** What a story is about, and for whom it is told: any other change, and the room alone, where nothing else is known. */
export const storyFields = (
  { opening }: Pick<SessionState, 'opening'>,
  { domainId, use }: { readonly domainId?: string | undefined; readonly use?: StoryUse | undefined },
): Pick<Idea, 'domainId' | 'use'> => ({
  domainId: opening.plan.domains?.some(({ id }) => id === domainId) ? (domainId ?? otherDomainId) : otherDomainId,
  use: use ?? 'room',
})

/** The stories that the group chose, in the order of its choice, with its reasons. */
export const chosenStories = (state: SessionState) =>
  [...state.decided].flatMap(([itemId, chosen]) => {
    const item = state.items.find(({ id }) => id === itemId)
    if (!chosen || !item) return []
    const { why = '', minorityView = '' } = state.drafts.get(itemId) ?? {}
    const title = finalWording(state, itemId) ?? ''
    return [{ itemId, title: title === item.words ? '' : title, why, minorityView }]
  })
