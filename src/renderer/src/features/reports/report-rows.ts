import { standingOfMeasure } from '@core/measure/standing'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import type { Rows } from '@core/project/contents'
import { type Element, levels, type Measure, type SectionKind } from '@core/project/entities'
import { outcomesWithoutMeasure } from '@core/theory/gaps'
import { stateOf } from '@core/workshop/plan'

/** What the screen looks at to say what the report will hold. */
export type ReportRows = Pick<Rows, 'project' | 'measure' | 'element' | 'narrative' | 'import' | 'workshop'>

export type Readings = ReadonlyMap<string, MeasureReading>

/** True where something is known of the period: a figure, that groups differ, or what was told. */
export const hasFigure = (measure: Measure, readings: Readings, period: Period): boolean => {
  const reading = readings.get(measure.id)
  return reading !== undefined && standingOfMeasure(measure, reading, period).code !== 'no-figure'
}

/** Outcomes and impacts, in the order of the report. */
export const elementsWithText = (elements: readonly Element[]): Element[] =>
  elements
    .filter(({ level }) => level === 'outcome' || level === 'impact')
    .toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || a.order - b.order)

/** What a person wrote for that period about one element, or (null) about the whole. Null: nothing. */
export const narrativeFor = ({ narrative }: Pick<ReportRows, 'narrative'>, period: Period, elementId: string | null) =>
  narrative.find(each => each.period === period.key && each.elementId === elementId && each.section === undefined) ??
  null

const isWritten = (rows: ReportRows, period: Period, elementId: string | null): boolean =>
  (narrativeFor(rows, period, elementId)?.text.trim() ?? '') !== ''

type ReportPart = 'cover' | 'glance' | 'theory' | 'outcomes' | 'workshops' | 'sources'

type ReportGapCode =
  | 'purpose'
  | 'no-theory'
  | 'not-measured'
  | 'no-measures'
  | 'no-figure'
  | 'no-element-text'
  | 'no-workshop'
  | 'no-imports'
  | 'no-credit'
/** `count`: of how many things it is so. */
type ReportGap = { readonly code: ReportGapCode; readonly count: number }

const partOf: { readonly [Kind in SectionKind]?: ReportPart } = {
  cover: 'cover',
  summary: 'glance',
  theory: 'theory',
  results: 'outcomes',
  agreed: 'workshops',
  method: 'sources',
}

/** What a section of that kind will lack. */
export const gapsOfSection = (gaps: Record<ReportPart, ReportGap[]>, section: SectionKind): readonly ReportGap[] => {
  const part = partOf[section]
  return part ? gaps[part] : []
}

/** By part of the report, what it will lack. */
export function reportGaps(rows: ReportRows, readings: Readings, period: Period): Record<ReportPart, ReportGap[]> {
  const { measure: measures, element: elements, import: imports } = rows
  const gap = (code: ReportGapCode, count: number): ReportGap[] => (count > 0 ? [{ code, count }] : [])
  const told = elementsWithText(elements)
  return {
    cover: gap('purpose', rows.project[0]?.purpose.trim() ? 0 : 1),
    glance: [
      ...gap('no-measures', measures.length === 0 ? 1 : 0),
      ...gap('no-figure', measures.filter(measure => !hasFigure(measure, readings, period)).length),
    ],
    theory: gap('no-theory', elements.length === 0 ? 1 : 0),
    outcomes: [
      ...gap('not-measured', outcomesWithoutMeasure(elements, measures).length),
      ...gap('no-element-text', told.filter(({ id }) => !isWritten(rows, period, id)).length),
    ],
    workshops: gap('no-workshop', rows.workshop.some(workshop => stateOf(workshop) === 'closed') ? 0 : 1),
    sources: [
      ...gap('no-imports', imports.length === 0 ? 1 : 0),
      ...gap('no-credit', imports.filter(({ source }) => source.trim() === '').length),
    ],
  }
}
