import type { HostApi, OpenedFile } from './host-calls'

export type * from './host-calls'
export { type FileKind, largestFileBytes } from './host-calls'

/** What the machine tells the screen. Each returns a function that stops listening. */
export type HostEvents = {
  onMenu: (listener: (command: MenuCommand) => void) => () => void
  /** A project file opened from the desktop: a double click, or a second start with a file. */
  onFileOpened: (listener: (file: OpenedFile) => void) => () => void
  /** The window is about to close: write what is not yet safe, then call `readyToQuit`. */
  onQuitting: (listener: () => void) => () => void
  /** The laptop was asleep: its networks may be others than before. */
  onResumed: (listener: () => void) => () => void
}

export type Host = HostApi & HostEvents

export const menuCommands = ['new', 'open', 'save', 'save-as', 'undo', 'redo', 'find'] as const
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

/**
 * One channel a call, spelled like it. The preload passes on what is named here, and what a call carries (`host-calls.ts`) is none
 * of its business: it stays without zod.
 */
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
  projectsElsewhere: 'host:projects-elsewhere',
  bringProject: 'host:bring-project',
  forgetProject: 'host:forget-project',
  readyToQuit: 'host:ready-to-quit',
  tellMenu: 'host:tell-menu',
  tellAppearance: 'host:tell-appearance',
  roomAddresses: 'host:room-addresses',
  openSession: 'host:open-session',
  unfinishedSessions: 'host:unfinished-sessions',
  resumeSession: 'host:resume-session',
  watchSession: 'host:watch-session',
  watchProjector: 'host:watch-projector',
  actInSession: 'host:act-in-session',
  joinAtLaptop: 'host:join-at-laptop',
  openSheet: 'host:open-sheet',
  returnAtLaptop: 'host:return-at-laptop',
  participantAtLaptop: 'host:participant-at-laptop',
  answerAtLaptop: 'host:answer-at-laptop',
  keySlip: 'host:key-slip',
  settleSlip: 'host:settle-slip',
  sessionOutcome: 'host:session-outcome',
  forgetSession: 'host:forget-session',
  turnWall: 'host:turn-wall',
  openProjector: 'host:open-projector',
  toggleFullScreen: 'host:toggle-full-screen',
} as const satisfies Record<keyof HostApi, string>

export const eventChannels = {
  onMenu: 'host:menu',
  onFileOpened: 'host:file-opened',
  onQuitting: 'host:quitting',
  onResumed: 'host:resumed',
} as const satisfies Record<keyof HostEvents, string>

/**
 * What is longer travels over IPC in pieces, both ways: Electron copies a message in one go, and answers nobody meanwhile. The page sends each
 * before the call that they belong to, and fetches those of an answer after it.
 */
export const pieceBytes = 4 * 1024 * 1024
export const pieceChannels = { send: 'host:piece', fetch: 'host:next-piece' } as const
/** `from`: where it belongs in bytes that are `sizeBytes` long in all. */
export type Piece = { id: string; sizeBytes: number; from: number; bytes: Uint8Array }
/** Stands in a call for the bytes that were sent in pieces. */
export type PiecesOf = { piecesOf: string }
/** Stands in an answer for the bytes that are to be fetched in pieces. */
export type InPieces = PiecesOf & { sizeBytes: number }
export type PieceAsked = { id: string; from: number }
