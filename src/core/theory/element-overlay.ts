import { standingOfMeasure } from '@core/measure/standing'
import { figureForPeriod } from '@core/observation/aggregate'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import { suppressedReading } from '@core/privacy/measure'
import type { Element, Judgement, Measure } from '@core/project/entities'
import { type Calendar, latestJudgement } from './judgement'
import { type ElementMovement, type MeasureInPeriod, movementOf } from './overlay'

/** What an overlay says of one element beside its standing: what people judged, and what is worked out, kept apart. */
export type ElementOverlay = {
  readonly judged: Judgement | null
  /** Null: no measure watches it, or there is no period to look at. */
  readonly movement: ElementMovement | null
  /** The period before, as it is called. Null: there is none. */
  readonly before: string | null
  /** Judged at any time: its box keeps room for it in every period, so that nothing jumps while they are played. */
  readonly everJudged: boolean
}

/** By element id, the figures of the measures that watch it. A measure that `readingOf` does not know is left out. */
export function figuresByElement(
  measures: readonly Measure[],
  readingOf: (measureId: string) => MeasureReading | undefined,
  { period, before, threshold }: Pick<Looked, 'before' | 'threshold'> & { readonly period: Period },
): ReadonlyMap<string, readonly MeasureInPeriod[]> {
  const byElement = new Map<string, MeasureInPeriod[]>()
  for (const measure of measures) {
    const reading = readingOf(measure.id)
    if (!reading) continue
    const [now, then] = [period, before].map(each => each && suppressedReading(reading, each, threshold))
    const standing = standingOfMeasure(measure, now?.reading ?? reading, period)
    const one = {
      measure,
      standing,
      before: before && then ? figureForPeriod(then.reading, measure, before) : null,
      hidden: now?.hidden === true || then?.hidden === true,
    }
    for (const id of measure.outcomeIds) byElement.set(id, [...(byElement.get(id) ?? []), one])
  }
  return byElement
}

type Looked = {
  readonly period: Period | null
  readonly before: Period | null
  readonly calendar: Calendar
  /** The smallest group of people of which anything is told. */
  readonly threshold: number
}

/** By element id. */
export function overlaysOfElements(
  elements: readonly Element[],
  judgements: readonly Judgement[],
  figures: ReadonlyMap<string, readonly MeasureInPeriod[]>,
  { period, before, calendar, threshold }: Looked,
): ReadonlyMap<string, ElementOverlay> {
  const ofElements = judgements.filter(({ about }) => about === 'element')
  const everJudged = new Set(ofElements.map(({ aboutId }) => aboutId))
  return new Map(
    elements.map(({ id }): [string, ElementOverlay] => {
      const watching = figures.get(id)
      const judged = { about: 'element', aboutId: id } as const
      return [
        id,
        {
          judged: everJudged.has(id) ? latestJudgement(ofElements, judged, calendar, period) : null,
          movement: watching && period ? movementOf(watching, period, threshold) : null,
          before: before?.label ?? null,
          everJudged: everJudged.has(id),
        },
      ]
    }),
  )
}
