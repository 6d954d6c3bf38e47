import { z } from 'zod'

/**
 * What a project is made of. One schema a kind; every edge (file, command line, paste) reads through them. Texts are trimmed
 * nowhere and limited everywhere: a limit that is met is a clear error, never a cut.
 */
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const title = z.string().min(1).max(500)
const text = z.string().max(50_000)
const day = z.number().int().min(-354_285).max(2_932_896) // years 1000 to 9999
const finite = z.number()
const isoTime = z.iso.datetime()

export const perspectiveSchema = z.object({ id, name: title })
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

export const levels = ['activity', 'output', 'outcome', 'impact'] as const
export const spheres = ['control', 'influence', 'concern'] as const
export type Level = (typeof levels)[number]
export type Sphere = (typeof spheres)[number]

export const elementSchema = z.object({
  id,
  title,
  level: z.enum(levels),
  sphere: z.enum(spheres),
  notes: text,
  /** Place in the outline among its level, ascending. */
  order: finite,
})
export type Element = z.infer<typeof elementSchema>

/** The claim that one element leads to another. */
export const linkSchema = z.object({ id, from: id, to: id, rationale: text })
export type Link = z.infer<typeof linkSchema>

export const measureKinds = ['number', 'share', 'rubric'] as const
export const directions = ['increase', 'decrease', 'maintain'] as const
export const aggregations = ['sum', 'mean', 'median', 'latest', 'count', 'share'] as const
export type MeasureKind = (typeof measureKinds)[number]
export type Direction = (typeof directions)[number]
export type Aggregation = (typeof aggregations)[number]

export const measureSchema = z.object({
  id,
  title,
  /** "We will know because..." */
  because: text,
  /** What is counted: people, households. Empty for a rubric. A share's values are 0..1. */
  unit: z.string().max(200),
  kind: z.enum(measureKinds),
  direction: z.enum(directions),
  aggregation: z.enum(aggregations),
  /** True where a number is a number of people: small ones are hidden in anything that leaves the room. */
  countsPeople: z.boolean(),
  baseline: z.object({ value: finite, day }).nullable(),
  /** One a period at the most; by reporting year. */
  targets: z.array(z.object({ period: z.string().regex(/^\d{4}$/), value: finite })).max(200),
  /** Elements it watches. */
  outcomeIds: z.array(id).max(200),
  /** Perspectives it was proposed from: groups, not names. */
  proposedBy: z.array(id).max(50),
  /** The workshop that agreed it. */
  workshopId: id.nullable(),
  /** A rubric's levels in words, lowest first; a rubric's value is a place in this list, from 1. Empty for other kinds. */
  rubric: z.array(z.object({ name: title, words: text })).max(12),
  /** Where the figures come from and how they are gathered. */
  method: text,
  order: finite,
})
export type Measure = z.infer<typeof measureSchema>

export const flagNames = ['value', 'missing', 'suppressed'] as const
export type FlagName = (typeof flagNames)[number]

/** One value entered by hand, or the correction of one imported value. */
export const observationSchema = z.object({
  id,
  measureId: id,
  day,
  flag: z.enum(flagNames),
  /** Null unless the flag is `value`. As in a block: in the measure's unit; a share's numerator, or the share itself. */
  value: finite.nullable(),
  denominator: finite.nullable(),
  /** By dimension, in words: `{ place: 'Leeds' }`. */
  dimensions: z.record(z.string().min(1).max(100), z.string().max(500)),
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

export const rulesChosen = ['before-vote', 'after-vote'] as const
export const ruleVariants = ['every-group', 'any-group', 'pooled'] as const
export const ruleSchema = z.object({
  variant: z.enum(ruleVariants),
  /** In: at least this share of ratings are 7-9... */
  inAtLeast: z.number().min(0).max(1),
  /** ...and fewer than this share are 1-3. */
  notNeededBelow: z.number().min(0).max(1),
  /** Out: at most this share are 7-9. */
  outAtMost: z.number().min(0).max(1),
})
export type Rule = z.infer<typeof ruleSchema>

/**
 * How one perspective rated one item in one round: counts only. A closed vote holds no ballots, so nothing here can be
 * traced to a person, not even by the pattern of their answers across items (docs/decisions/0004).
 */
export const tallySchema = z.object({
  itemId: id,
  perspectiveId: id,
  round: z.number().int().min(1).max(9),
  /** Counts of ratings 1..9. */
  ratings: z.array(z.number().int().min(0)).length(9),
  dontKnow: z.number().int().min(0),
  skipped: z.number().int().min(0),
})
export type Tally = z.infer<typeof tallySchema>

export const workshopSchema = z.object({
  id,
  title,
  question: text,
  heldOn: day,
  /** People taking part, by perspective. */
  taking: z.array(z.object({ perspectiveId: id, people: z.number().int().min(0) })),
  rule: ruleSchema,
  /** Whether the rule was chosen before the vote, as it should be, or laid over it later. Absent: nobody recorded it. */
  ruleChosen: z.enum(rulesChosen).optional(),
  finalSay: text,
  items: z.array(z.object({ id, words: z.string().min(1).max(2000) })).max(2000),
  tallies: z.array(tallySchema),
  /** What was agreed, with the measure it became. */
  agreed: z.array(z.object({ itemId: id, measureId: id, wording: title, minorityView: text })),
  /** Credit, where the votes were gathered elsewhere. */
  source: z.string().max(2000),
})
export type Workshop = z.infer<typeof workshopSchema>

/** What a person wrote for a report: about one element, or (`elementId` null) about the period as a whole. */
export const narrativeSchema = z.object({ id, period: z.string().regex(/^\d{4}$/), elementId: id.nullable(), text })
export type Narrative = z.infer<typeof narrativeSchema>

export const entitySchemas = {
  project: projectSchema,
  element: elementSchema,
  link: linkSchema,
  measure: measureSchema,
  observation: observationSchema,
  import: importSchema,
  workshop: workshopSchema,
  narrative: narrativeSchema,
} as const

export type EntityKind = keyof typeof entitySchemas
export type EntityOf<K extends EntityKind> = z.infer<(typeof entitySchemas)[K]>
export const entityKinds = Object.keys(entitySchemas) as EntityKind[]
