import type { Reflection } from '../entities'
import { samplePersonId } from './people'
import { sampleDay, sampleRecords } from './sample-data'

const letter =
  'We wrote it in the name of the stairwell, all nine flats. Nobody could say it was me. The man came on the Thursday and he did the damp on every floor.'
const firstItem =
  'It used to be that we came last, after the figures, when people had their coats on. Now the first thing on the paper is ours. I did not think that would matter to me. It does.'
const quiet =
  'I did not report the boiler. A woman I know reported hers and a month later she had the notice. So we boil water. Nobody counts that.'

/** One that may be told without a name, one under a name of the teller's own, and one that stays in the team. */
const stories = sampleRecords('story', [
  {
    id: 'st-letter',
    title: 'The letter from the whole stairwell',
    form: 'story',
    words: letter,
    tellerId: samplePersonId('willow'),
    toldOn: sampleDay('2016-06-09'),
    about: ['Renting', 'Speaking up together'],
    elementIds: ['el-repairs'],
    linkIds: ['link-organisers-repairs'],
    reach: 'unnamed',
    sharedWords: letter,
    approvedWords: letter,
    approvedOn: sampleDay('2016-06-23'),
  },
  {
    id: 'st-first-item',
    title: 'The first thing on the paper',
    form: 'quote',
    words: firstItem,
    tellerId: samplePersonId('heron'),
    toldOn: sampleDay('2016-06-09'),
    about: ['Meetings'],
    elementIds: ['el-power'],
    reach: 'named',
    sharedWords: firstItem,
    approvedWords: firstItem,
    approvedOn: sampleDay('2016-06-23'),
  },
  {
    id: 'st-boiler',
    title: 'The boiler that was not reported',
    form: 'story',
    words: quiet,
    tellerId: samplePersonId('amber'),
    toldOn: sampleDay('2016-06-09'),
    about: ['Renting', 'Fear'],
    elementIds: ['el-repairs'],
    linkIds: ['link-organisers-repairs'],
    reach: 'team',
  },
])

const themes = sampleRecords('theme', [
  { id: 'th-alone', name: 'Not having to be the one', about: 'Speaking up without standing out.' },
  { id: 'th-fear', name: 'Fear of losing the home', about: 'What people do not say, and why.' },
])

const marked = (id: string, themeId: string, storyId: string, quote: string, words: string) => ({
  id,
  themeId,
  storyId,
  quote,
  start: words.indexOf(quote),
})

const codings = sampleRecords('coding', [
  marked('cd-nobody', 'th-alone', 'st-letter', 'Nobody could say it was me.', letter),
  marked('cd-notice', 'th-fear', 'st-boiler', 'a month later she had the notice', quiet),
  marked('cd-counts', 'th-fear', 'st-boiler', 'Nobody counts that.', quiet),
])

const rounds = sampleRecords('storyRound', [
  {
    id: 'sr-2016',
    title: 'Stories of the first half of 2016',
    fromDay: sampleDay('2016-01-01'),
    untilDay: sampleDay('2016-06-30'),
    question: 'Which change since winter matters most to you, and why?',
    domains: [
      { id: 'do-power', name: 'Who decides in the alliance' },
      { id: 'do-homes', name: 'Where we live' },
    ],
    storyIds: ['st-letter', 'st-first-item', 'st-boiler'],
    choices: [
      {
        id: 'ch-power',
        domain: 'Who decides in the alliance',
        storyId: 'st-first-item',
        chosenBy: 'Everybody in the room',
        why: 'A small change on paper that everybody had felt in the room.',
        dissent: 'Two people: the agenda is ours, the budget is not yet.',
        notChosen: '',
      },
      {
        id: 'ch-homes',
        domain: 'Where we live',
        storyId: 'st-letter',
        chosenBy: 'The tenants’ group',
        why: 'It is something that any stairwell can do on Monday.',
        dissent: '',
        notChosen: 'The boiler: it matters as much, and its teller asked that it stay with us.',
      },
    ],
    feedback: 'Read back to both tellers on 23 June.',
    verification: 'Two neighbours remember the visit. The repair is in the council’s list for May.',
  },
])

const outcomes = sampleRecords('harvestedOutcome', [
  {
    id: 'ho-stairwell',
    words:
      'The council’s repairs team answers a letter from a whole stairwell as one job, and sends one person for all flats.',
    forWhom: 'Tenants of four houses in Mill Road',
    changedOn: sampleDay('2016-05-12'),
    expected: 'unexpected',
    direction: 'better',
    significance: 'Before, nine reports were nine jobs, and the ninth was forgotten.',
    contribution: 'The organisers’ circle wrote the first letter together, and took it there in person.',
    otherExplanations: 'The team had a new head from April, who had worked that way before.',
    contradicts: 'In Harbour Street a letter of six flats is still unanswered after nine weeks.',
    elementIds: ['el-repairs'],
    linkIds: ['link-organisers-repairs'],
    storyIds: ['st-letter'],
    confirmations: [
      {
        id: 'cf-repairs',
        who: 'A supervisor in the repairs team',
        code: '',
        askedOn: sampleDay('2016-09-05'),
        answer: 'agrees-in-part',
        words: 'We had planned to group jobs anyway. The letters showed us where to begin.',
        answeredOn: sampleDay('2016-09-14'),
      },
    ],
  },
])

