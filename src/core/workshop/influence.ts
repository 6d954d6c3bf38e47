import type { Measure, Workshop } from '@core/project/entities'

export type Influence = {
  /** Agreed measures that are in the project. */
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
  const byId = new Map(measures.map(measure => [measure.id, measure]))
  const agreed = workshop.agreed.flatMap(entry => {
    const measure = byId.get(entry.measureId)
    return measure ? [{ entry, proposedBy: new Set(measure.proposedBy) }] : []
  })
  const wordsOf = new Map(workshop.items.map(({ id, words }) => [id, words.trim()]))
  const perspectiveIds = new Set([
    ...workshop.taking.map(({ perspectiveId }) => perspectiveId),
    ...agreed.flatMap(({ proposedBy }) => [...proposedBy]),
  ])
  return {
    agreed: agreed.length,
    began: [...perspectiveIds].map(perspectiveId => ({
      perspectiveId,
      measures: agreed.filter(({ proposedBy }) => proposedBy.has(perspectiveId)).length,
    })),
    notRecorded: agreed.filter(({ proposedBy }) => proposedBy.size === 0).length,
    reworded: agreed.filter(({ entry }) => wordsOf.get(entry.itemId) !== entry.wording.trim()).length,
  }
}
