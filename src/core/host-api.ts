import type { Commit } from './change/change'
import type { SessionCalls } from './workshop/session/session-calls'

/**
 * All that the screen may ask of the machine. The desktop answers over IPC, the browser host partly in the page (choosing
 * files) and partly over loopback HTTP (the second copy). `null` means the person cancelled. Every call may reject with a
 * `HostError`; nothing is ever half-written.
 */
export type HostApi = ProjectCalls & SessionCalls

export type ProjectCalls = {
  about: () => Promise<HostAbout>

  /** Writes a report or table where the person chooses: atomically, and only after they chose. */
  saveFile: (request: SaveFileRequest) => Promise<SavedFile | null>
  /** Writes the project file: to the place it was last saved to, or where the person chooses (`askWhere`, or no place yet). */
  saveProject: (request: SaveProjectRequest) => Promise<SavedFile | null>
  /** Reads a file the person chooses. */
  openFile: (request: OpenFileRequest) => Promise<OpenedFile | null>
  /** Has the person's own browser show a web page; the desktop asks first. Resolves whatever they answer. */
  openLink: (request: { url: string }) => Promise<void>

  /** Adds commits to the project's journal and flushes them to disk before answering. Repeats of a seq already there are ignored. */
  appendToJournal: (request: { projectId: string; commits: Commit[] }) => Promise<JournalPosition>
  /** `null`: this machine has no journal for the project. */
  journalPosition: (request: { projectId: string }) => Promise<JournalPosition | null>
  /**
   * Commits with a seq above `afterSeq`, oldest first, as many as one answer holds: ask again after the last of them until
   * none come. A torn last line is not among them.
   */
  readJournal: (request: { projectId: string; afterSeq: number }) => Promise<Commit[]>
  /** Writes the project file beside the journal, atomically, reads it back and compares; thins old snapshots. */
  writeSnapshot: (request: WriteSnapshotRequest) => Promise<SnapshotSummary>
  /** Of one project or of all; the highest seq of each project first. */
  listSnapshots: (request: { projectId: string | null }) => Promise<SnapshotSummary[]>
  readSnapshot: (request: { projectId: string; name: string }) => Promise<Uint8Array>
  /**
   * Begins journal and snapshots again from a whole project file. The old ones stay until the new ones are whole, whenever
   * the machine stops; then they are erased, or stay as `old` says. Nothing else that is kept of the project is touched.
   */
  replaceSecondCopy: (request: ReplaceSecondCopyRequest) => Promise<SecondCopyReplaced>
  /** Journals that were set aside because they were damaged or could not be continued, newest first. */
  journalsSetAside: (request: { projectId: string }) => Promise<JournalSetAside[]>
  /** Removes all that is kept of a project, unfinished sessions too: only when a person deletes the project. */
  forgetProject: (request: { projectId: string }) => Promise<void>

  /** The page is ready to quit: every commit is safe. Answers `onQuitting`. */
  readyToQuit: () => Promise<void>
}

/** What the machine tells the screen. Each returns a function that stops listening. */
export type HostEvents = {
  onMenu: (listener: (command: MenuCommand) => void) => () => void
  /** A project file opened from the desktop: a double click, or a second start with a file. */
  onFileOpened: (listener: (file: OpenedFile) => void) => () => void
  /** The window is about to close: write what is not yet safe, then call `readyToQuit`. */
  onQuitting: (listener: () => void) => () => void
}

export type Host = HostApi & HostEvents

export type HostAbout = {
  kind: 'desktop' | 'browser'
  version: string
  platform: string
  /** False where no journal or snapshots can be kept: a browser that was not let in. The screen says so. */
  secondCopy: boolean
  /** Free on the disk where the second copy is kept. Null: nobody can say. */
  freeBytes: number | null
}

export const fileKindsOpened = ['project', 'report', 'csv', 'workbook', 'svg', 'png', 'xml'] as const
/** `attachment`: a copy of a file that somebody attached, of whatever kind. */
export const fileKinds = [...fileKindsOpened, 'attachment'] as const
export type FileKind = (typeof fileKinds)[number]

