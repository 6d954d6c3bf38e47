import { idPattern } from '@core/names'
import { gradientSteps, sayAnswers, storyUses } from '@core/project/entities'
import { z } from 'zod'

const id = z.string().regex(idPattern)
/** The most characters of one idea, reason or remark, whatever it is given on: room for a story. */
export const wordsAtMost = 2000
const words = z.string().trim().min(1).max(wordsAtMost)
/** Which vote (or which asking about a final wording) it answers: an answer kept on a phone must never count in the next one. */
const round = z.number().int().min(1).max(9)

/** Kept as 2, 5 and 8 of 9: the bands of a 1-9 panel. *Don't know* and *skip* never count as disagreement. */
export const ratingAnswers = ['not-needed', 'useful', 'must-have', 'dont-know', 'skip'] as const
export type RatingAnswer = (typeof ratingAnswers)[number]

/**
 * What a person says, through any door: phone, paper, shared laptop. `null` takes a rating or a step back while that is still
 * possible. Everything here is said without a name.
 */
export const answerSchema = z.discriminatedUnion('kind', [
  /** Of a story also what it is about, and for whom it is told: without a word, for the room alone. */
  z.object({
    kind: z.literal('idea'),
    ideaId: id,
    words,
    mayMerge: z.boolean(),
    domainId: id.optional(),
    use: z.enum(storyUses).optional(),
  }),
  z.object({ kind: z.literal('take-back-idea'), ideaId: id }),
  z.object({ kind: z.literal('rating'), round, itemId: id, rating: z.enum(ratingAnswers).nullable() }),
  z.object({ kind: z.literal('reason'), reasonId: id, itemId: id, side: z.enum(['for', 'against']), words }),
  z.object({ kind: z.literal('take-back-reason'), reasonId: id }),
  /** 1 is whole-hearted, 8 is a block; a block needs a reason. */
  z.object({
    kind: z.literal('gradient'),
    round,
    itemId: id,
    step: z.number().int().min(1).max(gradientSteps).nullable(),
    reason: z.string().trim().max(wordsAtMost),
  }),
  z.object({ kind: z.literal('say'), say: z.enum(sayAnswers), words: z.string().trim().max(wordsAtMost) }),
  /** Which group a person speaks from, chosen again; only while no vote is open. */
  z.object({ kind: z.literal('perspective'), perspectiveId: id }),
  z.object({ kind: z.literal('payment'), choice: z.enum(['accepted', 'declined']) }),
])
export type Answer = z.infer<typeof answerSchema>

/**
 * An answer and which telling of it this is: the same slot (a person's rating of one item, one idea...) told again with a higher
 * revision takes its place; with the same or a lower one it is a repeat, acknowledged and not counted again.
 */
export const submissionSchema = z.object({ answer: answerSchema, revision: z.number().int().min(1).max(1_000_000) })
export type Submission = z.infer<typeof submissionSchema>

/**
 * `closed`: the vote, the stage or the session it belongs to is over. `not-open`: it has not begun. `gone`: there is no such item,
 * idea or person. `reason-needed`: a block without one. `too-many`: more ideas or reasons than one person may give. `paused`:
 * the session is paused; nothing was lost, say it again when it goes on. `other-perspective`: the slip was keyed in with another
 * perspective the first time.
 */
export const answerProblems = [
  'closed',
  'not-open',
  'gone',
  'reason-needed',
  'too-many',
  'paused',
  'other-perspective',
] as const
export type AnswerProblem = (typeof answerProblems)[number]
