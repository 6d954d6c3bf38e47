import { z } from 'zod'
import { linkIn, longestLink } from './attachment/files-and-links'
import { commitSchema } from './change/change'
import { type CallsOf, done, type HostCall, id, nothing } from './host-call'
import type { Leaving, TeamCopy } from './privacy/shareable'
import { sessionCalls } from './workshop/session/session-calls'

export const fileKindsOpened = ['project', 'report', 'csv', 'workbook', 'svg', 'png', 'xml'] as const
/** `html`: a page for a browser. `attachment`: a copy of a file that somebody attached, of whatever kind. */
export const fileKinds = [...fileKindsOpened, 'html', 'pdf', 'attachment'] as const
export type FileKind = (typeof fileKinds)[number]

export const appearances = ['auto', 'light', 'dark'] as const
export type Appearance = (typeof appearances)[number]

/** Largest file that is read or written through the host, in bytes. */
export const largestFileBytes = 1024 * 1024 * 1024

const seq = z.number().int().min(0)
const count = z.number().int().min(0)
const isFile = (value: unknown): boolean => value instanceof Uint8Array && value.byteLength <= largestFileBytes
const bytes = z.custom<Uint8Array>(isFile)
/** Only what has been through `core/privacy`, or is the team's own copy and says so, is written anywhere: the page marked it. */
const leavingBytes = z.custom<Leaving<Uint8Array>>(isFile)
const teamBytes = z.custom<TeamCopy<Uint8Array>>(isFile)

/** A name to suggest, never a path: no slashes of either kind, no control characters, no leading dot. */
const fileName = z
  .string()
  .min(1)
  .max(200)
  .refine(name => !/[/\\:\p{Cc}]/u.test(name) && !name.startsWith('.'))

const hostAbout = z.strictObject({
  kind: z.enum(['desktop', 'browser']),
  version: z.string(),
  platform: z.string(),
  /** False where no journal or snapshots can be kept: a browser that was not let in. The screen says so. */
  secondCopy: z.boolean(),
  /** Free on the disk where the second copy is kept. Null: nobody can say. */
  freeBytes: z.number().nullable(),
})
const savedFile = z.strictObject({ name: z.string() })
const openedFile = z.strictObject({ name: z.string(), bytes })
const journalPosition = z.strictObject({ seq, commitId: z.string() })
const journalSetAside = z.strictObject({ name: z.string(), setAsideAt: z.string(), sizeBytes: count })
const snapshotSummary = z.strictObject({
  projectId: z.string(),
  name: z.string(),
  title: z.string(),
  seq,
  takenAt: z.string(),
  sizeBytes: count,
})
/** A project that the other host keeps on this computer; `lastAt`: when it was last written to there, ISO. */
const projectElsewhere = z.strictObject({ projectId: z.string(), title: z.string(), lastAt: z.string() })

const ofProject = z.strictObject({ projectId: id })
const saveFileRequest = z.strictObject({ suggestedName: fileName, kind: z.enum(fileKinds), bytes: leavingBytes })
const saveProjectRequest = ofProject.extend({ suggestedName: fileName, bytes: teamBytes, askWhere: z.boolean() })
const openFileRequest = z.strictObject({ kinds: z.array(z.enum(fileKindsOpened)).min(1).max(fileKindsOpened.length) })
const openLinkRequest = z.strictObject({
  url: z
    .string()
    .max(longestLink)
    .refine(url => linkIn(url).ok),
})
/** `bytes` is the project file, `seq` the last commit in it. */
const writeSnapshotRequest = ofProject.extend({ title: z.string().max(500), seq, bytes })
/**
 * `old`: `erase` where words were taken out of the log; `set-aside` where the journal could not be continued: it is kept under
 * another name, and the snapshots stay.
 */
const replaceSecondCopyRequest = writeSnapshotRequest.extend({ old: z.enum(['erase', 'set-aside']) })
/** `projectId` null: no project is open. */
const menuState = z.strictObject({
  projectId: id.nullable(),
  /** False: something of the project is not safe yet, and is tried again. */
  allSaved: z.boolean(),
  canSave: z.boolean(),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  canPrint: z.boolean(),
})
/** `position` is null where the file has no commits. */
const secondCopyReplaced = z.strictObject({ position: journalPosition.nullable(), snapshot: snapshotSummary })

/**
 * All that the screen may ask of the machine, each call once: what it may carry (checked for every message, whoever seems to have
 * sent it) and what it answers. The desktop answers over IPC, the browser host partly in the page (choosing files) and partly over
 * loopback HTTP (the second copy). `null` means the person cancelled. Every call may reject with a `HostError`; nothing is ever
 * half-written.
 */
