import type { Element, Frame, Link, Measure, Narrative } from '@core/project/entities'
import type { ElementStanding } from '@core/theory/standing'
import { countsBehind, type TheoryPart, theoryPart } from '@core/theory/sub-theories'
import { useMemo } from 'react'
import { useMeasureReadings, useProject, useRows } from '../../data/hooks'
import { useChosenPeriod } from '../../terms/chosen-period'
import { useElementStandings } from '../../terms/element-standings'
import { useTheoryView } from './use-theory-view'

/** All elements and links of the project, those of sub-theories too; `here` are those of the theory that is open. */
export type Theory = {
  readonly here: TheoryPart
  /** By element id: how many elements its sub-theory holds. Absent: it has none. */
  readonly behind: ReadonlyMap<string, number>
  readonly elements: readonly Element[]
  readonly links: readonly Link[]
  readonly frames: readonly Frame[]
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
  const frames = useRows('frame')
  const { theory: opened } = useTheoryView()
  const measures = useRows('measure')
  const narratives = useRows('narrative')
  const readings = useMeasureReadings()
  const chosen = useChosenPeriod(readings, project.yearStart)

  const standings = useElementStandings({ elements, measures, readings, period: chosen.period })

  const theory = useMemo(() => {
    if (!elements || !links || !frames || !measures || !narratives || !standings) return undefined
    const standingOf = (element: Element) => {
      const standing = standings.get(element.id) ?? null
      const promises = element.level === 'outcome' || element.level === 'impact'
      return standing?.code === 'not-measured' && !promises ? null : standing
    }
    const here = theoryPart(opened, { elements, links, frames })
    return { here, behind: countsBehind(elements), elements, links, frames, measures, narratives, standingOf }
  }, [opened, elements, links, frames, measures, narratives, standings])
  return theory && { ...theory, chosen }
}
