import { z } from 'zod'
import { id, text } from './fields'

/** What a person wrote for a report: about one element, or (`elementId` null) about the period as a whole. `period` as in a target. */
export const narrativeSchema = z.object({ id, period: id, elementId: id.nullable(), text })
export type Narrative = z.infer<typeof narrativeSchema>
