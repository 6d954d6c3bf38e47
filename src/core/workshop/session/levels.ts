import { inLines } from '../rubric'
import { namesBesideWords } from './counting'
import { inShuffledOrder } from './shown'
import type { LevelKept, SessionState } from './state'
import type { FacilitatorView } from './views'

type IdeaInLevel = { readonly id: string; readonly words: string; readonly ideaIds: readonly string[] }

/** The ideas of a level that may be read; where some were put together, these words in their place. */
function ideasInLevel({ ideas, merged, offWall }: SessionState, { from }: LevelKept): IdeaInLevel[] {
  const whole = [...merged.values()]
  const ids = new Set(from.map(id => whole.find(({ ideaIds }) => ideaIds.includes(id))?.id ?? id))
  const found = [...ids].flatMap(id => {
    const together = merged.get(id)
    if (together) return offWall.has(id) ? [] : [together]
    const idea = ideas.get(id)
    return idea && !idea.hidden && !idea.takenBack ? [{ ...idea, ideaIds: [id] }] : []
  })
  return inShuffledOrder(found)
}

/** Each level with its words, as everybody in the room may read them. */
export const levelsShown = (state: SessionState): { id: string; name: string; words: string }[] =>
  state.levels.map(level => ({
    id: level.id,
    name: level.name,
    words: level.words ?? inLines(ideasInLevel(state, level)),
  }))

/** The same for whoever puts ideas into them. */
export function levelsNow(state: SessionState): FacilitatorView['levels'] {
  const named = namesBesideWords(state)
  return state.levels.map(level => {
    const ideas = ideasInLevel(state, level)
    const saidBy = new Set(ideas.flatMap(({ ideaIds }) => ideaIds.map(id => state.ideas.get(id)?.perspectiveId)))
    return {
      id: level.id,
      name: level.name,
      words: level.words,
      composed: inLines(ideas),
      from: [...level.from],
      ideas: ideas.map(({ id, words }) => ({ id, words })),
      saidBy: state.opening.perspectives.map(({ id }) => id).filter(id => named && saidBy.has(id)),
    }
  })
}

/** What the record keeps of them: which ideas they were made of, not the words once more. */
export const levelsKept = (state: SessionState) =>
  state.levels.map(level => ({
    id: level.id,
    name: level.name,
    words: level.words,
    ideaIds: ideasInLevel(state, level).flatMap(({ ideaIds }) => ideaIds),
  }))
