import type { SnapshotSummary } from '@core/host-api'

/** How many snapshots of a project stay: of today, and in all. Of each earlier day, the newest. */
export const snapshotsKept = { today: 3, inAll: 10 } as const

/** The calendar day on this machine. */
const dayOf = (time: Date): string => `${time.getFullYear()}-${time.getMonth()}-${time.getDate()}`

/**
 * The snapshots of one project that can go. The first in the list is the one just written and always stays, whatever the
 * clock says; the rest are newest first.
 */
export function snapshotsToThin(snapshots: readonly SnapshotSummary[], now: Date): SnapshotSummary[] {
  const keptOfDay = new Map<string, number>()
  let kept = 0
  return snapshots.filter(({ takenAt }, index) => {
    const day = dayOf(new Date(takenAt))
    const ofDay = keptOfDay.get(day) ?? 0
    const limit = day === dayOf(now) ? snapshotsKept.today : 1
    const stays = index === 0 || (ofDay < limit && kept < snapshotsKept.inAll)
    if (!stays) return true
    keptOfDay.set(day, ofDay + 1)
    kept += 1
    return false
  })
}
