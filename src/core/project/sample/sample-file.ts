import { writeProjectFile } from '../file/write-project-file'
import type { SampleData } from './sample-data'
import { sampleProject, timeOfStep } from './sample-project'

/** The sample as a project file: the same bytes every time. */
export const sampleFile = async (data: SampleData): Promise<Uint8Array> =>
  writeProjectFile(await sampleProject(data), { now: timeOfStep(12) })
