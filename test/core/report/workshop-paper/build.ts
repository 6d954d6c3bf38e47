import type { Agreed, SessionRecord, Tally, Workshop } from '@core/project/entities'
import type { PaperSource } from '@core/report/workshop-paper/paper-matter'
import { dayAt, measureWith, now, projectWith, tallyOf } from '../build'

export const ratedBy = (itemId: string, round: number, byGroup: Record<string, readonly number[]>): Tally[] =>
  Object.entries(byGroup).map(([perspectiveId, counts]) => ({ ...tallyOf(itemId, perspectiveId, counts), round }))

export const agreedWith = (fields: Partial<Agreed> = {}): Agreed => ({
  itemId: 'asked-first',
  measureId: 'me-asked',
  wording: 'People who use the service are asked before a decision, not after it',
  minorityView: 'Being asked is not enough. We want a vote.',
  gradient: [
    { perspectiveId: 'lived', counts: [4, 1, 1, 0, 0, 0, 0, 0] },
    { perspectiveId: 'learnt', counts: [3, 1, 0, 0, 0, 0, 0, 0] },
    { perspectiveId: 'both', counts: [1, 0, 0, 0, 0, 0, 1, 0] },
  ],
  objections: [{ id: 'ob-1', words: 'It takes time that people are not paid for.', perspectiveId: 'both' }],
  rewordedBy: ['lived'],
  howWeWillKnow: 'the minutes name who was asked, and when',
  whoGathers: 'Two members of the tenants’ group, with the project worker',
  possibleHarm: 'People may feel watched in meetings.',
  reviewOn: dayAt('2027-05-01'),
  ...fields,
})

const given = { perspectiveId: 'lived', withdrawal: null, withdrawnOn: null }

export const recordWith = (fields: Partial<SessionRecord> = {}): SessionRecord => ({
  joined: { phone: 6, paper: 4, shared: 2 },
  ideas: [
    { ...given, id: 'id-1', words: 'Ask us before you decide', itemId: 'asked-first' },
    { ...given, id: 'id-2', words: 'A room of one’s own, with a key', itemId: 'own-key' },
    { ...given, id: 'id-3', words: '', withdrawnOn: dayAt('2026-06-01'), itemId: null },
    { ...given, id: 'id-4', words: 'Staff stay longer than a year', perspectiveId: 'both', itemId: 'staff-stay' },
  ],
  reasons: [
    { ...given, id: 're-1', itemId: 'staff-stay', side: 'for', words: 'I told my story nine times.' },
    {
      ...given,
      id: 're-2',
      itemId: 'staff-stay',
      side: 'against',
      words: 'We cannot promise it.',
      perspectiveId: 'learnt',
    },
  ],
  statements: [
    { id: 'st-1', perspectiveId: 'both', itemId: null, words: 'We stand on both sides of the desk. Ask us too.' },
  ],
  protectedItems: [{ itemId: 'own-key', perspectiveIds: ['lived'], reason: 'Nobody in the room decides about keys.' }],
  say: {
    counts: { yes: 9, partly: 2, no: 1, 'rather-not-say': 0 },
    comments: [{ ...given, id: 'co-1', words: 'More time next time.' }],
  },
  payments: { offered: 12, accepted: 9, declined: 3, paid: 9 },
  ...fields,
})

/** Twelve people: six, four and two. The two are never to be seen in a number. */
export const closedWorkshop = (fields: Partial<Workshop> = {}): Workshop => ({
  id: 'wo',
  title: 'What does being heard look like?',
  question: 'How will we know that people are heard, and not only asked?',
  heldOn: dayAt('2026-05-02'),
  taking: [
    { perspectiveId: 'lived', people: 6 },
    { perspectiveId: 'learnt', people: 4 },
    { perspectiveId: 'both', people: 2 },
  ],
  rule: { variant: 'every-group', inAtLeast: 0.7, notNeededBelow: 0.15, outAtMost: 0.5 },
  ruleChosen: 'before-vote',
  finalSay: 'The people with lived experience in the room',
  items: [
    { id: 'asked-first', words: 'Ask us before you decide' },
    { id: 'own-key', words: 'Everyone has a room with a key of their own' },
    { id: 'staff-stay', words: 'Staff stay longer than a year' },
  ],
  tallies: [
    ...ratedBy('asked-first', 1, { lived: [5, 1], learnt: [4], both: [2] }),
    ...ratedBy('own-key', 1, { lived: [6], learnt: [1, 2, 1], both: [1, 1] }),
    ...ratedBy('staff-stay', 1, { lived: [3, 2, 1], learnt: [1, 1, 2], both: [1, 0, 0, 1] }),
    ...ratedBy('asked-first', 2, { lived: [6], learnt: [4], both: [2] }),
    ...ratedBy('own-key', 2, { lived: [6], learnt: [2, 2], both: [2] }),
    ...ratedBy('staff-stay', 2, { lived: [4, 2], learnt: [1, 2, 1], both: [1, 1] }),
  ],
  agreed: [agreedWith()],
  source: '',
  state: 'closed',
  plan: {
    stages: [
      { id: 's1', kind: 'welcome', title: 'Welcome', minutes: 10, prompt: 'What happens with what you say.', say: '' },
      {
        id: 's2',
        kind: 'ideas',
        title: 'Quiet ideas',
        minutes: 15,
        prompt: 'What would being heard look like?',
        say: '',
      },
      { id: 's3', kind: 'vote', title: 'Private vote', minutes: 10, prompt: '', say: '' },
    ],
    expectedPeople: 12,
    paymentOffer: 'The project’s day rate for two hours, and the bus fare, in cash',
    accessNeeds: '',
    perspectiveIds: ['lived', 'learnt', 'both', 'not-said'],
    protectedFor: ['lived'],
    items: [],
  },
  record: recordWith(),
  ...fields,
})

export const paperSource = (workshop: Partial<Workshop> = {}, source: Partial<PaperSource> = {}): PaperSource => ({
  project: projectWith(),
  workshop: closedWorkshop(workshop),
  measures: [measureWith({ id: 'me-asked', title: agreedWith().wording, proposedBy: ['lived'], workshopId: 'wo' })],
  now,
  ...source,
})
