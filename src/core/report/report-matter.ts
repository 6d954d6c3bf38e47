import type { Period } from '@core/observation/period'
import type { ProjectForOthers } from '@core/privacy/project'
import type { Rows } from '@core/project/contents'
import type { Element, Measure, Project } from '@core/project/entities'
import type { ElementStanding } from '@core/theory/standing'
import type { ShownMeasure } from './shown-measure'

/** Everything the sections share: read once, from what others may see. */
export type ReportMatter = {
  readonly project: Project
  readonly period: Period
  readonly rows: Rows
  /** In outline order: by level, then by place in it. */
  readonly elements: readonly Element[]
  readonly measures: readonly Measure[]
  readonly shown: (measureId: string) => ShownMeasure
  readonly told: ProjectForOthers['measure']
  readonly standingOf: (element: Element) => ElementStanding
}
