import { linkIn, longestLink } from '@core/attachment/link'
import { commitSchema } from '@core/change/change'
import { fileKinds, fileKindsOpened, type HostApi, largestFileBytes } from '@core/host-api'
import type { Leaving, TeamCopy } from '@core/privacy/shareable'
import { actSchema } from '@core/workshop/session/act'
import { ratingAnswers, submissionSchema } from '@core/workshop/session/answer'
import { sessionOpeningSchema } from '@core/workshop/session/opening'
import { z } from 'zod'
import { safeName } from './services/project-folder'

const id = z.string().regex(safeName)
const seq = z.number().int().min(0)
const isFile = (value: unknown): boolean => value instanceof Uint8Array && value.byteLength <= largestFileBytes
const bytes = z.instanceof(Uint8Array).refine(isFile)
/** The page marked what it sends: `core/privacy` made it, or it is the team's own copy. */
const leavingBytes = z.custom<Leaving<Uint8Array>>(isFile)
const teamBytes = z.custom<TeamCopy<Uint8Array>>(isFile)

/** A name to suggest, never a path: no slashes of either kind, no control characters, no leading dot. */
const fileName = z
  .string()
  .min(1)
  .max(200)
  .refine(name => !/[/\\:\p{Cc}]/u.test(name) && !name.startsWith('.'))

const revision = z.number().int().min(0)
/** An IPv4 address of this computer, as `roomAddresses` names it. */
const address = z.ipv4().nullable()
const slip = z.number().int().min(0).max(100_000)
const rating = z.enum(ratingAnswers).nullable()

/** What each call may carry: checked in main for every message, whoever seems to have sent it. */
export const requestSchemas = {
  about: z.undefined(),
  saveFile: z.strictObject({ suggestedName: fileName, kind: z.enum(fileKinds), bytes: leavingBytes }),
  saveProject: z.strictObject({ projectId: id, suggestedName: fileName, bytes: teamBytes, askWhere: z.boolean() }),
  openFile: z.strictObject({ kinds: z.array(z.enum(fileKindsOpened)).min(1).max(fileKindsOpened.length) }),
  openLink: z.strictObject({
    url: z
      .string()
      .max(longestLink)
      .refine(url => linkIn(url).ok),
  }),
  appendToJournal: z.strictObject({ projectId: id, commits: z.array(commitSchema).min(1) }),
  journalPosition: z.strictObject({ projectId: id }),
  readJournal: z.strictObject({ projectId: id, afterSeq: seq }),
  writeSnapshot: z.strictObject({ projectId: id, title: z.string().max(500), seq, bytes }),
  listSnapshots: z.strictObject({ projectId: id.nullable() }),
  readSnapshot: z.strictObject({ projectId: id, name: id }),
  replaceSecondCopy: z.strictObject({
    projectId: id,
    title: z.string().max(500),
    seq,
    bytes,
    old: z.enum(['erase', 'set-aside']),
  }),
  journalsSetAside: z.strictObject({ projectId: id }),
  forgetProject: z.strictObject({ projectId: id }),
  readyToQuit: z.undefined(),
  roomAddresses: z.undefined(),
  openSession: z.strictObject({ opening: sessionOpeningSchema, address }),
  unfinishedSessions: z.undefined(),
  resumeSession: z.strictObject({ sessionId: id, address }),
  watchSession: z.strictObject({ sessionId: id, afterRevision: revision }),
  watchProjector: z.strictObject({ sessionId: id, afterRevision: revision }),
  actInSession: z.strictObject({ sessionId: id, act: actSchema }),
  joinAtLaptop: z.strictObject({
    sessionId: id,
    door: z.enum(['paper', 'shared']),
    perspectiveId: id,
    slip: slip.nullable(),
  }),
  returnAtLaptop: z.strictObject({ sessionId: id, codeStart: z.string().max(20) }),
  participantAtLaptop: z.strictObject({ sessionId: id, participantId: id }),
  answerAtLaptop: z.strictObject({ sessionId: id, participantId: id, submission: submissionSchema }),
  keySlip: z.strictObject({
    sessionId: id,
    slip,
    keying: z.union([z.literal(1), z.literal(2)]),
    perspectiveId: id,
    ratings: z.array(z.object({ itemId: id, rating })).max(200),
  }),
  settleSlip: z.strictObject({ sessionId: id, slip, itemId: id, rating }),
  sessionOutcome: z.strictObject({ sessionId: id }),
  forgetSession: z.strictObject({ sessionId: id }),
  openProjector: z.strictObject({ sessionId: id }),
} as const satisfies { [Name in keyof HostApi]: z.ZodType<Parameters<HostApi[Name]>[0]> }
