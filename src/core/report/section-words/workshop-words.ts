import { numberInWords, shareInWords } from '@core/measure/figure-words'
import type { Rule } from '@core/project/entities'
import { ended, many, quoted } from '../plain-words'

export const workshopWords = {
  title: 'How the measures were agreed',
  held: (date: string, question: string) =>
    question === '' ? `Held on ${date}.` : `Held on ${date}. The question: ${ended(question)}`,
  rule: (rule: Rule) =>
    `The rule: a proposal was in when at least ${shareInWords(rule.inAtLeast)} of ratings were \u201Cmust have\u201D and fewer than ${shareInWords(rule.notNeededBelow)} were \u201Cnot needed\u201D, ${
      { 'every-group': 'in every group', 'any-group': 'in at least one group', pooled: 'over all groups together' }[
        rule.variant
      ]
    }. It was out when at most ${shareInWords(rule.outAtMost)} were \u201Cmust have\u201D.`,
  ruleChosen: {
    'before-vote': 'The rule was chosen before the vote.',
    'after-vote':
      'The rule was chosen after the vote: the votes were gathered elsewhere, and it was laid over them later.',
  },
  finalSay: (text: string) => `Who had the final say: ${ended(text)}`,
  voted: (count: number) => `${many(count, 'proposal was', 'proposals were')} voted on.`,
  outcome: (counts: { in: number; 'to-discuss': number; out: number }) =>
    `Under the rule ${numberInWords(counts.in)} came out as in, ${numberInWords(counts['to-discuss'])} to be discussed and ${numberInWords(counts.out)} as out.`,
  takingCaption: (title: string) => `Who took part in ${quoted(title)}`,
  takingDescription: 'Each row is one group, with the number of its people who took part.',
  group: 'Group',
  people: 'People',
  everyone: 'Everyone',
  otherGroup: 'A group that is no longer listed',
  began: (text: string) => `It began as: ${quoted(text)}`,
  unchanged: 'The words are as they were proposed.',
  nothing: 'Nothing was agreed as a measure.',
  ratingsCaption: (wording: string) => `How each group rated ${quoted(wording)}`,
  ratingsDescription: 'Each row is one group, with how many of its people gave each rating.',
  mustHave: 'Must have',
  useful: 'Useful',
  notNeeded: 'Not needed',
  dontKnow: 'Don\u2019t know',
  says: 'The group says',
  verdicts: { in: 'in', out: 'out', 'to-discuss': 'to be discussed', 'no-ratings': 'no ratings' },
  minority: 'A minority view',
} as const
