import { z } from 'zod'
import { day, finite, id, isoTime, text } from './fields'

export const flagNames = ['value', 'missing', 'suppressed'] as const
export type FlagName = (typeof flagNames)[number]

/** One value entered by hand, or the correction of one imported value. */
export const observationSchema = z.object({
  id,
  measureId: id,
  day,
  /** The first day of the time it speaks for, which ends on `day`. Absent: as the measure's `span` says. */
  firstDay: day.optional(),
  flag: z.enum(flagNames),
  /** Null unless the flag is `value`. As in a block: in the measure's unit; a share's numerator, or the share itself. */
  value: finite.nullable(),
  denominator: finite.nullable(),
  /** By dimension, in words: `{ place: 'Leeds' }`. */
  dimensions: z.record(z.string().min(1).max(100), z.string().max(500)),
  /** Of a measure that is a story, the story; its flag is `missing`, for there is no number. */
  note: text,
  /** Who says so: a register, a group, a count. */
  source: z.string().max(1000),
  /** The imported cell this one stands in for. */
  corrects: z
    .object({ importId: id, seq: z.number().int().min(0), index: z.number().int().min(0).max(4095) })
    .nullable(),
})
export type Observation = z.infer<typeof observationSchema>

export const leftOutSchema = z.object({ line: z.number().int(), reason: z.string(), text: z.string().max(2000) })

/** An import that is in. Its values live beside it as blocks; taking this record away takes them away. */
export const importSchema = z.object({
  id,
  fileName: z.string().max(500),
  /** Credit as it should be printed: publisher, title, licence. */
  source: z.string().max(2000),
  importedAt: isoTime,
  measureIds: z.array(id),
  rowsIn: z.number().int(),
  observationsMade: z.number().int(),
  rowsLeftOut: z.number().int(),
  /** The first thousand; `rowsLeftOut` counts all. */
  leftOut: z.array(leftOutSchema).max(1000),
  /** The mapping that was used, so that the next file of this shape can be read alike. Its schema is core/import's. */
  mapping: z.unknown(),
})
export type ImportRecord = z.infer<typeof importSchema>
