import type { Act } from './act'
import { inShuffledOrder, placeBetween, placeByChance } from './shown'
import {
  type Idea,
  type ItemKept,
  type SessionState,
  translationOf,
  withMap,
  withoutKey,
  withoutMerging,
} from './state'
import { storyFields } from './stories'

const ideaActs = [
  'capture-idea',
  'edit-idea',
  'place-idea',
  'remove-idea',
  'hide-idea',
  'translate-idea',
  'merge-ideas',
  'unmerge-ideas',
  'set-items',
] as const

/** What is done with ideas, and with the proposals made of them. */
export type IdeaAct = Extract<Act, { kind: (typeof ideaActs)[number] }>

export const isIdeaAct = (act: Act): act is IdeaAct => ideaActs.some(kind => kind === act.kind)

export function afterIdeaAct(state: SessionState, act: IdeaAct): SessionState {
  switch (act.kind) {
    case 'capture-idea': {
      const { kind: _, ideaId, domainId: __, use: ___, ...said } = act
      const earlier = state.ideas.get(ideaId)
      const place = earlier?.place ?? placeByChance(state.secret, ideaId)
      const words = { ...said, ...storyFields(state, act), translation: translationOf(earlier, act.words) }
      const idea = { id: ideaId, ...words, by: null, revision: 1, hidden: false, takenBack: false, place }
      const kept = { ...state, ideas: withMap(state.ideas, ideaId, idea) }
      return act.mayMerge ? kept : withoutMerging(kept, ideaId)
    }
    case 'edit-idea':
      return withIdeaChanged(state, act.ideaId, {
        words: act.words,
        translation: translationOf(state.ideas.get(act.ideaId), act.words),
      })
    case 'place-idea':
      return withIdeaChanged(state, act.ideaId, { place: placeBefore(state, act.beforeId, act.ideaId) })
    case 'remove-idea':
      return withoutMerging({ ...state, ideas: withoutKey(state.ideas, act.ideaId) }, act.ideaId)
    case 'hide-idea':
      return withIdeaChanged(state, act.ideaId, { hidden: act.hidden })
    case 'translate-idea':
      return withIdeaChanged(state, act.ideaId, { translation: act.words })
    case 'merge-ideas': {
      const { mergedId, ideaIds, words } = act
      const others = [...state.merged.values()]
        .filter(({ id }) => id !== mergedId)
        .map(merged => ({ ...merged, ideaIds: merged.ideaIds.filter(id => !ideaIds.includes(id)) }))
        .filter(merged => merged.ideaIds.length > 1)
      const place = placeByChance(state.secret, mergedId)
      const merged = [...others, { id: mergedId, words, ideaIds: [...new Set(ideaIds)], place }]
      return { ...state, merged: new Map(merged.map(each => [each.id, each])) }
    }
    case 'unmerge-ideas':
      return { ...state, merged: withoutKey(state.merged, act.mergedId) }
    case 'set-items': {
      const before = new Map(state.items.map(item => [item.id, item]))
      const items = act.items.map(({ sameMeaning: _, ...item }): ItemKept => {
        const earlier = before.get(item.id) ?? state.votedItems.get(item.id)
        const reworded = item.rewordedFrom === undefined ? undefined : state.votedItems.get(item.rewordedFrom)
        return {
          ...item,
          ideaIds: singleIdeas(state, item.from, (earlier ?? reworded)?.ideaIds),
          rewordedFrom: reworded?.id ?? earlier?.rewordedFrom ?? null,
          rewordedBy: item.rewordedBy ?? earlier?.rewordedBy ?? [],
          earlierWords: earlierWords(earlier, state.votedItems.get(item.id), item.words),
        }
      })
      return { ...state, items }
    }
  }
}

function withIdeaChanged(state: SessionState, ideaId: string, change: Partial<Idea>): SessionState {
  const idea = state.ideas.get(ideaId)
  return idea ? { ...state, ideas: withMap(state.ideas, ideaId, { ...idea, ...change }) } : state
}

/** A place right before that of something else, or behind all. */
function placeBefore({ ideas, merged }: SessionState, beforeId: string | null, movedId: string): string {
  const others = inShuffledOrder([...ideas.values(), ...merged.values()]).filter(({ id }) => id !== movedId)
  const at = beforeId === null ? others.length : others.findIndex(({ id }) => id === beforeId)
  return placeBetween(others[at - 1]?.place ?? '', others[at]?.place ?? null)
}

/** Words that people voted on and that read otherwise now. */
function earlierWords(before: ItemKept | undefined, voted: ItemKept | undefined, words: string): readonly string[] {
  const known = before?.earlierWords ?? []
  return voted === undefined || voted.words === words || known.includes(voted.words) ? known : [...known, voted.words]
}

/** A merged idea may be taken apart later: what an item came from is kept as single ideas. */
function singleIdeas(
  { ideas, merged }: SessionState,
  from: readonly string[],
  before: readonly string[] = [],
): string[] {
  const known = from.flatMap(id => merged.get(id)?.ideaIds ?? (ideas.has(id) ? [id] : before))
  return [...new Set(known)]
}
