import {
  attendanceFields,
  codingFields,
  consentFields,
  contactFields,
  criterionFields,
  type EntityKind,
  evidenceSides,
  exchangeFields,
  gatheringFields,
  groupFields,
  groupUpdateFields,
  harvestedOutcomeFields,
  inquiryGroupFields,
  insightFields,
  paymentFields,
  payNoteFields,
  personFields,
  phaseFields,
  powerQuestionFields,
  reflectionFields,
  reportNoteFields,
  reportOutlineFields,
  reportTemplateFields,
  resourceFields,
  sharedIssueFields,
  skillFields,
  storyFields,
  storyRoundFields,
  themeFields,
} from '@core/project/entities'
import { teamTags } from '@core/project/entities/record-fields'
import type { RecordKind } from './record-kind'

const assumption = {
  kind: 'assumption',
  attachable: false,
  nameField: 'words',
  fields: [
    { name: 'words', type: 'text', max: 2000, required: true },
    { name: 'linkId', type: 'row', of: 'link', required: true },
    { name: 'watchedBy', type: 'line', max: 500 },
    { name: 'history', type: 'entries', texts: ['why', 'doing'] },
    teamTags,
  ],
} as const satisfies RecordKind<'assumption'>

const evidence = {
  kind: 'evidence',
  attachable: true,
  nameField: 'words',
  fields: [
    { name: 'words', type: 'text', max: 5000, required: true },
    { name: 'side', type: 'choice', choices: evidenceSides, required: true },
    { name: 'linkId', type: 'row', of: 'link', required: true },
    { name: 'source', type: 'line', max: 1000 },
    { name: 'strengths', type: 'entries', texts: ['why'] },
    teamTags,
  ],
} as const satisfies RecordKind<'evidence'>

const person = {
  kind: 'person',
  attachable: false,
  nameField: 'code',
  ownName: true,
  fields: personFields,
  listed: ['perspectiveIds', 'groupIds', 'joinedOn'],
} as const satisfies RecordKind<'person'>

const contact = {
  kind: 'contact',
  attachable: false,
  nameField: 'fullName',
  fields: contactFields,
  listed: ['personId', 'town'],
  keptApart: true,
} as const satisfies RecordKind<'contact'>

const consent = {
  kind: 'consent',
  attachable: true,
  nameField: 'personId',
  fields: consentFields,
  listed: ['use', 'givenOn', 'until', 'withdrawnOn'],
  askedWhere: {
    channels: ({ use }) => use === 'words-unnamed' || use === 'words-named' || use === 'photo-audio',
    nameAs: ({ use }) => use === 'words-named' || use === 'photo-audio',
    otherName: ({ nameAs }) => nameAs === 'other',
  },
} as const satisfies RecordKind<'consent'>

const gathering = {
  kind: 'gathering',
  attachable: true,
  nameField: 'title',
  fields: gatheringFields,
  listed: ['day', 'form', 'stage', 'space'],
} as const satisfies RecordKind<'gathering'>

const attendance = {
  kind: 'attendance',
  attachable: false,
  nameField: 'personId',
  fields: attendanceFields,
} as const satisfies RecordKind<'attendance'>

const payment = {
  kind: 'payment',
  attachable: true,
  nameField: 'forWhat',
  fields: paymentFields,
  listed: ['personId', 'groupId', 'fee', 'expenses', 'answer', 'paidOn'],
  carriedOver: ['currency'],
  askedWhere: {
    agreedFee: ({ answer }) => answer === 'lower',
    decidedBy: ({ groupId }) => groupId !== null,
  },
} as const satisfies RecordKind<'payment'>

const payNote = {
  kind: 'payNote',
  attachable: true,
  nameField: 'words',
  fields: payNoteFields,
} as const satisfies RecordKind<'payNote'>

const story = {
  kind: 'story',
  attachable: true,
  nameField: 'title',
  fields: storyFields,
  listed: ['form', 'toldOn', 'about', 'reach', 'approvedOn'],
  ownForm: ['approvedWords', 'approvedOn', 'withdrawnOn'],
  notCopied: ['approvedWords', 'approvedOn', 'uses'],
} as const satisfies RecordKind<'story'>

const storyRound = {
  kind: 'storyRound',
  attachable: false,
  nameField: 'title',
  fields: storyRoundFields,
  listed: ['fromDay', 'untilDay', 'storyIds', 'choices'],
} as const satisfies RecordKind<'storyRound'>

const harvestedOutcome = {
  kind: 'harvestedOutcome',
  attachable: true,
  nameField: 'words',
  fields: harvestedOutcomeFields,
  listed: ['forWhom', 'changedOn', 'expected', 'direction', 'confirmations'],
  notCopied: ['confirmations'],
} as const satisfies RecordKind<'harvestedOutcome'>

const theme = {
  kind: 'theme',
  attachable: false,
  nameField: 'name',
  fields: themeFields,
} as const satisfies RecordKind<'theme'>

