import { idPattern } from '@core/names'
import { joinedGroupSchema, mostLevels, sessionPlanSchema, storyUses } from '@core/project/entities'
import { z } from 'zod'

const id = z.string().regex(idPattern)
const words = z.string().trim().min(1).max(2000)
const note = z.string().max(5000)
const people = z.number().int().min(0).max(1000)
const perspectiveId = id.nullable()
const isEachOnce = (ids: readonly string[]) => new Set(ids).size === ids.length
const withIdsOnce = (rows: readonly { readonly id: string }[]) => isEachOnce(rows.map(row => row.id))

/**
 * How ballots are counted. `groups`: each perspective, and those that are joined as one; where one is too small as the vote closes,
 * everybody together. `outcome-only`: no counts are kept, only what the rule says of all together. `choose-again`: people are
 * asked to say once more which group they speak from; nothing is settled by it.
 */
const countingChoiceSchema = z.discriminatedUnion('way', [
  z.object({
    way: z.literal('groups'),
    joined: z
      .array(joinedGroupSchema)
      .max(20)
      .refine(joined => isEachOnce(joined.flatMap(({ perspectiveIds }) => perspectiveIds)) && withIdsOnce(joined)),
  }),
  z.object({ way: z.literal('together') }),
  z.object({ way: z.literal('outcome-only') }),
  z.object({ way: z.literal('choose-again') }),
])
export type CountingChoice = z.infer<typeof countingChoiceSchema>

/** The final wording and its story, as it is being written. */
export const agreementDraftSchema = z.object({
  itemId: id,
  wording: z.string().max(500),
  /** The wording says the same as the proposal, only clearer or translated. */
  sameMeaning: z.boolean().default(false),
  rewordedBy: z.array(id).max(50),
  howWeWillKnow: note,
  whoGathers: z.string().max(500),
  possibleHarm: note,
  minorityView: note,
  /** Of a story: why the group chose it. Of a measure that is looked at again: why it stays, changes or goes. */
  why: note.optional(),
  /** Of a measure that is looked at again: it stays, but not as it is. */
  change: z.boolean().optional(),
  reviewOn: z.number().int().nullable(),
})
export type AgreementDraft = z.infer<typeof agreementDraftSchema>

/** The agreement on an item about which nothing is written yet. */
export const emptyDraft = (itemId: string, wording: string): AgreementDraft => ({
  itemId,
  wording,
  sameMeaning: false,
  rewordedBy: [],
  howWeWillKnow: '',
  whoGathers: '',
  possibleHarm: '',
  minorityView: '',
  reviewOn: null,
})