const powerQuestions = sampleRecords('powerQuestion', [
  { id: 'pq-agenda', words: 'Who decides what we talk about, and when is that decided?', topic: 'agenda' },
  { id: 'pq-pay', words: 'Who is paid for being in this room?', topic: 'pay' },
])

type Level = Reflection['answers'][number]['level']

const reflection = (id: string, perspectiveId: string, day: string, agenda: [string, Level], pay: [string, Level]) => ({
  id: `re-${id}`,
  title: perspectiveId === 'lived' ? 'Members with lived experience' : 'Members who work in housing',
  day: sampleDay(day),
  by: 'group' as const,
  perspectiveId,
  answers: [
    { id: `an-${id}-agenda`, questionId: 'pq-agenda', words: agenda[0], level: agenda[1] },
    { id: `an-${id}-pay`, questionId: 'pq-pay', words: pay[0], level: pay[1] },
  ],
})

const reflections = sampleRecords('reflection', [
  reflection(
    'lived-15',
    'lived',
    '2015-02-04',
    ['Staff send it round. We read it on the bus.', 'told'],
    ['Everybody but us.', 'told'],
  ),
  reflection(
    'learnt-15',
    'learnt',
    '2015-02-04',
    ['We ask for points beforehand. Few come.', 'asked'],
    ['We are. We had not thought about it.', null],
  ),
  {
    ...reflection(
      'lived-16',
      'lived',
      '2016-11-17',
      ['We write it, the week before.', 'led-by-those-affected'],
      ['We are asked before, and the money comes within a week. Who sets the amount is not us.', 'asked'],
    ),
    steps: [
      {
        id: 'sp-budget',
        words: 'Members write the first draft of the next budget',
        by: sampleDay('2017-03-01'),
        doneOn: null,
      },
    ],
  },
  reflection(
    'learnt-16',
    'learnt',
    '2016-11-17',
    ['Members do. Meetings are better, and longer.', 'led-by-those-affected'],
    ['All of us now. The amounts are still ours to propose.', 'asked'],
  ),
])

const inquiries = sampleRecords('inquiryGroup', [
  {
    id: 'in-reporting',
    question: 'What would have to be true for a tenant to report a repair without fear?',
    name: 'The Mill Road group',
    memberIds: [samplePersonId('willow'), samplePersonId('amber'), samplePersonId('slate'), samplePersonId('quill')],
    startedOn: sampleDay('2016-02-10'),
    agreements: 'What is said here stays here until the person who said it says otherwise. Anybody may pass.',
    sessions: [
      {
        id: 'is-1',
        day: sampleDay('2016-02-10'),
        tried: 'Each of us asked two neighbours what they had not reported.',
        noticed: 'Everybody knew somebody who had kept quiet. Nobody had been asked before.',
        willTry: 'One letter in the name of a whole stairwell.',
      },
      {
        id: 'is-2',
        day: sampleDay('2016-05-18'),
        tried: 'The letter, in four houses.',
        noticed: 'Answered within two weeks. In Harbour Street not at all.',
        willTry: 'Go to Harbour Street with the people who live there, not for them.',
      },
    ],
    balance: '',
  },
])

const insights = sampleRecords('insight', [
  {
    id: 'is-together',
    words: 'People report what is broken when nobody has to be the one who did.',
    topic: 'solidarity',
    level: 'person',
    learnedOn: sampleDay('2016-06-09'),
    perspectiveIds: ['lived'],
    evidence: 'Four houses that wrote together, and what the Mill Road group heard from neighbours.',
    storyIds: ['st-letter'],
    outcomeIds: ['ho-stairwell'],
    measureIds: ['me-repairs'],
    elementIds: ['el-repairs'],
    inquiryGroupId: 'in-reporting',
    willDo: 'Letters go out in the name of the alliance or of a stairwell, never of one tenant.',
    who: 'The organisers’ circle',
    by: sampleDay('2016-09-30'),
    state: 'done',
    happened: 'Since September no letter has carried one name.',
  },
  {
    id: 'is-budget',
    words: 'Writing the agenda is not yet deciding. Power follows the budget.',
    topic: 'solidarity',
    level: 'organisation',
    learnedOn: sampleDay('2016-11-17'),
    perspectiveIds: ['lived', 'learnt'],
    evidence: 'Both groups’ reflections of 17 November, written apart.',
    elementIds: ['el-power'],
    measureIds: ['me-power'],
    willDo: 'Members with lived experience write the first draft of the next budget.',
    who: 'The treasurer, with four members',
    by: sampleDay('2017-03-01'),
    state: 'doing',
  },
  {
    id: 'is-childcare',
    words: 'An inquiry group needs childcare booked before its first evening, not offered at it.',
    topic: 'programme',
    level: 'organisation',
    learnedOn: sampleDay('2015-11-20'),
    perspectiveIds: ['lived'],
    evidence: 'The group of 2015 that stopped after two evenings.',
    elementIds: ['el-inquiry-groups'],
    willDo: 'Childcare is paid for and booked before a group begins.',
    who: 'Whoever hosts the group',
    by: sampleDay('2016-02-01'),
    state: 'done',
    happened: 'Both groups of 2016 finished with everyone still in.',
  },
])

/** By kind, in the order in which they would be written down. */
export const sampleLearning = {
  story: stories,
  theme: themes,
  coding: codings,
  storyRound: rounds,
  harvestedOutcome: outcomes,
  powerQuestion: powerQuestions,
  reflection: reflections,
  inquiryGroup: inquiries,
  insight: insights,
}
