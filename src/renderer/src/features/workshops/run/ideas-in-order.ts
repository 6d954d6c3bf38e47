import { hiddenPeople } from '@core/privacy/groups'
import type { FacilitatorView, IdeaShown } from '@core/workshop/session/views'

export const mostItems = 200

type IdeasOf = { readonly perspectiveId: string | null; readonly ideas: readonly IdeaShown[] }

/** Whether a group's name may stand beside words: not where a group here is small. */
export const namesGroups = ({ opening, people }: FacilitatorView): boolean =>
  hiddenPeople({ taking: people.byPerspective }, opening.smallestGroup).groups.size === 0

/**
 * Ideas that are in no merged one, by who they speak from: protected perspectives (lived experience) first, then as offered. Null
 * where a group is small: the screen may be seen by others, and whoever knows the group would know whose they are.
 */
export function ideasByPerspective(view: FacilitatorView): IdeasOf[] | null {
  if (!namesGroups(view)) return null
  const { opening, ideas } = view
  const { protectedFor } = opening.plan
  const offered = opening.perspectives.map(({ id }) => id)
  const order = [
    ...offered.filter(id => protectedFor.includes(id)),
    ...offered.filter(id => !protectedFor.includes(id)),
    null,
  ]
  return order
    .map(perspectiveId => ({
      perspectiveId,
      ideas: ideas.filter(idea => idea.perspectiveId === perspectiveId && idea.mergedInto === null),
    }))
    .filter(group => group.ideas.length > 0)
}

/** Ids of everything that is on the way to the vote: ideas, merged ones, and the single ideas within these. */
export const proposedIds = ({ items, merged }: FacilitatorView): ReadonlySet<string> => {
  const direct = items.flatMap(({ from }) => from)
  return new Set([...direct, ...merged.filter(({ id }) => direct.includes(id)).flatMap(({ ideaIds }) => ideaIds)])
}

/**
 * New proposals from ideas and merged ideas, without those that are proposals already and no more than there is room for. They
 * stand in the shuffled order of the view, not in the order of choosing, which goes group by group.
 */
export function itemsFrom(view: FacilitatorView, ids: readonly string[], newId: () => string) {
  const already = proposedIds(view)
  const wanted = new Set(ids)
  const wordsOf = new Map([...view.merged, ...view.ideas].map(({ id, words }) => [id, words]))
  return [...wordsOf]
    .flatMap(([id, words]) => {
      return !wanted.has(id) || already.has(id) ? [] : [{ id: newId(), words, from: [id], measureId: null }]
    })
    .slice(0, Math.max(0, mostItems - view.items.length))
}