/** What the facilitator does. None of it travels over the room's network, but for a spoken idea from a helper's phone (co-facilitator.ts). */
export const actSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('go-to'), stageId: id }),
  z.object({ kind: z.literal('pause') }),
  z.object({ kind: z.literal('resume') }),
  z.object({ kind: z.literal('lock-joining') }),
  z.object({ kind: z.literal('unlock-joining') }),
  /** More (or fewer) minutes for the stage that is on. */
  z.object({ kind: z.literal('add-minutes'), minutes: z.number().int().min(-120).max(120) }),
  /** Stages that have not begun may still be changed. */
  z.object({ kind: z.literal('set-stages'), stages: sessionPlanSchema.shape.stages.refine(withIdsOnce) }),

  /** A spoken idea, caught quickly. */
  z.object({
    kind: z.literal('capture-idea'),
    ideaId: id,
    words,
    perspectiveId,
    mayMerge: z.boolean(),
    domainId: id.optional(),
    use: z.enum(storyUses).optional(),
  }),
  /** Other words for a spoken idea, such as without a name; who said it stays. */
  z.object({ kind: z.literal('edit-idea'), ideaId: id, words }),
  /** A spoken idea to another place in the one order of all: before that idea or merged idea; null: last. */
  z.object({ kind: z.literal('place-idea'), ideaId: id, beforeId: id.nullable() }),
  /** A spoken idea that was written down by mistake; only one that the facilitator wrote. */
  z.object({ kind: z.literal('remove-idea'), ideaId: id }),
  /** Takes back the facilitator's last act; refused (`nothing-to-undo`) where it cannot be, or somebody changed it since. */
  z.object({ kind: z.literal('undo') }),
  /** Off the wall and the phones: it names somebody, or hurts. It is kept, and its author still sees it. */
  z.object({ kind: z.literal('hide-idea'), ideaId: id, hidden: z.boolean() }),
  /** Stands below the idea on the wall and on phones until its words change; empty: none. The record keeps the words that were given. */
  z.object({ kind: z.literal('translate-idea'), ideaId: id, words: z.string().trim().max(2000) }),
  /** Refused (`may-not-merge`) where an author does not want it. */
  z.object({ kind: z.literal('merge-ideas'), mergedId: id, ideaIds: z.array(id).min(2).max(50), words }),
  z.object({ kind: z.literal('unmerge-ideas'), mergedId: id }),
  /**
   * What is voted on; `from`: ideas and merged ideas it came from. Refused while a vote is open. Words that were voted on change only
   * where they mean the same (`sameMeaning`: clearer or translated); else (`voted-on`) a new wording is an item of its own, which
   * says what it was `rewordedFrom` and by whom, and has votes of its own.
   */
  z.object({
    kind: z.literal('set-items'),
    items: z
      .array(
        z.object({
          id,
          words,
          from: z.array(id).max(50),
          measureId: id.nullable(),
          sameMeaning: z.boolean().optional(),
          rewordedFrom: id.optional(),
          rewordedBy: z.array(id).max(50).optional(),
        }),
      )
      .max(200)
      .refine(withIdsOnce),
  }),

  /**
   * Of a rubric: its levels, lowest first, with the ideas that are in each (`from`: ideas and merged ideas) and the group's own words
   * for it (null: those of the ideas). Refused (`vote-open`) while people are asked about them.
   */
  z.object({
    kind: z.literal('set-levels'),
    levels: z
      .array(
        z.object({
          id,
          name: z.string().trim().min(1).max(200),
          words: z.string().trim().min(1).max(5000).nullable(),
          from: z.array(id).max(2000),
        }),
      )
      .min(2)
      .max(mostLevels)
      .refine(withIdsOnce)
      .refine(levels => isEachOnce(levels.flatMap(({ from }) => from))),
  }),

  /** Refused (`vote-open`) while people are voting. */
  z.object({ kind: z.literal('count-as'), choice: countingChoiceSchema }),
  /** Refused (`groups-open`) while a group is too small and nothing is chosen about it; asking how far people go along too. */
  z.object({ kind: z.literal('open-vote') }),
  /** Cuts every link between person and ballot, at once and for good. */
  z.object({ kind: z.literal('close-vote') }),

  z.object({
    kind: z.literal('capture-reason'),
    reasonId: id,
    itemId: id,
    side: z.enum(['for', 'against']),
    words,
    perspectiveId,
  }),
  /** A reason for or against, or one that was given with a step of agreement. */
  z.object({ kind: z.literal('hide-reason'), reasonId: id, hidden: z.boolean() }),
  /** Merged ideas, proposals, reasons and statements, by id. Reasons that people write are off the wall until they are put on it. */
  z.object({ kind: z.literal('show-on-wall'), ids: z.array(id).min(1).max(5000), shown: z.boolean() }),
  /** Asks somebody to help with a phone of theirs, and nobody else any more: see co-facilitator.ts. Whoever did loses it at once. */
  z.object({ kind: z.literal('invite-helper'), helperId: id }),
  z.object({ kind: z.literal('end-helper') }),
  /** Asks somebody by a link of its own whether they see an outcome the same way: see confirmation.ts. */
  z.object({
    kind: z.literal('ask-confirmation'),
    askedId: id,
    outcomeId: id,
    confirmationId: id,
    words: z.string().max(20_000),
    forWhom: z.string().max(2000),
  }),
  /** The link opens nothing any more. What was answered already stays. */
  z.object({ kind: z.literal('end-confirmation'), askedId: id }),
  /** What stands on the wall now: which page (from 0), one thing that is pointed at, whether the time is shown. What is left out stays. */
  z.object({
    kind: z.literal('set-wall'),
    page: z.number().int().min(0).max(1000).optional(),
    highlighted: id.nullable().optional(),
    showsTime: z.boolean().optional(),
  }),
  /** Written by a group that approved it, in place of its numbers. */
  z.object({ kind: z.literal('statement'), statementId: id, perspectiveId: id, itemId: id.nullable(), words }),
  z.object({ kind: z.literal('remove-statement'), statementId: id }),
  /** Why something a protected perspective called essential is not agreed. */
  z.object({ kind: z.literal('protected-reason'), itemId: id, words: note }),

  z.object({ kind: z.literal('draft-agreement'), draft: agreementDraftSchema }),
  z.object({ kind: z.literal('open-gradient'), itemId: id }),
  z.object({ kind: z.literal('close-gradient'), itemId: id }),
  z.object({ kind: z.literal('objection'), objectionId: id, itemId: id, words, perspectiveId }),
  z.object({ kind: z.literal('remove-objection'), objectionId: id }),
  /** Null: not decided yet. A protected item can be turned down only with a reason (`reason-needed`). */
  z.object({ kind: z.literal('decide'), itemId: id, agreed: z.boolean().nullable() }),

  /** What the facilitator notes for themselves: on no wall and no phone, and in the project only where they choose it. */
  z.object({ kind: z.literal('private-note'), words: note }),
  z.object({ kind: z.literal('payment-ledger'), offered: people, accepted: people, declined: people, paid: people }),
  /** Somebody has gone home; what they said stays. */
  z.object({ kind: z.literal('left'), participantId: id }),
  /** Phones that joined and should not have: they count as nobody any more, and may join again. */
  z.object({ kind: z.literal('remove-joins'), participantIds: z.array(id).min(1).max(1000) }),
  /**
   * The laptop goes from hand to hand: the facilitator's screen is covered, whatever is reloaded, until `take-laptop-back` with the same
   * PIN (four digits; null: none), or until the program was closed. In the journal `pin` is its mark (`pinMark`).
   */
  z.object({ kind: z.literal('hand-over'), pin: z.string().max(64).nullable() }),
  z.object({ kind: z.literal('take-laptop-back'), pin: z.string().max(64).nullable() }),
  /** The session is over. Votes still open are closed first. */
  z.object({ kind: z.literal('close') }),
])
export type Act = z.infer<typeof actSchema>

