import { fewestInGroup } from '@core/privacy/kept-counts'
import type { JoinedGroup } from '@core/project/entities'
import type { CountingChoice } from './act'
import { type Person, peopleByPerspective, peopleTakingPart, type SessionState } from './state'
import type { Counting } from './views'

/** A group of fewer than this is not counted by itself in this room. */
export const countingThreshold = ({ opening: { smallestGroup, plan } }: Pick<SessionState, 'opening'>): number =>
  Math.max(fewestInGroup, Math.min(smallestGroup, plan.smallestInRoom ?? smallestGroup))

/** What decides which counts of gradients and answers are kept. */
export const countingLimits = (state: Pick<SessionState, 'opening'>) => ({
  threshold: countingThreshold(state),
  smallestGroup: state.opening.smallestGroup,
})

/** What is settled, or what would be so without a choice: every perspective by itself. */
export const wayOfCounting = ({ counting }: SessionState): Exclude<CountingChoice['way'], 'choose-again'> =>
  counting === null || counting.choice.way === 'choose-again' ? 'groups' : counting.choice.way

const joinedNow = ({ counting }: SessionState): readonly JoinedGroup[] =>
  counting?.choice.way === 'groups' ? counting.choice.joined : []

/** Every perspective is in one of these: joined ones first, as they were joined, the others each by itself. `name` null: its perspective's. */
export function groupsToCount(
  state: SessionState,
): { id: string; name: string | null; perspectiveIds: readonly string[] }[] {
  const joined = joinedNow(state)
  const inThem = new Set(joined.flatMap(({ perspectiveIds }) => perspectiveIds))
  const single = state.opening.perspectives
    .filter(({ id }) => !inThem.has(id))
    .map(({ id }) => ({ id, name: null, perspectiveIds: [id] }))
  return [...joined, ...single]
}

/** The group a person is counted in. */
export function groupOf(state: SessionState, { perspectiveId }: Person): string {
  return joinedNow(state).find(({ perspectiveIds }) => perspectiveIds.includes(perspectiveId))?.id ?? perspectiveId
}

/** How votes will be counted, as the facilitator sees it before one is opened. */
export function countingNow(state: SessionState): Counting {
  const { counting } = state
  const threshold = countingThreshold(state)
  const people = new Map(peopleByPerspective(state).map(group => [group.perspectiveId, group.people]))
  const groups = groupsToCount(state).flatMap(({ id, name, perspectiveIds }) => {
    const there = perspectiveIds.reduce((sum, each) => sum + (people.get(each) ?? 0), 0)
    return there === 0 ? [] : [{ id, name, perspectiveIds: [...perspectiveIds], people: there }]
  })
  return {
    threshold,
    way: counting?.choice.way ?? null,
    settled: isSettled(state),
    joined: joinedNow(state).map(group => ({ ...group, perspectiveIds: [...group.perspectiveIds] })),
    groups,
  }
}

/** Groups, as they would be counted, that are too small to be. */
export const smallGroups = (state: SessionState): string[] => {
  const threshold = countingThreshold(state)
  const sizes = new Map<string, number>()
  for (const person of peopleTakingPart(state)) {
    const group = groupOf(state, person)
    sizes.set(group, (sizes.get(group) ?? 0) + 1)
  }
  return [...sizes].filter(([, people]) => people < threshold).map(([id]) => id)
}

/**
 * Whether a vote may be opened: no group is too small, or it was chosen in the open what is done about it. Who joins while a vote
 * is open changes nothing: the rule is applied again as it closes.
 */
export function isSettled(state: SessionState): boolean {
  if (state.vote || state.gradients.size > 0) return true
  const { counting } = state
  if (counting?.choice.way === 'together' || counting?.choice.way === 'outcome-only') return true
  const known = counting?.choice.way === 'groups' ? counting.small : []
  return smallGroups(state).every(id => known.includes(id))
}

/** Whether a group's name may stand beside words: where a group is small, the words without a name would be told apart as its own. */
export const namesBesideWords = (state: SessionState): boolean =>
  peopleByPerspective(state).every(({ people }) => people === 0 || people >= state.opening.smallestGroup)
