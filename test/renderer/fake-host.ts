import type { Commit } from '@core/change/change'
import {
  type Host,
  HostError,
  type HostProblem,
  type MenuCommand,
  type MenuState,
  type OpenedFile,
  type SaveFileRequest,
  type SaveProjectRequest,
  type SnapshotSummary,
  type WriteSnapshotRequest,
} from '@core/host-api'
import { readCommitsOfFile } from '@core/project/file/read-project-file'
import type { Result } from '@core/result'
import { ok } from '@core/result'
import type { AnswerProblem, Submission } from '@core/workshop/session/answer'
import { eventOfJoining, type JoinProblem } from '@core/workshop/session/check-answer'
import { eventOfHelping } from '@core/workshop/session/co-facilitator'
import { participantView } from '@core/workshop/session/participant-view'
import type { RoomAddress } from '@core/workshop/session/session-calls'
import { answered, createSessionService, type DeskParts, newPersonFrom } from '@core/workshop/session/session-service'
import type { ParticipantView } from '@core/workshop/session/views'
import { memoryStore } from '../core/workshop/session/memory-store'

type Snapshot = { readonly summary: SnapshotSummary; readonly bytes: Uint8Array }

/** A host that keeps everything in memory, and lets a test be the machine and the person in front of it. */
export type FakeHost = Host & {
  /** By project id. */
  readonly journals: ReadonlyMap<string, readonly Commit[]>
  readonly saved: readonly (SaveProjectRequest | SaveFileRequest)[]
  /** What the person chooses next in an open dialog; null: they cancel. */
  choose: (file: OpenedFile | null) => void
  /** From now on every call that writes fails so; null: it works again. */
  failWith: (problem: HostProblem | null) => void
  /** Forgets journal entries after this seq, as a machine that was set back would. */
  loseJournalAfter: (projectId: string, seq: number) => void
  /** Its disk has lost the journal, or (`damagedAfter`) a line of it is damaged: what follows is set aside. */
  loseJournal: (projectId: string, damagedAfter?: number) => void
  damageSnapshot: (projectId: string, name: string) => void
  /** From now on nothing answers, as when the program is stopped; null: it runs again. */
  stopAnswering: (problem: HostProblem | null) => void
  /** Free on its disk from now on; null: it cannot say. */
  fillDiskTo: (freeBytes: number | null) => void
  pickMenu: (command: MenuCommand) => void
  openFromDesktop: (file: OpenedFile) => void
  /** The window is closing: resolves when the page says it is ready. */
  quit: () => Promise<void>
  /** The phone that was asked to help comes in. */
  helpByPhone: () => Promise<void>
  /** Somebody joins the session that goes on with a phone: their participant id. */
  joinByPhone: (perspectiveId: string) => Promise<Result<string, JoinProblem>>
  /** What somebody says on their phone (or through any door, by participant id). */
  sayByPhone: (participantId: string, submission: Submission) => Promise<Result<ParticipantView, AnswerProblem>>
  /** What their page shows; null: they are not in the session. */
  phoneView: (participantId: string) => ParticipantView | null
  /** The host was killed and is there again: its session is unfinished, on its disk. */
  crash: () => Promise<void>
  /** Sessions for which a second window was asked for. */
  readonly projectors: readonly string[]
  /** How often the wall was to fill its screen, or to leave it. */
  readonly fullScreens: { count: number }
  /** What the menu was told, one after the other. */
  readonly menuStates: readonly MenuState[]
  /** The laptop was asleep; these are its networks now. */
  wakeOn: (addresses: readonly RoomAddress[]) => void
  /** Web pages that were to be shown outside. */
  readonly linksOpened: readonly string[]
}

