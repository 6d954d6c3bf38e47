import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  type Appearance,
  type FileKind,
  type HostAbout,
  type HostApi,
  HostError,
  largestFileBytes,
  type MenuState,
  type OpenedFile,
} from '@core/host-api'
import { hostCalls } from '@core/host-calls'
import { bytesOfFile, writeFileAtomically } from './services/atomic-file'
import { asHostErrors } from './services/host-error'
import type { Services } from './services/services'
import { roomAddresses } from './services/workshop/phone-server'

/** What only a window can find out. `null`: the person cancelled. */
export type Ask = {
  about: () => Omit<HostAbout, 'freeBytes'>
  savePath: (request: { suggestedName: string; kind: FileKind }) => Promise<string | null>
  openPath: (request: { kinds: readonly FileKind[] }) => Promise<string | null>
  /** Has been checked: a web address and nothing else. */
  openLink: (request: { url: string }) => Promise<void>
  readyToQuit: (written: { allSaved: boolean }) => void
  /** A second window, for the wall. */
  openProjector: (request: { sessionId: string }) => void
  /** Of that window. */
  toggleFullScreen: () => void
  /** What the menu can offer now. */
  tellMenu: (state: MenuState) => void
  /** The look that was chosen in the page. */
  tellAppearance: (chosen: { appearance: Appearance }) => void
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
    replaceSecondCopy: request => services.secondCopy.replace(request),
    journalsSetAside: ({ projectId }) => services.journal.setAside(projectId),
    projectsElsewhere: () => services.otherHost.list(),
    bringProject: ({ projectId }) => services.otherHost.bring(projectId),
    forgetProject: ({ projectId }) => services.forgetProject(projectId),
    readyToQuit: async request => ask.readyToQuit(request),
    tellMenu: async request => ask.tellMenu(request),
    tellAppearance: async request => ask.tellAppearance(request),
    ...services.workshop,
    roomAddresses: async () => roomAddresses(),
    openProjector: async request => ask.openProjector(request),
    toggleFullScreen: async () => ask.toggleFullScreen(),
  }
}

/** Reads a file the person chose, unless it is larger than anything we could open. */
export async function openedFile(path: string): Promise<OpenedFile> {
  return asHostErrors(async () => {
    if ((await stat(path)).size > largestFileBytes) throw new HostError('too-large')
    return { name: basename(path), bytes: await bytesOfFile(path) }
  })
}

type CallName = keyof HostApi

export const callNames = Object.keys(hostCalls) as CallName[]

/**
 * Checks a request from outside and answers it. What does not fit the table is a `bad-request`. Whether the answer fits is checked
 * where we develop and test, and not for people: a wrong one is our own bug, and neither the time to read 400 MB of commits once
 * more nor a second copy that refuses to answer would help them.
 */
export async function answerCall(handlers: HostApi, name: CallName, request: unknown): Promise<unknown> {
  const { asks, answers } = hostCalls[name]
  const checked = asks.safeParse(request)
  if (!checked.success) throw new HostError('bad-request')
  // The table says that the checked request is this call's own; TypeScript cannot follow the pair.
  const handler = handlers[name] as (request: unknown) => Promise<unknown>
  const answer = await handler(checked.data)
  if (import.meta.env.DEV) answers.parse(answer)
  return answer
}
