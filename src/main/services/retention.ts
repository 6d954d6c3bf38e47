import type { SnapshotSummary } from '@core/host-api'

/** How many snapshots of a project stay: the newest, and in all. Older ones stay one a day, the newest of each. */
export const snapshotsKept = { newest: 3, inAll: 10 } as const

/** The calendar day on this machine that the clock showed. */
const dayOf = (time: Date): string => `${time.getFullYear()}-${time.getMonth()}-${time.getDate()}`

/**
 * Later in the log first. The clock may have been wrong when one was taken: it decides only between snapshots of the same commit.
 */
export const laterInLogFirst = (a: SnapshotSummary, b: SnapshotSummary): number =>
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