/** `other`: the host beside it on the same computer. */
export function fakeHost({ secondCopy = true, other }: { secondCopy?: boolean; other?: FakeHost } = {}): FakeHost {
  const journals = new Map<string, Commit[]>()
  const setAside: { projectId: string; why: 'damaged' | 'replaced'; at: string }[] = []
  const setJournalAside = (projectId: string, why: 'damaged' | 'replaced') =>
    setAside.push({ projectId, why, at: new Date().toISOString() })
  const snapshots: Snapshot[] = []
  const saved: (SaveProjectRequest | SaveFileRequest)[] = []
  const menu = listenersOf<MenuCommand>()
  const opened = listenersOf<OpenedFile>()
  const quitting = listenersOf<null>()
  const resumed = listenersOf<null>()
  let chosen: OpenedFile | null = null
  let failing: HostProblem | null = null
  let away: HostProblem | null = null
  let freeBytes: number | null = null
  let ready: () => void = () => undefined
  const projectors: string[] = []
  const fullScreens = { count: 0 }
  const menuStates: MenuState[] = []
  let addresses: readonly RoomAddress[] = [
    { name: 'wlan0', address: '192.168.1.20', kind: 'network' },
    { name: '', address: '127.0.0.1', kind: 'loopback' },
  ]
  const linksOpened: string[] = []
  const parts: DeskParts = {
    shelf: memoryStore(() => {
      if (failing) throw new HostError(failing)
    }),
    door: {
      open: async (_live, { address, port }) => ({ address, port: port ?? 47_311 }),
      close: async () => undefined,
    },
    now: Date.now,
    scheduleTimer: (ms, call) => {
      const timer = setTimeout(call, ms)
      return () => clearTimeout(timer)
    },
    randomBytes: bytes => crypto.getRandomValues(new Uint8Array(bytes)),
    newId: () => crypto.randomUUID(),
  }
  const desk = createSessionService(parts)
  const going = () => {
    const live = desk.live()
    if (!live) throw new Error('no session goes on')
    return live
  }

  const addSnapshot = ({ projectId, title, seq, bytes }: WriteSnapshotRequest): SnapshotSummary => {
    const name = `snapshot-${snapshots.length + 1}`
    const takenAt = new Date().toISOString()
    const summary = { projectId, name, title, seq, takenAt, sizeBytes: bytes.length }
    snapshots.unshift({ summary, bytes: bytes.slice() })
    return summary
  }

  const writing = async <T>(write: () => T): Promise<T> => {
    if (away ?? failing) throw new HostError(away ?? failing ?? 'host-gone')
    return write()
  }
  const reading = async <T>(read: () => T): Promise<T> => {
    if (away) throw new HostError(away)
    return read()
  }

  return {
    journals,
    saved,
    linksOpened,
    openLink: async ({ url }) => {
      linksOpened.push(url)
    },
    choose: file => {
      chosen = file
    },
    failWith: problem => {
      failing = problem
    },
    loseJournalAfter: (projectId, seq) => {
      journals.set(
        projectId,
        (journals.get(projectId) ?? []).filter(commit => commit.seq <= seq),
      )
    },
    loseJournal: (projectId, damagedAfter) => {
      const journal = journals.get(projectId) ?? []
      if (damagedAfter === undefined) {
        journals.delete(projectId)
        return
      }
      setJournalAside(projectId, 'damaged')
      journals.set(
        projectId,
        journal.filter(({ seq }) => seq <= damagedAfter),
      )
    },
    damageSnapshot: (projectId, name) => {
      const found = snapshots.find(({ summary }) => summary.projectId === projectId && summary.name === name)
      found?.bytes.fill(0x41, Math.floor(found.bytes.length / 2))
    },
    fillDiskTo: free => {
      freeBytes = free
    },
    stopAnswering: problem => {
      away = problem
    },
    pickMenu: menu.tell,
    openFromDesktop: opened.tell,
    quit: () =>
      new Promise(resolve => {
        ready = resolve
        quitting.tell(null)
      }),

    joinByPhone: async perspectiveId => {
      const newPerson = newPersonFrom(parts)
      const joined = await going().change(state => {
        const who = { door: 'phone', perspectiveId, tokenHash: newPerson.participantId } as const
        const event = eventOfJoining(state, who, newPerson)
        return event.ok ? ok([event.value]) : event
      })
      return joined.ok ? ok(newPerson.participantId) : joined
    },
    sayByPhone: async (participantId, submission) => {
      const said = await answered(going(), participantId, submission)
      if (!said.ok) return said
      const view = participantView(said.value, participantId)
      if (!view) throw new Error('nobody who has gone says anything')
      return ok(view)
    },
    helpByPhone: async () => {
      await going().change(state => {
        const event = eventOfHelping(state, 'hash of a token')
        return event.ok ? ok([event.value]) : event
      })
    },
    phoneView: participantId => participantView(going().state(), participantId),
    crash: desk.stop,
    projectors,
    fullScreens,
    menuStates,
    wakeOn: found => {
      addresses = found
      resumed.tell(null)
    },

    ...desk,
    roomAddresses: async () => [...addresses],
    toggleFullScreen: () =>
      writing(() => {
        fullScreens.count += 1
      }),
    openProjector: async ({ sessionId }) => {
      projectors.push(sessionId)
    },
    about: () => reading(() => ({ kind: 'browser', version: '0.0.0', platform: 'test', secondCopy, freeBytes })),
    saveFile: request =>
      writing(() => {
        saved.push(request)
        return { name: request.suggestedName }
      }),
    saveProject: request =>
      writing(() => {
        saved.push(request)
        return { name: request.suggestedName }
      }),
    openFile: async () => chosen,
    appendToJournal: ({ projectId, commits }) =>
      writing(() => {
        const journal = journals.get(projectId) ?? []
        for (const commit of commits) {
          const last = journal.at(-1)
          if (!last || commit.seq === last.seq + 1) journal.push(structuredClone(commit))
          else if (journal.find(({ seq }) => seq === commit.seq)?.id !== commit.id) throw new HostError('journal-gap')
        }
        journals.set(projectId, journal)
        const last = journal.at(-1)
        if (!last) throw new HostError('bad-request')
        return { seq: last.seq, commitId: last.id }
      }),
    journalPosition: ({ projectId }) =>
      reading(() => {
        const last = journals.get(projectId)?.at(-1)
        return last ? { seq: last.seq, commitId: last.id } : null
      }),
    readJournal: ({ projectId, afterSeq }) =>
      reading(() => structuredClone((journals.get(projectId) ?? []).filter(({ seq }) => seq > afterSeq))),
    writeSnapshot: ({ projectId, title, seq, bytes }) => writing(() => addSnapshot({ projectId, title, seq, bytes })),
    listSnapshots: ({ projectId }) =>
      reading(() =>
        snapshots.map(({ summary }) => summary).filter(each => projectId === null || each.projectId === projectId),
      ),
    readSnapshot: async ({ projectId, name }) => {
      const found = snapshots.find(({ summary }) => summary.projectId === projectId && summary.name === name)
      if (!found) throw new HostError('not-found')
      return found.bytes.slice()
    },
    replaceSecondCopy: ({ projectId, title, seq, bytes, old }) =>
      writing(() => {
        const log = readCommitsOfFile(bytes)
        if (!log.ok) throw new HostError('bad-request')
        const { commits } = log.value
        const gap = commits.findLastIndex(({ seq }, index) => index > 0 && seq !== (commits[index - 1]?.seq ?? 0) + 1)
        const before = journals.get(projectId)
        if (old === 'set-aside' && before) setJournalAside(projectId, 'replaced')
        journals.set(projectId, gap === -1 ? commits : commits.slice(gap))
        if (old === 'erase') {
          const others = snapshots.filter(({ summary }) => summary.projectId !== projectId)
          snapshots.splice(0, snapshots.length, ...others)
        }
        const last = commits.at(-1)
        const position = last ? { seq: last.seq, commitId: last.id } : null
        return { position, snapshot: addSnapshot({ projectId, title, seq, bytes }) }
      }),
    journalsSetAside: async ({ projectId }) =>
      setAside
        .filter(each => each.projectId === projectId)
        .map(({ why, at }, index) => ({ name: `journal.${why}-${index + 1}.jsonl`, setAsideAt: at, sizeBytes: 1 })),
    projectsElsewhere: async () => {
      const theirs = (await other?.listSnapshots({ projectId: null })) ?? []
      return theirs.map(({ projectId, title, takenAt }) => ({ projectId, title, lastAt: takenAt }))
    },
    bringProject: async ({ projectId }) => {
      const [newest] = (await other?.listSnapshots({ projectId })) ?? []
      if (!other || !newest || snapshots.some(({ summary }) => summary.projectId === projectId))
        throw new HostError('bad-request')
      const bytes = await other.readSnapshot(newest)
      return writing(() => {
        journals.set(projectId, structuredClone([...(other.journals.get(projectId) ?? [])]))
        return addSnapshot({ projectId, title: newest.title, seq: newest.seq, bytes })
      })
    },
    forgetProject: async ({ projectId }) => {
      for (const session of await desk.unfinishedSessions())
        if (session.projectId === projectId) await desk.forgetSession(session)
      await writing(() => {
        journals.delete(projectId)
        const kept = snapshots.filter(({ summary }) => summary.projectId !== projectId)
        snapshots.splice(0, snapshots.length, ...kept)
      })
    },
    readyToQuit: async () => ready(),
    tellMenu: async state => {
      menuStates.push(state)
    },
    tellAppearance: async () => undefined,
    onMenu: menu.listen,
    onFileOpened: opened.listen,
    onQuitting: listener => quitting.listen(() => listener()),
    onResumed: listener => resumed.listen(() => listener()),
  }
}

function listenersOf<T>() {
  const listeners = new Set<(value: T) => void>()
  return {
    tell: (value: T) => {
      for (const listener of listeners) listener(value)
    },
    listen: (listener: (value: T) => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
