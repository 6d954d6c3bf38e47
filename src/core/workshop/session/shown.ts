import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { namesBesideWords } from './counting'
import { figureOf, looksAgain } from './review'
import { hasBegun, type Idea, type ItemKept, type SessionState, stageOn } from './state'
import type { Item, StageNow } from './views'

/**
 * Where something that was said stands in every list. Nobody who does not know the session's secret can work it out, so a
 * newcomer lands anywhere, tells neither when nor from whom it came, and moves nothing that is there already.
 */
export const placeByChance = (secret: string, id: string): string =>
  bytesToHex(sha256(utf8ToBytes(`place ${secret} ${id}`)))

const digits = '0123456789abcdef'

/** A place after one and before another (null: any). Both are hexadecimal and do not end in 0, or `after` is empty: before all. */
export function placeBetween(after: string, before: string | null): string {
  let place = ''
  let under = before
  for (let at = 0; ; at += 1) {
    const low = digits.indexOf(after[at] ?? '0')
    const high = under === null ? digits.length : digits.indexOf(under[at] ?? '0')
    if (high - low > 1) return place + digits[Math.ceil((low + high) / 2)]
    place += digits[low]
    // From here on anything is under it, as this digit is lower already.
    if (high > low) under = null
  }
}

/** One order for the wall, the phones, the facilitator and the record: two that differ could be compared. */
export const inShuffledOrder = <T extends { readonly place: string }>(said: Iterable<T>): T[] =>
  [...said].sort((a, b) => (a.place < b.place ? -1 : 1))

/** The stage that is on, with its clock. */
export function stageNow(state: SessionState): StageNow {
  const { stages, stageId, stageStartedAt: startedAt, endsAt, paused } = state
  const number = stages.findIndex(({ id }) => id === stageId) + 1
  const leftWhenPaused = paused ? (paused.left ?? 0) : null
  return { ...stageOn(state), number, of: stages.length, startedAt, endsAt, leftWhenPaused }
}

/**
 * The perspectives an item's ideas were given in, in the plan's order; of ideas that were taken back nothing is told, and nothing
 * at all where a group is small.
 */
export function proposedBy(state: SessionState, { ideaIds }: ItemKept): string[] {
  if (!namesBesideWords(state)) return []
  const { ideas, opening } = state
  const given = new Set(
    ideaIds.flatMap(id => {
      const idea = ideas.get(id)
      return idea && !idea.takenBack && idea.perspectiveId !== null ? [idea.perspectiveId] : []
    }),
  )
  return opening.perspectives.map(({ id }) => id).filter(id => given.has(id))
}

/** An item as everybody in the room reads it. */
export const proposalShown = (state: SessionState, { id, words, measureId }: ItemKept) => ({
  id,
  words,
  figure: looksAgain(state) && measureId !== null ? figureOf(state, measureId) : null,
})

export const itemShown = (state: SessionState, item: ItemKept): Item => {
  const { id, words, from, measureId, earlierWords, rewordedFrom } = item
  const earlier = rewordedFrom === null ? undefined : state.votedItems.get(rewordedFrom)
  return {
    ...{ id, words, from, measureId, earlierWords },
    figure: figureOf(state, measureId),
    proposedBy: proposedBy(state, item),
    rewordedFrom: earlier ? { id: earlier.id, words: earlier.words } : null,
  }
}

/** Ideas that anybody may read, from *share* on: single ones that are in no merged idea, and merged ones in their place; shuffled. */
export function sharedIdeas(
  state: SessionState,
): { id: string; words: string; translation: string; perspectiveId: string | null; by: string | null }[] {
  if (!hasBegun(state, 'share')) return []
  const all = [...state.merged.values()]
  const inMerged = new Set(all.flatMap(({ ideaIds }) => ideaIds))
  const merged = all.filter(({ id }) => !state.offWall.has(id))
  const single = [...state.ideas.values()].filter(idea => isReadable(idea) && !inMerged.has(idea.id))
  return inShuffledOrder([
    ...single,
    ...merged.map(each => ({ ...each, translation: '', by: null, perspectiveId: sameOf(state, each.ideaIds) })),
  ]).map(({ id, words, translation, perspectiveId, by }) => ({ id, words, translation, perspectiveId, by }))
}

const isReadable = ({ hidden, takenBack }: Idea): boolean => !hidden && !takenBack

/** The perspective all of these ideas share; null: they do not. */
function sameOf({ ideas }: SessionState, ideaIds: readonly string[]): string | null {
  const of = new Set(ideaIds.map(id => ideas.get(id)?.perspectiveId ?? null))
  const [only] = of
  return of.size === 1 ? (only ?? null) : null
}
