import { mkdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { HostError, type SnapshotSummary, type WriteSnapshotRequest } from '@core/host-api'
import { z } from 'zod'
import { bytesOfFile, removeLeftovers, sha256Of, writeFileAtomically } from './atomic-file'
import { entriesOf, privateFileMode, privateFolderMode, projectFolder, safeName } from './folders'
import { asHostErrors, codeOf } from './host-error'
import { keyedQueue } from './keyed-queue'

/** How many snapshots of a project stay: the newest, and in all. Older ones stay one a day, the newest of each. */
export const snapshotsKept = { newest: 3, inAll: 10 } as const

/** The calendar day on this machine that the clock showed. */
const dayOf = (time: Date): string => `${time.getFullYear()}-${time.getMonth()}-${time.getDate()}`

/**
 * Later in the log first. The clock may have been wrong when one was taken: it decides only between snapshots of the same commit.
 */
const laterInLogFirst = (a: SnapshotSummary, b: SnapshotSummary): number =>
  b.seq - a.seq || b.takenAt.localeCompare(a.takenAt)

/**
 * The snapshots of one project that can go, beside the one just `written`, which stays. Newer is what is later in the log: a
 * wrong date may cost an older copy, never one of the newest.
 */
export function snapshotsToThin(written: SnapshotSummary, others: readonly SnapshotSummary[]): SnapshotSummary[] {
  const days = new Set<string>()
  let kept = 0
  const stays = (snapshot: SnapshotSummary): boolean => {
    const day = dayOf(new Date(snapshot.takenAt))
    const isKept = snapshot === written || kept < snapshotsKept.newest || (!days.has(day) && kept < snapshotsKept.inAll)
    if (!isKept) return false
    days.add(day)
    kept += 1
    return true
  }
  return [written, ...others.toSorted(laterInLogFirst)].filter(snapshot => !stays(snapshot))
}

/** Kept beside each snapshot, and written after it: what a note describes is whole. */
const noteSchema = z.object({
  title: z.string(),
  seq: z.number().int().min(0),
  takenAt: z.iso.datetime(),
  sizeBytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
type Note = z.infer<typeof noteSchema>

export type Snapshots = {
  write: (request: WriteSnapshotRequest) => Promise<SnapshotSummary>
  list: (projectId: string | null) => Promise<SnapshotSummary[]>
  read: (projectId: string, name: string) => Promise<Uint8Array>
  /** The files of the snapshots that there are, whole or not. */
  files: (projectId: string) => Promise<string[]>
  erase: (projectId: string, files: readonly string[]) => Promise<void>
  forget: (projectId: string) => Promise<void>
}

/**
 * Whole project files kept beside the journal, each with a note of its SHA-256. Names are made here, never taken from the
 * page. A snapshot that no longer matches its note is refused with `read-back-differs`.
 */
export function createSnapshots(folder: string, now: () => Date): Snapshots {
  const inTurn = keyedQueue()
  const folderOf = (projectId: string) => join(projectFolder(folder, projectId), 'snapshots')

  async function listOf(projectId: string): Promise<SnapshotSummary[]> {
    const entries = await entriesOf(folderOf(projectId))
    const names = entries.filter(entry => entry.endsWith('.json')).map(entry => entry.slice(0, -'.json'.length))
    const found = await Promise.all(
      names.map(async name => {
        const note = safeName.test(name) ? await noteOf(folderOf(projectId), name) : null
        return note === null ? [] : [summaryOf(projectId, name, note)]
      }),
    )
    return found.flat().sort(laterInLogFirst)
  }

  async function write({ projectId, title, seq, bytes }: WriteSnapshotRequest): Promise<SnapshotSummary> {
    const place = folderOf(projectId)
    await mkdir(place, { recursive: true, mode: privateFolderMode })
    const takenAt = now().toISOString()
    const name = nameFor(takenAt, seq, new Set(await entriesOf(place)))
    const note: Note = { title, seq, takenAt, sizeBytes: bytes.byteLength, sha256: await sha256Of(bytes) }
    await writeFileAtomically(join(place, `${name}.commonmeasure`), bytes, privateFileMode)
    await writeFileAtomically(join(place, `${name}.json`), Buffer.from(JSON.stringify(note)), privateFileMode)
    const written = summaryOf(projectId, name, note)
    await removeUnfinished(place)
    const others = (await listOf(projectId)).filter(snapshot => snapshot.name !== name)
    for (const old of snapshotsToThin(written, others)) await remove(place, old.name)
    return written
  }

  async function read(projectId: string, name: string): Promise<Uint8Array> {
    if (!safeName.test(name)) throw new HostError('bad-request')
    const note = await noteOf(folderOf(projectId), name)
    const bytes = await bytesOfFile(join(folderOf(projectId), `${name}.commonmeasure`))
    if (note === null || note.sha256 !== (await sha256Of(bytes))) throw new HostError('read-back-differs')
    return bytes
  }

  const projectIds = async () => (await entriesOf(folder)).filter(entry => safeName.test(entry))

  return {
    write: request => inTurn(request.projectId, () => asHostErrors(() => write(request))),
    list: projectId =>
      asHostErrors(async () => {
        const ids = projectId === null ? await projectIds() : [projectId]
        return (await Promise.all(ids.map(listOf))).flat()
      }),
    read: (projectId, name) => asHostErrors(() => read(projectId, name)),
    files: projectId => inTurn(projectId, () => asHostErrors(() => entriesOf(folderOf(projectId)))),
    erase: (projectId, files) =>
      inTurn(projectId, () =>
        asHostErrors(async () => {
          // Notes first: a snapshot without one is not offered.
          for (const file of [...files].sort((a, b) => Number(b.endsWith('.json')) - Number(a.endsWith('.json'))))
            await rm(join(folderOf(projectId), file), { force: true })
        }),
      ),
    forget: projectId =>
      inTurn(projectId, () => asHostErrors(() => rm(folderOf(projectId), { recursive: true, force: true }))),
  }
}

const summaryOf = (projectId: string, name: string, { title, seq, takenAt, sizeBytes }: Note): SnapshotSummary => ({
  projectId,
  name,
  title,
  seq,
  takenAt,
  sizeBytes,
})

/** A name that sorts by time and is not taken: `20260801T101500000Z-41`. */
function nameFor(takenAt: string, seq: number, taken: ReadonlySet<string>): string {
  const base = `${takenAt.replace(/[-:.]/g, '')}-${seq}`
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? base : `${base}-${n}`
    if (!taken.has(`${name}.commonmeasure`) && !taken.has(`${name}.json`)) return name
  }
}

/** The note goes first: a snapshot without one is not offered. */
async function remove(place: string, name: string): Promise<void> {
  await rm(join(place, `${name}.json`), { force: true })
  await rm(join(place, `${name}.commonmeasure`), { force: true })
}

/** Clears away what crashes left: part-written files, and snapshots that never got their note. */
async function removeUnfinished(place: string): Promise<void> {
  await removeLeftovers(place, null)
  const entries = await entriesOf(place)
  const noted = new Set(entries.filter(entry => entry.endsWith('.json')).map(entry => entry.replace(/\.json$/, '')))
  for (const entry of entries.filter(found => found.endsWith('.commonmeasure') && !found.startsWith('.')))
    if (!noted.has(entry.replace(/\.commonmeasure$/, ''))) await rm(join(place, entry), { force: true })
}

/** `null`: no note, or one that cannot be read, or no file of that size beside it. */
async function noteOf(place: string, name: string): Promise<Note | null> {
  try {
    const note = noteSchema.parse(JSON.parse(await readFile(join(place, `${name}.json`), 'utf8')))
    const { size } = await stat(join(place, `${name}.commonmeasure`))
    return size === note.sizeBytes ? note : null
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}
