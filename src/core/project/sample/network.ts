import { sampleDay, sampleRecords } from './sample-data'

const criteria = sampleRecords('criterion', [
  { id: 'cr-affected', words: 'People who live with the problem decide in it', about: 'Not only take part: decide.' },
  { id: 'cr-shares', words: 'It shares what it learns', about: '' },
])

const groups = sampleRecords('group', [
  {
    id: 'gr-mill-road',
    name: 'Mill Road tenants',
    does: 'Writes letters together and sits on stairs until somebody comes.',
    runHow: 'An open evening every second Wednesday. Whoever is there decides.',
    runBy: 'Tenants of four houses',
    place: 'Mill Road',
    joinedOn: sampleDay('2015-02-04'),
    criteria: [{ id: 'gc-1', criterionId: 'cr-affected', words: 'Everybody in it rents there.' }],
  },
  {
    id: 'gr-night-kitchen',
    name: 'The night kitchen',
    does: 'Cooks with people who sleep outside, three nights a week.',
    runHow: 'A rota, and a meeting over the washing-up.',
    runBy: 'Half of the rota has slept outside',
    place: 'Harbour Street',
    joinedOn: sampleDay('2016-01-14'),
    criteria: [
      { id: 'gc-2', criterionId: 'cr-shares', words: 'It keeps the notes of its washing-up meetings for all.' },
    ],
  },
])

const updates = sampleRecords('groupUpdate', [
  {
    id: 'gu-mill-road',
    groupId: 'gr-mill-road',
    day: sampleDay('2016-06-09'),
    gatheringId: 'ga-findings',
    work: 'Four stairwells wrote, three were answered.',
    plans: 'Harbour Street, with the people who live there.',
    difficulties: 'Our two letter writers are tired. Forms from the council take whole evenings.',
  },
  {
    id: 'gu-night-kitchen',
    groupId: 'gr-night-kitchen',
    day: sampleDay('2016-06-09'),
    gatheringId: 'ga-findings',
    work: 'Forty meals a night, eleven cooks.',
    plans: 'A table inside for the winter.',
    difficulties: 'Council forms for the winter room: nobody has time to fill them in.',
  },
])

const issues = sampleRecords('sharedIssue', [
  {
    id: 'si-forms',
    words: 'Forms from the council eat the evenings of the people who do the work',
    groupIds: ['gr-mill-road', 'gr-night-kitchen'],
    updateIds: ['gu-mill-road', 'gu-night-kitchen'],
    solutions: 'Mill Road keeps its answers from last time in one file and starts from there.',
    travels: 'Needs somebody who has filled one in before, for one evening.',
  },
])

const skills = sampleRecords('skill', [
  {
    id: 'sk-form',
    words: 'Help with the form for the winter room',
    side: 'need',
    groupId: 'gr-night-kitchen',
    tags: ['forms'],
  },
  {
    id: 'sk-answers',
    words: 'Our answers from last year’s form, and an evening',
    side: 'offer',
    groupId: 'gr-mill-road',
    tags: ['forms'],
  },
  {
    id: 'sk-meal',
    words: 'A meal for fifteen at an open evening',
    side: 'offer',
    groupId: 'gr-night-kitchen',
    tags: ['food'],
  },
])

const exchanges = sampleRecords('exchange', [
  {
    id: 'ex-form',
    words: 'An evening with the form, at the night kitchen',
    needId: 'sk-form',
    offerId: 'sk-answers',
    agreedOn: sampleDay('2016-06-09'),
    doneOn: sampleDay('2016-06-28'),
    needHappy: 'yes',
    offerHappy: 'yes',
    thanks: 'The room is ours from November.',
  },
])

const phases = sampleRecords('phase', [
  {
    id: 'ph-listening',
    title: 'Listening: what keeps people from reporting?',
    fromDay: sampleDay('2016-02-01'),
    untilDay: sampleDay('2016-06-30'),
    questions: [
      { id: 'qu-1', words: 'What do people not report, and why?', answer: 'Damp, boilers, locks. For fear of notice.' },
    ],
    conversations: [
      {
        id: 'cv-1',
        day: sampleDay('2016-03-02'),
        form: 'roundtable',
        about: 'Nine tenants of Harbour Street',
        heard: 'They had stopped writing. Nobody had told them what happened to the last letter.',
      },
    ],
    hearing: 'An answer, even a no, keeps people writing. Silence teaches them to stop.',
    next: 'Ask the council for an answer within ten days, whatever it says.',
  },
])

const resources = sampleRecords('resource', [
  {
    id: 'rs-letter',
    title: 'The stairwell letter, to copy',
    why: 'Half a page. Every house that wrote began from it.',
    whoFor: 'Anybody who rents',
    tags: ['repairs'],
  },
])

/** By kind, in the order in which they would be written down. */
export const sampleNetwork = {
  criterion: criteria,
  group: groups,
  groupUpdate: updates,
  sharedIssue: issues,
  skill: skills,
  exchange: exchanges,
  phase: phases,
  resource: resources,
}
