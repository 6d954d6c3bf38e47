import { type Agreed, gradientSteps, type Measure, type Workshop } from '@core/project/entities'

/** The eight steps of agreement, whole-hearted first. Source: Sam Kaner, Gradients of Agreement. */
export const gradientCodes = [
  'whole-hearted',
  'minor-point',
  'reservations',
  'abstain',
  'more-talk',
  'go-along',
  'stand-aside',
  'block',
] as const

/** Steps, from 1, on which a person does not go along with the wording. */
const firstStepAgainst = 7

type GradientCounts = { readonly goAlong: number; readonly against: number; readonly people: number }

/** How many go along with a wording, in any way, and how many do not. `counts`: people on each of the eight steps, all groups together. */
export function gradientCounts(groups: readonly { readonly counts: readonly number[] }[]): GradientCounts {
  const on = Array.from({ length: gradientSteps }, (_, step) =>
    groups.reduce((sum, { counts }) => sum + (counts[step] ?? 0), 0),
  )
  const people = on.reduce((sum, count) => sum + count, 0)
  const against = on.slice(firstStepAgainst - 1).reduce((sum, count) => sum + count, 0)
  return { goAlong: people - against, against, people }
}

type EditSinceAgreed = { readonly field: 'title' | 'because'; readonly agreed: string; readonly now: string }

/** Where the measure no longer says what the room agreed. What the room did not speak of is nobody's change. */
export function editsSinceAgreed({ wording, howWeWillKnow = '' }: Agreed, measure: Measure): EditSinceAgreed[] {
  const compared: EditSinceAgreed[] = [
    { field: 'title', agreed: wording, now: measure.title },
    ...(howWeWillKnow.trim() === ''
      ? []
      : [{ field: 'because', agreed: howWeWillKnow, now: measure.because } as const]),
  ]
  return compared.filter(({ agreed, now }) => agreed.trim() !== now.trim())
}

type Influence = {
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
      ({ itemId, measureId, wording }) =>
        there.has(measureId) && wordsOf.has(itemId) && wordsOf.get(itemId) !== wording.trim(),
    ).length,
  }
}
