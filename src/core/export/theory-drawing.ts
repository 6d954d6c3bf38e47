import { standingOfMeasure } from '@core/measure/standing'
import type { Period } from '@core/observation/period'
import type { MeasureReading } from '@core/observation/reading'
import type { Rows } from '@core/project/contents'
import { type Element, type Measure, mainTheory } from '@core/project/entities'
import { shownMeasure } from '@core/report/shown-measure'
import type { LanesBy } from '@core/theory/columns'
import type { ElementOverlay } from '@core/theory/element-overlay'
import { standingOfElement } from '@core/theory/standing'
import { theoryPart } from '@core/theory/sub-theories'
import type { TheoryDrawing } from './theory-svg'

export type TheorySource = {
  readonly rows: Pick<Rows, 'project' | 'element' | 'link' | 'frame' | 'measure'>
  readonly readingOf: (measureId: string) => MeasureReading
}

/** Which picture: of the main theory unless another is said, with lanes by level unless by sphere, without overlay unless one is given. */
export type WhichPicture = {
  readonly theory?: string
  readonly lanesBy?: LanesBy
  readonly overlayOf?: (element: Element) => ElementOverlay | null
}

/**
 * The theory of change as it may be shown to others: standings are the report's, in which a small number of people is not
 * given away by the side of its target it stands on. `period` null: without standings. Throws without a project row: a bug.
 */
export function theoryDrawing(
  { rows, readingOf }: TheorySource,
  period: Period | null,
  { theory = mainTheory, lanesBy = 'level', overlayOf }: WhichPicture = {},
): TheoryDrawing {
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
  const elements = rows.element.toSorted((a, b) => a.order - b.order)
  const part = theoryPart(theory, { elements, links: rows.link, frames: rows.frame })
  return {
    title: part.path.at(-1)?.title ?? project.title,
    theory: part.id,
    lanesBy,
    elements: part.elements,
    links: part.links,
    frames: part.frames,
    standingOf,
    ...(overlayOf && period ? { overlayOf } : {}),
    period: period?.label ?? null,
  }
}
