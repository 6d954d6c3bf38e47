import { z } from 'zod'
import { day, id, text, title } from './fields'

const count = () => z.number().int().min(0)

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
 * How one group rated one item in one round: counts only. A closed vote holds no ballots, so nothing here can be
 * traced to a person, not even by the pattern of their answers across items (docs/decisions/0004).
 */
export const tallySchema = z.object({
  itemId: id,
  /** A perspective, a group that was joined of several (`groups` of the workshop), or `everyoneId`. */
  perspectiveId: id,
  round: z.number().int().min(1).max(9),
  /** Counts of ratings 1..9. */
  ratings: z.array(z.number().int().min(0)).length(9),
  dontKnow: z.number().int().min(0),
  skipped: z.number().int().min(0),
  /** All of the group or all but one gave this answer: which of the two is not kept, and the counts say "all". */
  nearly: z.literal(true).optional(),
})
export type Tally = z.infer<typeof tallySchema>

/** The group of all who took part, where votes are counted together. */
export const everyoneId = 'everyone'

/** Perspectives that are counted as one group, under a name. */
export const joinedGroupSchema = z.object({
  id,
  name: z.string().trim().min(1).max(200),
  perspectiveIds: z.array(id).min(2).max(50),
})
export type JoinedGroup = z.infer<typeof joinedGroupSchema>

export const waysOfCounting = ['groups', 'together', 'outcome-only'] as const
const verdict = z.enum(['in', 'out', 'to-discuss', 'no-ratings'])

/** How a vote was counted, and what the rule said of the ballots themselves (docs/decisions/0035). */
export const countedVoteSchema = z.object({
  round: z.number().int().min(1).max(9),
  /** `groups`: by group; `together`: everybody as one group; `outcome-only`: no counts were kept. */
  kept: z.enum(waysOfCounting),
  /** `chosen`: before the vote. `too-few`: fewer voted than a group needs. `later`: by a newer version of this program. */
  because: z.enum(['chosen', 'too-few', 'later']),
  /** The groups whose tallies were kept. */
  groupIds: z.array(id).max(50),
  outcomes: z
    .array(
      z.object({
        itemId: id,
        code: z.enum(['in', 'out', 'to-discuss']),
        pooled: verdict,
        /** Groups with a protected perspective in them that call it essential. */
        essentialFor: z.array(id).max(50),
        verdicts: z.array(z.object({ groupId: id, verdict })).max(50),
      }),
    )
    .max(2000),
})
export type CountedVote = z.infer<typeof countedVoteSchema>

export const stageKinds = ['welcome', 'ideas', 'share', 'vote', 'differences', 'agree', 'talk', 'close'] as const
export type StageKind = (typeof stageKinds)[number]

/** One part of a session. `talk`: a prompt and a time, nothing to answer. The first `vote` is round 1, the next round 2. */
export const stageSchema = z.object({
  id,
  kind: z.enum(stageKinds),
  title,
  minutes: z.number().int().min(0).max(480),
  /** What people read on their phone and on the wall. */
  prompt: z.string().max(2000),
  /** What the facilitator says. */
  say: z.string().max(5000),
})
export type Stage = z.infer<typeof stageSchema>

export const voteItemSchema = z.object({
  id,
  words: z.string().min(1).max(2000),
  /** The measure that is looked at again; null: a new proposal. */
  measureId: id.nullable(),
})

/**
 * What a session comes to: proposals that become measures, one rubric, stories that the group chose, what becomes of measures there are,
 * or what people think of power.
 */
export const workshopMethods = ['measures', 'rubric', 'stories', 'review', 'power'] as const
export type WorkshopMethod = (typeof workshopMethods)[number]

export const mostLevels = 12
const levelSchema = z.object({ id, name: z.string().trim().min(1).max(200) })

export const reviewAnswers = ['kept', 'changed', 'dropped'] as const

/** For whom a story was told: the people in the room alone, or anybody who does not hear whose it is. */
export const storyUses = ['room', 'unnamed'] as const
export type StoryUse = (typeof storyUses)[number]
/** What people's words are about: of stories a kind of change, of power a question. `name`: as long as a question may be. */
const domainSchema = z.object({ id, name: z.string().trim().min(1).max(2000) })
/** The domain that is always among them: any other change, or anything else about power. */
export const otherDomainId = 'other'
/** Of power: no question, but a step that somebody suggests. */
export const stepDomainId = 'step'
export const mostDomains = 20

