import { copyFile, mkdir, open, readFile, rm, stat, truncate } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Commit } from '@core/change/change'
import { HostError, type JournalPosition } from '@core/host-api'
import { flushFolder, writeAll } from './atomic-file'
import { asHostErrors, codeOf } from './host-error'
import { goodPartOfJournal, journalLine } from './journal-lines'
import { oneAtATime } from './one-at-a-time'
import { projectFolder } from './project-folder'

/** What is known of a journal once it has been read: the id of each commit it holds, by seq, and its length in bytes. */
type Known = { ids: Map<number, string>; lastSeq: number; sizeBytes: number }

export type Journal = {
  append: (projectId: string, commits: readonly Commit[]) => Promise<JournalPosition>
  position: (projectId: string) => Promise<JournalPosition | null>
  read: (projectId: string, afterSeq: number) => Promise<Commit[]>
  forget: (projectId: string) => Promise<void>
}

/**
 * Every commit of every project, one JSON line each, on disk before `append` answers. A project may begin at any seq (it may
 * have come from another machine); from there seqs follow without a gap, and a commit that does not fit is refused with
 * `journal-gap`. A line torn by a crash was never answered: it is cut off. Where lines in the middle are damaged the whole
 * file is set aside and the part before them kept, so that the page, which is then ahead, can add the rest again.
 */
export function createJournal(folder: string): Journal {
  const inTurn = oneAtATime()
  const knownByProject = new Map<string, Known>()
  const fileOf = (projectId: string) => join(projectFolder(folder, projectId), 'journal.jsonl')

  /** Reads a journal once and mends its end. `null`: there is none. */
  async function known(projectId: string): Promise<Known | null> {
    const remembered = knownByProject.get(projectId)
    if (remembered !== undefined) return remembered
    const path = fileOf(projectId)
    const bytes = await bytesOf(path)
    if (bytes === null) return null
    const good = goodPartOfJournal(bytes)
    if (good.sizeBytes < bytes.byteLength) {
      if (good.damagedInTheMiddle) await setAside(path)
      await truncate(path, good.sizeBytes)
    }
    const last = good.commits.at(-1)
    if (last === undefined) return null
    const found = {
      ids: new Map(good.commits.map(commit => [commit.seq, commit.id])),
      lastSeq: last.seq,
      sizeBytes: good.sizeBytes,
    }
    knownByProject.set(projectId, found)
    return found
  }

  async function append(projectId: string, commits: readonly Commit[]): Promise<JournalPosition> {
    const before = await known(projectId)
    const ids = before?.ids ?? new Map<number, string>()
    const fresh = freshCommits(commits, ids, before?.lastSeq ?? null)
    const sizeBytes = before?.sizeBytes ?? 0
    if (fresh.length > 0) {
      const added = await appendFlushed(fileOf(projectId), sizeBytes, fresh.map(journalLine).join(''))
      for (const commit of fresh) ids.set(commit.seq, commit.id)
      knownByProject.set(projectId, { ids, lastSeq: lastSeqOf(fresh), sizeBytes: sizeBytes + added })
    }
    const position = positionOf(knownByProject.get(projectId))
    if (position === null) throw new HostError('bad-request')
    return position
  }

  return {
    append: (projectId, commits) => inTurn(projectId, () => asHostErrors(() => append(projectId, commits))),
    position: projectId => inTurn(projectId, () => asHostErrors(async () => positionOf(await known(projectId)))),
    read: (projectId, afterSeq) =>
      inTurn(projectId, () =>
        asHostErrors(async () => {
          if ((await known(projectId)) === null) return []
          const { commits } = goodPartOfJournal(await readFile(fileOf(projectId)))
          return commits.filter(commit => commit.seq > afterSeq)
        }),
      ),
    forget: projectId =>
      inTurn(projectId, () =>
        asHostErrors(async () => {
          knownByProject.delete(projectId)
          await rm(fileOf(projectId), { force: true })
        }),
      ),
  }
}

/** The commits that are not there yet. One that is there under another id, or that leaves a gap, is a `journal-gap`. */
function freshCommits(commits: readonly Commit[], ids: ReadonlyMap<number, string>, lastSeq: number | null): Commit[] {
  const fresh: Commit[] = []
  let next = lastSeq === null ? null : lastSeq + 1
  for (const commit of commits) {
    if (next === null || commit.seq === next) {
      fresh.push(commit)
      next = commit.seq + 1
    } else if (ids.get(commit.seq) !== commit.id) throw new HostError('journal-gap')
  }
  return fresh
}

const lastSeqOf = (commits: readonly Commit[]): number => commits.at(-1)?.seq ?? 0

function positionOf(known: Known | null | undefined): JournalPosition | null {
  const commitId = known?.ids.get(known.lastSeq)
  return known === null || known === undefined || commitId === undefined ? null : { seq: known.lastSeq, commitId }
}

/** Adds to the end and flushes; answers the bytes added. Where that fails, nothing of it stays. */
async function appendFlushed(path: string, sizeBytes: number, lines: string): Promise<number> {
  await mkdir(dirname(path), { recursive: true })
  const bytes = Buffer.from(lines, 'utf8')
  const file = await open(path, 'a')
  try {
    await writeAll(file, bytes)
    await file.sync()
  } catch (error) {
    await file.truncate(sizeBytes)
    throw error
  } finally {
    await file.close()
  }
  if (sizeBytes === 0) await flushNewFile(path)
  return bytes.byteLength
}

/** A first journal may bring a new folder with it: both names must survive a power cut. */
async function flushNewFile(path: string): Promise<void> {
  await flushFolder(dirname(path))
  await flushFolder(dirname(dirname(path)))
}

async function bytesOf(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** Keeps a damaged journal under a name of its own, for somebody who can read it by hand. */
async function setAside(path: string): Promise<void> {
  for (let n = 1; ; n += 1) {
    const aside = path.replace(/\.jsonl$/, `.damaged-${n}.jsonl`)
    const taken = await stat(aside).then(
      () => true,
      () => false,
    )
    if (taken) continue
    await copyFile(path, aside)
    return
  }
}
