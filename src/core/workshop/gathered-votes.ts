import type { Tally, Workshop } from '@core/project/entities'

/** Why a row of a file of votes is not counted. */
export const rowReasons = ['no-person', 'no-item', 'item-too-long', 'no-such-rating', 'no-such-round'] as const
export type RowReason = (typeof rowReasons)[number]

/** `text`: what stands in the cell the reason is about. */
export type RejectedRow = { readonly line: number; readonly reason: RowReason; readonly text: string }

/** Votes from elsewhere, counted. Who gave them was needed to refuse double votes, and is not in here. */
export type GatheredVotes = {
  readonly items: Workshop['items']
  readonly tallies: readonly Tally[]
  /** People, by perspective, in the order the perspectives were given. */
  readonly taking: Workshop['taking']
  /** Answers counted, "don't know" and skipped among them. */
  readonly answers: number
  /** Earlier answers of the same person to the same item in the same round: the last one counts. */
  readonly repeats: number
  /** People of groups that were to be left out, or who named none. */
  readonly peopleLeftOut: number
  /** People who speak from more than one perspective: each answer counts where it was given. */
  readonly peopleInSeveral: number
  /** The first hundred; `rowsLeftOutCount` counts all. */
  readonly rowsLeftOut: readonly RejectedRow[]
  readonly rowsLeftOutCount: number
}

/** Which perspective a value of the group column stands for. A value that is not there is left out. */
export type PerspectiveOfGroup = ReadonlyMap<string, string>

export const mostItems = 2000
export const longestItem = 2000
