import type { Perspective } from '@core/project/entities'

/** Of the perspectives that every project begins with, those that speak from lived experience. */
const livedUnlessSaid: ReadonlySet<string> = new Set(['lived', 'both'])

/** Whether a perspective speaks from lived experience: as the project says, never guessed from its words. */
export const speaksFromLivedExperience = ({ id, lived }: Pick<Perspective, 'id' | 'lived'>): boolean =>
  lived ?? livedUnlessSaid.has(id)

export const livedPerspectiveIds = (perspectives: readonly Perspective[]): ReadonlySet<string> =>
  new Set(perspectives.filter(speaksFromLivedExperience).map(({ id }) => id))