/** What was settled before people came. */
export const sessionPlanSchema = z.object({
  /** Absent: measures. */
  method: z.enum(workshopMethods).optional(),
  /** Of a rubric: the levels that words are put into, lowest first. */
  levels: z.array(levelSchema).max(mostLevels).optional(),
  /** What people's words can be about, beside anything else. Of power, the id of a question is that of its `powerQuestion`. */
  domains: z.array(domainSchema).max(mostDomains).optional(),
  stages: z.array(stageSchema).min(1).max(40),
  expectedPeople: z.number().int().min(0).max(1000),
  /** What people are offered for their time, in the project's own words; null: nothing is offered. */
  paymentOffer: z.string().max(2000).nullable(),
  accessNeeds: text,
  /** Perspectives people may say they speak from, in this order. */
  perspectiveIds: z.array(id).min(1).max(50),
  /** Perspectives whose essentials cannot be voted away, only discussed. */
  protectedFor: z.array(id).max(50),
  /** So few may be a group of their own in this room, where that is fewer than the project's smallest group. */
  smallestInRoom: z.number().int().min(3).max(100).optional(),
  /** Whether somebody who cannot come may vote by phone call. Absent: no. */
  votesByCall: z.boolean().optional(),
  /** What is voted on from the start; ideas add to it. */
  items: z.array(voteItemSchema).max(200),
})
export type SessionPlan = z.infer<typeof sessionPlanSchema>

/** A plan that was kept to start others from. */
export const planTemplateSchema = z.object({
  id,
  title,
  question: text,
  rule: ruleSchema,
  finalSay: text,
  plan: sessionPlanSchema,
})
export type PlanTemplate = z.infer<typeof planTemplateSchema>

/**
 * Words somebody gave in a session. They can be taken back later with the code the person kept: `withdrawal` is the SHA-256 of
 * the code and this id, so that words of one person cannot be put together; null where no code was given out.
 */
const givenWords = {
  id,
  words: text,
  perspectiveId: id.nullable(),
  withdrawal: z.string().max(64).nullable(),
  /** The day it was withdrawn; its words are empty then. */
  withdrawnOn: day.nullable(),
}

export const sayAnswers = ['yes', 'partly', 'no', 'rather-not-say'] as const

/** What a session left behind, beside its tallies. No ballots, no devices, no times of day. */
export const sessionRecordSchema = z.object({
  /** `call`: by phone call, entered by the facilitator. Absent: nobody. */
  joined: z.object({ phone: count(), paper: count(), shared: count(), call: count().optional() }),
  ideas: z
    .array(
      z.object({
        ...givenWords,
        itemId: id.nullable(),
        /** Of a story: what it is about, and for whom it was told. Of power: which question it answers. */
        domainId: id.optional(),
        use: z.enum(storyUses).optional(),
      }),
    )
    .max(2000),
  reasons: z.array(z.object({ ...givenWords, itemId: id, side: z.enum(['for', 'against']) })).max(5000),
  /** Why people stood where they did about the final words, each time they were asked. `block`: they cannot accept it. */
  stepReasons: z
    .array(z.object({ ...givenWords, itemId: id, block: z.boolean() }))
    .max(5000)
    .optional(),
  /** The stages that were held, with the minutes planned and the minutes they took, pauses left out. */
  stages: z
    .array(z.object({ id, title, planned: z.number().int().min(0), took: z.number().int().min(0) }))
    .max(80)
    .optional(),
  /** Of stories: those that the group chose, in its order, with what it said about the choice. `title` '': none was given. */
  chosen: z
    .array(z.object({ itemId: id, title: z.string().max(500), why: text, minorityView: text }))
    .max(200)
    .optional(),
  /** Of measures that were looked at again: what the room decided, with the words it wanted and why. */
  reviewed: z
    .array(z.object({ itemId: id, measureId: id, said: z.enum(reviewAnswers), wording: title, why: text }))
    .max(200)
    .optional(),
  /** Of a rubric: which ideas the group put into which level, lowest first. `words` null: those of the ideas. */
  levels: z
    .array(levelSchema.extend({ words: text.nullable(), ideaIds: z.array(id).max(2000) }))
    .max(mostLevels)
    .optional(),
  /** Written and approved by a group, in place of numbers. */
  statements: z.array(z.object({ id, perspectiveId: id.nullable(), itemId: id.nullable(), words: text })).max(500),
  /** Items a protected perspective marked essential, and why they were not agreed where they were not. */
  protectedItems: z.array(z.object({ itemId: id, perspectiveIds: z.array(id), reason: text })).max(200),
  /** How many the facilitator hid: they named somebody, or hurt. Their words are kept nowhere. */
  hiddenWords: z.object({ ideas: count(), reasons: count() }).optional(),
  /** "Did you have a real say?" */
  say: z.object({
    counts: z.record(z.enum(sayAnswers), z.number().int().min(0)),
    /** `nearly`: as in a tally. `too-few`: no counts were kept. */
    kept: z.enum(['nearly', 'too-few']).optional(),
    comments: z.array(z.object(givenWords)),
  }),
  /** People, by what became of the offer. */
  payments: z.object({ offered: count(), accepted: count(), declined: count(), paid: count() }),
})
export type SessionRecord = z.infer<typeof sessionRecordSchema>

