import type { Assumption, Element, Evidence, Judgement, Link, Measure, Narrative } from '@core/project/entities'
import type { ElementStanding } from '@core/theory/standing'
import { useMemo } from 'react'
import { useMeasureReadings, useProject, useRows } from '../../data/hooks'
import { useChosenPeriod } from '../../terms/chosen-period'
import { useElementStandings } from '../../terms/element-standings'
import { type ElementOverlay, useOverlays } from './overlay/use-overlays'
import { useTheoryView } from './use-theory-view'

export type Theory = {
  readonly elements: readonly Element[]
  readonly links: readonly Link[]
  readonly measures: readonly Measure[]
  readonly narratives: readonly Narrative[]
  readonly assumptions: readonly Assumption[]
  readonly evidence: readonly Evidence[]
  readonly judgements: readonly Judgement[]
  /** `null` where nobody would look for a measure: an activity or output that none watches. */
  readonly standingOf: (element: Element) => ElementStanding | null
  /** What is laid over an element beside its standing. `null`: nothing, or it is switched off. */
  readonly overlayOf: (element: Element) => ElementOverlay | null
  readonly chosen: ReturnType<typeof useChosenPeriod>
}

/** The theory of change with the standing of each element in the chosen period. `undefined`: still reading. */
export function useTheory(): Theory | undefined {
  const project = useProject()
  const elements = useRows('element')
  const links = useRows('link')
  const measures = useRows('measure')
  const narratives = useRows('narrative')
  const assumptions = useRows('assumption')
  const evidence = useRows('evidence')
  const judgements = useRows('judgement')
  const readings = useMeasureReadings()
  const chosen = useChosenPeriod(readings, project.yearStart)

  const { overlay } = useTheoryView()
  const overlays = useOverlays({
    elements,
    measures,
    judgements,
    readings,
    period: chosen.period,
    before: chosen.before,
  })

  const standings = useElementStandings({ elements, measures, readings, period: chosen.period })

  const theory = useMemo(() => {
    if (!elements || !links || !measures || !narratives || !standings) return undefined
    if (!assumptions || !evidence || !judgements || !overlays) return undefined
    const standingOf = (element: Element) => {
      const standing = standings.get(element.id) ?? null
      const promises = element.level === 'outcome' || element.level === 'impact'
      return standing?.code === 'not-measured' && !promises ? null : standing
    }
    const overlayOf = (element: Element) => (overlay && overlays.get(element.id)) || null
    return { elements, links, measures, narratives, assumptions, evidence, judgements, standingOf, overlayOf }
  }, [elements, links, measures, narratives, assumptions, evidence, judgements, standings, overlays, overlay])
  return theory && { ...theory, chosen }
}
