import type { Measure, Tally, Workshop } from '@core/project/entities'
import { gradientCounts } from '@core/workshop/agreed'
import { roundsHeld } from '@core/workshop/compare'
import { talliesByItem } from '@core/workshop/consensus-table'
import { bandCounts } from '@core/workshop/ratings'
import { type AnswerBand, isSmallRoom } from './kept-counts'
import { passed, type Shareable } from './shareable'
import { cellsHiddenForSmallNumbers, isSmall, partsHiddenForSmallNumbers } from './small-numbers'
import { hasRoomStories, workshopWithoutRoomStories } from './stories'

export type HiddenPeople = {
  /** Groups whose number must not leave the room, nor anything that gives it away. */
  readonly groups: ReadonlySet<string>
  /** The number of all people too. */
  readonly total: boolean
}

/** Which groups were so small, or could be worked out from the others, that how many they were stays in the room. */
export function hiddenPeople(
  { taking }: { readonly taking: readonly Workshop['taking'][number][] },
  threshold: number,
): HiddenPeople {
  const hide = partsHiddenForSmallNumbers(
    taking.map(({ people }) => people),
    { threshold },
  )
  const groups = taking.filter((_, index) => hide.parts[index] === true).map(({ perspectiveId }) => perspectiveId)
  return { groups: new Set(groups), total: hide.total }
}

export type GroupAnswers = { readonly perspectiveId: string; readonly counts: readonly number[] }

/**
 * Which counts of how groups answered one item must not leave the room: all of a small group's, or of one of whom few
 * answered; no small count of the others, nor one that could be worked out. `small`: the group as a whole is hidden.
 */
export function hiddenAnswers(
  answers: readonly GroupAnswers[],
  hidden: HiddenPeople,
  threshold: number,
): { readonly small: boolean; readonly cells: readonly boolean[] }[] {
  // Row totals are as good as shown: how many took part stands in a table of its own.
  const hide = cellsHiddenForSmallNumbers(
    answers.map(({ counts }) => counts),
    { threshold, rowTotals: true, columnTotals: false },
  )
  return answers.map(({ perspectiveId, counts }, row) => {
    const answered = counts.reduce((sum, count) => sum + count, 0)
    const small = hidden.groups.has(perspectiveId) || (answered > 0 && answered < threshold)
    return { small, cells: counts.map((_, column) => small || hide.cells[row]?.[column] === true) }
  })
}

export type VotesForOthers = {
  readonly item: Workshop['items'][number]
  readonly round: number
  readonly perspectiveId: string
  /** Must have, useful, not needed, don't know, skipped. */
  readonly counts: readonly ShownCount[]
}

export type ShownCount = number | AnswerBand | 'hidden'

/** A count as others may see it, by what `hiddenAnswers` says of it. `nearly`: as in a tally. */
export function shownCount(count: number, isHidden: boolean | undefined, nearly = false): ShownCount {
  if (isHidden !== false) return 'hidden'
  if (!nearly) return count
  return count > 0 ? 'nearly-all' : 'hardly-anyone'
}

/** What each group said of each item in each round: `skipped` counts too, since with it a row adds up to the group's size. */
export function votesForOthers(whole: Workshop, threshold: number): Shareable<VotesForOthers[]> {
  const workshop = workshopWithoutRoomStories(whole)
  const people = hiddenPeople(workshop, threshold)
  const votes = roundsHeld(workshop).flatMap(round => {
    const byItem = talliesByItem(workshop, round)
    return workshop.items.flatMap(item => {
      const answers = (byItem.get(item.id) ?? []).map(tally => ({ ...tally, counts: countsOf(tally) }))
      const hidden = hiddenAnswers(answers, people, threshold)
      return answers.map(({ perspectiveId, counts, nearly }, group) => ({
        ...{ item, round, perspectiveId },
        counts: counts.map((count, column) => shownCount(count, hidden[group]?.cells[column], nearly)),
      }))
    })
  })
  return passed(votes)
}

function countsOf({ ratings, dontKnow, skipped }: Tally): number[] {
  const counts = bandCounts(ratings)
  return [counts['must-have'], counts.useful, counts['not-needed'], dontKnow, skipped]
}

