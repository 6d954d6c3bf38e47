import { added } from '@core/change/change'
import { contentsWithCommit, type Step } from '../../change/apply'
import { defaultPerspectives, newProject, type ProjectContents, type Rows } from '../contents'
import type { EntityKind } from '../entities'
import { writeProjectFile } from '../file/write-project-file'
import { sampleAssumptions, sampleEvidence, sampleJudgements, sampleVersion } from './claims'
import { sampleImports } from './imports'
import { sampleLearning } from './learning'
import { sampleMeasures } from './measures'
import { sampleNetwork } from './network'
import { sampleObservations } from './observations'
import { samplePeople } from './people'
import { sampleNarratives, sampleOutline } from './reports'
import type { SampleData } from './sample-data'
import { sampleElements, sampleLinks } from './theory'
import { polisPerspectives, sampleWorkshop } from './workshop'

export const sampleProjectId = 'sample-lantern-street'

const purpose = [
  'Made up for learning: the Lantern Street Housing Alliance does not exist, and neither do its members, meetings, quotes and targets. Any likeness to a real group is by chance.',
  'Two things are real, with credit: the official figures on rough sleeping and on households in priority need in England, and 381 people’s votes on affordable housing.',
  'The story: tenants, people who have been without a home, and housing workers campaign together as equals for homes that are secure, healthy and affordable. They agreed together what success would look like, and they look at how they share power as closely as at what they win.',
].join('\n\n')

/** The sample project, the same every time: its ids, times and order are fixed. A fault in the sample's own texts throws. */
export async function sampleProject(data: SampleData): Promise<ProjectContents> {
  const begun = newProject(
    {
      title: 'Homes to count on: a sample campaign',
      purpose,
      yearStart: 1,
      perspectives: [...defaultPerspectives, ...polisPerspectives.map(({ id, name }) => ({ id, name }))],
    },
    { id: sampleProjectId, now: timeOfStep(0) },
  )
  return (await stepsOf(data)).reduce((contents, step, index) => {
    const stamp = { id: `${sampleProjectId}-${index + 2}`, now: timeOfStep(index + 1), by: '' }
    const next = contentsWithCommit(contents, step, stamp)
    if (!next.ok) throw new Error(`the sample's ${step.action}: ${next.problem} ${next.detail ?? ''}`)
    return next.value
  }, begun)
}

/** Which step the first import is. */
const firstImport = 5

/** The order in which somebody would have made it: theory, workshop, measures, data, texts. */
async function stepsOf(data: SampleData): Promise<Step[]> {
  const imports = await sampleImports(data, sampleMeasures, index => timeOfStep(firstImport + index))
  return [
    { action: 'element.add', changes: sampleElements.map(element => added('element', element)) },
    { action: 'link.add', changes: sampleLinks.map(link => added('link', link)) },
    { action: 'measure.add', changes: sampleMeasures.map(measure => added('measure', measure)) },
    { action: 'workshop.add', changes: [added('workshop', sampleWorkshop(data))] },
    ...imports.map(
      ({ record, imported }): Step => ({
        action: 'import.add',
        changes: [added('import', record)],
        imported: [imported],
      }),
    ),
    { action: 'observation.add', changes: sampleObservations.map(each => added('observation', each)) },
    { action: 'observation.correct', changes: imports.flatMap(({ corrections }) => corrections) },
    { action: 'assumption.add', changes: sampleAssumptions.map(each => added('assumption', each)) },
    { action: 'evidence.add', changes: sampleEvidence.map(each => added('evidence', each)) },
    { action: 'judgement.add', changes: sampleJudgements.map(each => added('judgement', each)) },
    { action: 'theoryVersion.add', changes: [added('theoryVersion', sampleVersion)] },
    { action: 'narrative.edit', changes: sampleNarratives.map(narrative => added('narrative', narrative)) },
    { action: 'reportOutline.add', changes: [added('reportOutline', sampleOutline)] },
    ...recordSteps({ ...samplePeople, ...sampleLearning, ...sampleNetwork }),
  ]
}

const recordSteps = (rows: Partial<Rows>): Step[] =>
  Object.entries(rows).map(([kind, given]) => ({
    action: `${kind}.add`,
    changes: given.map(each => added(kind as EntityKind, each)),
  }))

/** A quarter of an hour a step, in a week after the votes were cast. */
const timeOfStep = (index: number): string => new Date(Date.UTC(2017, 6, 10, 9, 15 * index)).toISOString()

/** The sample as a project file: the same bytes every time. */
export async function sampleFile(data: SampleData): Promise<Uint8Array> {
  const project = await sampleProject(data)
  return writeProjectFile(project, { now: timeOfStep(project.commits.length) })
}
