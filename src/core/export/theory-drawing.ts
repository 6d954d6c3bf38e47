import { standingOfMeasure } from '@core/measure/standing'
import type { Period } from '@core/observation/period'
import type { MeasureReading } from '@core/observation/reading'
import type { Rows } from '@core/project/contents'
import type { Element, Measure } from '@core/project/entities'
import { shownMeasure } from '@core/report/shown-measure'
import { standingOfElement } from '@core/theory/standing'
import type { TheoryDrawing } from './theory-svg'

export type TheorySource = {
  readonly rows: Pick<Rows, 'project' | 'element' | 'link' | 'measure'>
  readonly readingOf: (measureId: string) => MeasureReading
}

/**
 * The theory of change as it may be shown to others: standings are the report's, in which a small number of people is not
 * given away by the side of its target it stands on. `period` null: without standings. Throws without a project row: a bug.
 */
export function theoryDrawing({ rows, readingOf }: TheorySource, period: Period | null): TheoryDrawing {
  const project = rows.project[0]
  if (!project) throw new Error('a project without its project row')
  const standingOf = (element: Element) => {
    if (period === null) return null
    const { code } = standingOfElement(element, rows.measure, (measure: Measure) => {
      const shown = shownMeasure(measure, readingOf(measure.id), period, project)
      return {
        ...standingOfMeasure(measure, readingOf(measure.id), period),
        code: shown.current.standing ?? 'no-figure',
      }
    })
    const promises = element.level === 'outcome' || element.level === 'impact'
    return code === 'not-measured' && !promises ? null : code
  }
  return {
    title: project.title,
    elements: rows.element.toSorted((a, b) => a.order - b.order),
    links: rows.link,
    standingOf,
    period: period?.label ?? null,
  }
}