export const gradientSteps = 8

/** People on each of the eight steps, whole-hearted first, in one group. `nearly`: as in a tally. */
export const gradientSchema = z.object({
  perspectiveId: id,
  counts: z.array(z.number().int().min(0)).length(gradientSteps),
  nearly: z.literal(true).optional(),
})

/** What was agreed, with the measure it became. Fields below `minorityView` came with sessions; absent: not recorded. */
export const agreedSchema = z.object({
  itemId: id,
  measureId: id,
  wording: title,
  minorityView: text,
  /** Of a rubric: its levels in the words that were agreed, lowest first. */
  levels: z
    .array(z.object({ name: title, words: text }))
    .max(mostLevels)
    .optional(),
  /** By group. Empty: it was asked, and too few answered to keep counts. */
  gradient: z.array(gradientSchema).optional(),
  /** The final words say the same as the proposal's, only clearer or translated. */
  sameMeaning: z.boolean().optional(),
  objections: z
    .array(z.object({ id, words: text, perspectiveId: id.nullable() }))
    .max(200)
    .optional(),
  /** Perspectives that changed its wording. */
  rewordedBy: z.array(id).max(50).optional(),
  howWeWillKnow: text.optional(),
  whoGathers: z.string().max(500).optional(),
  possibleHarm: text.optional(),
  reviewOn: day.nullable().optional(),
  /** What was done about it since, told back to those who agreed it. */
  weDid: text.optional(),
})
export type Agreed = z.infer<typeof agreedSchema>

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
  items: z
    .array(
      z.object({
        id,
        words: z.string().min(1).max(2000),
        /** The proposal that this is a new wording of, with votes of its own; and who reworded it. */
        rewordedFrom: id.optional(),
        rewordedBy: z.array(id).max(50).optional(),
        /** Earlier words of the same meaning, which votes were given for; the first ones first. */
        earlierWords: z.array(z.string().max(2000)).max(20).optional(),
        /** Of stories: what it was made of. It may be used where all of these may. */
        ideaIds: z.array(id).max(2000).optional(),
        /** What was done about it since, although it was not agreed. */
        weDid: text.optional(),
      }),
    )
    .max(2000),
  tallies: z.array(tallySchema),
  /** How each vote was counted. Absent: by perspective, in an older version or elsewhere. */
  counted: z.array(countedVoteSchema).max(9).optional(),
  /** The groups that were joined. */
  groups: z.array(joinedGroupSchema).max(50).optional(),
  /** What was agreed, with the measure it became. */
  agreed: z.array(agreedSchema),
  /** Credit, where the votes were gathered elsewhere. */
  source: z.string().max(2000),
  /** Absent: closed, or brought in from elsewhere. */
  state: z.enum(['planned', 'running', 'closed']).optional(),
  plan: sessionPlanSchema.optional(),
  record: sessionRecordSchema.optional(),
  /** What the team keeps for itself about the workshop; nothing that others get has it. Absent: nothing. */
  teamNote: text.optional(),
})
export type Workshop = z.infer<typeof workshopSchema>
