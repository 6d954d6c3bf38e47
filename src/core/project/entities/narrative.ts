import { z } from 'zod'
import { id, text } from './fields'

/** What a person wrote for a report: about one element, or (`elementId` null) about the period as a whole. */
export const narrativeSchema = z.object({ id, period: z.string().regex(/^\d{4}$/), elementId: id.nullable(), text })
export type Narrative = z.infer<typeof narrativeSchema>
