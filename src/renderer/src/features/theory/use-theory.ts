import type { Element, Link, Measure, Narrative } from '@core/project/entities'
import type { ElementStanding } from '@core/theory/standing'
import { useMemo } from 'react'
import { useMeasureReadings, useProject, useRows } from '../../data/hooks'
import { useChosenPeriod } from '../../terms/chosen-period'
import { useElementStandings } from '../../terms/element-standings'

export type Theory = {
  readonly elements: readonly Element[]
  readonly links: readonly Link[]
  readonly measures: readonly Measure[]
  readonly narratives: readonly Narrative[]
  /** `null` where nobody would look for a measure: an activity or output that none watches. */
  readonly standingOf: (element: Element) => ElementStanding | null
  readonly chosen: ReturnType<typeof useChosenPeriod>
}

/** The theory of change with the standing of each element in the chosen period. `undefined`: still reading. */
export function useTheory(): Theory | undefined {
  const project = useProject()
  const elements = useRows('element')
  const links = useRows('link')
  const measures = useRows('measure')
  const narratives = useRows('narrative')
  const readings = useMeasureReadings()
  const chosen = useChosenPeriod(readings, project.yearStart)

  const standings = useElementStandings({ elements, measures, readings, period: chosen.period })

  const theory = useMemo(() => {
    if (!elements || !links || !measures || !narratives || !standings) return undefined
    const standingOf = (element: Element) => {
      const standing = standings.get(element.id) ?? null
      const promises = element.level === 'outcome' || element.level === 'impact'
      return standing?.code === 'not-measured' && !promises ? null : standing
    }
    return { elements, links, measures, narratives, standingOf }
  }, [elements, links, measures, narratives, standings])
  return theory && { ...theory, chosen }
}
