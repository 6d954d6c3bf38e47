import { z } from 'zod'
import { day, id, isoTime, text, title } from './fields'
import { planTemplateSchema } from './workshop'

export const perspectiveSchema = z.object({
  id,
  name: title,
  /** Whether it speaks from lived experience. Absent: as `core/project/contents.ts` has it for the default ones. */
  lived: z.boolean().optional(),
})
export type Perspective = z.infer<typeof perspectiveSchema>

/** Codes of the OrganisationType list that fit those who use this tool. */
export const organisationTypes = ['10', '15', '21', '22', '23', '24', '60', '70', '80', '90'] as const
export type OrganisationType = (typeof organisationTypes)[number]

/** What IATI asks of every publisher and nothing else in a project says. */
export const iatiPublisherSchema = z.object({
  name: title,
  /** As registered: `GB-CHC-1234567`. */
  ref: z.string().min(1).max(200),
  type: z.enum(organisationTypes),
  /** The day the work began. */
  start: day,
  /** A five-digit purpose code of the OECD (list Sector). IATI's ruleset 6.2.2 asks for one. */
  sector: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  /** A country (ISO 3166-1, two letters) or a region (list Region, its number). Ruleset 3.7.1 asks for one. */
  recipient: z
    .string()
    .regex(/^([A-Z]{2}|\d{2,4})$/)
    .optional(),
})
export type IatiPublisher = z.infer<typeof iatiPublisherSchema>

export const boardKinds = ['measure', 'element'] as const

/** A measure or an element of the theory that the team wants before its eyes. */
export const boardEntrySchema = z.object({ kind: z.enum(boardKinds), id })
export type BoardEntry = z.infer<typeof boardEntrySchema>

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
  /** Whose project it is, as reports name them. Absent or empty: as the IATI publisher is called, where one was said. */
  organisation: z.string().max(500).optional(),
  /** As it was said for the last IATI file. Absent: none was made yet. */
  publisher: iatiPublisherSchema.optional(),
  /** Plans of workshops kept to start others from. Absent: none. */
  planTemplates: z.array(planTemplateSchema).max(50).optional(),
  /** Two people through whom somebody can withdraw a consent, as the page for consent prints them. Absent: nobody was named. */
  withdrawThrough: z
    .array(z.object({ name: z.string().max(200), reach: z.string().max(500) }))
    .max(2)
    .optional(),
  /** Words that several groups' updates have in common, and that somebody decided not to make an issue; `groups`: of how many they were then. */
  issuesSetAside: z
    .array(z.object({ key: z.string().max(500), groups: z.number().int().min(1) }))
    .max(500)
    .optional(),
  /** Words that readers may not know, with a plain one for each, beside those that the app knows. Absent: none. */
  plainWords: z
    .array(z.object({ word: z.string().min(1).max(200), plain: z.string().max(500) }))
    .max(1000)
    .optional(),
  /** What the team put on its board, in its order, each once. Absent: nothing. */
  board: z.array(boardEntrySchema).max(200).optional(),
})
export type Project = z.infer<typeof projectSchema>

export const reportingPeriodKinds = [
  'financial-year',
  'funding-year',
  'quarter',
  'month',
  'campaign-phase',
  'other',
] as const

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
