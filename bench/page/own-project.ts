import type { Host } from '@core/host-api'
import { defaultPerspectives } from '@core/project/contents'
import { openProject } from '../../src/renderer/src/data/open-project'
import { createProject } from '../../src/renderer/src/data/projects'
import type { ProjectSession } from '../../src/renderer/src/data/session'
import { host } from '../../src/renderer/src/host'

/** The host that serves this page, with or without the second copy it keeps. */
export const hostThat = ({ keepsSecondCopy }: { keepsSecondCopy: boolean }): Host =>
  keepsSecondCopy ? host : { ...host, about: async () => ({ ...(await host.about()), secondCopy: false }) }

export const newProjectId = (): Promise<string> =>
  createProject({ title: 'Bench', purpose: '', yearStart: 4, perspectives: defaultPerspectives })

export async function opened(projectId: string, asked: Host): Promise<ProjectSession> {
  const result = await openProject(projectId, asked)
  if (!result.ok) throw new Error(`the project could not be opened: ${result.problem}`)
  return result.value
}
