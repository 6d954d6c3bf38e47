import type { Assumption, Evidence, Judgement, TheoryVersion } from '../entities'
import { sampleDay } from './sample-data'
import { sampleElements, sampleLinks } from './theory'

const source = (text: string): string => `Made up for the sample: ${text}`

/** One that failed and was mended, one in doubt that is looked after, one that nobody looks after, one never tested. */
export const sampleAssumptions: Assumption[] = [
  {
    id: 'as-time-to-finish',
    linkId: 'link-inquiry-groups-findings',
    words: 'Groups have time to finish what they began',
    watchedBy: 'Whoever hosts the groups',
    history: [
      {
        state: 'broken',
        day: sampleDay('2015-11-20'),
        why: 'One group stopped after two evenings. Three people could not get childcare.',
        doing: 'Childcare is paid for and booked before a group begins.',
      },
      { state: 'holding', day: sampleDay('2016-10-05'), why: 'Both groups of 2016 finished, with everyone still in.' },
    ],
    order: 0,
  },
  {
    id: 'as-no-fear',
    linkId: 'link-organisers-repairs',
    words: 'Tenants can complain without being asked to leave',
    watchedBy: 'The organisers’ circle',
    history: [
      { state: 'holding', day: sampleDay('2015-06-10'), why: 'No notice was given in the first three houses.' },
      {
        state: 'in-doubt',
        day: sampleDay('2016-03-14'),
        why: 'Two households in Mill Road were given notice a month after they complained.',
        doing: 'First letters now go out in the name of the alliance, not of one tenant.',
      },
    ],
    order: 1,
  },
  {
    id: 'as-promises-last',
    linkId: 'link-candidates-secure-homes',
    words: 'A promise made before an election is still remembered after it',
    watchedBy: '',
    history: [
      {
        state: 'in-doubt',
        day: sampleDay('2016-12-01'),
        why: 'Of the four who signed in 2014, one has spoken of it since.',
      },
    ],
    order: 2,
  },
  {
    id: 'as-staff-stay',
    linkId: 'link-trust-asked-first',
    words: 'Staff whom tenants trust stay in their posts long enough',
    watchedBy: 'Council housing staff in the alliance',
    history: [],
    order: 3,
  },
]

/** Lived and learnt views of the same evidence stand side by side, and differ. */
export const sampleEvidence: Evidence[] = [
  {
    id: 'ev-stairwell',
    linkId: 'link-organisers-repairs',
    side: 'for',
    words: 'In Lantern House the lift was mended within four days after the whole stairwell wrote one letter.',
    source: source('minutes of the organisers’ circle, May 2016'),
    strengths: [
      {
        perspectiveId: 'lived',
        strength: 'strong',
        why: 'We wrote that letter. A year of calling alone had done nothing.',
      },
      { perspectiveId: 'learnt', strength: 'fair', why: 'The repairs register agrees, but it is one house.' },
    ],
    order: 0,
  },
  {
    id: 'ev-three-letters',
    linkId: 'link-organisers-repairs',
    side: 'against',
    words: 'In two houses of another landlord nothing changed after three letters.',
    source: source('organisers’ notes, autumn 2016'),
    strengths: [
      { perspectiveId: 'lived', strength: 'strong', why: 'We live there. The damp is still on the wall.' },
      { perspectiveId: 'learnt', strength: 'weak', why: 'We have not seen the letters yet.' },
    ],
    order: 1,
  },
  {
    id: 'ev-first-names',
    linkId: 'link-organisers-trust',
    side: 'for',
    words: 'At the start staff stood at the wall. Now they sit among tenants and are called by their first names.',
    source: source('a story told at the summer gathering, 2016'),
    strengths: [{ perspectiveId: 'both', strength: 'fair', why: 'True of four people. We wonder about the others.' }],
    order: 2,
  },
]

/** As people judged, which is not always what the figures say. */
export const sampleJudgements: Judgement[] = [
  {
    id: 'ju-repairs-2015',
    about: 'element',
    aboutId: 'el-repairs',
    status: 'not-yet',
    day: sampleDay('2016-02-06'),
    period: '2015',
    recordedAt: '2016-02-06T15:00:00.000Z',
    reason: 'Some repairs were quick. Damp was not, and damp makes children ill.',
    judgedBy: ['lived', 'learnt'],
  },
  {
    id: 'ju-repairs-2016',
    about: 'element',
    aboutId: 'el-repairs',
    status: 'partly-achieved',
    day: sampleDay('2017-02-04'),
    period: '2016',
    recordedAt: '2017-02-04T15:00:00.000Z',
    reason: 'Most landlords answer in time now. Two still do not, and they have the most tenants.',
    judgedBy: ['lived', 'learnt', 'both'],
  },
  {
    id: 'ju-trust-2016',
    about: 'element',
    aboutId: 'el-trust',
    status: 'not-known',
    day: sampleDay('2017-02-04'),
    period: '2016',
    recordedAt: '2017-02-04T15:20:00.000Z',
    reason: 'We hear different things, and nobody has found a way to measure it.',
    judgedBy: ['lived', 'learnt'],
  },
]

/** The first drawing: without reading the figures together, and with a weaker word for asking first. */
export const sampleVersion: TheoryVersion = {
  id: 've-first-drawing',
  title: 'The first drawing',
  savedAt: '2015-02-14T12:00:00.000Z',
  why: 'Drawn with chalk on the floor of the church hall, by twelve tenants and five housing workers.',
  elements: sampleElements
    .filter(({ id }) => id !== 'el-figures')
    .map(element =>
      element.id === 'el-asked-first' ? { ...element, title: 'The council consults tenants' } : element,
    ),
  links: sampleLinks.filter(({ from }) => from !== 'el-figures'),
  assumptions: sampleAssumptions
    .filter(({ id }) => id === 'as-time-to-finish' || id === 'as-staff-stay')
    .map(assumption => ({ ...assumption, history: [] })),
}
