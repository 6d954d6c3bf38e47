import type { Perspective, Rule, SessionPlan, Stage, Tally } from '@core/project/entities'
import type { AgreementDraft } from './act'
import type { RatingAnswer } from './answer'

/** What a session is opened with: all that the host needs to know of the project, and nothing more. */
export type SessionOpening = {
  readonly sessionId: string
  readonly projectId: string
  readonly workshopId: string
  readonly title: string
  readonly question: string
  readonly plan: SessionPlan
  readonly rule: Rule
  readonly finalSay: string
  /** Those the plan offers, in its order. */
  readonly perspectives: readonly Perspective[]
  readonly smallestGroup: number
}

export const doors = ['phone', 'paper', 'shared'] as const
export type Door = (typeof doors)[number]

/** The stage that is on. Times are ms since 1970; `endsAt` is null while paused or without minutes. */
export type StageNow = Stage & {
  /** From 1, among all stages. */
  readonly number: number
  readonly of: number
  readonly startedAt: number
  readonly endsAt: number | null
  /** Ms that were left when it was paused (below 0: it was over its time; 0 too where it has no minutes); null: it runs. */
  readonly leftWhenPaused: number | null
}

export type IdeaShown = {
  readonly id: string
  readonly words: string
  readonly perspectiveId: string | null
  readonly mayMerge: boolean
  readonly hidden: boolean
  /** The merged idea it is part of. */
  readonly mergedInto: string | null
}
export type MergedIdea = { readonly id: string; readonly words: string; readonly ideaIds: readonly string[] }
export type Item = {
  readonly id: string
  readonly words: string
  readonly from: readonly string[]
  readonly measureId: string | null
  /** Perspectives the ideas it came from were given in. */
  readonly proposedBy: readonly string[]
}
export type ReasonShown = {
  readonly id: string
  readonly itemId: string
  readonly side: 'for' | 'against'
  readonly words: string
  readonly perspectiveId: string | null
  readonly hidden: boolean
}
export type Statement = {
  readonly id: string
  readonly perspectiveId: string
  readonly itemId: string | null
  readonly words: string
}
export type Objection = {
  readonly id: string
  readonly itemId: string
  readonly words: string
  readonly perspectiveId: string | null
}
/** `round`: 1, 2... `answered`: people with at least one answer; `complete`: with one for every item. Never what they said. */
export type VoteNow = {
  readonly round: number
  readonly answered: number
  readonly complete: number
  readonly of: number
}
export type ClosedVote = { readonly round: number; readonly tallies: readonly Tally[] }
export type ProtectedItem = {
  readonly itemId: string
  readonly perspectiveIds: readonly string[]
  readonly reason: string
}

export type AgreementNow = AgreementDraft & {
  readonly agreed: boolean | null
  readonly gradient:
    | { readonly state: 'not-asked' }
    | { readonly state: 'open'; readonly answered: number; readonly of: number }
    /** Eight counts a perspective, whole-hearted first; `blocks`: reasons given, without who. */
    | {
        readonly state: 'closed'
        readonly counts: readonly { readonly perspectiveId: string; readonly counts: readonly number[] }[]
        readonly blocks: readonly string[]
      }
}

/** Paper is keyed in twice; where the keyings differ, a person looks at the slip again. */
export type SlipDifference = {
  readonly slip: number
  readonly itemId: string
  readonly first: RatingAnswer | null
  readonly second: RatingAnswer | null
}

/** What the facilitator's screen shows. No ballot is in it, and no result of an open vote. */
export type FacilitatorView = {
  readonly opening: SessionOpening
  /** Rises with everything that changes this view. */
  readonly revision: number
  readonly state: 'open' | 'closed'
  readonly stage: StageNow
  readonly stages: readonly Stage[]
  readonly joining: {
    readonly locked: boolean
    /** Six characters. */
    readonly code: string
    /** In the QR picture instead of them: 130 bits that nobody guesses, so that it is never refused. Null: there is none. */
    readonly key: string | null
    /** `http://192.168.1.20:47311/`; null: nobody can join by phone (no network was chosen). */
    readonly address: string | null
  }
  readonly people: {
    readonly joined: number
    /** Joined and not gone. */
    readonly here: number
    readonly byDoor: Readonly<Record<Door, number>>
    readonly byPerspective: readonly { readonly perspectiveId: string; readonly people: number }[]
    /** In the order they joined, with nothing that a phone said or chose: so that one can be removed. */
    readonly phones: readonly { readonly participantId: string; readonly here: boolean }[]
  }
  /** Of those here, who said anything in the stage that is on. */
  readonly answeredInStage: number
  readonly ideas: readonly IdeaShown[]
  readonly merged: readonly MergedIdea[]
  readonly items: readonly Item[]
  readonly vote: VoteNow | null
  readonly closedVotes: readonly ClosedVote[]
  readonly reasons: readonly ReasonShown[]
  readonly statements: readonly Statement[]
  readonly protectedItems: readonly ProtectedItem[]
  readonly agreements: readonly AgreementNow[]
  readonly objections: readonly Objection[]
  readonly slips: {
    readonly keyedOnce: readonly number[]
    readonly keyedTwice: readonly number[]
    readonly differences: readonly SlipDifference[]
  }
  readonly payments: {
    readonly offered: number
    readonly accepted: number
    readonly declined: number
    readonly paid: number
  }
}