export const hostCalls = {
  about: { asks: nothing, answers: hostAbout },

  /** Writes a report or table where the person chooses: atomically, and only after they chose. */
  saveFile: { asks: saveFileRequest, answers: savedFile.nullable() },
  /** Writes the project file: to the place it was last saved to, or where the person chooses (`askWhere`, or no place yet). */
  saveProject: { asks: saveProjectRequest, answers: savedFile.nullable() },
  /** Reads a file the person chooses. */
  openFile: { asks: openFileRequest, answers: openedFile.nullable() },
  /** Has the person's own browser show a web page; the desktop asks first. Resolves whatever they answer. */
  openLink: { asks: openLinkRequest, answers: done },

  /** Adds commits to the project's journal and flushes them to disk before answering. Repeats of a seq already there are ignored. */
  appendToJournal: {
    asks: ofProject.extend({ commits: z.array(commitSchema).min(1) }),
    answers: journalPosition,
    // They are sent about 1 MB at a time, but one commit travels whole, and a paste of a million rows is about 250 MB. A text of
    // more than 512 MB could not be read at all.
    mostJsonBytes: 400 * 1024 * 1024,
  },
  /** `null`: this machine has no journal for the project. */
  journalPosition: { asks: ofProject, answers: journalPosition.nullable() },
  /**
   * Commits with a seq above `afterSeq`, oldest first, as many as one answer holds: ask again after the last of them until
   * none come. A torn last line is not among them.
   */
  readJournal: { asks: ofProject.extend({ afterSeq: seq }), answers: z.array(commitSchema) },
  /** Writes the project file beside the journal, atomically, reads it back and compares; thins old snapshots. */
  writeSnapshot: { asks: writeSnapshotRequest, answers: snapshotSummary },
  /** Of one project or of all; the highest seq of each project first. */
  listSnapshots: { asks: z.strictObject({ projectId: id.nullable() }), answers: z.array(snapshotSummary) },
  readSnapshot: { asks: ofProject.extend({ name: id }), answers: bytes },
  /**
   * Begins journal and snapshots again from a whole project file. The old ones stay until the new ones are whole, whenever
   * the machine stops; then they are erased, or stay as `old` says. Nothing else that is kept of the project is touched.
   */
  replaceSecondCopy: { asks: replaceSecondCopyRequest, answers: secondCopyReplaced },
  /** Journals that were set aside because they were damaged or could not be continued, newest first. */
  journalsSetAside: { asks: ofProject, answers: z.array(journalSetAside) },
  /** What the desktop window keeps, asked in a browser, and the other way round: each shows its own projects only. */
  projectsElsewhere: { asks: nothing, answers: z.array(projectElsewhere) },
  /** Copies the other host's second copy of a project to here, to be recovered from; there it stays as it is. Not where it is here already. */
  bringProject: { asks: ofProject, answers: snapshotSummary },
  /** Removes all that is kept of a project, unfinished sessions too: only when a person deletes the project. */
  forgetProject: { asks: ofProject, answers: done },

  /** The page has written what it could; `allSaved` false: something waits for room on the disk, and is in this page alone. Answers `onQuitting`. */
  readyToQuit: { asks: z.strictObject({ allSaved: z.boolean() }), answers: done },

  /** What the desktop's menu can offer now, and which project its window shows. */
  tellMenu: { asks: menuState, answers: done },
  /** The look that was chosen in the page, so that the desktop's windows, menus and dialogs have it too. `auto`: that of the system. */
  tellAppearance: { asks: z.strictObject({ appearance: z.enum(appearances) }), answers: done },

  ...sessionCalls,
} as const satisfies Readonly<Record<string, HostCall>>

export type HostApi = CallsOf<typeof hostCalls>

export type MenuState = z.infer<typeof menuState>
/** No project is open on the page. */
export const nothingOpen: MenuState = {
  projectId: null,
  allSaved: true,
  canSave: false,
  canUndo: false,
  canRedo: false,
  canPrint: false,
}
export type HostAbout = z.infer<typeof hostAbout>
export type SaveFileRequest = z.infer<typeof saveFileRequest>
export type SaveProjectRequest = z.infer<typeof saveProjectRequest>
export type OpenFileRequest = z.infer<typeof openFileRequest>
export type SavedFile = z.infer<typeof savedFile>
export type OpenedFile = z.infer<typeof openedFile>
export type JournalPosition = z.infer<typeof journalPosition>
export type WriteSnapshotRequest = z.infer<typeof writeSnapshotRequest>
export type ReplaceSecondCopyRequest = z.infer<typeof replaceSecondCopyRequest>
export type SecondCopyReplaced = z.infer<typeof secondCopyReplaced>
export type JournalSetAside = z.infer<typeof journalSetAside>
export type ProjectElsewhere = z.infer<typeof projectElsewhere>
export type SnapshotSummary = z.infer<typeof snapshotSummary>
