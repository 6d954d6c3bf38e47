import { dimensionsOf, observationsOfMeasure } from '@core/export/exported-observation'
import type { Day } from '@core/observation/day'
import type { MeasureReading } from '@core/observation/measure-reading'
import { readingFromContents } from '@core/observation/reading'
import type { ProjectContents, Rows } from '@core/project/contents'
import type { Channel, ImportRecord, Measure, Observation, Project } from '@core/project/entities'
import { measureWithoutNames, workshopSeenByOthers } from './groups'
import { withoutHeldWords } from './held-words'
import { type LearningForOthers, learningForOthers, withoutTags } from './learning'
import { type MeasureForOthers, measureForOthers } from './measure'
import { personalDimensions } from './personal-columns'
import { type PhotoVerdict, photoForOthers, withoutPeopleInPhotos } from './photos'
import { type SharedMeasure, sharedMeasure } from './records'
import { passed, type Shareable } from './shareable'

/** The rows of a project, and what each measure's observations come to. `files`: what is attached, by SHA-256; absent: no photo is shown. */
export type ProjectSource = {
  readonly rows: Rows
  readonly readingOf: (measureId: string) => MeasureReading
  readonly files?: ReadonlyMap<string, Uint8Array> | undefined
}

/** A project as others may see it: what every report, picture and table is made of. */
export type ProjectForOthers = {
  readonly project: Project
  /** As they are, but for what was recorded one by one: see `rowsForOthers`. Counts of votes are for `privacy/groups` to show. */
  readonly rows: Rows
  /** Throws where there is no such measure: a bug. */
  readonly measure: (measureId: string) => MeasureForOthers
  /** What was learned and told, as it may appear on that day in that channel. */
  readonly learning: (on: Day, channel: Channel) => LearningForOthers
  /** The photo of a section of an outline, as it may appear on that day in that channel; null: it has none. */
  readonly photo: (
    of: { readonly outlineId: string; readonly sectionId: string },
    on: Day,
    channel: Channel,
  ) => PhotoVerdict | null
}

/** With what was recorded, for tables of it. */
export type RecordsForOthers = ProjectForOthers & {
  /** Names of all dimensions, in the order of the alphabet. */
  readonly dimensions: readonly string[]
  readonly records: (measure: Measure) => SharedMeasure
}

/** Throws where the project row is missing: a bug. */
export const projectForOthers = (source: ProjectSource): Shareable<ProjectForOthers> => passed(seenByOthers(source))

export function recordsForOthers(contents: ProjectContents): Shareable<RecordsForOthers> {
  const { rows, files } = contents
  const seen = seenByOthers({ rows, readingOf: measureId => readingFromContents(contents, measureId), files })
  const { smallestGroup: threshold, yearStart } = seen.project
  const personal = personalDimensions(wordsOfDimensions(contents))
  const options = { threshold, yearStart, personal }
  return passed({
    ...seen,
    dimensions: dimensionsOf(contents).filter(name => !personal.has(name)),
    records: measure => sharedMeasure(measure, observationsOfMeasure(contents, measure), options),
  })
}

function* wordsOfDimensions({ rows, imported }: ProjectContents): Generator<readonly [string, string]> {
  for (const { dimensions } of rows.observation) yield* Object.entries(dimensions)
  for (const { dictionaries } of imported)
    for (const [name, words] of Object.entries(dictionaries)) for (const word of words) yield [name, word]
}

function seenByOthers({ rows, readingOf, files }: ProjectSource): ProjectForOthers {
  const project = rows.project[0]
  if (!project) throw new Error('a project without its project row')
  const known = new Map<string, MeasureForOthers>()
  return {
    project,
    rows: rowsForOthers(rows, project.smallestGroup),
    photo: (of, on, channel) => photoForOthers(rows, of, { on, channel, bytesOf: sha256 => files?.get(sha256) }),
    learning: (on, channel) => learningForOthers(withoutHeldWords(rows, on, channel), on, channel),
    measure: measureId => {
      const before = known.get(measureId)
      if (before) return before
      const measure = rows.measure.find(({ id }) => id === measureId)
      if (!measure) throw new Error(`no measure ${measureId} in this project`)
      const made = measureForOthers(measure, { reading: readingOf(measureId), judgings: rows.rubricJudging, project })
      known.set(measureId, made)
      return made
    },
  }
}

/**
 * The rows without what was said of single records and by single groups: of values entered by hand it remains that they are, and
 * who says so; of rows that were left out, why. Attached files are for the team.
 */
function rowsForOthers(rows: Rows, threshold: number): Rows {
  const single = new Set(rows.measure.filter(isToldByOne).map(({ id }) => id))
  return {
    ...rows,
    measure: withoutTags(rows.measure).map(measure => measureWithoutNames(measure, rows.workshop, threshold)),
    assumption: withoutTags(rows.assumption),
    evidence: withoutTags(rows.evidence),
    theoryVersion: rows.theoryVersion.map(each => ({ ...each, assumptions: withoutTags(each.assumptions) })),
    workshop: rows.workshop.map(workshop => workshopSeenByOthers(workshop, threshold)),
    observation: rows.observation.map(one => recordWithoutWords(one, single.has(one.measureId))),
    import: rows.import.map(importWithoutWords),
    reportOutline: withoutPeopleInPhotos(rows.reportOutline),
    rubricJudging: [],
    attachment: [],
    ...keptByTheTeam,
  }
}

/** What people and groups wrote or said for the team. */
const keptByTheTeam = {
  person: [],
  contact: [],
  consent: [],
  gathering: [],
  attendance: [],
  payment: [],
  payNote: [],
  story: [],
  storyRound: [],
  harvestedOutcome: [],
  theme: [],
  coding: [],
  powerQuestion: [],
  reflection: [],
  inquiryGroup: [],
  insight: [],
  phase: [],
  resource: [],
  group: [],
  criterion: [],
  groupUpdate: [],
  sharedIssue: [],
  skill: [],
  exchange: [],
  reportTemplate: [],
  reportNote: [],
  reportExport: [],
  comment: [],
} as const satisfies Partial<Rows>

/** Its records are one person's answer or story each: their sources may name who told it. */
const isToldByOne = ({ kind }: Measure): boolean => kind === 'story' || kind === 'scale'

const recordWithoutWords = (one: Observation, unnamed: boolean): Observation => ({
  ...one,
  value: null,
  denominator: null,
  dimensions: {},
  note: '',
  source: unnamed ? '' : one.source,
})

const importWithoutWords = ({ corrected: _, ...record }: ImportRecord): ImportRecord => ({
  ...record,
  mapping: null,
  leftOut: record.leftOut.map(({ cells: __, ...entry }) => ({ ...entry, text: '' })),
})
