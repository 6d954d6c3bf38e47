import { mkdir, open, readFile, rm, stat, truncate } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Commit } from '@core/change/change'
import { HostError, type JournalPosition, type JournalSetAside, type ReplaceSecondCopyRequest } from '@core/host-api'
import { bytesOfFileOrNone, flushFolder, writeAll, writeFileAtomically } from './atomic-file'
import { entriesOf, privateFileMode, privateFolderMode, projectFolder } from './folders'
import { asHostErrors } from './host-error'
import { journalLine, readValidPrefix } from './journal-lines'
import { keyedQueue } from './keyed-queue'

/** What is known of a journal once it has been read: of each commit its id and where its line begins, by seq. */
type Known = { lines: Map<number, { id: string; start: number }>; lastSeq: number; sizeBytes: number }

/** About as much as one answer to `read` holds, in bytes; a longer line is answered alone. An answer is made in one go, in which phones wait. */
const readAtATimeBytes = 1024 * 1024

export type Journal = {
  append: (projectId: string, commits: readonly Commit[]) => Promise<JournalPosition>
  position: (projectId: string) => Promise<JournalPosition | null>
  read: (projectId: string, afterSeq: number) => Promise<Commit[]>
  /** Begins again with these, which have no gap. What another tab added since stays; the old is erased or set aside. */
  replace: (
    projectId: string,
    commits: readonly Commit[],
    old: ReplaceSecondCopyRequest['old'],
  ) => Promise<JournalPosition | null>
  setAside: (projectId: string) => Promise<JournalSetAside[]>
  forget: (projectId: string) => Promise<void>
}

/**
 * Every commit of every project, one JSON line each, on disk before `append` answers. A project may begin at any seq (it may
 * have come from another machine); from there seqs follow without a gap, and a commit that does not fit is refused with
 * `journal-gap`. A line torn by a crash was never answered: it is cut off. Where a line is damaged the whole file is set aside
 * and the part before that line kept, so that the page, which is then ahead, can add the rest again.
 */
