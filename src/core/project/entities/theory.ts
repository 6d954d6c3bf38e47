import { z } from 'zod'
import { day, finite, id, isoTime, recordOf, text, title } from './fields'
import { tagsSchema } from './record-fields'

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
  /** Who looks after it: a role or a team. Absent: nobody said. */
  owner: z.string().max(500).optional(),
  /** The theories it appears in: `main`, or the id of the element whose sub-theory it is part of. Absent: the main one. */
  theories: z.array(id).min(1).max(50).optional(),
  /** Where a person put it, by theory, in picture units; where it has no place, the layout finds one. */
  places: recordOf(id, z.object({ x: finite, y: finite })).optional(),
})
export type Element = z.infer<typeof elementSchema>

/** The claim that one element leads to another. */
export const linkSchema = z.object({ id, from: id, to: id, rationale: text })
export type Link = z.infer<typeof linkSchema>

/** The theory every project has; any other is an element's sub-theory and goes by that element's id. */
export const mainTheory = 'main'

/** Elements that a person drew a frame around, in one theory. */
export const frameSchema = z.object({ id, title, theory: id, elementIds: z.array(id).max(300) })
export type Frame = z.infer<typeof frameSchema>

export const assumptionStates = ['untested', 'holding', 'in-doubt', 'broken'] as const
export type AssumptionState = (typeof assumptionStates)[number]

/** What became of an assumption on one day, and why it is thought so. */
export const assumptionEntrySchema = z.object({
  state: z.enum(assumptionStates),
  day,
  why: text,
  /** What is done about it, where it is in doubt or broken. Absent: nobody has said. */
  doing: text.optional(),
})
export type AssumptionEntry = z.infer<typeof assumptionEntrySchema>

/** A condition that must hold for a link to work. `core/theory/claims.ts` reads its state from its history. */
export const assumptionSchema = z.object({
  id,
  linkId: id,
  words: z.string().min(1).max(2000),
  /** Who watches it: a role or a team. */
  watchedBy: z.string().max(500),
  /** In the order it was written down; added to, never rewritten. */
  history: z.array(assumptionEntrySchema).max(500),
  /** The team's own. Absent: none. */
  tags: tagsSchema.optional(),
  order: finite,
})
export type Assumption = z.infer<typeof assumptionSchema>

export const evidenceSides = ['for', 'against'] as const

export const strengths = ['weak', 'fair', 'strong'] as const
export type Strength = (typeof strengths)[number]

/**
 * What speaks for or against a link. How strong it is, is judged from each perspective apart (perspective id -> strength): lived
 * knowledge is never a lower grade of evidence, and the judgements are never made into one.
 */
export const evidenceSchema = z.object({
  id,
  linkId: id,
  side: z.enum(evidenceSides),
  words: z.string().min(1).max(5000),
  source: z.string().max(1000),
  strengths: z.array(z.object({ perspectiveId: id, strength: z.enum(strengths), why: text })).max(50),
  /** The team's own. Absent: none. */
  tags: tagsSchema.optional(),
  order: finite,
})
export type Evidence = z.infer<typeof evidenceSchema>

/** The theory as it was when a person saved it, whole. */
export const theoryVersionSchema = z.object({
  id,
  title,
  savedAt: isoTime,
  /** What changed, and why. */
  why: text,
  elements: z.array(elementSchema).max(2000),
  links: z.array(linkSchema).max(10_000),
  assumptions: z.array(assumptionSchema).max(10_000),
})
export type TheoryVersion = z.infer<typeof theoryVersionSchema>

export const resultStatuses = [
  'not-known',
  'not-yet',
  'not-achieved',
  'partly-achieved',
  'on-track',
  'achieved',
  'no-longer-relevant',
] as const
export type ResultStatus = (typeof resultStatuses)[number]

/**
 * The achievement of an element or a measure as people judged it: kept apart from computed progress. A judgement is never
 * rewritten; a newer one stands beside it. `core/theory/claims.ts` says which one counts.
 */
export const judgementSchema = z.object({
  id,
  about: z.enum(['element', 'measure']),
  aboutId: id,
  status: z.enum(resultStatuses),
  /** The day it was judged on. */
  day,
  /** What it speaks of: the key of a reporting year, or the id of a named period. Absent: the year that its day lies in. */
  period: id.optional(),
  /** When it was written down: of two of one day, the later one counts. */
  recordedAt: isoTime,
  reason: z.string().min(1).max(5000),
  /** Perspectives that judged: groups, not names. */
  judgedBy: z.array(id).max(50),
})
export type Judgement = z.infer<typeof judgementSchema>
