import { idPattern } from '@core/names'
import { perspectiveSchema, ruleSchema, sessionPlanSchema } from '@core/project/entities'
import { z } from 'zod'

const id = z.string().regex(idPattern)

/**
 * What a session is opened with: all that the host needs to know of the project, and nothing more. The host checks it before a
 * session opens, and when it reads one back.
 */
export const sessionOpeningSchema = z
  .strictObject({
    sessionId: id,
    projectId: id,
    workshopId: id,
    title: z.string().min(1).max(500),
    question: z.string().max(50_000),
    plan: sessionPlanSchema.strict(),
    rule: ruleSchema,
    finalSay: z.string().max(50_000),
    /** Those the plan offers, in its order. */
    perspectives: z.array(perspectiveSchema).min(1).max(50).readonly(),
    smallestGroup: z.number().int().min(2).max(100),
    /** What measures that are looked at again say by now, as everybody in the room may see it. */
    figures: z
      .array(z.object({ measureId: id, words: z.string().max(5000) }))
      .max(200)
      .optional(),
  })
  .refine(({ plan }) => new Set(plan.stages.map(stage => stage.id)).size === plan.stages.length)
  .refine(({ perspectives }) => new Set(perspectives.map(each => each.id)).size === perspectives.length)
  .refine(({ plan }) => new Set(plan.items.map(item => item.id)).size === plan.items.length)
export type SessionOpening = z.infer<typeof sessionOpeningSchema>
