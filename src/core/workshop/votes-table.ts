import { type DecodeProblem, decodeBytes, type Encoding } from '@core/import/decode'
import { delimiterOf } from '@core/import/delimiter'
import { readRows, type TextProblem } from '@core/import/rows'
import { ok, problem, type Result } from '@core/result'

/** Votes are read in one piece; a file of votes that is larger than this is something else. */
export const largestVotesBytes = 20 * 1024 * 1024

export type VotesTableProblem = DecodeProblem | TextProblem | 'too-large' | 'no-votes'

/** A file of votes as cells: the first row that says anything names the columns. */
export type VotesTable = {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** The line of the file each row begins on. */
  readonly lines: readonly number[]
  readonly encoding: Encoding
  /** False where nothing in the file says its encoding: Windows-1252 was taken. */
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