export function createJournal(folder: string): Journal {
  const inTurn = keyedQueue()
  const knownByProject = new Map<string, Known>()
  const fileOf = (projectId: string) => join(projectFolder(folder, projectId), 'journal.jsonl')

  /** Reads a journal and mends its end: nothing after that is answered that is not on the disk. */
  async function readGoodPart(projectId: string): Promise<Commit[]> {
    const path = fileOf(projectId)
    const bytes = await bytesOfFileOrNone(path)
    const { commits, starts, sizeBytes, damaged } = readValidPrefix(bytes)
    if (damaged) await keepCopy(path, 'damaged')
    if (sizeBytes < bytes.byteLength) await truncate(path, sizeBytes)
    const lines = new Map(commits.map(({ seq, id }, index) => [seq, { id, start: starts[index] ?? 0 }]))
    if (commits.length === 0) knownByProject.delete(projectId)
    else knownByProject.set(projectId, { lines, lastSeq: lastSeqOf(commits), sizeBytes })
    return commits
  }

  /** `null`: there is no journal. */
  async function known(projectId: string): Promise<Known | null> {
    if (!knownByProject.has(projectId)) await readGoodPart(projectId)
    return knownByProject.get(projectId) ?? null
  }

  async function append(projectId: string, commits: readonly Commit[]): Promise<JournalPosition> {
    const before = await known(projectId)
    const lines = before?.lines ?? new Map<number, { id: string; start: number }>()
    const fresh = freshCommits(commits, lines, before?.lastSeq ?? null)
    let sizeBytes = before?.sizeBytes ?? 0
    if (fresh.length > 0) {
      const added = fresh.map(commit => Buffer.from(journalLine(commit), 'utf8'))
      await appendFlushed(fileOf(projectId), sizeBytes, Buffer.concat(added))
      fresh.forEach(({ seq, id }, index) => {
        lines.set(seq, { id, start: sizeBytes })
        sizeBytes += added[index]?.byteLength ?? 0
      })
      knownByProject.set(projectId, { lines, lastSeq: lastSeqOf(fresh), sizeBytes })
    }
    const position = positionOf(knownByProject.get(projectId))
    if (position === null) throw new HostError('bad-request')
    return position
  }

  async function replace(
    projectId: string,
    commits: readonly Commit[],
    old: ReplaceSecondCopyRequest['old'],
  ): Promise<JournalPosition | null> {
    const path = fileOf(projectId)
    const folderOfProject = dirname(path)
    await mkdir(folderOfProject, { recursive: true, mode: privateFolderMode })
    const before = await readGoodPart(projectId)
    const last = commits.at(-1)
    const continued = last !== undefined && before.find(({ seq }) => seq === last.seq)?.id === last.id
    const all = continued ? [...commits, ...before.filter(({ seq }) => seq > last.seq)] : commits
    if (old === 'set-aside' && before.length > 0) await keepCopy(path, 'replaced')
    knownByProject.delete(projectId)
    const lines = all.map(commit => Buffer.from(journalLine(commit), 'utf8'))
    await writeFileAtomically(path, Buffer.concat(lines), privateFileMode)
    // Journals set aside and half-written files may hold what is to be erased.
    const kept = new Set([basename(path), 'snapshots'])
    const others = (await entriesOf(folderOfProject)).filter(name => !kept.has(name))
    if (old === 'erase') for (const name of others) await rm(join(folderOfProject, name), { recursive: true })
    return positionOf(await known(projectId))
  }

  async function read(projectId: string, afterSeq: number): Promise<Commit[]> {
    const { size } = await stat(fileOf(projectId)).catch(() => ({ size: 0 }))
    if (size !== (await known(projectId))?.sizeBytes) await readGoodPart(projectId)
    const kept = await known(projectId)
    if (kept === null || afterSeq >= kept.lastSeq) return []
    const [firstSeq = 0] = kept.lines.keys()
    const from = Math.max(afterSeq + 1, firstSeq)
    const endOf = (seq: number): number => kept.lines.get(seq + 1)?.start ?? kept.sizeBytes
    const start = kept.lines.get(from)?.start ?? 0
    let to = from
    while (to < kept.lastSeq && endOf(to + 1) - start <= readAtATimeBytes) to += 1
    const { commits } = readValidPrefix(await bytesBetween(fileOf(projectId), start, endOf(to)))
    if (commits.length === to - from + 1) return commits
    // Damaged since it was read: find out again what is good.
    await readGoodPart(projectId)
    return read(projectId, afterSeq)
  }

  return {
    append: (projectId, commits) => inTurn(projectId, () => asHostErrors(() => append(projectId, commits))),
    position: projectId => inTurn(projectId, () => asHostErrors(async () => positionOf(await known(projectId)))),
    read: (projectId, afterSeq) => inTurn(projectId, () => asHostErrors(() => read(projectId, afterSeq))),
    replace: (projectId, commits, old) => inTurn(projectId, () => asHostErrors(() => replace(projectId, commits, old))),
    setAside: projectId =>
      inTurn(projectId, () =>
        asHostErrors(async () => {
          await known(projectId)
          const place = dirname(fileOf(projectId))
          const found = await Promise.all((await namesSetAside(place)).map(name => described(place, name)))
          return found.sort((a, b) => b.setAsideAt.localeCompare(a.setAsideAt))
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
function freshCommits(commits: readonly Commit[], lines: Known['lines'], lastSeq: number | null): Commit[] {
  const fresh: Commit[] = []
  let next = lastSeq === null ? null : lastSeq + 1
  for (const commit of commits) {
    if (next === null || commit.seq === next) {
      fresh.push(commit)
      next = commit.seq + 1
    } else if (lines.get(commit.seq)?.id !== commit.id) throw new HostError('journal-gap')
  }
  return fresh
}

const lastSeqOf = (commits: readonly Commit[]): number => commits.at(-1)?.seq ?? 0

function positionOf(known: Known | null | undefined): JournalPosition | null {
  const commitId = known?.lines.get(known.lastSeq)?.id
  return known === null || known === undefined || commitId === undefined ? null : { seq: known.lastSeq, commitId }
}

/** Adds to the end and flushes. Where that fails, nothing of it stays. */
async function appendFlushed(path: string, sizeBytes: number, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: privateFolderMode })
  const file = await open(path, 'a', privateFileMode)
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
}

/** A first journal may bring a new folder with it: both names must survive a power cut. */
async function flushNewFile(path: string): Promise<void> {
  await flushFolder(dirname(path))
  await flushFolder(dirname(dirname(path)))
}

async function bytesBetween(path: string, from: number, to: number): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const setAsideName = /^journal\.(damaged|replaced)-\d+\.jsonl$/

const namesSetAside = async (folder: string): Promise<string[]> =>
  (await entriesOf(folder)).filter(name => setAsideName.test(name))

async function described(folder: string, name: string): Promise<JournalSetAside> {
  const { mtime, size } = await stat(join(folder, name))
  return { name, setAsideAt: mtime.toISOString(), sizeBytes: size }
}

/** Keeps a journal under a name of its own as well, for somebody who can read it by hand. */
async function keepCopy(path: string, why: 'damaged' | 'replaced'): Promise<void> {
  const taken = new Set(await entriesOf(dirname(path)))
  let n = 1
  while (taken.has(`journal.${why}-${n}.jsonl`)) n += 1
  await writeFileAtomically(join(dirname(path), `journal.${why}-${n}.jsonl`), await readFile(path), privateFileMode)
}
