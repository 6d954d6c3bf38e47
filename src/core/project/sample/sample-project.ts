import { added } from '@core/change/change'
import { contentsWithCommit, type Step } from '../../change/apply'
import { defaultPerspectives, newProject, type ProjectContents } from '../contents'
import type { Narrative } from '../entities'
import { writeProjectFile } from '../file/write-project-file'
import { sampleAssumptions, sampleEvidence, sampleJudgements, sampleVersion } from './claims'
import { sampleImports } from './imports'
import { sampleMeasures } from './measures'
import { sampleObservations } from './observations'
import type { SampleData } from './sample-data'
import { sampleElements, sampleLinks } from './theory'
import { polisPerspectives, sampleWorkshop } from './workshop'

const told: [period: string, elementId: string | null, text: string][] = [
  [
    '2016',
    null,
    'This project is made up for learning: so are the alliance, its meetings and its quotes. The figures on rough sleeping and on households in priority need are real.\n\nIn 2016 we shared more of the work and more of the say. Three meetings in four began with what members with lived experience put on the agenda, and three groups, judging apart, each said that we now decide together. More tenants than ever learnt to organise where they live, and more repairs were done in time.\n\nWhat lies beyond us moved the other way. More people slept rough in England than in any year since the count began in its present form, and the council asked tenants first less often than before. We do not claim the good and disown the bad: both tell us where to put our effort.',
  ],
  [
    '2016',
    'el-power',
    'The change people named most often was small: the first item of every meeting now belongs to members. The group with lived experience says the next step is the budget, and until then nobody here should speak of power as shared.',
  ],
  [
    '2016',
    'el-asked-first',
    'Tenants were asked before 7 of 23 housing decisions. Staff we spoke to say deadlines were shorter this year. We have agreed with them to try a standing invitation: tenants see the list of coming decisions every month.',
  ],
  [
    '2016',
    'el-repairs',
    'Stairwells that reported together were answered sooner than single flats. Eleven tenants chose not to report at all, for fear of being asked to leave. The figure cannot show them, so we say it here.',
  ],
  [
    '2016',
    'el-rough-sleeping',
    'Councils counted or estimated 4,134 people sleeping rough on one autumn night, against 1,768 in 2010. People among us who have slept outside say the count misses those who hide in order to be safe. The direction, they say, is right.',
  ],
  [
    '2015',
    null,
    'This project is made up for learning. In 2015 candidates could sign our homes agreement for the first time, and we planned the year together. One inquiry group stopped before it had finished because its members ran out of time: next year we pay for more of it.',
  ],
]

const sampleNarratives: Narrative[] = told.map(([period, elementId, text]) => ({
  id: `na-${period}-${elementId === null ? 'all' : elementId.slice(3)}`,
  period,
  elementId,
  text,
}))

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
  ]
}

/** A quarter of an hour a step, in a week after the votes were cast. */
const timeOfStep = (index: number): string => new Date(Date.UTC(2017, 6, 10, 9, 15 * index)).toISOString()

/** The sample as a project file: the same bytes every time. */
export const sampleFile = async (data: SampleData): Promise<Uint8Array> =>
  writeProjectFile(await sampleProject(data), { now: timeOfStep(12) })
