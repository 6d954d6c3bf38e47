import type { Measure, SessionRecord } from '@core/project/entities'

/** What is agreed in a workshop that writes a rubric: all of it, under this id. It is no proposal, and nobody votes on it. */
export const rubricItemId = 'rubric'

type Level = {
  readonly id: string
  readonly name: string
  readonly words: string
  /** Perspectives its ideas were given in. */
  readonly saidBy: readonly string[]
}

/** The levels as a workshop's record has them, in the group's words; without ideas that were withdrawn since. */
export function levelsInRecord({ levels = [], ideas }: SessionRecord): Level[] {
  return levels.map(({ id, name, words, ideaIds }) => {
    const own = ideas.filter(idea => ideaIds.includes(idea.id) && idea.withdrawnOn === null)
    const saidBy = new Set(own.flatMap(({ perspectiveId }) => perspectiveId ?? []))
    return { id, name, words: words ?? inLines(own), saidBy: [...saidBy] }
  })
}

/** The words of ideas as those of a level: each on a line of its own. */
export const inLines = (ideas: readonly { readonly words: string }[]): string =>
  ideas.map(({ words }) => words.replace(/\s+/g, ' ').trim()).join('\n')

/** What makes a measure one that people judge by these levels. */
export const asRubric = (levels: readonly { readonly name: string; readonly words: string }[]) =>
  ({ kind: 'rubric', rubric: levels.map(({ name, words }) => ({ name, words })) }) satisfies Partial<Measure>
