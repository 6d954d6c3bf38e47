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
import type { Opened, SessionStore } from '@core/workshop/session/session-service'
import { flushFolder, writeAll } from '../atomic-file'
import { safeName } from '../folders'
import { asHostErrors, codeOf } from '../host-error'
import { eventsInLines, linesOf } from '../journal-lines'
import {
  ballotKey,
  ballotKeyFile,
  eraseFile,
  keptBallotKey,
  openedLine,
  sealedBallotsFile,
  sealedLine,
} from './ballot-box'

const sessionFile = 'session.jsonl'
/** How versions before encryption kept ballots: read and erased, never written. */
const plainBallotsFile = (box: string): string => `ballots-${box}.jsonl`
const boxOfFile = (name: string): string | null => /^ballots-(.+)\.(?:jsonl|sealed|key)$/.exec(name)?.[1] ?? null

/**
 * Sessions on disk, a folder each: what was said openly in one journal, ballots in an encrypted journal a vote, with its key
 * beside it. Counts of a vote are on disk before key and ballots are overwritten and removed; where a crash came between, that
 * is done when the session is next opened. Nothing here is part of a project: not its journal, not its snapshots, not its file.
 */
export function createSessionStore(folder: string): SessionStore {
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

  async function openSession(sessionId: string): ReturnType<SessionStore['open']> {
    const own = folderOf(sessionId)
    if ((await openingOf(sessionId)) === null) return null
    const said = await mended(join(own, sessionFile), sessionEventSchema)
    const closed = boxesClosed(said)
    const ballots: AnyEvent[] = []
    const boxes = new Set((await readdir(own)).map(boxOfFile).filter(box => box !== null))
    for (const box of boxes) {
      if (closed.has(box)) await eraseBallots(own, box)
      else ballots.push(...(await ballotsIn(own, box)))
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

async function ballotsIn(own: string, box: string): Promise<AnyEvent[]> {
  const plain = await mended(join(own, plainBallotsFile(box)), ballotEventSchema)
  const key = await keptBallotKey(own, box)
  const jsonOf = (line: string) => key && openedLine(line, key)
  return [...plain, ...(await mended(join(own, sealedBallotsFile(box)), ballotEventSchema, jsonOf))]
}

/** The key first: what a crash leaves of the ballots cannot be read without it. */
async function eraseBallots(own: string, box: string): Promise<void> {
  for (const file of [ballotKeyFile(box), sealedBallotsFile(box), plainBallotsFile(box)])
    await eraseFile(join(own, file))
}

function appendIn(own: string): AppendEvents {
  /** Closed votes whose ballots could not be removed yet. */
  const leftovers = new Set<string>()
  /** Of votes that are open. */
  const keys = new Map<string, Buffer>()

  async function keyOf(box: string): Promise<Buffer> {
    const key = keys.get(box) ?? (await ballotKey(own, box))
    keys.set(box, key)
    return key
  }

  return events =>
    asHostErrors(async () => {
      const closed = boxesClosed(events)
      // Ballots of a vote that closes in the same breath are in its counts and need never be written.
      const ballots = events.filter(isBallot).filter(ballot => !closed.has(boxOfBallot(ballot)))
      const files: { path: string; lines: string }[] = []
      for (const box of new Set(ballots.map(boxOfBallot))) {
        const key = await keyOf(box)
        const lines = ballots.filter(ballot => boxOfBallot(ballot) === box).map(ballot => sealedLine(ballot, key))
        files.push({ path: join(own, sealedBallotsFile(box)), lines: lines.join('') })
      }
      const said = events.filter((event): event is SessionEvent => !isBallot(event))
      if (said.length > 0) files.push({ path: join(own, sessionFile), lines: linesOf(said) })
      await appendAll(files)
      for (const box of closed) {
        keys.get(box)?.fill(0)
        keys.delete(box)
        leftovers.add(box)
      }
      for (const box of leftovers) if (await eraseBallots(own, box).then(() => true, tellWhyNot)) leftovers.delete(box)
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
async function mended<E>(
  path: string,
  schema: Parameters<typeof eventsInLines<E>>[1],
  jsonOf?: (line: string) => string | null,
): Promise<E[]> {
  const bytes = await bytesOf(path)
  const { events, sizeBytes } = eventsInLines(bytes, schema, jsonOf)
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
