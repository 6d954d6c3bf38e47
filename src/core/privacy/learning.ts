import type { Day } from '@core/observation/day'
import type { Rows } from '@core/project/contents'
import {
  type Channel,
  confirmationAnswers,
  type HarvestedOutcome,
  type Insight,
  type Phase,
  type SharedIssue,
} from '@core/project/entities'
import { storyForOthers, type ToldStory } from './told-stories'

/** How many who were asked to confirm an outcome gave each answer: names nobody. */
export type Confirmed = Readonly<Record<(typeof confirmationAnswers)[number] | 'asked', number>>

/** What the team wrote down of its learning, as others may read it on one day. */
export type LearningForOthers = {
  readonly stories: readonly ToldStory[]
  /** Some stories are not among them. */
  readonly hasMoreStories: boolean
  /** Stories named are those told. */
  readonly insights: readonly Insight[]
  readonly outcomes: readonly (Omit<HarvestedOutcome, 'confirmations' | 'checkReason'> & {
    readonly confirmed: Confirmed
  })[]
  /** What groups chose among stories that may be told. */
  readonly chosen: readonly {
    readonly round: string
    readonly until: Day | null
    readonly domain: string
    readonly story: ToldStory
    readonly why: string
    readonly dissent: string
  }[]
  /** Without who was talked to. */
  readonly phases: readonly Omit<Phase, 'conversations'>[]
  /** Without the groups. */
  readonly issues: readonly Pick<SharedIssue, 'id' | 'words' | 'solutions' | 'travels'>[]
}

/** People's words by their consents; what the team wrote itself as it is, with no reference to a person or a group. */
export function learningForOthers(rows: Rows, on: Day, channel: Channel): LearningForOthers {
  const stories = rows.story.flatMap(story => {
    const verdict = storyForOthers(story, rows, { on, channel })
    return 'told' in verdict ? [verdict.told] : []
  })
  const told = new Map(stories.map(story => [story.id, story]))
  const toldOf = (ids: readonly string[]) => ids.filter(id => told.has(id))
  return {
    stories,
    hasMoreStories: stories.length < rows.story.length,
    insights: rows.insight.map(insight => ({
      ...insight,
      who: '',
      inquiryGroupId: null,
      storyIds: toldOf(insight.storyIds),
    })),
    outcomes: rows.harvestedOutcome.map(({ confirmations, checkReason: _, ...outcome }) => ({
      ...outcome,
      storyIds: toldOf(outcome.storyIds),
      confirmed: {
        ...(Object.fromEntries(
          confirmationAnswers.map(answer => [answer, confirmations.filter(each => each.answer === answer).length]),
        ) as Confirmed),
        asked: confirmations.length,
      },
    })),
    chosen: rows.storyRound.flatMap(({ title, untilDay, choices }) =>
      choices.flatMap(({ domain, storyId, why, dissent }) => {
        const story = told.get(storyId ?? '')
        return story ? [{ round: title, until: untilDay, domain, story, why, dissent }] : []
      }),
    ),
    phases: rows.phase.map(({ conversations: _, ...phase }) => phase),
    issues: rows.sharedIssue.map(({ id, words, solutions, travels }) => ({ id, words, solutions, travels })),
  }
}
