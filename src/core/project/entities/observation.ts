import { z } from 'zod'
import { day, dimensionName, finite, id, isoTime, recordOf, text } from './fields'

export const flagNames = ['value', 'missing', 'suppressed', 'not-applicable', 'unread'] as const
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
  dimensions: recordOf(dimensionName, z.string().max(500)),
  /** Of a measure that is a story, the story; its flag is `missing`, for there is no number. */
  note: text,
  /** Who says so: a register, a group, a count. */
  source: z.string().max(1000),
  /** The imported cell this one stands in for. */
  corrects: z
    .object({ importId: id, seq: z.number().int().min(0), index: z.number().int().min(0).max(4095) })
    .nullable(),
  /** The left-out row of an import that was put right here, by its line and the place of the cell (null: the whole row). Absent: none. */
  leftOutOf: z
    .object({
      importId: id,
      line: z.number().int().min(1),
      column: z.number().int().min(0).max(20_000).nullable(),
    })
    .optional(),
})
export type Observation = z.infer<typeof observationSchema>

export const rejectionSchema = z.object({
  line: z.number().int(),
  reason: z.string(),
  text: z.string().max(2000),
  /** Place, from 0, of the one cell that was left out of a row that came in. Absent: the whole row was. */
  cell: z.number().int().min(0).optional(),
  /** Place of the cell to blame. Absent: the whole row is. */
  column: z.number().int().min(0).optional(),
  /** The cells that count, by place, as the file has them. Absent: the row cannot be read again from here. */
  cells: z.record(z.string().regex(/^\d{1,5}$/), z.string().max(2000)).optional(),
})

/** A cell of the file that was put right before it came in. `column` is its place, from 0. */
export const correctedCellSchema = z.object({
  line: z.number().int().min(1),
  column: z.number().int().min(0).max(20_000),
  was: z.string().max(2000),
  text: z.string().max(2000),
})
export type CorrectedCell = z.infer<typeof correctedCellSchema>

/**
 * Earlier values that an import's values stand in for. They stay where they are and do not count while this import is in.
 * `cells` are of other imports: runs of values in one block, each as the first one's index and how many.
 */
export const replacedFiguresSchema = z.object({
  cells: z
    .array(
      z.object({
        importId: id,
        measureId: id,
        seq: z.number().int().min(0),
        runs: z.array(z.tuple([z.number().int().min(0).max(4095), z.number().int().min(1).max(4096)])).max(2048),
      }),
    )
    .max(1_000_000),
  /** Of values entered by hand. */
  observationIds: z.array(id).max(1_000_000),
})
export type ReplacedFigures = z.infer<typeof replacedFiguresSchema>

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
  leftOut: z.array(rejectionSchema).max(1000),
  /** The mapping that was used, so that the next file of this shape can be read alike. Its schema is core/import's. */
  mapping: z.unknown(),
  /** What was put right in the file on its way in. Absent: nothing. */
  corrected: z.array(correctedCellSchema).max(10_000).optional(),
  /** Absent: it replaced nothing. */
  replaces: replacedFiguresSchema.optional(),
})
export type ImportRecord = z.infer<typeof importSchema>

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
