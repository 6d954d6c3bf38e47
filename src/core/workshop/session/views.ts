import { answerBands } from '@core/privacy/kept-counts'
import {
  countedVoteSchema,
  gradientSchema,
  joinedGroupSchema,
  perspectiveSchema,
  ruleSchema,
  stageSchema,
  storyUses,
  tallySchema,
  waysOfCounting,
  workshopMethods,
} from '@core/project/entities'
import { z } from 'zod'
import { agreementDraftSchema, undoableActs } from './act'
import { ratingAnswers } from './answer'
import { type SessionOpening, sessionOpeningSchema } from './opening'

export type { SessionOpening }

// What each screen of a session may see. Nothing that is not named here crosses to it: a host's answers are checked where they
// are tested (`answerCall`).

const many = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).readonly()
const text = z.string()
const ids = many(text)
const whole = z.number().int()
const side = z.enum(['for', 'against'])
const rating = z.enum(ratingAnswers).nullable()
const state = z.enum(['open', 'closed'])
/** What is voted on. */
const proposed = z.strictObject({
  id: text,
  words: text,
  /** A measure that is looked at again; null: a new proposal. `''`: it says nothing yet. */
  figure: text.nullable(),
})
/** An id and the words that go with it, and nothing of whose they are. */
const idAndWords = z.strictObject({ id: text, words: text })

/** `translation`: what the facilitator wrote below it; '' for none. */
const sharedIdeaSchema = idAndWords.extend({ translation: text })

/** `call`: somebody who could not come; the facilitator enters what they say on the telephone. */
export const doors = ['phone', 'paper', 'shared', 'call'] as const
export type Door = (typeof doors)[number]

/** The stage that is on. Times are ms since 1970; `endsAt` is null while paused or without minutes. */
const stageNowSchema = stageSchema.extend({
  /** From 1, among all stages. */
  number: whole,
  of: whole,
  startedAt: z.number(),
  endsAt: z.number().nullable(),
  /** Ms that were left when it was paused (below 0: it was over its time; 0 too where it has no minutes); null: it runs. */
  leftWhenPaused: z.number().nullable(),
})
export type StageNow = z.infer<typeof stageNowSchema>

const ideaShownSchema = z.strictObject({
  id: text,
  words: text,
  translation: text,
  perspectiveId: text.nullable(),
  mayMerge: z.boolean(),
  /** Of a story. */
  domainId: text,
  use: z.enum(storyUses),
  hidden: z.boolean(),
  /** The facilitator wrote it down, and may change it. */
  spoken: z.boolean(),
  /** The merged idea it is part of. */
  mergedInto: text.nullable(),
})
export type IdeaShown = z.infer<typeof ideaShownSchema>

const mergedIdeaSchema = z.strictObject({ id: text, words: text, ideaIds: ids })
export type MergedIdea = z.infer<typeof mergedIdeaSchema>

const itemSchema = z.strictObject({
  id: text,
  words: text,
  from: ids,
  measureId: text.nullable(),
  /** What the measure says by now; '' where there is none. */
  figure: text,
  /** Perspectives the ideas it came from were given in; empty where a group is small. */
  proposedBy: ids,
  /** The proposal this is a new wording of, whose votes are its own. */
  rewordedFrom: idAndWords.nullable(),
  /** Earlier words of the same meaning that votes were given for. */
  earlierWords: many(text),
})
export type Item = z.infer<typeof itemSchema>

/** A level of a rubric, in words that everybody in the room may read. */
const levelShownSchema = z.strictObject({ id: text, name: text, words: text })

const reasonShownSchema = z.strictObject({
  id: text,
  itemId: text,
  side,
  words: text,
  perspectiveId: text.nullable(),
  hidden: z.boolean(),
})
export type ReasonShown = z.infer<typeof reasonShownSchema>

/** `perspectiveId` null: a group is small, so that no name stands beside words. */
const statementSchema = z.strictObject({
  id: text,
  perspectiveId: text.nullable(),
  itemId: text.nullable(),
  words: text,
})
export type Statement = z.infer<typeof statementSchema>

const objectionSchema = z.strictObject({ id: text, itemId: text, words: text, perspectiveId: text.nullable() })
export type Objection = z.infer<typeof objectionSchema>

/** `round`: 1, 2... `answered`: people with at least one answer; `complete`: with one for every item. Never what they said. */
const voteNowSchema = z.strictObject({ round: whole, answered: whole, complete: whole, of: whole })
export type VoteNow = z.infer<typeof voteNowSchema>

const closedVoteSchema = z.strictObject({ round: whole, tallies: many(tallySchema), counted: countedVoteSchema })
export type ClosedVote = z.infer<typeof closedVoteSchema>

