import type { RubricJudging } from '@core/project/entities'
import type { MonthlySummary } from './block'
import type { Day, Month } from './day'
import type { Spans } from './span'

/** Every number of a measure, ascending by day. Columns of one length; a share's value is the share itself, 0..1. */
export type Points = { readonly day: Int32Array; readonly value: Float64Array }

/** What happened in months that a reporting period cuts, by day: in `days` the column `month` holds days. */
export type CutMonths = { readonly months: ReadonlySet<Month>; readonly days: MonthlySummary }

/** All that is known of a measure: imports, what was entered by hand, and corrections laid over. */
export type MeasureReading = {
  readonly summary: MonthlySummary
  /** Null unless `needsPoints(measure)`. */
  readonly points: Points | null
  /** Absent: no reporting period cuts a month. */
  readonly cut?: CutMonths
  /** Absent: every number speaks for its day alone. */
  readonly spans?: Spans
  /** How groups judged a rubric. Absent: none did. */
  readonly judgings?: readonly RubricJudging[]
  /** The newest day on which anything was recorded, a missing value too. Null or absent: nothing was. */
  readonly lastDay?: Day | null
}