const coding = {
  kind: 'coding',
  attachable: false,
  nameField: 'quote',
  fields: codingFields,
  listed: ['themeId', 'storyId'],
} as const satisfies RecordKind<'coding'>

const powerQuestion = {
  kind: 'powerQuestion',
  attachable: false,
  nameField: 'words',
  fields: powerQuestionFields,
} as const satisfies RecordKind<'powerQuestion'>

const reflection = {
  kind: 'reflection',
  attachable: false,
  nameField: 'title',
  fields: reflectionFields,
  listed: ['day', 'by', 'perspectiveId', 'steps'],
} as const satisfies RecordKind<'reflection'>

const inquiryGroup = {
  kind: 'inquiryGroup',
  attachable: true,
  nameField: 'question',
  fields: inquiryGroupFields,
  listed: ['name', 'memberIds', 'startedOn', 'sessions'],
} as const satisfies RecordKind<'inquiryGroup'>

const insight = {
  kind: 'insight',
  attachable: true,
  nameField: 'words',
  fields: insightFields,
  listed: ['topic', 'level', 'learnedOn', 'by', 'state'],
  askedWhere: { happened: ({ state }) => state !== null && state !== 'not-started' },
} as const satisfies RecordKind<'insight'>

const phase = {
  kind: 'phase',
  attachable: true,
  nameField: 'title',
  fields: phaseFields,
  listed: ['fromDay', 'untilDay', 'questions', 'conversations'],
} as const satisfies RecordKind<'phase'>

const resource = {
  kind: 'resource',
  attachable: true,
  nameField: 'title',
  fields: resourceFields,
} as const satisfies RecordKind<'resource'>

const group = {
  kind: 'group',
  attachable: true,
  nameField: 'name',
  fields: groupFields,
  listed: ['does', 'place', 'joinedOn'],
} as const satisfies RecordKind<'group'>

const criterion = {
  kind: 'criterion',
  attachable: false,
  nameField: 'words',
  fields: criterionFields,
} as const satisfies RecordKind<'criterion'>

const groupUpdate = {
  kind: 'groupUpdate',
  attachable: true,
  nameField: 'groupId',
  fields: groupUpdateFields,
  listed: ['day', 'gatheringId', 'work', 'difficulties'],
} as const satisfies RecordKind<'groupUpdate'>

const sharedIssue = {
  kind: 'sharedIssue',
  attachable: false,
  nameField: 'words',
  fields: sharedIssueFields,
  listed: ['groupIds', 'solutions'],
} as const satisfies RecordKind<'sharedIssue'>

const skill = {
  kind: 'skill',
  attachable: false,
  nameField: 'words',
  fields: skillFields,
  listed: ['side', 'groupId', 'tags'],
} as const satisfies RecordKind<'skill'>

const exchange = {
  kind: 'exchange',
  attachable: false,
  nameField: 'words',
  fields: exchangeFields,
  listed: ['needId', 'offerId', 'agreedOn', 'doneOn'],
  askedWhere: {
    needHappy: ({ doneOn }) => doneOn !== null,
    offerHappy: ({ doneOn }) => doneOn !== null,
  },
} as const satisfies RecordKind<'exchange'>

const reportOutline = {
  kind: 'reportOutline',
  attachable: true,
  nameField: 'name',
  fields: reportOutlineFields,
  listed: ['base', 'print'],
  ownScreen: true,
} as const satisfies RecordKind<'reportOutline'>

const reportTemplate = {
  kind: 'reportTemplate',
  attachable: true,
  nameField: 'name',
  fields: reportTemplateFields,
  ownScreen: true,
} as const satisfies RecordKind<'reportTemplate'>

const reportNote = {
  kind: 'reportNote',
  attachable: false,
  nameField: 'words',
  fields: reportNoteFields,
  listed: ['author', 'day', 'done'],
  ownScreen: true,
} as const satisfies RecordKind<'reportNote'>

/** The kinds of record. To add one, see "To add a kind of record" in `docs/architecture.md`. */
export const recordKinds = {
  assumption,
  evidence,
  person,
  contact,
  consent,
  gathering,
  attendance,
  payment,
  payNote,
  story,
  storyRound,
  harvestedOutcome,
  theme,
  coding,
  powerQuestion,
  reflection,
  inquiryGroup,
  insight,
  phase,
  resource,
  group,
  criterion,
  groupUpdate,
  sharedIssue,
  skill,
  exchange,
  reportOutline,
  reportTemplate,
  reportNote,
} as const satisfies { [K in EntityKind]?: RecordKind<K> }
export type KindOfRecord = keyof typeof recordKinds

/** Kinds that files and links may be attached to. */
export type AttachableRecord = {
  [K in KindOfRecord]: (typeof recordKinds)[K]['attachable'] extends true ? K : never
}[KindOfRecord]
