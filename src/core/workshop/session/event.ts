import { idPattern } from '@core/names'
import {
  confirmationAnswers,
  countedVoteSchema,
  gradientSchema,
  gradientSteps,
  sayAnswers,
  tallySchema,
} from '@core/project/entities'
import { z } from 'zod'
import { actSchema } from './act'
import { answerSchema, ratingAnswers, wordsAtMost } from './answer'
import { sessionOpeningSchema } from './opening'
import { doors } from './views'

const id = z.string().regex(idPattern)
const round = z.number().int().min(1).max(9)
const revision = z.number().int().min(1).max(1_000_000)
/** Ms since 1970. What people say carries none. */
const at = z.number().int().min(0)
const count = z.number().int().min(0)
const rating = z.enum(ratingAnswers).nullable()
const isOpenlySaid = (kind: string): boolean => !['rating', 'gradient', 'say'].includes(kind)

/** What happened in a session, with no ballot in it: lines of the session's journal. */
export const sessionEventSchema = z.discriminatedUnion('kind', [
  /**
   * `code`: the six characters that let a phone in. `secret`: 128 bits in hexadecimal that never leave the host; sessions that
   * were begun before there was one have none ('').
   */
  z.object({
    kind: z.literal('opened'),
    at,
    opening: sessionOpeningSchema,
    code: z.string(),
    secret: z.string().default(''),
  }),
  /** Where phones find it from now on; the first, and one after each crash. Null: no phones. */
  z.object({
    kind: z.literal('listening'),
    at,
    place: z.object({ address: z.string(), port: z.number().int().min(1).max(65_535) }).nullable(),
  }),
  /**
   * `tokenHash`: SHA-256 of the phone's token. `withdrawalCode`: see withdrawal-code.ts; '': of a vote slip, which holds no words.
   * `slip`: its number. `sheet`: the kind of a sheet of paper: `ideas`, `reasons`, `close`, or the box of a vote or of asking about
   * a final wording; older versions joined all sheets of a person by one number. `another`: not the first of its kind that this
   * person filled in, so that it counts as nobody.
   */
  z.object({
    kind: z.literal('joined'),
    participantId: id,
    door: z.enum(doors),
    perspectiveId: id,
    slip: count.nullable(),
    sheet: z.string().max(100).optional(),
    another: z.literal(true).optional(),
    tokenHash: z.string().nullable(),
    withdrawalCode: z.string(),
  }),
  /** A slip was keyed in with the wrong perspective at first, or somebody chose again before the vote: what they said goes along. */
  z.object({ kind: z.literal('perspective-mended'), participantId: id, perspectiveId: id }),
  /** Ideas, reasons, payment: what is no ballot. */
  z.object({
    kind: z.literal('said'),
    participantId: id,
    answer: answerSchema.refine(({ kind }) => isOpenlySaid(kind)),
    revision,
  }),
  /** The person's own phone says that it leaves. */
  z.object({ kind: z.literal('went'), participantId: id }),
  z.object({ kind: z.literal('acted'), at, act: actSchema }),
  /** The phone of whoever was asked to help; only the hash of its token is kept, as of all phones. */
  z.object({ kind: z.literal('helper-joined'), helperId: id, tokenHash: z.string() }),
  /** What that phone did: an act, and none of the facilitator's own. */
  z.object({ kind: z.literal('helped'), at, act: actSchema }),
  /** Somebody answered whether they see an outcome the same way: see confirmation.ts. No phone's token is with it. */
  z.object({
    kind: z.literal('confirmed'),
    askedId: id,
    answer: z.enum(confirmationAnswers).nullable(),
    words: z.string().max(wordsAtMost),
  }),
  /** From here on only counts are left, and of these what may be kept. `answered`: how many people had. `counted` absent: by an older version. */
  z.object({
    kind: z.literal('vote-closed'),
    round,
    tallies: z.array(tallySchema),
    counted: countedVoteSchema.optional(),
    answered: count,
  }),
  z.object({
    kind: z.literal('gradient-closed'),
    itemId: id,
    round,
    counts: z.array(gradientSchema),
    /** From older versions: reasons of blocks, and no others. */
    blocks: z.array(z.string()).default([]),
    /** In alphabetical order. */
    reasons: z.array(z.object({ id, words: z.string(), block: z.boolean(), withdrawal: z.string() })).default([]),
    answered: count,
  }),
  z.object({
    kind: z.literal('say-closed'),
    counts: z.record(z.enum(sayAnswers), count),
    kept: z.enum(['nearly', 'too-few']).optional(),
    /** In alphabetical order. */
    comments: z.array(z.object({ id, words: z.string(), withdrawal: z.string() })),
  }),
  z.object({ kind: z.literal('closed'), at }),
])

/**
 * What was said in private: lines of a journal of its own, which is destroyed when the counts are taken. Who says what has to
 * be known until then, so that it can be changed.
 */
export const ballotEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rated'), round, participantId: id, itemId: id, rating, revision }),
  z.object({
    kind: z.literal('slip-keyed'),
    round,
    participantId: id,
    slip: count,
    keying: z.union([z.literal(1), z.literal(2)]),
    ratings: z.array(z.object({ itemId: id, rating })).max(200),
  }),
  z.object({ kind: z.literal('slip-settled'), round, slip: count, itemId: id, rating }),
  z.object({
    kind: z.literal('stood'),
    round,
    participantId: id,
    itemId: id,
    step: z.number().int().min(1).max(gradientSteps).nullable(),
    reason: z.string(),
    revision,
  }),
  z.object({ kind: z.literal('had-say'), participantId: id, say: z.enum(sayAnswers), words: z.string(), revision }),
])

export type SessionEvent = z.infer<typeof sessionEventSchema>
export type BallotEvent = z.infer<typeof ballotEventSchema>
export type AnyEvent = SessionEvent | BallotEvent

const ballotKinds: ReadonlySet<string> = new Set(ballotEventSchema.options.map(option => option.shape.kind.value))

export const isBallot = (event: AnyEvent): event is BallotEvent => ballotKinds.has(event.kind)

/** The name of the box a ballot lies in: also what its journal is called. */
export function boxOfBallot(ballot: BallotEvent): string {
  if (ballot.kind === 'stood') return gradientBox(ballot.itemId, ballot.round)
  return ballot.kind === 'had-say' ? sayBox : voteBox(ballot.round)
}

/** The box whose ballots an event turns into counts; null: none. */
export function boxClosedBy(event: AnyEvent): string | null {
  if (event.kind === 'vote-closed') return voteBox(event.round)
  if (event.kind === 'gradient-closed') return gradientBox(event.itemId, event.round)
  return event.kind === 'say-closed' ? sayBox : null
}

const sayBox = 'say'
export const voteBox = (round: number): string => `vote-${round}`
export const gradientBox = (itemId: string, round: number): string => `gradient-${round}-${itemId}`
