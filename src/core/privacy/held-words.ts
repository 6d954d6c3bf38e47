import { runsOfStories, withoutPassagesFrom } from '@core/learning/verbatim'
import type { Day } from '@core/observation/day'
import type { Rows } from '@core/project/contents'
import type { Channel } from '@core/project/entities'
import { t } from '@core/words/words'
import { type StoryRows, storyForOthers } from './told-stories'

/** What a team writes in its own words, and others may read. */
const ownWords = ['insight', 'harvestedOutcome', 'phase', 'sharedIssue'] as const

/** Runs of words of stories that may not be told, on that day and in that channel. */
export const heldRuns = (rows: StoryRows & Pick<Rows, 'story'>, on: Day, channel: Channel): ReadonlySet<string> => {
  const verdicts = rows.story.map(story => ({ story, verdict: storyForOthers(story, rows, { on, channel }) }))
  return runsOfStories(
    verdicts.flatMap(({ story, verdict }) => ('gap' in verdict || story.words !== verdict.told.words ? [story] : [])),
    verdicts.flatMap(({ verdict }) => ('told' in verdict ? [verdict.told.words] : [])),
  )
}

/**
 * Insights, outcomes, phases and issues without passages of eight words and more that are those of a story which may not be told: copied
 * into the team's own words, they would pass by the consent of whoever told them. A mark stands where one was.
 */
export function withoutHeldWords(rows: Rows, on: Day, channel: Channel): Rows {
  const runs = heldRuns(rows, on, channel)
  if (runs.size === 0) return rows
  const mark = t('report:learning.heldWords')
  const cleaned = (value: unknown): unknown => {
    if (typeof value === 'string') return withoutPassagesFrom(value, runs, mark)
    if (Array.isArray(value)) return value.map(cleaned)
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, cleaned(each)]))
      : value
  }
  return { ...rows, ...Object.fromEntries(ownWords.map(kind => [kind, cleaned(rows[kind])])) }
}