/** How votes will be counted. `way` null: nothing was chosen. `settled` false: no vote can be opened yet. */
const countingSchema = z.strictObject({
  threshold: whole,
  way: z.enum([...waysOfCounting, 'choose-again']).nullable(),
  settled: z.boolean(),
  joined: many(joinedGroupSchema),
  /** With somebody in them. `name` null: that of its one perspective. */
  groups: many(z.strictObject({ id: text, name: text.nullable(), perspectiveIds: ids, people: whole })),
})
export type Counting = z.infer<typeof countingSchema>

/** `perspectiveIds`: groups as they were counted. */
const protectedItemSchema = z.strictObject({ itemId: text, perspectiveIds: ids, reason: text })
export type ProtectedItem = z.infer<typeof protectedItemSchema>

const agreementNowSchema = agreementDraftSchema
  .extend({
    agreed: z.boolean().nullable(),
    gradient: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('not-asked') }),
      z.strictObject({ state: z.literal('open'), answered: whole, of: whole }),
      /** Eight counts a group, whole-hearted first; none where too few answered. `reasons`: of every time they were asked, without who. */
      z.strictObject({
        state: z.literal('closed'),
        counts: many(gradientSchema),
        reasons: many(z.strictObject({ id: text, words: text, block: z.boolean(), hidden: z.boolean() })),
      }),
    ]),
  })
  .strict()
export type AgreementNow = z.infer<typeof agreementNowSchema>

/** Paper is keyed in twice; where the keyings differ, a person looks at the slip again. */
const slipDifferenceSchema = z.strictObject({ slip: whole, itemId: text, first: rating, second: rating })
export type SlipDifference = z.infer<typeof slipDifferenceSchema>

const joiningSchema = z.strictObject({
  locked: z.boolean(),
  /** Six characters. */
  code: text,
  /** In the QR picture instead of them: 130 bits that nobody guesses, so that it is never refused. Null: there is none. */
  key: text.nullable(),
  /** `http://192.168.1.20:47311/`; null: nobody can join by phone (no network was chosen). */
  address: text.nullable(),
})

/** What the facilitator's screen shows. No ballot is in it, and no result of an open vote. */
export const facilitatorViewSchema = z.strictObject({
  opening: sessionOpeningSchema,
  /** Rises with everything that changes this view. */
  revision: whole,
  state,
  stage: stageNowSchema,
  stages: many(stageSchema),
  joining: joiningSchema,
  /** Whoever helps with a phone: asked, with the code of the picture, or there. Null: nobody. */
  helper: z.strictObject({ isIn: z.boolean(), key: text.nullable() }).nullable(),
  /** Who is asked whether they see an outcome the same way. `key` null: it opens nothing any more. What they answered is not shown in the room. */
  confirmations: many(
    z.strictObject({ id: text, outcomeId: text, confirmationId: text, key: text.nullable(), isAnswered: z.boolean() }),
  ),
  /** What the facilitator did last, where it can be undone. */
  undo: z.enum(undoableActs).nullable(),
  people: z.strictObject({
    joined: whole,
    /** Joined and not gone. */
    here: whole,
    byDoor: z.record(z.enum(doors), whole).readonly(),
    byPerspective: many(z.strictObject({ perspectiveId: text, people: whole })),
    /** In the order they joined, with nothing that a phone said or chose: so that one can be removed. */
    phones: many(z.strictObject({ participantId: text, here: z.boolean() })),
  }),
  /** Of those here, who said anything in the stage that is on. */
  answeredInStage: whole,
  ideas: many(ideaShownSchema),
  merged: many(mergedIdeaSchema),
  items: many(itemSchema),
  /** What is agreed on: each proposal; of a rubric, all of its levels at once. */
  toAgree: many(itemSchema),
  /** Of a rubric, lowest first. `words` null: `composed`, of its ideas. `saidBy`: empty where a group is small. */
  levels: many(
    levelShownSchema.extend({
      words: text.nullable(),
      composed: text,
      from: ids,
      ideas: many(idAndWords),
      saidBy: ids,
    }),
  ),
  counting: countingSchema,
  /** Groups that votes were counted by. */
  joinedGroups: many(joinedGroupSchema),
  vote: voteNowSchema.nullable(),
  closedVotes: many(closedVoteSchema),
  reasons: many(reasonShownSchema),
  /** Ids of merged ideas, proposals, reasons and statements that do not stand on the wall, or not yet. */
  offWall: ids,
  statements: many(statementSchema),
  protectedItems: many(protectedItemSchema),
  agreements: many(agreementNowSchema),
  objections: many(objectionSchema),
  slips: z.strictObject({ keyedOnce: many(whole), keyedTwice: many(whole), differences: many(slipDifferenceSchema) }),
  payments: z.strictObject({ offered: whole, accepted: whole, declined: whole, paid: whole }),
  privateNote: text,
  /** The laptop is in somebody's hands. */
  handedOver: z.strictObject({ withPin: z.boolean() }).nullable(),
})
export type FacilitatorView = z.infer<typeof facilitatorViewSchema>

