import { numberInWords } from '@core/measure/figure-words'

/** Every sentence of the papers a workshop ends with. Short words: people read them tired, or in a second language. */

const many = (count: number, one: string, more: string): string => `${numberInWords(count)} ${count === 1 ? one : more}`
const ended = (text: string): string => (/[.!?\u2026]$/.test(text) ? text : `${text}.`)
const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' })

export const paperWords = {
  summaryTitle: (title: string) => `What we agreed: ${title}`,
  recordTitle: (title: string) => `Full record: ${title}`,
  backTitle: (title: string) => `You said, we did: ${title}`,

  met: (date: string, people: number | null) =>
    people === null ? `We met on ${date}.` : `We met on ${date}. ${many(people, 'person', 'people')} took part.`,
  question: (text: string) => `Our question: ${ended(text)}`,

  agreed: 'What we agreed',
  agreedNone: 'We did not agree any measures this time. What was said is kept, and we can come back to it.',
  knowBecause: (text: string) => `We will know because: ${ended(text)}`,
  gathers: (who: string) => `Who gathers it: ${ended(who)}`,
  reviewOn: (date: string) => `We look at it again on ${date}.`,
  moreAgreed: (count: number) => `And ${numberInWords(count)} more. They are in the full record.`,

  open: 'What we did not settle',
  openLead: 'We come back to these:',
  moreOpen: (count: number) => `And ${numberInWords(count)} more.`,
  essential: (groups: readonly string[]) => `Essential for: ${listed.format(groups)}.`,
  notAgreedBecause: (text: string) => `Not agreed yet, because: ${ended(text)}`,
  notAgreedNoReason: 'Not agreed yet. No reason was written down.',

  statements: 'In a group\u2019s own words',
  statementsLead: 'Groups that are too small for numbers could write this instead. They approved every word.',
  differently: 'Some of us see it differently',

  decided: 'Who decided',
  rulePlain: (must: string, not: string, where: string) =>
    `Our rule, chosen before we voted: something is in when at least ${must} say \u201Cmust have\u201D and fewer than ${not} say \u201Cnot needed\u201D, ${where}.`,
  ruleLater: (must: string, not: string, where: string) =>
    `The rule: something is in when at least ${must} say \u201Cmust have\u201D and fewer than ${not} say \u201Cnot needed\u201D, ${where}.`,
  where: {
    'every-group': 'in every group',
    'any-group': 'in at least one group',
    pooled: 'counting everyone together',
  },
  finalSay: (text: string) => `Who had the final say: ${ended(text)}`,

  yours: 'What you said is yours',
  yoursVote: 'Your vote is private. We cannot take it out now, because nobody knows which one is yours.',
  yoursWords:
    'You can take back your ideas, reasons and comments. Give your code to the people who ran the session. They disappear from our screens and papers. Wording that the whole group agreed stays.',
  privacy: (threshold: number) =>
    `Groups of fewer than ${threshold} people are not shown in numbers, so that nobody can be picked out.`,

  there: 'Who was there',
  thereCaption: 'Who took part, by the group they said they speak from',
  thereDescription: 'Each row is one group, with the number of its people who took part.',
  doors: (phone: number, paper: number, shared: number) =>
    `People took part ${listed.format([
      ...(phone > 0 ? ['on phones'] : []),
      ...(paper > 0 ? ['on paper'] : []),
      ...(shared > 0 ? ['on a shared laptop'] : []),
    ])}. Every way counted the same.`,

  did: 'What we did',
  stage: (title: string, minutes: number, prompt: string) => ({
    term: title,
    text:
      [minutes > 0 ? `${many(minutes, 'minute', 'minutes')} planned.` : '', prompt].filter(Boolean).join(' ') ||
      'No prompt.',
  }),

  ideas: 'Ideas',
  ideasLead: 'In people\u2019s own words. No names were asked.',
  from: (group: string) => `From: ${group}`,
  withdrawn: (count: number) =>
    `${many(count, 'contribution was', 'contributions were')} withdrawn later by the person who gave ${count === 1 ? 'it' : 'them'}.`,

  votes: 'The votes',
  round: (round: number) => `Vote ${numberInWords(round)}`,
  roundCaption: (round: number) => `Vote ${numberInWords(round)}: how each group rated each proposal`,
  tooSmall: (groups: readonly string[]) =>
    `Too small to be shown in numbers: ${listed.format(groups)}. Their votes counted like all others.`,
  roundDescription: 'Each row is one proposal and one group, with how many of its people gave each rating.',
  proposal: 'Proposal',
  group: 'Group',
  people: 'People',
  everyone: 'Everyone',
  otherGroup: 'A group that is no longer listed',
  mustHave: 'Must have',
  useful: 'Useful',
  notNeeded: 'Not needed',
  dontKnow: 'Don\u2019t know',
  ruleSays: 'Rule says',
  outcomes: { in: 'in', out: 'out', 'to-discuss': 'to discuss' },

  reasons: 'Reasons each way',
  for: 'For',
  against: 'Against',
  protectedTitle: 'Essential for people with lived experience',
  protectedLead: 'These cannot be voted away. They can only be discussed.',
  protectedAgreed: 'Agreed.',

  story: 'How each measure was agreed',
  began: (text: string) => `It began as: \u201C${text}\u201D`,
  unchanged: 'The words are as they were proposed.',
  proposedBy: (groups: readonly string[]) => `Proposed from: ${listed.format(groups)}.`,
  rewordedBy: (groups: readonly string[]) => `Reworded by: ${listed.format(groups)}.`,
  harm: (text: string) => `Possible harm of gathering it: ${ended(text)}`,
  gradientAll: 'Everybody who answered can go along with it. Nobody stood aside or blocked it.',
  gradientSome: (goAlong: number, against: number) =>
    `${many(goAlong, 'person goes', 'people go')} along with it. ${many(against, 'person does', 'people do')} not.`,
  gradientHidden: 'Most go along with it, some do not. The numbers are too small to show.',
  gradientFew: 'Too few people answered to show how far they go along with it.',
  objection: 'An objection',
  objectionFrom: (group: string) => `An objection, from: ${group}`,
  minority: 'A minority view',
  nowReads: (title: string) => `It has been changed since. The measure now reads: \u201C${title}\u201D`,
  measureGone: 'The measure has been deleted since.',

  say: 'Did you have a real say?',
  sayCaption: 'What people said at the end',
  sayDescription: 'Each row is one answer, with the number of people who gave it.',
  sayAnswers: { yes: 'Yes', partly: 'Partly', no: 'No', 'rather-not-say': 'Would rather not say' },
  answer: 'Answer',
  payments: 'Payment for people\u2019s time',
  paymentOffer: (text: string) => `What was offered: ${ended(text)}`,
  paymentNone: 'No payment was offered.',
  paymentCaption: 'What became of the offer',
  paymentDescription: 'Each row is one state of the offer, with the number of people.',
  paymentRows: { offered: 'Offered', accepted: 'Accepted', declined: 'Declined', paid: 'Paid' },
  paymentNote: 'Payment can affect benefits. Ask for advice before you accept, if you are not sure.',

  backLead: (date: string) => `This is what became of what we agreed together on ${date}.`,
  youSaid: 'You said',
  weDid: 'We did',
  weDidNothingYet: 'Nothing has been written down yet about what was done.',
  whatChanged: 'What changed',
  nobodyMeasures: 'The measure has been deleted since, so there is nothing to show.',
} as const
