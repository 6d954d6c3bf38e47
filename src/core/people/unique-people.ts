import type { Day } from '@core/observation/day'
import { isSmall } from '@core/privacy/small-numbers'
import type { Rows } from '@core/project/contents'
import type { Attendance, Project } from '@core/project/entities'

/** Both days are in it. */
type Days = { readonly firstDay: Day; readonly lastDay: Day }

/** Different people by their codes. */
export type UniquePeople = {
  /** Each once, in however many sessions they were and from however many perspectives they speak. */
  readonly everyone: number
  /** In the project's order. A person counts in each perspective of theirs, so these do not add up to `everyone`. */
  readonly perspectives: readonly { readonly perspectiveId: string; readonly people: number }[]
  /** Of whom no perspective is known. */
  readonly unsaid: number
  readonly sessions: number
  /** How often somebody came: a person in three sessions counts three times. */
  readonly visits: number
  /** Entries that do not say which part somebody had. They are not counted. */
  readonly partUnsaid: number
}

type RowsOfPeople = Pick<Rows, 'person' | 'attendance' | 'gathering' | 'story'>

/** Whether somebody was there. Who was only invited was not; who spoke or decided was. */
export const wasThere = ({ part }: Pick<Attendance, 'part'>): boolean => part.some(each => each !== 'invited')

/** Who came to a session or told a story in the period. */
export function uniquePeople(
  rows: RowsOfPeople,
  { perspectives }: Pick<Project, 'perspectives'>,
  { firstDay, lastDay }: Days,
): UniquePeople {
  const isIn = (day: Day | null) => day !== null && day >= firstDay && day <= lastDay
  const sessions = new Set(rows.gathering.filter(({ day }) => isIn(day)).map(({ id }) => id))
  const entries = rows.attendance.filter(({ gatheringId }) => sessions.has(gatheringId))
  const there = entries.filter(wasThere)
  const tellers = rows.story.filter(({ toldOn }) => isIn(toldOn)).flatMap(({ tellerId }) => tellerId ?? [])
  const ids = new Set([...there.map(({ personId }) => personId), ...tellers])
  const people = rows.person.filter(({ id }) => ids.has(id))
  const known = new Set(perspectives.map(({ id }) => id))
  return {
    everyone: people.length,
    perspectives: perspectives.map(({ id }) => ({
      perspectiveId: id,
      people: people.filter(({ perspectiveIds }) => perspectiveIds.includes(id)).length,
    })),
    unsaid: people.filter(({ perspectiveIds }) => !perspectiveIds.some(id => known.has(id))).length,
    sessions: sessions.size,
    visits: new Set(there.map(({ personId, gatheringId }) => `${personId} ${gatheringId}`)).size,
    partUnsaid: entries.filter(({ part }) => part.length === 0).length,
  }
}

/** The same as others may see it. `null`: hidden. */
export type SharedPeople = {
  readonly everyone: number | null
  readonly perspectives: readonly { readonly perspectiveId: string; readonly people: number | null }[]
  readonly unsaid: number | null
  readonly sessions: number
  readonly visits: number | null
}

/**
 * Hides small groups, and what would give one away. Perspectives overlap, so that nothing follows from a sum; but
 * - who is not of a perspective is the total without it: where these are few, its number is hidden;
 * - a single hidden number has at least as many people as the others leave over: with no overlap, exactly as many. Another is hidden with it;
 * - of two perspectives that everybody has one of, the numbers say how many have both: where these are few, the smaller is hidden.
 */
export function peopleForOthers(counted: UniquePeople, threshold: number): SharedPeople {
  const { everyone, perspectives, unsaid, sessions, visits } = counted
  const counts = [...perspectives.map(({ people }) => people), unsaid]
  const hidden = counts.map(count => count > 0 && (isSmall(count, threshold) || isSmall(everyone - count, threshold)))
  const shown = () => counts.flatMap((count, at) => (count > 0 && hidden[at] !== true ? [{ count, at }] : []))
  const hideSmallest = () => {
    const [smallest] = shown().sort((a, b) => a.count - b.count)
    if (smallest) hidden[smallest.at] = true
  }
  if (hidden.filter(each => each).length === 1) hideSmallest()
  const withPeople = counts.slice(0, -1).filter(count => count > 0)
  const both = withPeople.reduce((sum, count) => sum + count, unsaid) - everyone
  if (withPeople.length === 2 && shown().length >= 2 && isSmall(both, threshold)) hideSmallest()
  const open = (count: number, at: number) => (hidden[at] === true ? null : count)
  return {
    everyone: isSmall(everyone, threshold) ? null : everyone,
    perspectives: perspectives.map(({ perspectiveId, people }, at) => ({ perspectiveId, people: open(people, at) })),
    unsaid: open(unsaid, counts.length - 1),
    sessions,
    // Of one session it is the number of people again.
    visits: isSmall(everyone, threshold) || isSmall(visits, threshold) ? null : visits,
  }
}
