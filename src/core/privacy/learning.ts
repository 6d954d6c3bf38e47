import type { Day } from '@core/observation/day'
import { ledgerOf } from '@core/people/ledger'
import { comparedForOthers, comparedPeriods } from '@core/people/participation'
import { peopleForOthers, type SharedPeople, uniquePeople } from '@core/people/unique-people'
import type { Rows } from '@core/project/contents'
import type {
  Channel,
  confirmationAnswers,
  HarvestedOutcome,
  Insight,
  Phase,
  Project,
  SharedIssue,
} from '@core/project/entities'
import { consentFor } from './consent'
import { isSmall } from './small-numbers'
import { nameFor, type StoryGap, storyForOthers, type ToldStory } from './told-stories'

/** Tags are the team's own. */
export const withoutTags = <Row extends { readonly tags?: readonly string[] | undefined }>(
  rows: readonly Row[],
): Omit<Row, 'tags'>[] => rows.map(({ tags: _, ...row }) => row)

/** How many who were asked to confirm an outcome gave each answer; where few were asked, only whether somebody agrees: who they are is easily guessed. */
export type Confirmed =
  | Readonly<Record<(typeof confirmationAnswers)[number] | 'asked', number>>
  | { readonly few: 'agree' | 'not-said' }

function confirmedForOthers(confirmations: HarvestedOutcome['confirmations'], threshold: number): Confirmed {
  const said = (answer: (typeof confirmationAnswers)[number]) =>
    confirmations.filter(each => each.answer === answer).length
  const asked = confirmations.length
  if (isSmall(asked, threshold)) return { few: said('agrees') + said('agrees-in-part') > 0 ? 'agree' : 'not-said' }
  return {
    agrees: said('agrees'),
    'agrees-in-part': said('agrees-in-part'),
    disagrees: said('disagrees'),
    'cannot-say': said('cannot-say'),
    asked,
  }
}

/** What the team wrote down of its learning, as others may read it on one day. */
export type LearningForOthers = {
  readonly stories: readonly ToldStory[]
  /** Some stories are not among them. */
  readonly hasMoreStories: boolean
  /** Of each that is not: why, and when it was told. */
  readonly untold: readonly { readonly gap: StoryGap; readonly toldOn: Day | null }[]
  /** Those who came in a period, or told what is told, and agreed to be named: as they wish, in the order of the alphabet. */
  readonly thanked: (days: { readonly firstDay: Day; readonly lastDay: Day }) => readonly string[]
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
  /** Who took part in a period, small groups hidden. */
  readonly people: (days: { readonly firstDay: Day; readonly lastDay: Day }) => SharedPeople
  /** How often people of each perspective came to sessions, period beside period; small numbers, and what would give them away, are null. */
  readonly came: (periods: readonly Days[]) => CameForOthers
  /** Fees paid for people's time in a period, by currency; null: too few were paid for it to be told. Empty: nobody was. */
  readonly paid: (days: { readonly firstDay: Day; readonly lastDay: Day }) => readonly PaidFees[] | null
  /** Without the groups. */
  readonly issues: readonly Pick<SharedIssue, 'id' | 'words' | 'solutions' | 'travels'>[]
}

type Days = { readonly firstDay: Day; readonly lastDay: Day }
/** `sessions` and `counts`: one of each period. */
export type CameForOthers = {
  readonly sessions: readonly number[]
  readonly rows: readonly { readonly perspectiveId: string; readonly counts: readonly (number | null)[] }[]
}

/** Where the number of different people of a perspective is hidden, so is how often they came: one who came seven times is still one. */
function cameForOthers(rows: Rows, project: Project, periods: readonly Days[], threshold: number): CameForOthers {
  const compared = comparedPeriods(rows, project, { periods, part: 'came', by: 'perspective' })
  const open = comparedForOthers(compared, threshold)
  const unique = periods.map(days => peopleForOthers(uniquePeople(rows, project, days), threshold))
  const isHidden = (perspectiveId: string, at: number): boolean => {
    const { perspectives = [] } = unique[at] ?? {}
    return perspectives.some(each => each.perspectiveId === perspectiveId && each.people === null)
  }
  return {
    sessions: compared.sessions,
    rows: compared.rows.flatMap(({ key }, row) =>
      key === null
        ? []
        : [{ perspectiveId: key, counts: (open[row] ?? []).map((count, at) => (isHidden(key, at) ? null : count)) }],
    ),
  }
}

