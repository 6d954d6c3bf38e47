import { type Change, edited } from '@core/change/change'
import type { Day } from '@core/observation/day'
import type { Story } from '@core/project/entities'
import { mostInField } from '@core/project/entities/record-fields'
import type { ReportModel } from '@core/report/model'
import { lineOf } from '@core/report/text'

/** Which of these stories a report quotes, as they are told. */
export function storiesQuoted(
  { blocks }: Pick<ReportModel, 'blocks'>,
  told: readonly { readonly id: string; readonly words: string }[],
): string[] {
  const quotes = new Set(
    blocks.flatMap(block => {
      if (block.kind === 'quote') return [block.text]
      return block.kind === 'statements' ? block.statements.flatMap(({ quotes }) => quotes ?? []) : []
    }),
  )
  return told.filter(({ words }) => quotes.has(lineOf(words))).map(({ id }) => id)
}

type Use = { readonly where: string; readonly usedOn: Day }

/**
 * Where words went, noted on each story: one change, which can be undone. Whether it can be recalled there only people know. The same
 * place on the same day is noted once.
 */
export function usesNoted(
  stories: readonly Story[],
  storyIds: readonly string[],
  { where, usedOn }: Use,
  newId: () => string,
): Change[] {
  const place = where.slice(0, 500)
  return stories.flatMap(story => {
    const isNoted = story.uses.some(use => use.where === place && use.usedOn === usedOn)
    if (!storyIds.includes(story.id) || isNoted || story.uses.length >= mostInField) return []
    const use = { id: newId(), where: place, usedOn, canBeRecalled: false, recalledOn: null }
    return edited('story', story, { ...story, uses: [...story.uses, use] }) ?? []
  })
}
