import type { Narrative } from '../entities'

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

export const sampleNarratives: Narrative[] = told.map(([period, elementId, text]) => ({
  id: `na-${period}-${elementId === null ? 'all' : elementId.slice(3)}`,
  period,
  elementId,
  text,
}))
