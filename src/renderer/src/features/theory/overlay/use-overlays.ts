import { standingOfMeasure } from '@core/measure/standing'
import { figureForPeriod } from '@core/observation/aggregate'
import type { Period } from '@core/observation/period'
import type { MeasureReading } from '@core/observation/reading'
import type { Element, Judgement, Measure } from '@core/project/entities'
import { latestJudgement } from '@core/theory/judgement'
import { type ElementMovement, type MeasureInPeriod, movementOf } from '@core/theory/overlay'
import { useMemo } from 'react'
import { useProject } from '../../../data/hooks'
import { useCalendar } from '../../../terms/named-periods'

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

type Asked = {
  elements: readonly Element[] | undefined
  measures: readonly Measure[] | undefined
  judgements: readonly Judgement[] | undefined
  readings: ReadonlyMap<string, MeasureReading> | undefined
  period: Period | null
  before: Period | null
}

/** By element id. `undefined`: still reading. */
export function useOverlays(asked: Asked): ReadonlyMap<string, ElementOverlay> | undefined {
  const { elements, measures, judgements, readings, period, before } = asked
  const { smallestGroup } = useProject()
  const calendar = useCalendar()

  const figures = useMemo(() => {
    const byElement = new Map<string, MeasureInPeriod[]>()
    for (const measure of measures ?? []) {
      const reading = readings?.get(measure.id)
      if (!reading || !period) continue
      const standing = standingOfMeasure(measure, reading, period)
      const one = { measure, standing, before: before && figureForPeriod(reading, measure, before) }
      for (const id of measure.outcomeIds) byElement.set(id, [...(byElement.get(id) ?? []), one])
    }
    return byElement
  }, [measures, readings, period, before])

  return useMemo(() => {
    if (!elements || !judgements || !readings) return undefined
    const ofElements = judgements.filter(({ about }) => about === 'element')
    const everJudged = new Set(ofElements.map(({ aboutId }) => aboutId))
    return new Map(
      elements.map(({ id }): [string, ElementOverlay] => {
        const watching = figures.get(id)
        return [
          id,
          {
            judged: everJudged.has(id)
              ? latestJudgement(ofElements, { about: 'element', aboutId: id }, calendar, period)
              : null,
            movement: watching && period ? movementOf(watching, period, smallestGroup) : null,
            before: before?.label ?? null,
            everJudged: everJudged.has(id),
          },
        ]
      }),
    )
  }, [elements, judgements, readings, figures, period, before, smallestGroup, calendar])
}
