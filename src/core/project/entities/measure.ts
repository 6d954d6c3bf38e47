import { z } from 'zod'
import { day, finite, id, text, title } from './fields'
import { tagsSchema } from './record-fields'

/**
 * - `number`: how many, how much. `share`: a part of a whole.
 * - `scale`: an answer on levels in words (strongly disagree ... strongly agree), to one question or several items.
 * - `rubric`: levels in words that groups of people judge by.
 * - `milestone`: reached, or not. `story`: told in words alone; it has no figure at all.
 */
export const measureKinds = ['number', 'share', 'scale', 'rubric', 'milestone', 'story'] as const
export const directions = ['increase', 'decrease', 'maintain'] as const
/** How a measure's values become one figure for a period. `none`: they do not; a period has one where each part has one value. */
export const aggregations = ['sum', 'mean', 'median', 'latest', 'highest', 'count', 'share', 'none'] as const
/**
 * How the parts (places, groups) become the whole. `pooled`: numerators over denominators, or all values together. `weighted`: a mean
 * weighted by what stands in the denominators. `mean`: a plain mean, which says that it is one. `none`: not at all. `people`: people are summed over places
 * and groups, each once, where each may be in several parts of the dimension `answer`: those parts are not added.
 */
export const acrosses = ['sum', 'pooled', 'weighted', 'mean', 'none', 'people'] as const
export const frequencies = ['once', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'] as const
export const spans = ['month', 'quarter', 'half-year', 'year'] as const
export type MeasureKind = (typeof measureKinds)[number]
export type Direction = (typeof directions)[number]
export type Aggregation = (typeof aggregations)[number]
export type Across = (typeof acrosses)[number]
export type Frequency = (typeof frequencies)[number]
export type Span = (typeof spans)[number]
/** Words of one dimension: `{ dimension: 'place', word: 'Leeds' }`. */
const part = z.object({ dimension: z.string().min(1).max(100), word: z.string().min(1).max(500) })

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
  /** Absent: nobody chose, and everything is added up as it was before there was a choice. */
  across: z.enum(acrosses).optional(),
  /** True where a number is a number of people: small ones are hidden in anything that leaves the room. */
  countsPeople: z.boolean(),
  baseline: z.object({ value: finite, day }).nullable(),
  /**
   * One a period and part at the most. `period`: a reporting year by the year it starts in (`2016`), or the id of a reporting
   * period. `of` absent: for the whole.
   */
  targets: z.array(z.object({ period: id, value: finite, of: part.optional() })).max(200),
  /** Elements it watches. */
  outcomeIds: z.array(id).max(200),
  /** Perspectives it was proposed from: groups, not names. */
  proposedBy: z.array(id).max(50),
  /** The workshop that agreed it. */
  workshopId: id.nullable(),
  /** A rubric's or a scale's levels in words, lowest first; a value is a place in this list, from 1. Empty for other kinds. */
  rubric: z.array(z.object({ name: title, words: text })).max(12),
  /** Where the figures come from and how they are gathered. */
  method: text,
  order: finite,

  // The rest of the sheet, each said only where a person said it. Absent: nobody did.
  /** What exactly is counted and what is not. */
  definition: text.optional(),
  /** Why this measure was chosen. */
  why: text.optional(),
  /** Of a share, in words: what the part is, and what the whole. */
  numerator: z.string().max(2000).optional(),
  denominator: z.string().max(2000).optional(),
  /** Of a scale, what is asked about, in its order: an observation names its item in the dimension `item`. Absent: one question. */
  items: z.array(title).max(50).optional(),
  /** Steps on the way. `value` null: a step in words alone. `reachedOn` null: not reached. */
  milestones: z
    .array(z.object({ id, title, day, value: finite.nullable(), reachedOn: day.nullable() }))
    .max(100)
    .optional(),
  /** Means of verification: what somebody could look at to see that the figure is right. */
  verification: text.optional(),
  frequency: z.enum(frequencies).optional(),
  /** Who collects: a role or a team. */
  collectedBy: z.string().max(500).optional(),
  /** Who decided that this is what success means. */
  decidedBy: text.optional(),
  /** What collecting it could do to people, and what is done about that. */
  possibleHarm: text.optional(),
  /** From then on it is not gathered any more; what it has stays. */
  archivedOn: day.optional(),
  /** When the measure itself is looked at again. */
  reviewOn: day.optional(),
  /** True: each value is a running total, and what happened in a period is how far it rose. Absent: it is not. */
  cumulative: z.boolean().optional(),
  /** The time each record speaks for, ending on its day. Absent: that day alone. */
  span: z.enum(spans).optional(),
  /** Who asked for it, such as funders, by their names. Absent: nobody said. */
  askedBy: z.array(title).max(50).optional(),
  /**
   * The official publication that defines it and has its figures: nobody here is asked who proposed or agreed it. Absent: it is the
   * project's own.
   */
  publishedAs: title.optional(),
  /** Words of the team's own to find it by. Absent: none. */
  tags: tagsSchema.optional(),
})
export type Measure = z.infer<typeof measureSchema>
