import type { Day } from '@core/observation/day'
import type { FlagName } from '@core/project/entities'

export type ObservationSort = {
  /** The day, the value, or the word of a dimension. */
  readonly by: 'day' | 'value' | { readonly dimension: string }
  readonly descending: boolean
}

export type ObservationsAsked = {
  /** Only those with this text in a place or another dimension; empty: all. */
  readonly text: string
  /** The dimension to look for the text in; null: any. */
  readonly dimension: string | null
  readonly firstDay: Day | null
  readonly lastDay: Day | null
  readonly flag: FlagName | null
  /** Null: by hand first, newest first, then each import in the order of its file. */
  readonly sort: ObservationSort | null
}

export const everythingAsked: ObservationsAsked = {
  text: '',
  dimension: null,
  firstDay: null,
  lastDay: null,
  flag: null,
  sort: null,
}

/** True where some observations may not be asked for. */
export const isNarrowed = ({ text, firstDay, lastDay, flag }: ObservationsAsked): boolean =>
  text !== '' || firstDay !== null || lastDay !== null || flag !== null
