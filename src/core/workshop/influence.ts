import type { Measure, Workshop } from '@core/project/entities'

export type Influence = {
  /** Measures of the project that this workshop agreed. */
  readonly agreed: number
  /** How many of them began with each perspective. One that began with several counts for each. */
  readonly began: readonly { readonly perspectiveId: string; readonly measures: number }[]
  /** Agreed measures of which nobody recorded who proposed them. */
  readonly notRecorded: number
  /** Agreed measures whose wording is not that of the proposal. */
  readonly reworded: number
}

/**
 * Where what was agreed came from. Perspectives: those of the people taking part, then any other that proposed something, so
 * that a group nothing began with shows as none.
 */
export function influence(workshop: Workshop, measures: readonly Measure[]): Influence {
  const agreedIds = new Set(workshop.agreed.map(({ measureId }) => measureId))
  const agreed = measures.filter(({ id, workshopId }) => agreedIds.has(id) || workshopId === workshop.id)
  const there = new Set(agreed.map(({ id }) => id))
  const wordsOf = new Map(workshop.items.map(({ id, words }) => [id, words.trim()]))
  const perspectiveIds = new Set([
    ...workshop.taking.map(({ perspectiveId }) => perspectiveId),
    ...agreed.flatMap(({ proposedBy }) => proposedBy),
  ])
  return {
    agreed: agreed.length,
    began: [...perspectiveIds].map(perspectiveId => ({
      perspectiveId,
      measures: agreed.filter(({ proposedBy }) => proposedBy.includes(perspectiveId)).length,
    })),
    notRecorded: agreed.filter(({ proposedBy }) => proposedBy.length === 0).length,
    reworded: workshop.agreed.filter(
      ({ itemId, measureId, wording }) => there.has(measureId) && wordsOf.get(itemId) !== wording.trim(),
    ).length,
  }
}
