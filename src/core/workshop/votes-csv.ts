import { byteOrderMark, type CsvCell, csvLineForSpreadsheets } from '@core/csv/csv'
import { hiddenAnswers, hiddenPeople } from '@core/privacy/groups'
import type { Project, Tally, Workshop } from '@core/project/entities'
import { bandCounts } from './bands'
import { roundsHeld } from './compare'
import { talliesByItem } from './consensus-table'

/** What the columns are called, and what stands in place of a small number. */
export type VotesCsvWords = {
  readonly header: readonly [string, string, string, string, string, string, string, string]
  readonly hidden: string
  readonly otherGroup: string
}

/**
 * The votes of a workshop for use elsewhere: a row for each item, round and perspective with how many gave each answer. Small
 * groups and small numbers are hidden, and what they could be worked out from (method.md, "Ballots, consent and small
 * numbers"): `skipped` too, since with it the row adds up to a group's size. Columns: item, perspective, round, must have,
 * useful, not needed, don't know, skipped.
 */
export function votesCsv(workshop: Workshop, project: Project, words: VotesCsvWords): string {
  const threshold = project.smallestGroup
  const nameOf = new Map(project.perspectives.map(({ id, name }) => [id, name]))
  const people = hiddenPeople(workshop, threshold)
  const rows = roundsHeld(workshop).flatMap(round => {
    const byItem = talliesByItem(workshop, round)
    return workshop.items.flatMap(item => {
      const answers = (byItem.get(item.id) ?? []).map(tally => ({ ...tally, counts: countsOf(tally) }))
      const hidden = hiddenAnswers(answers, people, threshold)
      return answers.map(({ perspectiveId, counts }, group): CsvCell[] => [
        item.words,
        nameOf.get(perspectiveId) ?? words.otherGroup,
        round,
        ...counts.map((count, column) => (hidden[group]?.cells[column] ? words.hidden : count)),
      ])
    })
  })
  return byteOrderMark + [words.header, ...rows].map(csvLineForSpreadsheets).join('')
}

function countsOf({ ratings, dontKnow, skipped }: Tally): number[] {
  const counts = bandCounts(ratings)
  return [counts['must-have'], counts.useful, counts['not-needed'], dontKnow, skipped]
}
