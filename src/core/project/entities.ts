import type { z } from 'zod'
import { attachmentSchema } from './entities/attachment'
import { measureSchema } from './entities/measure'
import { importSchema, observationSchema, rubricJudgingSchema } from './entities/observation'
import { narrativeSchema, projectSchema, reportingPeriodSchema } from './entities/project'
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
export * from './entities/measure'
export * from './entities/observation'
export * from './entities/project'
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
} as const

export type EntityKind = keyof typeof entitySchemas
export type EntityOf<K extends EntityKind> = z.infer<(typeof entitySchemas)[K]>
export const entityKinds = Object.keys(entitySchemas) as EntityKind[]
