import type { z } from 'zod'
import { attachmentSchema } from './entities/attachment'
import { commentSchema } from './entities/comment'
import {
  codingSchema,
  harvestedOutcomeSchema,
  inquiryGroupSchema,
  insightSchema,
  phaseSchema,
  powerQuestionSchema,
  reflectionSchema,
  resourceSchema,
  storyRoundSchema,
  storySchema,
  themeSchema,
} from './entities/learning'
import { measureSchema } from './entities/measure'
import {
  criterionSchema,
  exchangeSchema,
  groupSchema,
  groupUpdateSchema,
  sharedIssueSchema,
  skillSchema,
} from './entities/network'
import { importSchema, observationSchema, rubricJudgingSchema } from './entities/observation'
import {
  attendanceSchema,
  consentSchema,
  contactSchema,
  gatheringSchema,
  paymentSchema,
  payNoteSchema,
  personSchema,
} from './entities/people'
import { projectSchema, reportingPeriodSchema } from './entities/project'
import {
  narrativeSchema,
  reportExportSchema,
  reportNoteSchema,
  reportOutlineSchema,
  reportTemplateSchema,
} from './entities/report'
import {
  assumptionSchema,
  elementSchema,
  evidenceSchema,
  frameSchema,
  judgementSchema,
  linkSchema,
  theoryVersionSchema,
} from './entities/theory'
import { workshopSchema } from './entities/workshop'

export * from './entities/attachment'
export * from './entities/comment'
export * from './entities/learning'
export * from './entities/measure'
export * from './entities/network'
export * from './entities/observation'
export * from './entities/people'
export * from './entities/project'
export * from './entities/report'
export * from './entities/theory'
export * from './entities/workshop'

/**
 * What a project is made of: one schema a kind; every edge (file, command line, paste) reads through them. A field that came
 * later is optional, and its comment says what its absence means: rows, logs and files from before stay valid as they are.
 */
export const entitySchemas = {
  project: projectSchema,
  element: elementSchema,
  link: linkSchema,
  frame: frameSchema,
  assumption: assumptionSchema,
  evidence: evidenceSchema,
  theoryVersion: theoryVersionSchema,
  judgement: judgementSchema,
  measure: measureSchema,
  rubricJudging: rubricJudgingSchema,
  reportingPeriod: reportingPeriodSchema,
  observation: observationSchema,
  import: importSchema,
  workshop: workshopSchema,
  narrative: narrativeSchema,
  attachment: attachmentSchema,
  person: personSchema,
  contact: contactSchema,
  consent: consentSchema,
  gathering: gatheringSchema,
  attendance: attendanceSchema,
  payment: paymentSchema,
  payNote: payNoteSchema,
  story: storySchema,
  storyRound: storyRoundSchema,
  harvestedOutcome: harvestedOutcomeSchema,
  theme: themeSchema,
  coding: codingSchema,
  powerQuestion: powerQuestionSchema,
  reflection: reflectionSchema,
  inquiryGroup: inquiryGroupSchema,
  insight: insightSchema,
  phase: phaseSchema,
  resource: resourceSchema,
  group: groupSchema,
  criterion: criterionSchema,
  groupUpdate: groupUpdateSchema,
  sharedIssue: sharedIssueSchema,
  skill: skillSchema,
  exchange: exchangeSchema,
  reportOutline: reportOutlineSchema,
  reportTemplate: reportTemplateSchema,
  reportNote: reportNoteSchema,
  reportExport: reportExportSchema,
  comment: commentSchema,
} as const

export type EntityKind = keyof typeof entitySchemas
export type EntityOf<K extends EntityKind> = z.infer<(typeof entitySchemas)[K]>
export const entityKinds = Object.keys(entitySchemas) as EntityKind[]