/** A number; in a small room about how many; null: too few people to show. */
const counted = z.union([whole, z.enum(answerBands)]).nullable()
/** `groups`: as they were counted, empty where no counts were kept. */
const projectorResultSchema = z.strictObject({
  itemId: text,
  outcome: z.enum(['in', 'out', 'to-discuss']),
  essentialForProtected: z.boolean(),
  groups: many(
    z.strictObject({
      perspectiveId: text,
      /** Who voted; null where counts are bands. */
      people: whole.nullable(),
      counts: z.strictObject({ mustHave: counted, useful: counted, notNeeded: counted, dontKnow: counted }),
    }),
  ),
})
export type ProjectorResult = z.infer<typeof projectorResultSchema>

/** What stands on the wall. Groups under the smallest are left out of every number (core/privacy/groups). */
export const projectorViewSchema = z.strictObject({
  revision: whole,
  title: text,
  question: text,
  /** See the view of a phone. */
  method: z.enum(workshopMethods),
  state,
  stage: stageNowSchema,
  joining: joiningSchema,
  joined: whole,
  answered: whole,
  rule: ruleSchema,
  finalSay: text,
  paymentOffer: text.nullable(),
  perspectives: many(perspectiveSchema),
  joinedGroups: many(joinedGroupSchema),
  /** From *share* on, shuffled, without the hidden ones. Whose they are is left out where a group is small. */
  ideas: many(sharedIdeaSchema.extend({ perspectiveId: text.nullable() })),
  items: many(proposed),
  /** Of a rubric, lowest first. */
  levels: many(levelShownSchema),
  /** Of the last closed vote, what has to be discussed first; null before there is one. Safe to show: small groups hidden, and what would give them away. */
  results: many(projectorResultSchema).nullable(),
  reasons: many(z.strictObject({ itemId: text, side, words: text })),
  statements: many(statementSchema),
  wall: z.strictObject({ page: whole, highlighted: text.nullable(), showsTime: z.boolean() }),
  /** What is being agreed, with its final wording, and what has been. */
  agreements: many(z.strictObject({ itemId: text, wording: text, agreed: z.boolean().nullable() })),
})
export type ProjectorView = z.infer<typeof projectorViewSchema>

/** What one person's own page shows: the stage, and what they themselves said. Nothing of anybody else's but shared ideas. */
export const participantViewSchema = z.strictObject({
  revision: whole,
  title: text,
  question: text,
  state: z.enum(['open', 'paused', 'closed']),
  stage: stageNowSchema,
  perspectives: many(perspectiveSchema),
  perspectiveId: text,
  /** How this person's vote will be counted; `open`: not settled yet, so that nothing can be promised. `fewest`: who are a group. */
  counting: z.strictObject({
    way: z.enum([...waysOfCounting, 'choose-again', 'open']),
    fewest: whole,
    /** Several that are counted as one, with their name; null: perspectives by themselves. */
    group: text.nullable(),
  }),
  paymentOffer: text.nullable(),
  payment: z.enum(['accepted', 'declined']).nullable(),
  /** 0: it was not answered yet. */
  paymentRevision: whole,
  myIdeas: many(
    z.strictObject({
      id: text,
      words: text,
      mayMerge: z.boolean(),
      domainId: text,
      use: z.enum(storyUses),
      revision: whole,
    }),
  ),
  /** What the session comes to, which says how votes are asked for. */
  method: z.enum(workshopMethods),
  /** Of stories: what a change can be about, beside any other change. */
  domains: many(z.strictObject({ id: text, name: text })),
  /** Shared by others; empty until the *share* stage. */
  ideas: many(sharedIdeaSchema),
  items: many(proposed),
  /** Of a rubric, lowest first. */
  levels: many(levelShownSchema),
  vote: z.strictObject({ round: whole, open: z.boolean() }).nullable(),
  myRatings: many(z.strictObject({ itemId: text, rating, revision: whole })),
  myReasons: many(z.strictObject({ id: text, itemId: text, side, words: text, revision: whole })),
  /** What is asked for now: how far the person can go along with each final wording. */
  gradients: many(
    z.strictObject({
      itemId: text,
      /** Which asking about this item it is, from 1. */
      round: whole,
      wording: text,
      open: z.boolean(),
      step: whole.nullable(),
      reason: text,
      revision: whole,
    }),
  ),
  agreed: many(z.strictObject({ wording: text })),
  say: z.strictObject({ say: text, words: text, revision: whole }).nullable(),
  /** `7K2M-9QXD-41TR`: kept by the person, to withdraw their words later. Shown from the start and at the close. */
  withdrawalCode: text,
})
export type ParticipantView = z.infer<typeof participantViewSchema>
