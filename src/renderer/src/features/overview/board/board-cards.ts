import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import { measureForOthers } from '@core/privacy/measure'
import type { Board } from '@core/project/board'
import type { Element, Measure, Project, RubricJudging } from '@core/project/entities'
import { type ElementStanding, standingOfElement } from '@core/theory/standing'
import { type FigureRow, figureRow, figureRows } from '../../../terms/figures/figure-rows'

/** `isHidden`: there is a figure, of too few people for others to see. */
export type CardRow = FigureRow & { readonly isHidden: boolean }

export type MeasureCard = {
  readonly kind: 'measure'
  readonly id: string
  readonly title: string
  readonly measure: Measure
  /** Every reporting year of which something is known. */
  readonly rows: readonly CardRow[]
  /** Of the period that is looked at, or else the newest of which something is known. Null: nothing is. */
  readonly shown: CardRow | null
  /** The period that is looked at. */
  readonly period: Period | null
}

export type ElementCard = {
  readonly kind: 'element'
  readonly id: string
  readonly title: string
  readonly element: Element
  readonly standing: ElementStanding
  /** Those that watch it. */
  readonly measures: readonly MeasureCard[]
}

export type Card = MeasureCard | ElementCard

export type BehindCards = {
  readonly project: Project
  readonly elements: readonly Element[]
  readonly measures: readonly Measure[]
  readonly readings: ReadonlyMap<string, MeasureReading>
  /** Null: there are no figures at all. */
  readonly period: Period | null
  /** How groups judged rubrics: then what others may not see is hidden. Null: the team sees all. */
  readonly forOthers: readonly RubricJudging[] | null
}

/** The board as cards, in its order. What is not there any more is passed over. */
export function boardCards(board: Board, behind: BehindCards): Card[] {
  return board.flatMap(({ kind, id }): Card[] => {
    if (kind === 'measure') {
      const measure = behind.measures.find(each => each.id === id)
      return measure ? [measureCard(measure, behind)] : []
    }
    const element = behind.elements.find(each => each.id === id)
    return element ? [elementCard(element, behind)] : []
  })
}

function elementCard(element: Element, behind: BehindCards): ElementCard {
  const { measures, readings, period } = behind
  const own = measures.filter(({ outcomeIds }) => outcomeIds.includes(element.id))
  const standing = standingOfElement(element, measures, measure => {
    const reading = readings.get(measure.id)
    return { code: reading && period ? seenOf(measure, reading, behind).rowOf(period).standing.code : 'no-figure' }
  })
  const cards = own.map(measure => measureCard(measure, behind))
  return { kind: 'element', id: element.id, title: element.title, element, standing, measures: cards }
}

function measureCard(measure: Measure, behind: BehindCards): MeasureCard {
  const { project, readings, period } = behind
  const { id, title } = measure
  const reading = readings.get(id)
  if (!reading) return { kind: 'measure', id, title, measure, rows: [], shown: null, period }
  const seen = seenOf(measure, reading, behind)
  const rows = figureRows(measure, reading, project.yearStart).map(row => seen.rowOf(row.period))
  const asked = period && seen.rowOf(period)
  const shown = asked && isKnown(asked) ? asked : (rows.findLast(isKnown) ?? null)
  return { kind: 'measure', id, title, measure: seen.measure, rows, shown, period }
}

const isKnown = ({ isHidden, standing }: CardRow): boolean => isHidden || standing.code !== 'no-figure'

/** A measure and what is known of it in a period, as the team or others see it. */
function seenOf(measure: Measure, reading: MeasureReading, { forOthers, project }: BehindCards) {
  const row = (period: Period) => figureRow(measure, reading, period)
  if (!forOthers) return { measure, rowOf: (period: Period): CardRow => ({ ...row(period), isHidden: false }) }
  const { baseline, inPeriod } = measureForOthers(measure, { reading, judgings: forOthers, project })
  return {
    measure: baseline?.value === 'hidden' ? { ...measure, baseline: null } : measure,
    rowOf: (period: Period): CardRow => {
      const own = row(period)
      const seen = inPeriod(period)
      const isHidden = seen.figure === 'hidden'
      const figure = seen.figure === 'hidden' ? null : seen.figure
      return { ...own, figure, standing: { ...own.standing, code: seen.standing, figure }, isHidden }
    },
  }
}
