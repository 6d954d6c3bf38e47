import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import type { Element, Judgement, Measure } from '@core/project/entities'
import { type ElementOverlay, figuresByElement, type MeasureInPeriod, overlaysOfElements } from '@core/theory/overlay'
import { useMemo } from 'react'
import { useProject } from '../../../data/hooks'
import { useCalendar } from '../../../terms/named-periods'

type Asked = {
  elements: readonly Element[] | undefined
  measures: readonly Measure[] | undefined
  judgements: readonly Judgement[] | undefined
  readings: ReadonlyMap<string, MeasureReading> | undefined
  period: Period | null
  before: Period | null
}

const noFigures: ReadonlyMap<string, readonly MeasureInPeriod[]> = new Map()

/** By element id. `undefined`: still reading. */
export function useOverlays(asked: Asked): ReadonlyMap<string, ElementOverlay> | undefined {
  const { elements, measures, judgements, readings, period, before } = asked
  const { smallestGroup: threshold } = useProject()
  const calendar = useCalendar()

  const figures = useMemo(
    () =>
      period && measures
        ? figuresByElement(measures, id => readings?.get(id), { period, before, threshold })
        : noFigures,
    [measures, readings, period, before, threshold],
  )
  return useMemo(() => {
    if (!elements || !judgements || !readings) return undefined
    return overlaysOfElements(elements, judgements, figures, { period, before, calendar, threshold })
  }, [elements, judgements, readings, figures, period, before, calendar, threshold])
}
