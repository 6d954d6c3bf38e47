import { byteOrderMark, type CsvCell, csvLineForSpreadsheets } from '@core/csv/csv'
import { votesForOthers } from '@core/privacy/groups'
import { madeFrom, type Shareable } from '@core/privacy/shareable'
import type { Project, Workshop } from '@core/project/entities'

/** What the columns are called, and what stands in place of a small number. */
export type VotesCsvWords = {
  readonly header: readonly [string, string, string, string, string, string, string, string]
  readonly hidden: string
  readonly otherGroup: string
}

/**
 * The votes of a workshop for use elsewhere: a row for each item, round and perspective with how many gave each answer. Columns: item, perspective, round, must have,
 * useful, not needed, don't know, skipped.
 */
export function votesCsv(workshop: Workshop, project: Project, words: VotesCsvWords): Shareable<string> {
  const nameOf = new Map(project.perspectives.map(({ id, name }) => [id, name]))
  return madeFrom(votesForOthers(workshop, project.smallestGroup), votes => {
    const rows = votes.map(({ item, perspectiveId, round, counts }): CsvCell[] => [
      item.words,
      nameOf.get(perspectiveId) ?? words.otherGroup,
      round,
      ...counts.map(count => (count === 'hidden' ? words.hidden : count)),
    ])
    return byteOrderMark + [words.header, ...rows].map(csvLineForSpreadsheets).join('')
  })
}
