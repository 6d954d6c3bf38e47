import type { Consent, Payment } from '../entities'
import { sampleDay, sampleRecords } from './sample-data'

/** Seven who have been without a home or at risk of it, and five who work in housing. Only the codes: no names are kept in the sample. */
const codes = {
  lived: ['heron', 'maple', 'copper', 'tern', 'willow', 'slate', 'amber'],
  learnt: ['harbour', 'quill', 'ledger', 'bridge', 'lamp'],
} as const
const everybody: readonly string[] = [...codes.lived, ...codes.learnt]

/** No id says a code: it goes with the person who is erased. */
const numberOf = (name: string): string => String(everybody.indexOf(name) + 1).padStart(2, '0')
export const samplePersonId = (name: string): string => `pe-${numberOf(name)}`

const people = sampleRecords(
  'person',
  Object.entries(codes).flatMap(([perspective, names]) =>
    names.map(name => ({
      id: samplePersonId(name),
      code: name,
      perspectiveIds: [perspective],
      joinedOn: sampleDay(name === 'amber' || name === 'lamp' ? '2016-06-09' : '2015-02-04'),
      accessNeeds: name === 'tern' ? 'Sits near the door. Breaks every half hour.' : '',
    })),
  ),
)

const gatherings = sampleRecords('gathering', [
  {
    id: 'ga-plan',
    title: 'Planning the year together',
    day: sampleDay('2016-01-14'),
    form: 'meeting',
    stage: 'plan',
    space: 'claimed',
    whoseRoom: 'The tenants’ hall in Mill Road. Tenants have the key.',
    agendaBy: 'Four members with lived experience, the week before',
  },
  {
    id: 'ga-findings',
    title: 'Reading what the inquiry groups found',
    day: sampleDay('2016-06-09'),
    form: 'session',
    stage: 'making-sense',
    space: 'claimed',
    whoseRoom: 'The tenants’ hall in Mill Road',
    agendaBy: 'The two inquiry groups',
  },
  {
    id: 'ga-budget',
    title: 'Deciding what the grant is spent on',
    day: sampleDay('2016-11-17'),
    form: 'decision',
    stage: 'deciding',
    space: 'invited',
    whoseRoom: 'The council’s committee room, as the funder had to be there',
    agendaBy: 'The treasurer. Members added two points on the evening.',
    decidedBy: 'The five members of staff proposed, everybody in the room decided',
    decided:
      'Childcare is paid before anything else. Members with lived experience write the next budget’s first draft.',
  },
])

/** Who came to which: those left out were invited and did not come. */
const absent: Record<string, readonly string[]> = {
  'ga-plan': ['amber', 'lamp'],
  'ga-findings': ['slate'],
  'ga-budget': ['tern', 'copper'],
}
const spoke = new Set(['heron', 'maple', 'willow', 'amber', 'harbour', 'ledger'])

const attendance = sampleRecords(
  'attendance',
  gatherings.flatMap(({ id: gatheringId }) =>
    everybody.map(name => ({
      id: `at-${gatheringId.slice(3)}-${numberOf(name)}`,
      personId: samplePersonId(name),
      gatheringId,
      part: absent[gatheringId]?.includes(name)
        ? ['invited' as const]
        : spoke.has(name)
          ? ['invited' as const, 'came' as const, 'spoke' as const]
          : ['invited' as const, 'came' as const],
    })),
  ),
)

const consent = (name: string, given: Partial<Consent> & Pick<Consent, 'use'>): Partial<Consent> & { id: string } => ({
  id: `co-${numberOf(name)}-${given.use}`,
  personId: samplePersonId(name),
  givenOn: sampleDay('2016-06-09'),
  how: 'written',
  explainedBy: 'Another member of the alliance',
  copyGivenOn: sampleDay('2016-06-09'),
  ...given,
})

const consents = sampleRecords('consent', [
  ...everybody.map(name => consent(name, { use: 'take-part' })),
  consent('willow', {
    use: 'words-unnamed',
    channels: ['report', 'funder', 'website', 'event'],
    limits: 'Not the name of the street.',
  }),
  consent('heron', {
    use: 'words-named',
    channels: ['report', 'funder', 'event'],
    nameAs: 'other',
    otherName: 'Auntie Bea (a name she chose)',
  }),
  consent('amber', { use: 'words-inside', how: 'spoken' }),
])

const payment = (name: string, gathering: string, given: Partial<Payment>): Partial<Payment> & { id: string } => ({
  id: `pa-${gathering}-${numberOf(name)}`,
  personId: samplePersonId(name),
  gatheringId: `ga-${gathering}`,
  offeredInWriting: true,
  form: 'money',
  per: 'session',
  currency: 'GBP',
  fee: 40,
  preparationHours: 1,
  answer: 'accepted',
  agreedFee: 40,
  promisedBy: 'The treasurer',
  benefitsAdvice: true,
  ...given,
})

const payments = (
  gathering: string,
  given: Pick<Payment, 'forWhat'> & { offered: string; paid: string },
  answers: Record<string, Partial<Payment>>,
) =>
  codes.lived
    .filter(name => !absent[`ga-${gathering}`]?.includes(name))
    .map(name =>
      payment(name, gathering, {
        forWhat: given.forWhat,
        offeredOn: sampleDay(given.offered),
        paidOn: sampleDay(given.paid),
        ...answers[name],
      }),
    )

const declined = { answer: 'declined', agreedFee: null, paidOn: null } as const

/** Everybody with lived experience was offered the same before it began; what each of them answered is theirs. */
const paid = sampleRecords('payment', [
  ...payments(
    'findings',
    { forWhat: 'Reading the findings, half a day', offered: '2016-05-19', paid: '2016-06-16' },
    { heron: { form: 'donation', answer: 'donated' }, maple: { expenses: 12.5 }, amber: { expenses: 30 } },
  ),
  ...payments(
    'budget',
    { forWhat: 'Deciding the budget, an evening', offered: '2016-10-27', paid: '2016-11-24' },
    { slate: declined, amber: { expenses: 30 } },
  ),
])

/** By kind, in the order in which they would be written down. */
export const samplePeople = { person: people, gathering: gatherings, attendance, consent: consents, payment: paid }
