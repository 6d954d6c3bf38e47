import { type CallsOf, done, type HostCall, id, nothing, resultOf } from '@core/host-call'
import type { Shareable } from '@core/privacy/shareable'
import {
  agreedSchema,
  confirmationAnswers,
  countedVoteSchema,
  joinedGroupSchema,
  sessionRecordSchema,
  tallySchema,
  workshopSchema,
} from '@core/project/entities'
import { z } from 'zod'
import { actProblems, actSchema } from './act'
import { answerProblems, ratingAnswers, submissionSchema } from './answer'
import { sheetProblems } from './check-paper'
import { sessionOpeningSchema } from './opening'
import { facilitatorViewSchema, type ProjectorView, participantViewSchema, projectorViewSchema } from './views'

/** A way into this computer from the room. `loopback`: this computer alone, for trying out. */
const roomAddressSchema = z.strictObject({
  name: z.string(),
  address: z.string(),
  kind: z.enum(['network', 'loopback']),
})
export type RoomAddress = z.infer<typeof roomAddressSchema>

const unfinishedSessionSchema = z.strictObject({
  sessionId: id,
  projectId: id,
  workshopId: id,
  title: z.string(),
  openedAt: z.string(),
  /** Open on this host now, or only on its disk (the app was killed). */
  running: z.boolean(),
  /** The laptop is in somebody's hands: no other screen is to be seen. */
  handedOver: z.boolean(),
})
export type UnfinishedSession = z.infer<typeof unfinishedSessionSchema>

const proposedBy = z.array(z.string()).readonly()

/** What goes into the project when a session is over: unlinked from people, in no order that tells anything. */
const sessionOutcomeSchema = z.strictObject({
  sessionId: id,
  taking: workshopSchema.shape.taking,
  items: z
    .array(
      workshopSchema.shape.items.element.extend({ words: z.string(), measureId: id.nullable(), proposedBy }).strict(),
    )
    .readonly(),
  tallies: z.array(tallySchema).readonly(),
  counted: z.array(countedVoteSchema).readonly(),
  groups: z.array(joinedGroupSchema).readonly(),
  record: sessionRecordSchema,
  /** Agreed items in the order they were agreed; `measureId` null: a new measure is to be made. */
  agreed: z.array(agreedSchema.extend({ measureId: id.nullable(), proposedBy })).readonly(),
  /** What people answered by a link of their own: see confirmation.ts. */
  confirmed: z
    .array(
      z.strictObject({
        outcomeId: id,
        confirmationId: id,
        answer: z.enum(confirmationAnswers).nullable(),
        words: z.string(),
      }),
    )
    .readonly(),
})
export type SessionOutcome = z.infer<typeof sessionOutcomeSchema>

/** An IPv4 address of this computer, as `roomAddresses` names it. Null: no phones; paper and the shared laptop only, nothing listens. */
const address = z.ipv4().nullable()
const afterRevision = z.number().int().min(0)
const slip = z.number().int().min(0).max(999_999)
/** Of paper that was entered with another perspective (`other-perspective`): that one was wrong, and what was said goes along. */
const mendPerspective = z.boolean().optional()
const rating = z.enum(ratingAnswers).nullable()
const ofSession = z.strictObject({ sessionId: id })
const watching = ofSession.extend({ afterRevision })
const newParticipantSchema = participantViewSchema.extend({ participantId: id })
/** `projectorView` marks what it makes. */
const shareableProjectorView = z.custom<Shareable<ProjectorView>>(view => projectorViewSchema.safeParse(view).success)

/**
 * The workshop's calls of the host: facilitator's powers, on this computer only. One session at a time. Every change is on the disk
 * before its call answers. `null` from `watch...`: nothing new within 20 seconds; ask again.
 */
export const sessionCalls = {
  roomAddresses: { asks: nothing, answers: z.array(roomAddressSchema) },
  openSession: { asks: z.strictObject({ opening: sessionOpeningSchema, address }), answers: facilitatorViewSchema },
  unfinishedSessions: { asks: nothing, answers: z.array(unfinishedSessionSchema) },
  /** After a crash, or to choose another network: same port, code and tokens where the address is the same. */
  resumeSession: { asks: ofSession.extend({ address }), answers: facilitatorViewSchema },
  watchSession: { asks: watching, answers: facilitatorViewSchema.nullable() },
  watchProjector: { asks: watching, answers: shareableProjectorView.nullable() },
  actInSession: { asks: ofSession.extend({ act: actSchema }), answers: resultOf(facilitatorViewSchema, actProblems) },

  /** A person at the shared laptop, or (`byCall`, where the plan allows it) one on the telephone. */
  joinAtLaptop: {
    asks: ofSession.extend({ perspectiveId: id, byCall: z.boolean().optional() }),
    answers: resultOf(newParticipantSchema, ['gone', 'closed']),
  },
  /** A sheet of paper with somebody's words, by its code. `askedFor` false: of another part of the session; words on it can be taken back. */
  openSheet: {
    asks: ofSession.extend({
      code: z.string().max(40),
      itemId: id.nullable(),
      perspectiveId: id,
      another: z.boolean(),
      mendPerspective,
    }),
    answers: resultOf(newParticipantSchema.extend({ askedFor: z.boolean() }), sheetProblems),
  },
  /** Somebody who was at the shared laptop or has called before, by the beginning of the code they keep. `gone`: nobody at it has such a code. */
  returnAtLaptop: {
    asks: ofSession.extend({ codeStart: z.string().max(20) }),
    answers: resultOf(newParticipantSchema, ['gone']),
  },
  participantAtLaptop: { asks: ofSession.extend({ participantId: id }), answers: participantViewSchema.nullable() },
  answerAtLaptop: {
    asks: ofSession.extend({ participantId: id, submission: submissionSchema }),
    answers: resultOf(participantViewSchema, answerProblems),
  },
  /** Ratings of one slip of the open vote, keyed in the first or the second time; the second is compared with the first. */
  keySlip: {
    asks: ofSession.extend({
      slip,
      keying: z.union([z.literal(1), z.literal(2)]),
      perspectiveId: id,
      mendPerspective,
      ratings: z.array(z.object({ itemId: id, rating })).max(200),
    }),
    answers: resultOf(facilitatorViewSchema, answerProblems),
  },
  /** Where the two keyings differ: what stands on the slip. */
  settleSlip: {
    asks: ofSession.extend({ slip, itemId: id, rating }),
    answers: resultOf(facilitatorViewSchema, answerProblems),
  },

  /** Only of a session that is closed. */
  sessionOutcome: { asks: ofSession, answers: resultOf(sessionOutcomeSchema, ['not-closed']) },
  /** The outcome is in the project and its second copy: the session's journal is destroyed, nothing listens any more. */
  forgetSession: { asks: ofSession, answers: done },
  /** The wall's own keys and buttons. They tell the wall's window nothing that only the facilitator may see. */
  turnWall: { asks: ofSession.extend({ page: z.number().int().min(0).max(1000) }), answers: done },
  /** A second window for the wall. */
  openProjector: { asks: ofSession, answers: done },
  /** The wall's window fills its screen, or no longer does. Rejects where the browser does not let it. */
  toggleFullScreen: { asks: nothing, answers: done },
} as const satisfies Readonly<Record<string, HostCall>>

export type SessionCalls = CallsOf<typeof sessionCalls>
