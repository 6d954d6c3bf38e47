import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  type FileKind,
  type HostAbout,
  type HostApi,
  HostError,
  hostChannels,
  largestFileBytes,
  type OpenedFile,
} from '@core/host-api'
import { requestSchemas } from './schemas'
import { bytesOfFile, writeFileAtomically } from './services/atomic-file'
import { asHostErrors } from './services/host-error'
import type { Services } from './services/services'
import { roomAddresses } from './services/workshop/room-addresses'

/** What only a window can find out. `null`: the person cancelled. */
export type Ask = {
  about: () => Omit<HostAbout, 'freeBytes'>
  savePath: (request: { suggestedName: string; kind: FileKind }) => Promise<string | null>
  openPath: (request: { kinds: readonly FileKind[] }) => Promise<string | null>
  /** Has been checked: a web address and nothing else. */
  openLink: (request: { url: string }) => Promise<void>
  readyToQuit: () => void
  /** A second window, for the wall. */
  openProjector: (request: { sessionId: string }) => void
}

/** The host's answers, one a call: the same table for both hosts. */
export function hostHandlers(services: Services, ask: Ask): HostApi {
  const saveProjectWhereAsked: HostApi['saveProject'] = async ({ projectId, suggestedName, bytes }) => {
    const path = await ask.savePath({ suggestedName, kind: 'project' })
    if (path === null) return null
    await writeFileAtomically(path, bytes)
    await services.places.remember(projectId, path)
    return { name: basename(path) }
  }

  const { workshop } = services
  return {
    about: async () => ({ ...ask.about(), freeBytes: await services.freeBytes() }),
    saveFile: async ({ suggestedName, kind, bytes }) => {
      const path = await ask.savePath({ suggestedName, kind })
      if (path === null) return null
      await writeFileAtomically(path, bytes)
      return { name: basename(path) }
    },
    saveProject: async request => {
      const place = request.askWhere ? null : await services.places.placeOf(request.projectId)
      if (place === null) return saveProjectWhereAsked(request)
      try {
        await writeFileAtomically(place, request.bytes)
        return { name: basename(place) }
      } catch (error) {
        // Its folder is gone (a stick that was pulled out): ask, as if for the first time.
        if (error instanceof HostError && error.problem === 'not-found') return saveProjectWhereAsked(request)
        throw error
      }
    },
    openFile: async ({ kinds }) => {
      const path = await ask.openPath({ kinds })
      return path === null ? null : openedFile(path)
    },
    openLink: request => ask.openLink(request),
    appendToJournal: ({ projectId, commits }) => services.journal.append(projectId, commits),
    journalPosition: ({ projectId }) => services.journal.position(projectId),
    readJournal: ({ projectId, afterSeq }) => services.journal.read(projectId, afterSeq),
    writeSnapshot: request => services.snapshots.write(request),
    listSnapshots: ({ projectId }) => services.snapshots.list(projectId),
    readSnapshot: ({ projectId, name }) => services.snapshots.read(projectId, name),
    replaceSecondCopy: request => services.replaceSecondCopy(request),
    journalsSetAside: ({ projectId }) => services.journal.setAside(projectId),
    forgetProject: ({ projectId }) => services.forgetProject(projectId),
    readyToQuit: async () => ask.readyToQuit(),
    roomAddresses: async () => roomAddresses(),
    openSession: request => workshop.openSession(request),
    unfinishedSessions: () => workshop.unfinishedSessions(),
    resumeSession: request => workshop.resumeSession(request),
    watchSession: request => workshop.watchSession(request),
    watchProjector: request => workshop.watchProjector(request),
    actInSession: request => workshop.actInSession(request),
    joinAtLaptop: request => workshop.joinAtLaptop(request),
    returnAtLaptop: request => workshop.returnAtLaptop(request),
    participantAtLaptop: request => workshop.participantAtLaptop(request),
    answerAtLaptop: request => workshop.answerAtLaptop(request),
    keySlip: request => workshop.keySlip(request),
    settleSlip: request => workshop.settleSlip(request),
    sessionOutcome: request => workshop.sessionOutcome(request),
    forgetSession: request => workshop.forgetSession(request),
    openProjector: async request => ask.openProjector(request),
  }
}

/** Reads a file the person chose, unless it is larger than anything we could open. */
export async function openedFile(path: string): Promise<OpenedFile> {
  return asHostErrors(async () => {
    if ((await stat(path)).size > largestFileBytes) throw new HostError('too-large')
    return { name: basename(path), bytes: await bytesOfFile(path) }
  })
}

export type CallName = keyof HostApi

export const callNames = Object.keys(hostChannels) as CallName[]

/** Checks a request from outside and answers it. What does not fit its schema is a `bad-request`. */
export function answerCall(handlers: HostApi, name: CallName, request: unknown): Promise<unknown> {
  const checked = requestSchemas[name].safeParse(request)
  if (!checked.success) return Promise.reject(new HostError('bad-request'))
  // The schema table says that the checked request is this call's own; TypeScript cannot follow the pair.
  const handler = handlers[name] as (request: unknown) => Promise<unknown>
  return handler(checked.data)
}
