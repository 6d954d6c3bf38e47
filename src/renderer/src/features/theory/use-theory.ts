import { asOfDay } from '@core/measure/as-of'
import { figureInWords } from '@core/measure/figure-words'
import { type Figure, figuresByPeriod } from '@core/observation/aggregate'
import type { Day } from '@core/observation/day'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import { isOfFewPeople } from '@core/privacy/small-numbers'
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
import {
  type ElementOverlay,
  figureOfElement,
  figuresByElement,
  type MeasureInPeriod,
  overlaysOfElements,
} from '@core/theory/overlay'
import type { ElementStanding } from '@core/theory/standing'
import { countsBehind, type TheoryPart, theoriesByElement, theoryPart } from '@core/theory/sub-theories'
import { useMemo } from 'react'
import { useMeasureReadings, useProject, useRows } from '../../data/hooks'
import { useAttachmentCounts } from '../../terms/attachments/attached-count'
import { useChosenPeriod } from '../../terms/chosen-period'
import { useOpenComments } from '../../terms/comments/open-comments'
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

/** Of a theory younger than this nobody expects measures yet. */
const dayMs = 86_400_000

const noFigures: ReadonlyMap<string, readonly MeasureInPeriod[]> = new Map()

/** What a box says of the one measure of its element: its figure in words, and the years up to the period. */
export type BoxFigure = {
  readonly words: string
  readonly values: readonly (number | null)[]
  /** The newest day that it is from. Null: it says no day. */
  readonly asOf: Day | null
}

/** By element id, what is worked out for it. `undefined`: still reading. */
function useOverlays(asked: Asked) {
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
    const { yearStart } = calendar
    const overlays = overlaysOfElements(elements, judgements, figures, { period, before, calendar, threshold })
    const boxFigures = new Map<string, BoxFigure>()
    for (const [elementId, own] of figures) {
      const found = figureOfElement(own, threshold)
      const reading = found && readings.get(found.measure.id)
      if (!found || !reading || !period) continue
      const { measure, figure } = found
      const until = figuresByPeriod(reading, measure, yearStart).filter(each => each.period.lastDay <= period.lastDay)
      const isShown = (each: Figure | null) => each !== null && !isOfFewPeople(each, measure, threshold)
      boxFigures.set(elementId, {
        words: figureInWords(figure, measure, { threshold }),
        asOf: asOfDay(measure, reading, period),
        values: until.map(({ figure: each }) => (isShown(each) ? (each?.value ?? null) : null)),
      })
    }
    return { overlays, boxFigures }
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
  /** Of an element that one measure watches. `null`: there is none, or it is of few people. */
  readonly figureOf: (element: Element) => BoxFigure | null
  /** How many measures watch it: its box keeps the room for what they will say. */
  readonly watchedBy: (element: Element) => number
  /** How many files and links are attached, by `keyOf` (core/attachment). */
  readonly attached: ReadonlyMap<string, number>
  /** How many comments are open, by `commentKey` (core/record). */
  readonly comments: ReadonlyMap<string, number>
  readonly chosen: ReturnType<typeof useChosenPeriod>
}

/** The theory of change with the standing of each element in the chosen period. `undefined`: still reading. */
export function useTheory(): Theory | undefined {
  const { yearStart, createdAt } = useProject()
  const elements = useRows('element')
  const links = useRows('link')
  const frames = useRows('frame')
  const measures = useRows('measure')
  const narratives = useRows('narrative')
  const assumptions = useRows('assumption')
  const evidence = useRows('evidence')
  const judgements = useRows('judgement')
  const attached = useAttachmentCounts()
  const comments = useOpenComments()
  const readings = useMeasureReadings()
  const chosen = useChosenPeriod(readings, yearStart)

  const { overlay, theory: opened, selection } = useTheoryView()
  const selected = selection?.kind === 'element' ? selection.id : null
  const found = useOverlays({
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
    if (!assumptions || !evidence || !judgements || !found) return undefined
    const watched = new Map<string, number>()
    for (const elementId of measures.flatMap(({ outcomeIds }) => outcomeIds)) {
      watched.set(elementId, (watched.get(elementId) ?? 0) + 1)
    }
    const isNew = Date.now() - Date.parse(createdAt) < dayMs
    const standingOf = (element: Element) => {
      const standing = standings.get(element.id) ?? null
      const promises = element.level === 'outcome' || element.level === 'impact'
      return standing?.code === 'not-measured' && (!promises || isNew) ? null : standing
    }
    const overlayOf = (element: Element) => (overlay && found.overlays.get(element.id)) || null
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
      figureOf: (element: Element) => found.boxFigures.get(element.id) ?? null,
      watchedBy: (element: Element) => watched.get(element.id) ?? 0,
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
    found,
    overlay,
    createdAt,
  ])
  return theory && { ...theory, attached, comments, chosen }
}

/** A theory that an element appears in: the main one if it may be. */
function homeOf(id: string | null, elements: readonly Element[]): string {
  const own = theoriesByElement(elements).get(id ?? '') ?? []
  return own.includes(mainTheory) ? mainTheory : (own[0] ?? mainTheory)
}