/** Acts that `undo` takes back, if they were the last. Locking has its own way back, the same button. */
export const undoableActs = [
  'go-to',
  'add-minutes',
  'set-stages',
  'capture-idea',
  'edit-idea',
  'place-idea',
  'remove-idea',
  'hide-idea',
  'translate-idea',
  'merge-ideas',
  'unmerge-ideas',
  'set-items',
  'set-levels',
  'hide-reason',
  'show-on-wall',
  'statement',
  'remove-statement',
  'objection',
  'remove-objection',
  'decide',
] as const
export type UndoableAct = (typeof undoableActs)[number]

/**
 * `vote-open`: not while a vote is open. `vote-closed`: it is closed for good. `no-items`: nothing to vote on. `may-not-merge`,
 * `reason-needed`: see the acts. `slips-differ`: paper keyed twice still differs; settle it before the vote closes. `gone`: what
 * it is about is not there. `stage-begun`: a stage that has begun stays as it was. `no-wording`: there is no final wording yet.
 * `voted-on`: these words were voted on. `groups-open`: a group is too small to be counted by itself, and it is not settled yet what is done about it.
 * `nothing-to-undo`: see the act. `wrong-pin`: not four digits, or not those the laptop was handed over with. `too-many`: more than the project can keep. `closed`: the session is over.
 */
export const actProblems = [
  'vote-open',
  'vote-closed',
  'no-items',
  'may-not-merge',
  'reason-needed',
  'slips-differ',
  'gone',
  'stage-begun',
  'no-wording',
  'groups-open',
  'voted-on',
  'too-many',
  'nothing-to-undo',
  'wrong-pin',
  'closed',
] as const
export type ActProblem = (typeof actProblems)[number]

/** What a laptop can be handed over with. */
export const isPin = (pin: string): boolean => /^\d{4}$/.test(pin)
