import { z } from 'zod'
import { day, id, text } from './fields'

/** How one perspective judged a rubric on one day: counts by level, and in words what they did not agree on. */
export const rubricJudgingSchema = z.object({
  id,
  measureId: id,
  day,
  perspectiveId: id,
  /** People who chose each of the rubric's levels, lowest first. */
  counts: z.array(z.number().int().min(0)).max(12),
  dontKnow: z.number().int().min(0),
  /** Why they judged so, in words the group approved. */
  reason: text,
  /** What some of them saw differently. */
  dissent: text,
})
export type RubricJudging = z.infer<typeof rubricJudgingSchema>
