import type { Distribution } from '@core/measure/distribution'
import type { JudgedBy } from '@core/measure/judging'
import type { Measure } from '@core/project/entities'
import { hiddenAnswers } from './groups'
import { passed, type Shareable } from './shareable'
import { cellsHiddenForSmallNumbers, isOfFewPeople, isSmall } from './small-numbers'

/** A number of answers or people, or `hidden`: so few that they must not leave the room, or would give such away. */
export type SharedCount = number | 'hidden'

/** How answers lie over levels in one period or group: one count a level, lowest first. */
export type SharedLevels = {
  readonly name: string
  /** So few answered that nothing is said of how. */
  readonly few: boolean
  readonly counts: readonly SharedCount[]
  /** All who chose a level. */
  readonly all: SharedCount
  /** Null: nobody was asked whether they could not tell. */
  readonly dontKnow: SharedCount | null
}

type InPeriod = { readonly name: string; readonly found: Distribution }

/**
 * How answers on a scale lay over its levels, period by period. Each answer is one person's: small counts are hidden, with
 * others from which they could be worked out; a period that too few people answered in is hidden whole.
 */
export function sharedDistributions(
  rows: readonly InPeriod[],
  measure: Pick<Measure, 'kind' | 'aggregation' | 'countsPeople' | 'items'>,
  threshold: number,
): Shareable<SharedLevels[]> {
  const hide = cellsHiddenForSmallNumbers(
    rows.map(({ found }) => found.counts),
    { threshold, rowTotals: true, columnTotals: false },
  )
  const shown = rows.map(({ name, found }, row): SharedLevels => {
    const { answers, median, counts } = found
    const few =
      isOfFewPeople({ value: median, n: answers, numerator: null, denominator: null }, measure, threshold) ||
      isSmall(answers, threshold)
    const shared = (count: number, hidden: boolean | undefined) => (few || hidden !== false ? 'hidden' : count)
    return {
      name,
      few,
      counts: counts.map((count, place) => shared(count, hide.cells[row]?.[place])),
      all: shared(answers, hide.rowTotals[row]),
      dontKnow: null,
    }
  })
  return passed(shown)
}

/** How perspectives judged a rubric, each apart. `places`: how many levels there are. `nameOf`: what a perspective is called. */
export function sharedJudgings(
  judged: readonly JudgedBy[],
  places: number,
  nameOf: (perspectiveId: string) => string,
  threshold: number,
): Shareable<SharedLevels[]> {
  const answers = judged.map(({ perspectiveId, counts, dontKnow }) => ({
    perspectiveId,
    counts: [...Array.from({ length: places }, (_, place) => counts[place] ?? 0), dontKnow],
  }))
  const few = judged.filter(({ answered }) => answered < threshold).map(({ perspectiveId }) => perspectiveId)
  const hidden = hiddenAnswers(answers, { groups: new Set(few), total: false }, threshold)
  const shown = judged.map(({ perspectiveId, answered }, row): SharedLevels => {
    const { small = true, cells = [] } = hidden[row] ?? {}
    const counts = (answers[row]?.counts ?? []).map(
      (count, place): SharedCount => (small || cells[place] !== false ? 'hidden' : count),
    )
    return {
      name: nameOf(perspectiveId),
      few: small,
      counts: counts.slice(0, places),
      // With the don't-knows hidden, those who chose a level would give them away to whoever knows how many came.
      all: small || counts.at(places) === 'hidden' ? 'hidden' : answered,
      dontKnow: counts[places] ?? 'hidden',
    }
  })
  return passed(shown)
}
