import { z } from 'zod'
import { day, id, isoTime, text, title } from './fields'

export const perspectiveSchema = z.object({
  id,
  name: title,
  /** Whether it speaks from lived experience. Absent: as `core/project/contents.ts` has it for the default ones. */
  lived: z.boolean().optional(),
})
export type Perspective = z.infer<typeof perspectiveSchema>

export const projectSchema = z.object({
  id,
  title,
  purpose: text,
  /** First month of the reporting year, 1-12. */
  yearStart: z.number().int().min(1).max(12),
  perspectives: z.array(perspectiveSchema).max(50),
  /** Groups smaller than this are not shown in anything that leaves the room. */
  smallestGroup: z.union([z.literal(5), z.literal(8), z.literal(10)]),
  createdAt: isoTime,
})
export type Project = z.infer<typeof projectSchema>

export const reportingPeriodKinds = ['financial-year', 'funding-year', 'quarter', 'campaign-phase', 'other'] as const

/** A period a person named. Both days are in it. Such periods may overlap. */
export const reportingPeriodSchema = z.object({
  id,
  title,
  kind: z.enum(reportingPeriodKinds),
  firstDay: day,
  lastDay: day,
})
export type ReportingPeriodKind = (typeof reportingPeriodKinds)[number]
export type ReportingPeriod = z.infer<typeof reportingPeriodSchema>

/** What a person wrote for a report: about one element, or (`elementId` null) about the period as a whole. `period` as in a target. */
export const narrativeSchema = z.object({ id, period: id, elementId: id.nullable(), text })
export type Narrative = z.infer<typeof narrativeSchema>
