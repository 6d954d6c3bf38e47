import type { Host, JournalPosition, SnapshotSummary } from '@core/host-api'
import { needsSnapshot } from './attachments-of-commit'
import type { ProjectDatabase } from './project-database'

/** What this machine keeps of a project beside its database. */
export type KeptByHost = {
  readonly keepsSecondCopy: boolean
  readonly journal: JournalPosition | null
  readonly snapshots: readonly SnapshotSummary[]
}

/** How far the second copy has come. */
export type SecondCopyProgress = {
  /** Seq of the journal's last commit; 0: there is none. */
  readonly journalSeq: number
  /** Seq of the newest snapshot; -1: there is none. */
  readonly snapshotSeq: number
  /** Nothing is safe before a snapshot has at least this seq: rows that came with a file, imports and files are in no journal. */
  readonly snapshotNeededFor: number
}

/** Rejects where the machine does not answer. */
export async function keptByHost(projectId: string, host: Host): Promise<KeptByHost> {
  const { secondCopy } = await host.about()
  if (!secondCopy) return { keepsSecondCopy: false, journal: null, snapshots: [] }
  const [journal, snapshots] = await Promise.all([
    host.journalPosition({ projectId }),
    host.listSnapshots({ projectId }),
  ])
  return { keepsSecondCopy: true, journal, snapshots }
}

const newestSeq = (snapshots: readonly SnapshotSummary[]): number => Math.max(-1, ...snapshots.map(({ seq }) => seq))

/** `behind`: the second copy has more than the database. `differs`: they have another commit at the same seq. */
export async function compareWithHost(
  db: ProjectDatabase,
  { journal, snapshots }: KeptByHost,
): Promise<'same' | 'behind' | 'differs'> {
  const last = await db.commits.orderBy('seq').last()
  if (Math.max(journal?.seq ?? 0, newestSeq(snapshots)) > (last?.seq ?? 0)) return 'behind'
  // A log that has passed the journal's last seq without holding it was recovered: it begins anew after it.
  const sameSeq = journal && (await db.commits.get(journal.seq))
  return sameSeq && sameSeq.id !== journal.commitId ? 'differs' : 'same'
}

export async function secondCopyProgress(
  db: ProjectDatabase,
  { journal, snapshots }: KeptByHost,
): Promise<SecondCopyProgress> {
  const snapshotSeq = newestSeq(snapshots)
  // The page may have gone down after a commit and before its snapshot.
  const commits = db.commits.where('seq').above(snapshotSeq).reverse()
  const last = await (snapshotSeq === -1 ? commits.first() : commits.filter(needsSnapshot).first())
  return { journalSeq: journal?.seq ?? 0, snapshotSeq, snapshotNeededFor: last?.seq ?? 0 }
}
