import type { Host } from '@core/host-api'
import { ok, problem, type Result } from '@core/result'
import Dexie from 'dexie'
import { host as machine } from '../host'
import { allDatabasesOf, forgetRegistered } from './registry'
import { withExclusiveLock } from './session-lock'

/**
 * Deletes a project for good: its databases, its journal and its snapshots. Project files a person saved stay where they are.
 * Problem `open-elsewhere`: a tab has it open (this one too: close its session first); nothing was deleted.
 */
export async function deleteProject(projectId: string, host: Host = machine): Promise<Result<null, 'open-elsewhere'>> {
  const deleted = await withExclusiveLock(projectId, async () => {
    // The second copy first: if it cannot be removed, the project is still whole.
    const { secondCopy } = await host.about()
    if (secondCopy) await host.forgetProject({ projectId })
    for (const name of await allDatabasesOf(projectId)) await Dexie.delete(name)
    await forgetRegistered(projectId)
  })
  return deleted ? ok(null) : problem('open-elsewhere')
}