/** A workshop, and what others may know of how many were there. */
export type WorkshopForOthers = {
  readonly workshop: Workshop
  readonly hidden: HiddenPeople
  /** People who took part; null where that number would tell a hidden one. */
  readonly people: number | null
  /** Stories were told for the room alone, and are not in it. */
  readonly roomStories: boolean
  /** A name beside words would be told apart from the words without one, which are the small group's. */
  readonly namesBesideWords: boolean
}

export function workshopForOthers(workshop: Workshop, threshold: number): Shareable<WorkshopForOthers> {
  const hidden = hiddenPeople(workshop, threshold)
  const everyone = workshop.taking.reduce((sum, { people }) => sum + people, 0)
  const people = hidden.total || everyone < threshold ? null : everyone
  return passed({
    workshop: workshopSeenByOthers(workshop, threshold),
    roomStories: hasRoomStories(workshop),
    hidden,
    people,
    namesBesideWords: namesBesideWords(workshop, threshold),
  })
}

const namesBesideWords = ({ taking }: Workshop, threshold: number): boolean =>
  !taking.some(({ people }) => isSmall(people, threshold))

/** The workshop without stories that were told for the room alone, and with no group's name beside words. */
export const workshopSeenByOthers = (workshop: Workshop, threshold: number): Workshop =>
  workshopWithoutNames(workshopWithoutRoomStories(workshop), threshold)

/** The workshop without what the team noted for itself, and with no group's name beside words where a group of it is small. */
export function workshopWithoutNames({ teamNote: _, ...workshop }: Workshop, threshold: number): Workshop {
  if (namesBesideWords(workshop, threshold)) return workshop
  const unnamed = <W extends { readonly perspectiveId: string | null }>(given: readonly W[]) =>
    given.map(each => ({ ...each, perspectiveId: null }))
  const { record } = workshop
  return {
    ...workshop,
    items: workshop.items.map(item => (item.rewordedBy ? { ...item, rewordedBy: [] } : item)),
    agreed: workshop.agreed.map(agreed => ({
      ...agreed,
      ...(agreed.objections && { objections: unnamed(agreed.objections) }),
      ...(agreed.rewordedBy && { rewordedBy: [] }),
    })),
    ...(record && {
      record: {
        ...record,
        ideas: unnamed(record.ideas),
        reasons: unnamed(record.reasons),
        statements: unnamed(record.statements),
        say: { ...record.say, comments: unnamed(record.say.comments) },
      },
    }),
  }
}

/** The measure without who proposed it, where it comes from a workshop with a small group. */
export function measureWithoutNames(measure: Measure, workshops: readonly Workshop[], threshold: number): Measure {
  const from = workshops.find(({ id }) => id === measure.workshopId)
  return from && !namesBesideWords(from, threshold) && measure.proposedBy.length > 0
    ? { ...measure, proposedBy: [] }
    : measure
}

/**
 * How far people go along with a wording: `some` has both numbers; `most`: more go along than not, and a number is hidden;
 * `nearly-all`: so few that "all" would tell how each one stands.
 */
export type GoingAlong =
  | { readonly say: 'nobody-asked' | 'few' | 'all' | 'nearly-all' | 'most' }
  | { readonly say: 'some'; readonly goAlong: number; readonly against: number }

export function goingAlong(gradient: Workshop['agreed'][number]['gradient'], threshold: number): GoingAlong {
  if (gradient === undefined) return { say: 'nobody-asked' }
  const { goAlong, against, people } = gradientCounts(gradient)
  if (people < threshold) return { say: 'few' }
  if (isSmallRoom(people, threshold) && against <= 1) return { say: 'nearly-all' }
  if (against === 0) return { say: 'all' }
  if (![goAlong, against].some(count => isSmall(count, threshold))) return { say: 'some', goAlong, against }
  return { say: goAlong > against ? 'most' : 'few' }
}

type Payments = NonNullable<Workshop['record']>['payments']

/** Which numbers of the ledger must not leave the room. */
export function hiddenPayments({ offered, accepted, declined, paid }: Payments, threshold: number) {
  const unanswered = Math.max(0, offered - accepted - declined)
  const { parts, total } = partsHiddenForSmallNumbers([accepted, declined, unanswered], { threshold })
  return {
    offered: total,
    accepted: parts[0] === true,
    declined: parts[1] === true,
    paid: parts[0] === true || isSmall(paid, threshold) || isSmall(accepted - paid, threshold),
  }
}
