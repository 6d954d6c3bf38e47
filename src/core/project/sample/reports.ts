import type { Narrative, ReportOutline } from '../entities'

/** A funder made up for the sample. */
export const sampleFunder = 'Harbour Fund (made up)'

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

/** Of sections, in Markdown: the four questions of funders, and what surprised people. */
const toldOfSections: [section: string, text: string][] = [
  [
    'did',
    'We met as a whole alliance twelve times, ran the second inquiry group of tenants, and taught organising in seven buildings. **Everyone was offered payment before they started**, and the alliance put housing figures into plain words for two public meetings.',
  ],
  [
    'happened',
    'More of the say moved to members. What we could not move went the wrong way: {{measure: me-rough-sleeping, latest}} people slept rough on one autumn night.\n\n- Stairwells that reported repairs together were answered sooner.\n- The council asked tenants first *less* often than the year before.',
  ],
  [
    'learned',
    'People report repairs together when they do not have to give their own name. Asking the council once a year is too late: a standing list of coming decisions is what staff and tenants both want.',
  ],
  [
    'money',
    'Most of the grant paid for people’s time: members with lived experience first, then childcare and travel, then rooms and food. Nothing was left over.',
  ],
  [
    'surprises',
    'Eleven tenants chose **not** to report a repair, for fear of being asked to leave. We had counted on fewer reports meaning fewer repairs. They did not.',
  ],
]

export const sampleNarratives: Narrative[] = [
  ...told.map(([period, elementId, text]) => ({
    id: `na-${period}-${elementId === null ? 'all' : elementId.slice(3)}`,
    period,
    elementId,
    text,
  })),
  ...toldOfSections.map(([section, text]) => ({
    id: `na-2016-section-${section}`,
    period: '2016',
    elementId: null,
    section,
    text,
    markdown: true as const,
  })),
]

const section = (kind: ReportOutline['sections'][number]['section'], given = {}) => ({
  id: `os-${kind}`,
  section: kind,
  key: '',
  off: false,
  title: '',
  of: '',
  budget: null,
  ...given,
})

/** An outline of the alliance's own: one funder's questions, with the measures it asked for. */
export const sampleOutline: ReportOutline = {
  id: 'ou-harbour',
  name: `Report to the ${sampleFunder}`,
  base: 'four-questions',
  print: 'plain',
  sections: [
    section('cover'),
    section('asked-for', { title: 'What you asked us to measure', of: sampleFunder }),
    section('did', { budget: 150 }),
    section('happened', { budget: 250 }),
    section('learned', { title: 'What we learned, and what we will change', budget: 250 }),
    section('money', { budget: 100 }),
    section('surprises'),
    section('theory', { off: true }),
    section('method'),
  ],
  order: 1,
}
