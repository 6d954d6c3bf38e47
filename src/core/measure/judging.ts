import type { Day } from '@core/observation/day'
import type { Perspective, RubricJudging } from '@core/project/entities'

/**
 * Van der Eijk's A of a distribution over an ordered scale: 1 all in one place, 0 spread evenly, -1 split between the two ends.
 * `counts`: people by place on the scale, at least three places (fewer is a bug, and throws). Null where nobody answered.
 *
 * The distribution is taken apart into layers that are each even over the places they fill; A is the mean of the layers' own
 * agreement, weighted by their size. Source: van der Eijk (2001), Quality & Quantity 35(3), 325-341, in the form of the R
 * package agrmt (whose example [30,40,210,130,530,50,10] gives 0.6113).
 */
export function orderedAgreement(counts: readonly number[]): number | null {
  if (counts.length < 3) throw new Error('ordered agreement needs at least three places')
  const people = counts.reduce((sum, count) => sum + count, 0)
  if (people === 0) return null
  let agreement = 0
  let rest = [...counts]
  for (let filled = placesFilled(rest); filled.length > 0; filled = placesFilled(rest)) {
    const height = Math.min(...filled.map(place => rest[place] ?? 0))
    agreement += layerAgreement(filled, counts.length) * ((height * filled.length) / people)
    rest = rest.map(count => (count > 0 ? count - height : 0))
  }
  return agreement
}

const placesFilled = (counts: readonly number[]): number[] =>
  counts.flatMap((count, place) => (count > 0 ? [place] : []))

/** Agreement of a layer that is even over `filled` places (ascending) of a scale of `size`. */
function layerAgreement(filled: readonly number[], size: number): number {
  if (filled.length === 1) return 1
  if (filled.length === size) return 0
  const isFilled = Array.from({ length: size }, (_, place) => filled.includes(place))
  let oneHump = 0
  let twoHumps = 0
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      for (let c = b + 1; c < size; c++) {
        const pattern = [a, b, c].map(place => (isFilled[place] ? 1 : 0)).join('')
        if (pattern === '101') twoHumps++
        if (pattern === '110' || pattern === '011') oneHump++
      }
    }
  }
  const unimodality = ((size - 2) * oneHump - (size - 1) * twoHumps) / ((size - 2) * (oneHump + twoHumps))
  return unimodality * (1 - (filled.length - 1) / (size - 1))
}

/** How one perspective judged, as of its newest day in a period. Perspectives are never made into one. */
export type JudgedBy = {
  readonly perspectiveId: string
  readonly day: Day
  /** People by level, lowest first. */
  readonly counts: readonly number[]
  readonly dontKnow: number
  /** People who chose a level. */
  readonly answered: number
  /** The highest level that more than half of them reach, from 1; null: nobody chose one. */
  readonly level: number | null
  /** Van der Eijk's A: 1 all at one level, -1 split between the two ends. Null: nobody chose one, or fewer than three levels. */
  readonly agreement: number | null
  /** In the groups' own words; several where one perspective judged in several groups on that day. */
  readonly reasons: readonly string[]
  readonly dissents: readonly string[]
}

/** The same in the project's own order of perspectives; those it no longer lists come last. */
export function inOrderOfPerspectives(judged: readonly JudgedBy[], perspectives: readonly Perspective[]): JudgedBy[] {
  const place = ({ perspectiveId }: JudgedBy): number => {
    const found = perspectives.findIndex(({ id }) => id === perspectiveId)
    return found < 0 ? perspectives.length : found
  }
  return judged.toSorted((a, b) => place(a) - place(b))
}

/** By perspective, in the order they first appear. Judgings of one perspective on one day are added up; older ones are history. */
export function judgedByPerspective(judgings: readonly RubricJudging[], from: Day, to: Day): JudgedBy[] {
  const inside = judgings.filter(({ day }) => day >= from && day <= to)
  return [...new Set(inside.map(({ perspectiveId }) => perspectiveId))].map(perspectiveId => {
    const own = inside.filter(judging => judging.perspectiveId === perspectiveId)
    const day = own.reduce((last, judging) => Math.max(last, judging.day), Number.NEGATIVE_INFINITY)
    const newest = own.filter(judging => judging.day === day)
    const levels = newest.reduce((most, { counts }) => Math.max(most, counts.length), 0)
    const counts = Array.from({ length: levels }, (_, place) =>
      newest.reduce((sum, judging) => sum + (judging.counts[place] ?? 0), 0),
    )
    return {
      perspectiveId,
      day,
      counts,
      dontKnow: newest.reduce((sum, { dontKnow }) => sum + dontKnow, 0),
      answered: counts.reduce((sum, count) => sum + count, 0),
      level: medianLevel(counts),
      agreement: counts.length >= 3 ? orderedAgreement(counts) : null,
      reasons: newest.map(({ reason }) => reason.trim()).filter(reason => reason !== ''),
      dissents: newest.map(({ dissent }) => dissent.trim()).filter(dissent => dissent !== ''),
    }
  })
}

/** The highest level that more than half of the people reach, from 1; of two middle ones the lower. Null: nobody chose one. */
export function medianLevel(counts: readonly number[]): number | null {
  const people = counts.reduce((sum, count) => sum + count, 0)
  if (people === 0) return null
  let reached = 0
  for (const [place, count] of counts.entries()) {
    reached += count
    if (reached * 2 >= people) return place + 1
  }
  return null
}

/** The level on which every perspective that judged comes out. `differ`: they do not come out on one. Null: none judged. */
export function levelAgreed(judged: readonly JudgedBy[]): number | 'differ' | null {
  const levels = new Set(judged.flatMap(({ level }) => (level === null ? [] : [level])))
  const [first, ...others] = levels
  if (first === undefined) return null
  return others.length > 0 ? 'differ' : first
}

/**
 * The judgings that may count in what leaves the room: those of fewer people than `threshold` do not, as the level they come
 * out on would say how those few judged. Their approved words may still be told.
 */
export function suppressedJudgings(
  judgings: readonly RubricJudging[],
  threshold: number,
  { from, to }: { from: Day; to: Day },
): RubricJudging[] {
  const enough = new Set(
    judgedByPerspective(judgings, from, to)
      .filter(({ answered }) => answered >= threshold)
      .map(({ perspectiveId }) => perspectiveId),
  )
  return judgings.filter(({ perspectiveId, day }) => day >= from && day <= to && enough.has(perspectiveId))
}

/** Where A stops being said as close together, and begins to be far apart. This tool's own: no field guidance names any. */
export const agreementBands = { close: 0.5, split: 0 } as const
