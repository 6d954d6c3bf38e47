import { type EntityKind, entityKinds } from '@core/project/entities'
import { z } from 'zod'

const fields = z.record(z.string(), z.unknown())

/**
 * One entity made, edited or taken away. Made: `before` is null and `after` is the whole row. Taken away: `after` is null
 * and `before` the whole row. Edited: both hold just the fields that differ.
 */
export const changeSchema = z.object({
  kind: z.enum(entityKinds as [EntityKind, ...EntityKind[]]),
  id: z.string(),
  before: fields.nullable(),
  after: fields.nullable(),
})
export type Change = z.infer<typeof changeSchema>

/** What a person did in one step: written whole or not at all, undone whole. */
export const commitSchema = z.object({
  id: z.string(),
  /** 1, 2, 3... without a gap, within a project on one machine. */
  seq: z.number().int().min(1),
  at: z.iso.datetime(),
  by: z.string().max(200),
  /** What was done, as a code the screen has words for: `element.add`, `import.add`. */
  action: z.string().max(100),
  why: z.string().max(5000),
  changes: z.array(changeSchema),
  /** The commit this one takes back. */
  undoes: z.string().nullable(),
  /** The undone commit this one does again. */
  redoes: z.string().nullable(),
})
export type Commit = z.infer<typeof commitSchema>
