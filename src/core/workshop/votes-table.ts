import type { Tally, Workshop } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { type DecodeProblem, decodeBytes } from '@core/table/decode'
import { delimiterOf } from '@core/table/delimiter'
import type { Encoding } from '@core/table/encodings'
import { readRows, type TextProblem } from '@core/table/rows'

/** Votes are read in one piece; a file of votes that is larger than this is something else. */
const largestVotesBytes = 20 * 1024 * 1024

export type VotesTableProblem = DecodeProblem | TextProblem | 'too-large' | 'no-votes'

/** A file of votes as cells: the first row that says anything names the columns. */
export type VotesTable = {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** The line of the file each row begins on. */
  readonly lines: readonly number[]
  readonly encoding: Encoding
  /** False where nothing in the file says its encoding: the likeliest was taken. */
  readonly encodingIsCertain: boolean
}

/** From a file's bytes to its rows; blank ones are passed over. `detail`: a line where there is one. */
export function votesTable(bytes: Uint8Array): Result<VotesTable, VotesTableProblem> {
  if (bytes.length > largestVotesBytes) return problem('too-large')
  const decoded = decodeBytes(bytes)
  if (!decoded.ok) return decoded
  const { text, encoding, certain } = decoded.value
  const read = readRows(text, delimiterOf(text.slice(0, 200_000)))
  if (!read.ok) return read
  const filled = read.value.rows.flatMap((row, index) =>
    row.some(cell => cell.trim() !== '') && !(index === 0 && /^sep=.?$/i.test(row.join('').trim()))
      ? [{ cells: row.map(cell => cell.trim()), line: read.value.lines[index] ?? 0 }]
      : [],
  )
  const [header, ...rows] = filled
  if (!header || rows.length === 0) return problem('no-votes')
  return ok({
    header: header.cells,
    rows: rows.map(({ cells }) => cells),
    lines: rows.map(({ line }) => line),
    encoding,
    encodingIsCertain: certain,
  })
}

export const voteColumns = ['person', 'perspective', 'item', 'rating', 'round'] as const
export type VoteColumn = (typeof voteColumns)[number]

/** Places in the header, from 0. Null: no such column; for `round` that means one round. */
export type ColumnPlaces = { readonly [C in VoteColumn]: number | null }

/** `polis`: a row a person and a column a statement. `plain`: a row a rating. */
export type VotesFormat =
  | { readonly format: 'polis'; readonly person: number | null; readonly group: number | null }
  | { readonly format: 'plain'; readonly columns: ColumnPlaces }

const names: Readonly<Record<VoteColumn, readonly string[]>> = {
  person: ['person', 'personid', 'participant', 'participantid', 'voter', 'voterid', 'respondent', 'respondentid'],
  perspective: ['perspective', 'perspectives', 'group', 'groupid', 'role', 'speaksfrom'],
  item: ['item', 'proposal', 'statement', 'measure', 'idea'],
  rating: ['rating', 'vote', 'answer', 'score', 'rated'],
  round: ['round', 'voteround', 'votinground'],
}

/** Which of the two shapes a header has, and which column is what, as far as the names say. */
export function votesFormat(header: readonly string[]): VotesFormat {
  const place = (column: VoteColumn): number | null => {
    const found = header.findIndex(name => names[column].includes(name.toLowerCase().replace(/[\s_-]+/g, '')))
    return found < 0 ? null : found
  }
  const [person, perspective, item, rating, round] = voteColumns.map(place)
  if (item == null && rating == null && header.some(isStatementId)) {
    return { format: 'polis', person: person ?? null, group: perspective ?? null }
  }
  return {
    format: 'plain',
    columns: {
      person: person ?? null,
      perspective: perspective ?? null,
      item: item ?? null,
      rating: rating ?? null,
      round: round ?? null,
    },
  }
}

/** Polis numbers its statements. */
export const isStatementId = (name: string): boolean => /^\d{1,9}$/.test(name)

export type GroupInVotes = { readonly value: string; readonly people: number }

/** What stands in the column that names groups, with how many people each; in the order of the file. Empty cells among them. */
export function groupsInVotes({ rows }: VotesTable, person: number | null, group: number): GroupInVotes[] {
  const people = new Map<string, Set<string>>()
  rows.forEach((row, index) => {
    const value = row[group] ?? ''
    const ofGroup = people.get(value) ?? new Set<string>()
    people.set(value, ofGroup.add(person === null ? `row ${index}` : (row[person] ?? '')))
  })
  return [...people].map(([value, ofGroup]) => ({ value, people: ofGroup.size }))
}

/** Why a row of a file of votes is not counted. */
const rowReasons = ['no-person', 'no-item', 'item-too-long', 'no-such-rating', 'no-such-round'] as const
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
  /** Statements that moderators rejected before or during the conversation: they are no items. */
  readonly rejected: number
  /** Statements about the people or the conversation and no proposals, in words: they are no items either. */
  readonly meta: readonly string[]
  /** The first hundred; `rowsLeftOutCount` counts all. */
  readonly rowsLeftOut: readonly RejectedRow[]
  readonly rowsLeftOutCount: number
}

/** Which perspective a value of the group column stands for. A value that is not there is left out. */
export type PerspectiveOfGroup = ReadonlyMap<string, string>

export const mostItems = 2000
export const longestItem = 2000
