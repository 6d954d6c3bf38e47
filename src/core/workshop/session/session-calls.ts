import type { Shareable } from '@core/privacy/shareable'
import type { SessionRecord, Tally, Workshop } from '@core/project/entities'
import type { Result } from '@core/result'
import type { Act, ActProblem } from './act'
import type { AnswerProblem, RatingAnswer, Submission } from './answer'
import type { Door, FacilitatorView, ParticipantView, ProjectorView, SessionOpening } from './views'

/** A way into this computer from the room. `loopback`: this computer alone, for trying out. */
export type RoomAddress = { readonly name: string; readonly address: string; readonly kind: 'network' | 'loopback' }

/** `address` null: no phones; paper and the shared laptop only, nothing listens. */
export type OpenSessionRequest = { readonly opening: SessionOpening; readonly address: string | null }

export type UnfinishedSession = {
  readonly sessionId: string
  readonly projectId: string
  readonly workshopId: string
  readonly title: string
  readonly openedAt: string
  /** Open on this host now, or only on its disk (the app was killed). */
  readonly running: boolean
}

/** What goes into the project when a session is over: unlinked from people, in no order that tells anything. */
export type SessionOutcome = {
  readonly sessionId: string
  readonly taking: Workshop['taking']
  readonly items: readonly {
    readonly id: string
    readonly words: string
    readonly measureId: string | null
    readonly proposedBy: readonly string[]
  }[]
  readonly tallies: readonly Tally[]
  readonly record: SessionRecord
  /** Agreed items in the order they were agreed; `measureId` null: a new measure is to be made. */
  readonly agreed: readonly (Omit<Workshop['agreed'][number], 'measureId'> & {
    readonly measureId: string | null
    readonly proposedBy: readonly string[]
  })[]
}

/**
 * The workshop's calls of the host: facilitator's powers, on this computer only. One session at a time. Every change is on the disk
 * before its call answers. `null` from `watch...`: nothing new within 20 seconds; ask again.
 */
export type SessionCalls = {
  roomAddresses: () => Promise<RoomAddress[]>
  openSession: (request: OpenSessionRequest) => Promise<FacilitatorView>
  unfinishedSessions: () => Promise<UnfinishedSession[]>
  /** After a crash, or to choose another network: same port, code and tokens where the address is the same. */
  resumeSession: (request: { sessionId: string; address: string | null }) => Promise<FacilitatorView>
  watchSession: (request: { sessionId: string; afterRevision: number }) => Promise<FacilitatorView | null>
  watchProjector: (request: { sessionId: string; afterRevision: number }) => Promise<Shareable<ProjectorView> | null>
  actInSession: (request: { sessionId: string; act: Act }) => Promise<Result<FacilitatorView, ActProblem>>

  /** A person at the shared laptop, or a paper slip (by its number). */
  joinAtLaptop: (request: {
    sessionId: string
    door: Exclude<Door, 'phone'>
    perspectiveId: string
    slip: number | null
  }) => Promise<Result<ParticipantView & { readonly participantId: string }, 'gone' | 'closed'>>
  /**
   * Somebody who was at the shared laptop before, by the beginning of the code they keep. `gone`: nobody at it has such a code.
   */
  returnAtLaptop: (request: {
    sessionId: string
    codeStart: string
  }) => Promise<Result<ParticipantView & { readonly participantId: string }, 'gone'>>
  participantAtLaptop: (request: { sessionId: string; participantId: string }) => Promise<ParticipantView | null>
  answerAtLaptop: (request: {
    sessionId: string
    participantId: string
    submission: Submission
  }) => Promise<Result<ParticipantView, AnswerProblem>>
  /** Ratings of one slip, keyed in the first or the second time; the second is compared with the first. */
  keySlip: (request: {
    sessionId: string
    slip: number
    keying: 1 | 2
    perspectiveId: string
    ratings: { itemId: string; rating: RatingAnswer | null }[]
  }) => Promise<Result<FacilitatorView, AnswerProblem>>
  /** Where the two keyings differ: what stands on the slip. */
  settleSlip: (request: {
    sessionId: string
    slip: number
    itemId: string
    rating: RatingAnswer | null
  }) => Promise<Result<FacilitatorView, AnswerProblem>>

  /** Only of a session that is closed. */
  sessionOutcome: (request: { sessionId: string }) => Promise<Result<SessionOutcome, 'not-closed'>>
  /** The outcome is in the project and its second copy: the session's journal is destroyed, nothing listens any more. */
  forgetSession: (request: { sessionId: string }) => Promise<void>
  /** A second window for the wall. */
  openProjector: (request: { sessionId: string }) => Promise<void>
}