/** Largest file that is read or written through the host, in bytes. */
export const largestFileBytes = 1024 * 1024 * 1024

export type SaveFileRequest = { suggestedName: string; kind: FileKind; bytes: Uint8Array }
export type SaveProjectRequest = { projectId: string; suggestedName: string; bytes: Uint8Array; askWhere: boolean }
export type OpenFileRequest = { kinds: (typeof fileKindsOpened)[number][] }
export type SavedFile = { name: string }
export type OpenedFile = { name: string; bytes: Uint8Array }
export type JournalPosition = { seq: number; commitId: string }
export type WriteSnapshotRequest = { projectId: string; title: string; seq: number; bytes: Uint8Array }
/**
 * `bytes` is the project file, `seq` the last commit in it. `old`: `erase` where words were taken out of the log; `set-aside`
 * where the journal could not be continued: it is kept under another name, and the snapshots stay.
 */
export type ReplaceSecondCopyRequest = WriteSnapshotRequest & { old: 'erase' | 'set-aside' }
/** `position` is null where the file has no commits. */
export type SecondCopyReplaced = { position: JournalPosition | null; snapshot: SnapshotSummary }
export type JournalSetAside = { name: string; setAsideAt: string; sizeBytes: number }
export type SnapshotSummary = {
  projectId: string
  name: string
  title: string
  seq: number
  takenAt: string
  sizeBytes: number
}

export const menuCommands = ['new', 'open', 'save', 'save-as', 'undo', 'redo'] as const
export type MenuCommand = (typeof menuCommands)[number]

/** Ordinary trouble at the host, by code; the screen has a sentence for each. */
export const hostProblems = [
  'no-space',
  'not-allowed',
  'not-found',
  'too-large',
  'read-back-differs',
  'journal-gap',
  'not-let-in',
  'host-gone',
  'bad-request',
] as const
export type HostProblem = (typeof hostProblems)[number]

/** An error's message crosses IPC and HTTP, its class does not: the code is the message. */
export class HostError extends Error {
  override readonly name = 'HostError'
  readonly problem: HostProblem
  constructor(problem: HostProblem) {
    super(`host: ${problem}`)
    this.problem = problem
  }
}

/** One channel a method, spelled like it. */
export const hostChannels = {
  about: 'host:about',
  saveFile: 'host:save-file',
  saveProject: 'host:save-project',
  openFile: 'host:open-file',
  openLink: 'host:open-link',
  appendToJournal: 'host:append-to-journal',
  journalPosition: 'host:journal-position',
  readJournal: 'host:read-journal',
  writeSnapshot: 'host:write-snapshot',
  listSnapshots: 'host:list-snapshots',
  readSnapshot: 'host:read-snapshot',
  replaceSecondCopy: 'host:replace-second-copy',
  journalsSetAside: 'host:journals-set-aside',
  forgetProject: 'host:forget-project',
  readyToQuit: 'host:ready-to-quit',
  roomAddresses: 'host:room-addresses',
  openSession: 'host:open-session',
  unfinishedSessions: 'host:unfinished-sessions',
  resumeSession: 'host:resume-session',
  watchSession: 'host:watch-session',
  watchProjector: 'host:watch-projector',
  actInSession: 'host:act-in-session',
  joinAtLaptop: 'host:join-at-laptop',
  returnAtLaptop: 'host:return-at-laptop',
  participantAtLaptop: 'host:participant-at-laptop',
  answerAtLaptop: 'host:answer-at-laptop',
  keySlip: 'host:key-slip',
  settleSlip: 'host:settle-slip',
  sessionOutcome: 'host:session-outcome',
  forgetSession: 'host:forget-session',
  openProjector: 'host:open-projector',
} as const satisfies Record<keyof HostApi, string>

export const eventChannels = {
  onMenu: 'host:menu',
  onFileOpened: 'host:file-opened',
  onQuitting: 'host:quitting',
} as const satisfies Record<keyof HostEvents, string>
