import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import {
  type Assumption,
  type Element,
  type Evidence,
  type Frame,
  type Judgement,
  type Link,
  type Measure,
  mainTheory,
  type Narrative,
} from '@core/project/entities'
import type { MeasureInPeriod } from '@core/theory/overlay'
import { type ElementOverlay, figuresByElement, overlaysOfElements } from '@core/theory/overlay'
import type { ElementStanding } from '@core/theory/standing'
import { countsBehind, type TheoryPart, theoriesByElement, theoryPart } from '@core/theory/sub-theories'
import { useMemo } from 'react'
import { useMeasureReadings, useProject, useRows } from '../../data/hooks'
import { useAttachmentCounts } from '../../terms/attachments/attached-count'
import { useChosenPeriod } from '../../terms/chosen-period'
import { useCalendar } from '../../terms/named-periods'
import { useElementStandings } from '../../terms/standing-mark'
import { useTheoryView } from './use-theory-view'

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
function useOverlays(asked: Asked): ReadonlyMap<string, ElementOverlay> | undefined {
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
  readonly assumptions: readonly Assumption[]
  readonly evidence: readonly Evidence[]
  readonly judgements: readonly Judgement[]
  /** `null` where nobody would look for a measure: an activity or output that none watches. */
  readonly standingOf: (element: Element) => ElementStanding | null
  /** What is laid over an element beside its standing. `null`: nothing, or it is switched off. */
  readonly overlayOf: (element: Element) => ElementOverlay | null
  /** How many files and links are attached, by `keyOf` (core/attachment). */
  readonly attached: ReadonlyMap<string, number>
  readonly chosen: ReturnType<typeof useChosenPeriod>
}

/** The theory of change with the standing of each element in the chosen period. `undefined`: still reading. */
export function useTheory(): Theory | undefined {
  const project = useProject()
  const elements = useRows('element')
  const links = useRows('link')
  const frames = useRows('frame')
  const measures = useRows('measure')
  const narratives = useRows('narrative')
  const assumptions = useRows('assumption')
  const evidence = useRows('evidence')
  const judgements = useRows('judgement')
  const attached = useAttachmentCounts()
  const readings = useMeasureReadings()
  const chosen = useChosenPeriod(readings, project.yearStart)

  const { overlay, theory: opened, selection } = useTheoryView()
  const selected = selection?.kind === 'element' ? selection.id : null
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
    if (!elements || !links || !frames || !measures || !narratives || !standings) return undefined
    if (!assumptions || !evidence || !judgements || !overlays) return undefined
    const standingOf = (element: Element) => {
      const standing = standings.get(element.id) ?? null
      const promises = element.level === 'outcome' || element.level === 'impact'
      return standing?.code === 'not-measured' && !promises ? null : standing
    }
    const overlayOf = (element: Element) => (overlay && overlays.get(element.id)) || null
    return {
      // Whoever comes to an element from another screen comes to a theory that it appears in.
      here: theoryPart(opened ?? homeOf(selected, elements), { elements, links, frames }),
      behind: countsBehind(elements),
      elements,
      links,
      frames,
      measures,
      narratives,
      assumptions,
      evidence,
      judgements,
      standingOf,
      overlayOf,
    }
  }, [
    opened,
    selected,
    elements,
    links,
    frames,
    measures,
    narratives,
    assumptions,
    evidence,
    judgements,
    standings,
    overlays,
    overlay,
  ])
  return theory && { ...theory, attached, chosen }
}

/** A theory that an element appears in: the main one if it may be. */
function homeOf(id: string | null, elements: readonly Element[]): string {
  const own = theoriesByElement(elements).get(id ?? '') ?? []
  return own.includes(mainTheory) ? mainTheory : (own[0] ?? mainTheory)
}
