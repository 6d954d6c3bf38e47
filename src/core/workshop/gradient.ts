import { gradientSteps } from '@core/project/entities'

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
export type GradientCode = (typeof gradientCodes)[number]

/** Steps, from 1, on which a person does not go along with the wording. */
const firstStepAgainst = 7

export type GradientCounts = { readonly goAlong: number; readonly against: number; readonly people: number }

/** How many go along with a wording, in any way, and how many do not. `counts`: people on each of the eight steps, all groups together. */
export function gradientCounts(groups: readonly { readonly counts: readonly number[] }[]): GradientCounts {
  const on = Array.from({ length: gradientSteps }, (_, step) =>
    groups.reduce((sum, { counts }) => sum + (counts[step] ?? 0), 0),
  )
  const people = on.reduce((sum, count) => sum + count, 0)
  const against = on.slice(firstStepAgainst - 1).reduce((sum, count) => sum + count, 0)
  return { goAlong: people - against, against, people }
}
