import type { z } from 'zod'
import { choice, dayField, line, list, recordSchema, required, row, rows, tags, teamTags, words } from './record-fields'

/** A group of the network, in its own words. */
export const groupFields = [
  required(line('name')),
  words('does', 5000),
  words('runHow', 5000),
  words('runBy', 5000),
  line('place'),
  dayField('joinedOn'),
  list('criteria', [required(row('criterionId', 'criterion')), words('words', 5000)]),
  teamTags,
] as const
export const groupSchema = recordSchema(groupFields)
export type Group = z.infer<typeof groupSchema>

/** What a network looks for in a group. Any one may be enough; none is scored. */
export const criterionFields = [required(words('words', 1000)), words('about', 5000), teamTags] as const
export const criterionSchema = recordSchema(criterionFields)
export type Criterion = z.infer<typeof criterionSchema>

/** What one group tells the others at one time. */
export const groupUpdateFields = [
  required(row('groupId', 'group')),
  required(dayField('day')),
  row('gatheringId', 'gathering'),
  words('work', 5000),
  words('plans', 5000),
  words('difficulties', 5000),
  words('aims', 5000),
  words('struggles', 5000),
  teamTags,
] as const
export const groupUpdateSchema = recordSchema(groupUpdateFields)
export type GroupUpdate = z.infer<typeof groupUpdateSchema>

/** What several groups struggle with, and what has helped. */
export const sharedIssueFields = [
  required(words('words', 2000)),
  rows('groupIds', 'group'),
  rows('updateIds', 'groupUpdate'),
  words('solutions', 5000),
  words('travels', 5000),
  teamTags,
] as const
export const sharedIssueSchema = recordSchema(sharedIssueFields)
export type SharedIssue = z.infer<typeof sharedIssueSchema>

/** Something that a group or a person needs, or can give. */
export const skillFields = [
  required(line('words')),
  required(choice('side', ['need', 'offer'])),
  row('groupId', 'group'),
  row('personId', 'person'),
  line('onBehalfBy'),
  tags('tags'),
  words('note', 5000),
] as const
export const skillSchema = recordSchema(skillFields)
export type Skill = z.infer<typeof skillSchema>

/** A need and an offer that came together. Nobody owes anything for it. */
export const exchangeFields = [
  required(line('words')),
  row('needId', 'skill'),
  row('offerId', 'skill'),
  dayField('agreedOn'),
  dayField('doneOn'),
  choice('needHappy', ['yes', 'partly', 'no']),
  choice('offerHappy', ['yes', 'partly', 'no']),
  words('thanks', 5000),
  teamTags,
] as const
export const exchangeSchema = recordSchema(exchangeFields)
export type Exchange = z.infer<typeof exchangeSchema>
