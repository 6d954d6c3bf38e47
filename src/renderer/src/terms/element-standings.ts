import { type MeasureStanding, standingOfMeasure } from '@core/measure/standing'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import type { Element, Measure } from '@core/project/entities'
import { type ElementStanding, standingOfElement } from '@core/theory/standing'
import { useMemo } from 'react'

type Asked = {
  elements: readonly Element[] | undefined
  measures: readonly Measure[] | undefined
  readings: ReadonlyMap<string, MeasureReading> | undefined
  /** `null`: there are no figures at all. */
  period: Period | null
}

/** By element id. `undefined`: still reading. */
export function useElementStandings({ elements, measures, readings, period }: Asked) {
  return useMemo((): ReadonlyMap<string, ElementStanding> | undefined => {
    if (!elements || !measures || !readings) return undefined
    const standingOf = (measure: Measure): MeasureStanding => {
      const reading = readings.get(measure.id)
      if (!reading || !period) return { code: 'no-figure', figure: null, baseline: null, target: null }
      return standingOfMeasure(measure, reading, period)
    }
    return new Map(elements.map(element => [element.id, standingOfElement(element, measures, standingOf)]))
  }, [elements, measures, readings, period])
}
