import type { Commit } from '@core/change/change'
import type { Host } from '@core/host-api'

/** Every commit of the project's journal, oldest first, however many answers that takes. */
export async function wholeJournal(host: Host, projectId: string): Promise<Commit[]> {
  const commits: Commit[] = []
  for (;;) {
    const next = await host.readJournal({ projectId, afterSeq: commits.at(-1)?.seq ?? 0 })
    if (next.length === 0) return commits
    commits.push(...next)
  }
}
