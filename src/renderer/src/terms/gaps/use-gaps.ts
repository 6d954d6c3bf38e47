import type { MeasureReading } from '@core/observation/measure-reading'
import { type Gaps, gapsOf } from '@core/theory/gaps'
import { useMemo } from 'react'
import { useMeasureReadings, useProject, useRows } from '../../data/hooks'
import { today } from '../today'

/** All that is missing from the project's theory and measures. `undefined`: still reading. */
export function useGaps(): Gaps | undefined {
  const { perspectives, yearStart } = useProject()
  const elements = useRows('element')
  const measures = useRows('measure')
  const assumptions = useRows('assumption')
  const workshops = useRows('workshop')
  const readings: ReadonlyMap<string, MeasureReading> | undefined = useMeasureReadings()
  return useMemo(() => {
    if (!elements || !measures || !assumptions || !workshops || !readings) return undefined
    return gapsOf({
      elements,
      measures,
      assumptions,
      workshops,
      perspectives,
      // A measure added a moment ago is read in the next moment.
      readingOf: id => readings.get(id) ?? null,
      today: today(),
      yearStart,
    })
  }, [elements, measures, assumptions, workshops, readings, perspectives, yearStart])
}