/** What stands on the wall. Groups under the smallest are left out of every number (core/privacy/groups). */
export type ProjectorView = {
  readonly revision: number
  readonly title: string
  readonly question: string
  readonly state: 'open' | 'closed'
  readonly stage: StageNow
  readonly joining: FacilitatorView['joining']
  readonly joined: number
  readonly answered: number
  readonly rule: Rule
  readonly finalSay: string
  readonly paymentOffer: string | null
  readonly perspectives: readonly Perspective[]
  /** From *share* on, shuffled, without the hidden ones. Whose they are is left out where a group is small. */
  readonly ideas: readonly { readonly id: string; readonly words: string; readonly perspectiveId: string | null }[]
  readonly items: readonly { readonly id: string; readonly words: string }[]
  /** Of the last closed vote; null before there is one. Safe to show: small groups hidden, and what would give them away. */
  readonly results: readonly ProjectorResult[] | null
  readonly reasons: readonly { readonly itemId: string; readonly side: 'for' | 'against'; readonly words: string }[]
  readonly statements: readonly Statement[]
  /** What is being agreed, with its final wording, and what has been. */
  readonly agreements: readonly { readonly itemId: string; readonly wording: string; readonly agreed: boolean | null }[]
}
/** `hidden`, and a count that is null: too few people to show. */
export type ProjectorResult = {
  readonly itemId: string
  readonly outcome: 'in' | 'out' | 'to-discuss'
  readonly essentialForProtected: boolean
  readonly groups: readonly {
    readonly perspectiveId: string
    readonly counts:
      | {
          readonly mustHave: number | null
          readonly useful: number | null
          readonly notNeeded: number | null
          readonly dontKnow: number | null
        }
      | 'hidden'
  }[]
}

/** What one person's own page shows: the stage, and what they themselves said. Nothing of anybody else's but shared ideas. */
export type ParticipantView = {
  readonly revision: number
  readonly title: string
  readonly question: string
  readonly state: 'open' | 'paused' | 'closed'
  readonly stage: StageNow
  readonly perspectives: readonly Perspective[]
  readonly perspectiveId: string
  readonly paymentOffer: string | null
  readonly payment: 'accepted' | 'declined' | null
  /** 0: it was not answered yet. */
  readonly paymentRevision: number
  readonly myIdeas: readonly {
    readonly id: string
    readonly words: string
    readonly mayMerge: boolean
    readonly revision: number
  }[]
  /** Shared by others; empty until the *share* stage. */
  readonly ideas: readonly { readonly id: string; readonly words: string }[]
  readonly items: readonly { readonly id: string; readonly words: string }[]
  readonly vote: { readonly round: number; readonly open: boolean } | null
  readonly myRatings: readonly {
    readonly itemId: string
    readonly rating: RatingAnswer | null
    readonly revision: number
  }[]
  readonly myReasons: readonly {
    readonly id: string
    readonly itemId: string
    readonly side: 'for' | 'against'
    readonly words: string
    readonly revision: number
  }[]
  /** What is asked for now: how far the person can go along with each final wording. */
  readonly gradients: readonly {
    readonly itemId: string
    /** Which asking about this item it is, from 1. */
    readonly round: number
    readonly wording: string
    readonly open: boolean
    readonly step: number | null
    readonly reason: string
    readonly revision: number
  }[]
  readonly agreed: readonly { readonly wording: string }[]
  readonly say: { readonly say: string; readonly words: string; readonly revision: number } | null
  /** `7K2M-9QXD-41TR`: kept by the person, to withdraw their words later. Shown from the start and at the close. */
  readonly withdrawalCode: string
}
