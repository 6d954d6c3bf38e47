import { z } from 'zod'
import { day, id, title } from './fields'

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
