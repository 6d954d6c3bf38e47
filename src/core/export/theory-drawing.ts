import type { Period } from '@core/observation/period'
import type { ProjectForOthers } from '@core/privacy/project'
import { madeFrom, type Shareable } from '@core/privacy/shareable'
import { type Element, mainTheory } from '@core/project/entities'
import type { LanesBy } from '@core/theory/columns'
import type { ElementOverlay } from '@core/theory/overlay'
import { standingOfElement } from '@core/theory/standing'
import { theoryPart } from '@core/theory/sub-theories'
import type { TheoryDrawing } from './theory-svg'

/** Which picture: of the main theory unless another is said, with lanes by level unless by sphere, without overlay unless one is given. */
type WhichPicture = {
  readonly theory?: string
  readonly lanesBy?: LanesBy
  readonly overlayOf?: (element: Element) => ElementOverlay | null
}

/** The theory of change as it may be shown to others. `period` null: without standings. */
export const theoryDrawing = (
  source: Shareable<ProjectForOthers>,
  period: Period | null,
  which: WhichPicture = {},
): Shareable<TheoryDrawing> => madeFrom(source, told => drawingOf(told, period, which))

function drawingOf(
  { project, rows, measure: told }: ProjectForOthers,
  period: Period | null,
  { theory = mainTheory, lanesBy = 'level', overlayOf }: WhichPicture,
): TheoryDrawing {
  const standingOf = (element: Element) => {
    if (period === null) return null
    const { code } = standingOfElement(element, rows.measure, ({ id }) => ({
      code: told(id).inPeriod(period).standing,
    }))
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
