import { z } from 'zod'
import { day, finite, id, text, title } from './fields'

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
