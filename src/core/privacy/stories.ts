import type { Workshop } from '@core/project/entities'

/**
 * The workshop without stories that were told for the room alone, and without everything that was said or counted about them. A
 * proposal that was made of no story, or of one that is there no more, may not leave either: nobody allowed it.
 */
export function workshopWithoutRoomStories(workshop: Workshop): Workshop {
  const { record } = workshop
  if (workshop.plan?.method !== 'stories') return workshop
  const told = (record?.ideas ?? []).filter(({ use, withdrawnOn }) => use === 'unnamed' && withdrawnOn === null)
  const mayLeave = new Set(told.map(({ id }) => id))
  const items = workshop.items.filter(({ ideaIds = [] }) => ideaIds.length > 0 && ideaIds.every(id => mayLeave.has(id)))
  const kept = new Set(items.map(({ id }) => id))
  const about = <R extends { readonly itemId: string | null }>(rows: readonly R[]): R[] =>
    rows.filter(({ itemId }) => itemId === null || kept.has(itemId))
  return {
    ...workshop,
    // An earlier wording that may not leave is not named either.
    items: items.map(({ rewordedFrom, ...item }) =>
      rewordedFrom && kept.has(rewordedFrom) ? { ...item, rewordedFrom } : item,
    ),
    plan: { ...workshop.plan, items: [] },
    tallies: about(workshop.tallies),
    ...(workshop.counted && {
      counted: workshop.counted.map(vote => ({ ...vote, outcomes: about(vote.outcomes) })),
    }),
    agreed: about(workshop.agreed),
    ...(record && {
      record: {
        ...record,
        ideas: told.map(idea => (idea.itemId !== null && kept.has(idea.itemId) ? idea : { ...idea, itemId: null })),
        reasons: about(record.reasons),
        ...(record.stepReasons && { stepReasons: about(record.stepReasons) }),
        ...(record.chosen && { chosen: about(record.chosen) }),
        statements: about(record.statements),
        protectedItems: about(record.protectedItems),
      },
    }),
  }
}

/** Whether a workshop has stories that were told for the room alone: a paper for others says so. */
export const hasRoomStories = ({ record }: Workshop): boolean =>
  record?.ideas.some(({ use, withdrawnOn }) => use === 'room' && withdrawnOn === null) ?? false
