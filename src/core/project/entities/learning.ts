import type { z } from 'zod'
import {
  choice,
  countField,
  dayField,
  flag,
  line,
  lineNamed,
  lineNotAsked,
  list,
  recordSchema,
  required,
  row,
  rows,
  tags,
  teamTags,
  words,
} from './record-fields'

/** Where a story may go, as its teller said: the team alone, others who do not hear whose it is, others who do. */
export const storyReach = ['team', 'unnamed', 'named'] as const

/**
 * What somebody told, in their words. Others only ever see `sharedWords`, and those only while they are what the teller approved
 * (`approvedWords`) and the consent for it holds: `core/privacy/told-stories.ts`.
 */
export const storyFields = [
  required(line('title')),
  choice('form', ['story', 'quote']),
  words('words', 50_000),
  row('tellerId', 'person'),
  dayField('toldOn'),
  tags('about'),
  rows('elementIds', 'element'),
  rows('linkIds', 'link'),
  tags('tags'),
  choice('reach', storyReach),
  words('sharedWords', 50_000),
  words('approvedWords', 50_000),
  dayField('approvedOn'),
  list('uses', [required(line('where')), dayField('usedOn'), flag('canBeRecalled'), dayField('recalledOn')]),
  dayField('withdrawnOn'),
] as const
export const storySchema = recordSchema(storyFields)
export type Story = z.infer<typeof storySchema>

/** Groups read stories of change and choose, domain by domain: most significant change. */
export const storyRoundFields = [
  required(line('title')),
  row('earlierRoundId', 'storyRound'),
  dayField('fromDay'),
  dayField('untilDay'),
  words('question', 5000),
  list('domains', [required(line('name'))]),
  rows('storyIds', 'story'),
  list('choices', [
    required(lineNamed('domain', 'domains')),
    row('storyId', 'story'),
    line('chosenBy'),
    words('why'),
    words('dissent'),
    words('notChosen'),
  ]),
  words('feedback', 5000),
  words('verification', 5000),
  teamTags,
] as const
export const storyRoundSchema = recordSchema(storyRoundFields)
export type StoryRound = z.infer<typeof storyRoundSchema>

export const confirmationAnswers = ['agrees', 'agrees-in-part', 'disagrees', 'cannot-say'] as const

/** Something that changed, gathered after it did: an outcome harvest. */
export const harvestedOutcomeFields = [
  required(words('words', 5000)),
  line('forWhom'),
  dayField('changedOn'),
  choice('expected', ['intended', 'unexpected']),
  choice('direction', ['better', 'worse', 'mixed']),
  words('significance', 5000),
  words('contribution', 5000),
  words('otherExplanations', 5000),
  words('contradicts', 5000),
  rows('elementIds', 'element'),
  rows('linkIds', 'link'),
  rows('storyIds', 'story'),
  words('checkReason', 5000),
  list('confirmations', [
    required(line('who')),
    lineNotAsked('code', 20),
    dayField('askedOn'),
    choice('answer', confirmationAnswers),
    words('words', 5000),
    dayField('answeredOn'),
  ]),
  teamTags,
] as const
export const harvestedOutcomeSchema = recordSchema(harvestedOutcomeFields)
export type HarvestedOutcome = z.infer<typeof harvestedOutcomeSchema>

/** What several people speak of. */
export const themeFields = [required(line('name')), words('about', 5000), teamTags] as const
export const themeSchema = recordSchema(themeFields)
export type Theme = z.infer<typeof themeSchema>

/** Words of a story that belong to a theme. `start`: where they began in the story's words, in UTF-16 units; the words themselves find them again. */
export const codingFields = [
  required(words('quote', 10_000)),
  required(row('themeId', 'theme')),
  required(row('storyId', 'story')),
  countField('start'),
  teamTags,
] as const
export const codingSchema = recordSchema(codingFields)
export type Coding = z.infer<typeof codingSchema>

export const powerTopics = [
  'visible',
  'hidden',
  'invisible',
  'spaces',
  'agenda',
  'deciding',
  'hiring',
  'pay',
  'story',
  'ourselves',
  'barriers',
] as const

/** A question about power that people may answer or leave. */
export const powerQuestionFields = [required(words('words', 2000)), choice('topic', powerTopics), teamTags] as const
export const powerQuestionSchema = recordSchema(powerQuestionFields)
export type PowerQuestion = z.infer<typeof powerQuestionSchema>

export const powerLevels = ['told', 'asked', 'decide-together', 'led-by-those-affected'] as const

/** What somebody, or a group, thinks of power on one day: in their own words first. */
export const reflectionFields = [
  required(line('title')),
  required(dayField('day')),
  choice('by', ['alone', 'group']),
  row('perspectiveId', 'perspective'),
  row('gatheringId', 'gathering'),
  list('answers', [required(row('questionId', 'powerQuestion')), words('words', 10_000), choice('level', powerLevels)]),
  list('steps', [required(line('words', 2000)), dayField('by'), dayField('doneOn')]),
  teamTags,
] as const
export const reflectionSchema = recordSchema(reflectionFields)
export type Reflection = z.infer<typeof reflectionSchema>

/** People with a question of their own, who try things and tell each other. */
export const inquiryGroupFields = [
  required(words('question', 2000)),
  line('name'),
  rows('memberIds', 'person'),
  dayField('startedOn'),
  words('agreements'),
  list('sessions', [required(dayField('day')), words('tried', 5000), words('noticed', 5000), words('willTry', 5000)]),
  words('balance', 5000),
  teamTags,
] as const
export const inquiryGroupSchema = recordSchema(inquiryGroupFields)
export type InquiryGroup = z.infer<typeof inquiryGroupSchema>

export const insightLevels = ['person', 'organisation', 'sector', 'campaign'] as const
export const insightTopics = ['solidarity', 'programme'] as const
export const insightStates = ['not-started', 'doing', 'done', 'decided-against'] as const

/** What was learned, from what, by whose knowledge, and what is done about it. */
export const insightFields = [
  required(words('words', 5000)),
  choice('topic', insightTopics),
  choice('level', insightLevels),
  dayField('learnedOn'),
  rows('perspectiveIds', 'perspective'),
  words('evidence', 5000),
  rows('storyIds', 'story'),
  rows('outcomeIds', 'harvestedOutcome'),
  rows('measureIds', 'measure'),
  rows('elementIds', 'element'),
  row('inquiryGroupId', 'inquiryGroup'),
  words('willDo', 5000),
  line('who'),
  dayField('by'),
  choice('state', insightStates),
  words('happened', 5000),
  teamTags,
] as const
export const insightSchema = recordSchema(insightFields)
export type Insight = z.infer<typeof insightSchema>

/** One part of an enquiry, with the questions that guide it and what is heard. */
export const phaseFields = [
  required(line('title')),
  dayField('fromDay'),
  dayField('untilDay'),
  list('questions', [required(line('words', 1000)), words('answer', 5000)]),
  list('conversations', [
    required(dayField('day')),
    choice('form', ['conversation', 'roundtable', 'interview', 'visit', 'reading']),
    required(line('about', 1000)),
    words('heard', 5000),
  ]),
  words('hearing'),
  words('next', 5000),
  teamTags,
] as const
export const phaseSchema = recordSchema(phaseFields)
export type Phase = z.infer<typeof phaseSchema>

/** Something worth coming back to. */
export const resourceFields = [
  required(line('title')),
  line('link', 2000),
  words('why', 5000),
  line('whoFor'),
  tags('tags'),
] as const
export const resourceSchema = recordSchema(resourceFields)
export type Resource = z.infer<typeof resourceSchema>
