import { mkdir, open, readdir, readFile, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { HostError } from '@core/host-api'
import {
  type AnyEvent,
  ballotEventSchema,
  boxClosedBy,
  boxOfBallot,
  isBallot,
  type SessionEvent,
  sessionEventSchema,
} from '@core/workshop/session/event'
import type { AppendEvents } from '@core/workshop/session/live-session'
import type { Opened, SessionShelf } from '@core/workshop/session/session-desk'
import { flushFolder, writeAll } from '../atomic-file'
import { asHostErrors, codeOf } from '../host-error'
import { safeName } from '../project-folder'
import { eraseFile } from './erase-file'
import { eventsInLines, linesOf } from './event-lines'

const sessionFile = 'session.jsonl'
const ballotsFile = (box: string): string => `ballots-${box}.jsonl`
const boxOfFile = (name: string): string | null => /^ballots-(.+)\.jsonl$/.exec(name)?.[1] ?? null

/**
 * Sessions on disk, a folder each: what was said openly in one journal, ballots in a journal a vote. Counts of a vote are on
 * disk before its ballots are overwritten and removed; where a crash came between, that is done when the session is next
 * opened. Nothing here is part of a project: not its journal, not its snapshots, not its file.
 */
export function createSessionShelf(folder: string): SessionShelf {
  const folderOf = (sessionId: string): string => {
    if (!safeName.test(sessionId)) throw new HostError('bad-request')
    return join(folder, sessionId)
  }

  async function openingOf(sessionId: string): Promise<Opened | null> {
    const first = eventsInLines(await bytesOf(join(folderOf(sessionId), sessionFile)), sessionEventSchema).events[0]
    return first?.kind === 'opened' && first.opening.sessionId === sessionId ? first : null
  }

  async function begin(opened: Opened): Promise<AppendEvents> {
    const { sessionId } = opened.opening
    if ((await openingOf(sessionId)) !== null) throw new HostError('bad-request')
    const own = folderOf(sessionId)
    await erase(own)
    await mkdir(own, { recursive: true, mode: 0o700 })
    await flushFolder(folder)
    const append = appendIn(own)
    await append([opened])
    return append
  }

  async function openSession(sessionId: string): ReturnType<SessionShelf['open']> {
    const own = folderOf(sessionId)
    if ((await openingOf(sessionId)) === null) return null
    const said = await mended(join(own, sessionFile), sessionEventSchema)
    const closed = boxesClosed(said)
    const ballots: AnyEvent[] = []
    for (const name of await readdir(own)) {
      const box = boxOfFile(name)
      if (box === null) continue
      if (closed.has(box)) await eraseFile(join(own, name))
      else ballots.push(...(await mended(join(own, name), ballotEventSchema)))
    }
    await flushFolder(own)
    return { events: [...said, ...ballots], append: appendIn(own) }
  }

  return {
    begin: opened => asHostErrors(() => begin(opened)),
    open: sessionId => asHostErrors(() => openSession(sessionId)),
    list: () =>
      asHostErrors(async () => {
        const found = await Promise.all((await namesIn(folder)).filter(name => safeName.test(name)).map(openingOf))
        return found.filter(opened => opened !== null).sort((a, b) => b.at - a.at)
      }),
    destroy: sessionId => asHostErrors(() => erase(folderOf(sessionId))),
  }
}

const boxesClosed = (events: readonly AnyEvent[]): ReadonlySet<string> =>
  new Set(events.map(boxClosedBy).filter(box => box !== null))

function appendIn(own: string): AppendEvents {
  /** Ballots of closed votes that could not be removed yet. */
  const leftovers = new Set<string>()

  return events =>
    asHostErrors(async () => {
      const closed = boxesClosed(events)
      // Ballots of a vote that closes in the same breath are in its counts and need never be written.
      const ballots = events.filter(isBallot).filter(ballot => !closed.has(boxOfBallot(ballot)))
      const files = [...new Set(ballots.map(boxOfBallot))].map(box => ({
        path: join(own, ballotsFile(box)),
        lines: linesOf(ballots.filter(ballot => boxOfBallot(ballot) === box)),
      }))
      const said = events.filter((event): event is SessionEvent => !isBallot(event))
      if (said.length > 0) files.push({ path: join(own, sessionFile), lines: linesOf(said) })
      await appendAll(files)
      for (const box of closed) leftovers.add(join(own, ballotsFile(box)))
      for (const path of leftovers) if (await eraseFile(path).then(() => true, tellWhyNot)) leftovers.delete(path)
      if (closed.size > 0) await flushFolder(own)
    })
}

/** The counts are safe by then: what stays of the ballots is removed with the next step, or when the session is next opened. */
function tellWhyNot(error: unknown): false {
  console.error(error)
  return false
}

/** Adds to each file and flushes; where one fails, nothing stays in any. */
async function appendAll(files: readonly { path: string; lines: string }[]): Promise<void> {
  const sizes: [path: string, sizeBytes: number][] = []
  try {
    for (const { path, lines } of files) {
      const file = await open(path, 'a', 0o600)
      try {
        const { size } = await file.stat()
        sizes.push([path, size])
        await writeAll(file, Buffer.from(lines, 'utf8'))
        await file.datasync()
        if (size === 0) await flushFolder(join(path, '..'))
      } finally {
        await file.close()
      }
    }
  } catch (error) {
    for (const [path, sizeBytes] of sizes) await truncate(path, sizeBytes)
    throw error
  }
}

/** The events of a journal; a torn last line is cut off. */
async function mended<E>(path: string, schema: Parameters<typeof eventsInLines<E>>[1]): Promise<E[]> {
  const bytes = await bytesOf(path)
  const { events, sizeBytes } = eventsInLines(bytes, schema)
  if (sizeBytes < bytes.byteLength) await truncate(path, sizeBytes)
  return events
}

async function erase(own: string): Promise<void> {
  for (const name of await namesIn(own)) await eraseFile(join(own, name))
  await rm(own, { recursive: true, force: true })
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return new Uint8Array()
    throw error
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const there = await stat(folder).catch(() => null)
  return there === null ? [] : readdir(folder)
}