/** Fees of one currency, together; '' where none was said. */
export type PaidFees = { readonly currency: string; readonly amount: number }

function paidFees(
  rows: Rows,
  { firstDay, lastDay }: { firstDay: Day; lastDay: Day },
  threshold: number,
): PaidFees[] | null {
  const paid = rows.payment.filter(({ paidOn }) => paidOn !== null && paidOn >= firstDay && paidOn <= lastDay)
  const ledgers = ledgerOf(paid)
  const payees = (currency: string) => {
    const own = paid.filter(each => each.currency.trim().toUpperCase() === currency)
    return new Set(own.map(({ id, personId, groupId }) => personId ?? groupId ?? id)).size
  }
  if (ledgers.some(({ currency }) => isSmall(payees(currency), threshold))) return null
  return ledgers.map(({ currency, paid: { amount } }) => ({ currency, amount }))
}

/** A person is named where they agreed, for this channel, that their name stands beside their words. */
function thankedIn(
  rows: Rows,
  { firstDay, lastDay }: { firstDay: Day; lastDay: Day },
  { on, channel, told }: { on: Day; channel: Channel; told: ReadonlyMap<string, ToldStory> },
): string[] {
  const isIn = (day: Day | null) => day !== null && day >= firstDay && day <= lastDay
  const held = new Set(rows.gathering.filter(({ day }) => isIn(day)).map(({ id }) => id))
  const came = rows.attendance.filter(({ gatheringId, part }) => held.has(gatheringId) && part.includes('came'))
  const tellers = rows.story.filter(({ id, toldOn }) => told.has(id) && isIn(toldOn)).map(({ tellerId }) => tellerId)
  const taking = new Set([...came.map(({ personId }) => personId), ...tellers])
  const names = rows.person
    .filter(({ id }) => taking.has(id))
    .flatMap(person => {
      const named = consentFor(rows.consent, person, { use: 'words-named', on, channel })
      return 'consent' in named ? (nameFor(person, named.consent, rows.contact) ?? []) : []
    })
  return [...new Set(names)].sort((a, b) => a.localeCompare(b, 'en'))
}

/** People's words by their consents; what the team wrote itself as it is, with no reference to a person or a group. */
export function learningForOthers(rows: Rows, on: Day, channel: Channel): LearningForOthers {
  const verdicts = rows.story.map(story => ({ story, verdict: storyForOthers(story, rows, { on, channel }) }))
  const stories = verdicts.flatMap(({ verdict }) => ('told' in verdict ? [verdict.told] : []))
  const told = new Map(stories.map(story => [story.id, story]))
  const toldOf = (ids: readonly string[]) => ids.filter(id => told.has(id))
  const project = rows.project[0]
  if (!project) throw new Error('a project without its project row')
  const { smallestGroup: threshold } = project
  return {
    stories,
    people: days => peopleForOthers(uniquePeople(rows, project, days), threshold),
    came: periods => cameForOthers(rows, project, periods, threshold),
    paid: days => paidFees(rows, days, threshold),
    hasMoreStories: stories.length < rows.story.length,
    untold: verdicts.flatMap(({ story: { toldOn }, verdict }) =>
      'gap' in verdict ? [{ gap: verdict.gap, toldOn }] : [],
    ),
    thanked: days => thankedIn(rows, days, { on, channel, told }),
    insights: withoutTags(rows.insight).map(insight => ({
      ...insight,
      who: '',
      inquiryGroupId: null,
      storyIds: toldOf(insight.storyIds),
    })),
    outcomes: withoutTags(rows.harvestedOutcome).map(({ confirmations, checkReason: _, ...outcome }) => ({
      ...outcome,
      storyIds: toldOf(outcome.storyIds),
      confirmed: confirmedForOthers(confirmations, threshold),
    })),
    chosen: rows.storyRound.flatMap(({ title, untilDay, choices }) =>
      choices.flatMap(({ domain, storyId, why, dissent }) => {
        const story = told.get(storyId ?? '')
        return story ? [{ round: title, until: untilDay, domain, story, why, dissent }] : []
      }),
    ),
    phases: withoutTags(rows.phase).map(({ conversations: _, ...phase }) => phase),
    issues: rows.sharedIssue.map(({ id, words, solutions, travels }) => ({ id, words, solutions, travels })),
  }
}
