import type { z } from 'zod'
import {
  amountField,
  choice,
  choices,
  countField,
  dayField,
  flag,
  line,
  list,
  recordSchema,
  required,
  row,
  rows,
  teamTags,
  words,
} from './record-fields'

/** Somebody who takes part, by a code that the team and the person know. Names stand apart, in `contact`. */
export const personFields = [
  required(line('code', 60)),
  rows('perspectiveIds', 'perspective'),
  rows('groupIds', 'group'),
  dayField('joinedOn'),
  flag('under18'),
  words('accessNeeds', 5000),
  teamTags,
] as const
export const personSchema = recordSchema(personFields)
export type Person = z.infer<typeof personSchema>

/** How a person is called and reached. In the project file, and in no table, report or print. */
export const contactFields = [
  required(row('personId', 'person')),
  line('fullName'),
  line('town'),
  line('phone', 100),
  line('email', 320),
  words('howToReach', 2000),
] as const
export const contactSchema = recordSchema(contactFields)
export type Contact = z.infer<typeof contactSchema>

/** What a person can agree to, each apart. */
export const consentUses = [
  'take-part',
  'words-inside',
  'words-unnamed',
  'words-named',
  'photo-audio',
  'contact-later',
] as const
export type ConsentUse = (typeof consentUses)[number]
export const namings = ['full', 'first', 'first-and-town', 'other'] as const
export const channels = ['report', 'funder', 'website', 'social-media', 'press', 'event'] as const
export type Channel = (typeof channels)[number]

/** One thing that a person agreed to. `core/privacy/consent.ts` says which holds on a day. */
export const consentFields = [
  required(row('personId', 'person')),
  required(choice('use', consentUses)),
  choices('channels', channels),
  choice('nameAs', namings),
  line('otherName', 200),
  required(dayField('givenOn')),
  dayField('until'),
  choice('how', ['written', 'spoken']),
  line('explainedBy'),
  dayField('copyGivenOn'),
  line('guardian'),
  words('limits', 5000),
  dayField('withdrawnOn'),
  teamTags,
] as const
export const consentSchema = recordSchema(consentFields)
export type Consent = z.infer<typeof consentSchema>

/** How far somebody was part of it: each in itself, as whoever was invited may not have come. */
export const partsTaken = ['invited', 'came', 'spoke', 'decided'] as const

/** A session, meeting or decision: who was part of it, when, and whose room it was. */
export const gatheringFields = [
  required(line('title')),
  required(dayField('day')),
  choice('form', ['session', 'meeting', 'decision', 'interview', 'visit', 'conversation']),
  row('workshopId', 'workshop'),
  choice('stage', ['question', 'plan', 'gathering', 'making-sense', 'deciding', 'checking-words']),
  choice('space', ['closed', 'invited', 'claimed']),
  words('whoseRoom', 5000),
  words('agendaBy', 5000),
  words('decidedBy', 5000),
  words('decided', 5000),
  list('taking', [
    required(row('perspectiveId', 'perspective')),
    countField('invited'),
    countField('came'),
    countField('spoke'),
    countField('decided'),
  ]),
  teamTags,
] as const
export const gatheringSchema = recordSchema(gatheringFields)
export type Gathering = z.infer<typeof gatheringSchema>

/** One person's part in one gathering: what different people are counted by. */
export const attendanceFields = [
  required(row('personId', 'person')),
  required(row('gatheringId', 'gathering')),
  choices('part', partsTaken),
  teamTags,
] as const
export const attendanceSchema = recordSchema(attendanceFields)
export type Attendance = z.infer<typeof attendanceSchema>

export const paymentAnswers = ['offered', 'accepted', 'lower', 'donated', 'declined'] as const

/** What somebody is offered for their time, and what became of the offer. Amounts are in `currency`. */
export const paymentFields = [
  required(line('forWhat')),
  row('personId', 'person'),
  row('groupId', 'group'),
  row('gatheringId', 'gathering'),
  dayField('offeredOn'),
  flag('offeredInWriting'),
  choice('form', ['money', 'voucher', 'childcare', 'time-in-lieu', 'donation']),
  choice('per', ['session', 'month', 'once']),
  line('currency', 3),
  amountField('fee'),
  amountField('expenses'),
  amountField('preparationHours'),
  choice('answer', paymentAnswers),
  amountField('agreedFee'),
  line('promisedBy'),
  dayField('paidOn'),
  flag('benefitsAdvice'),
  words('decidedBy', 5000),
  teamTags,
] as const
export const paymentSchema = recordSchema(paymentFields)
export type Payment = z.infer<typeof paymentSchema>

/** What is known about tax and benefits, and when to look again: limits move every year. */
export const payNoteFields = [
  required(words('words')),
  line('source', 2000),
  dayField('writtenOn'),
  dayField('checkBy'),
  teamTags,
] as const
export const payNoteSchema = recordSchema(payNoteFields)
export type PayNote = z.infer<typeof payNoteSchema>
