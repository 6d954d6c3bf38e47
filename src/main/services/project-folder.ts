import { join } from 'node:path'
import { HostError } from '@core/host-api'
import { idPattern } from '@core/names'

/** What an id or a name may look like before it becomes part of a path: no dot, no slash, nothing a disk would read into. */
export const safeName = idPattern

/** Where a project's second copy lives: its journal and its snapshots. */
export function projectFolder(folder: string, projectId: string): string {
  if (!safeName.test(projectId)) throw new HostError('bad-request')
  return join(folder, projectId)
}
