import type { Tally } from '@core/project/entities'

/** A tally from the ratings people gave, 1-9. */
export function tallyWith(perspectiveId: string, given: readonly number[], fields: Partial<Tally> = {}): Tally {
  return {
    itemId: 'item',
    perspectiveId,
    round: 1,
    ratings: [1, 2, 3, 4, 5, 6, 7, 8, 9].map(rating => given.filter(other => other === rating).length),
    dontKnow: 0,
    skipped: 0,
    ...fields,
  }
}

/** A tally from counts of words. */
export const tallyOfWords = (
  perspectiveId: string,
  { mustHave = 0, useful = 0, notNeeded = 0 },
  fields: Partial<Tally> = {},
): Tally => ({ ...tallyWith(perspectiveId, []), ratings: [0, notNeeded, 0, 0, useful, 0, 0, mustHave, 0], ...fields })
