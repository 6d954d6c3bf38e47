import { writeProjectFile } from '../file/write-project-file'
import type { SampleData } from './sample-data'
import { sampleProject, timeOfStep } from './sample-project'

/** The sample as a project file: the same bytes every time. */
export const sampleFile = (data: SampleData): Uint8Array => writeProjectFile(sampleProject(data), { now: timeOfStep(12) })
