import { withoutTurning } from '@core/bidi'
import { reportingYear } from '@core/observation/period'
import { type Element, type Link, resultStatuses } from '@core/project/entities'
import { sizeOfBox, titleLines } from '@core/theory/box'
import type { LanesBy } from '@core/theory/columns'
import { type FoldedLayout, foldLanes } from '@core/theory/fold-lanes'
import { withHandPlaces } from '@core/theory/hand-placed'
import { automaticLayout, type TheoryLayout } from '@core/theory/layout'
import { useMemo } from 'react'
import { useProject } from '../../../data/hooks'
import { useTranslation } from '../../../ui/use-translation'
import { heightOfOverlay } from '../overlay/overlay-marks'
import type { Theory } from '../use-theory'
import { foldedIn, type Selection } from '../use-theory-view'

/**
 * Below the title, in pixels: room for how it stands (two lines) and for its figure with its day. It is kept wherever a measure watches, whatever it
 * says: nothing moves when figures come or another period is looked at.
 */
const markHeight = 50
const figureHeight = 54
/** The line that says what lies behind an element. */
const behindHeight = 26
/** So many letters of level and sphere stand on one line, and a second line is so high. Some languages need it. */
const kindLetters = 28
const kindHeight = 18
/** Lines of a title. The rest shows where the pointer or the focus is. */
export const mostLines = 4

type TheoryOfLayout = Pick<Theory, 'here' | 'behind' | 'standingOf' | 'overlayOf' | 'watchedBy'>

/** The newest automatic layout. It outlives the screen, so that coming back does not work it out again. */
let newest: { readonly key: string; readonly layout: TheoryLayout } | null = null

/** Where everything in the open theory stands; null where no picture is `drawn`. The automatic layout, which is dear, is only worked out when it would differ. */
export function usePictureLayout(
  { here, behind, standingOf, overlayOf, watchedBy }: TheoryOfLayout,
  lanesBy: LanesBy,
  drawn: boolean,
): TheoryLayout | null {
  const { id, elements, links } = here
  const { t } = useTranslation(['theory', 'terms', 'resultStatus'])
  const { yearStart } = useProject()
  return useMemo(() => {
    if (!drawn) return null
    const period = reportingYear(2026, yearStart).label
    const judged = resultStatuses.map(each =>
      t('resultStatus:judged', { period, status: t(`terms:resultStatus.${each}`) }),
    )
    const judgedLines = Math.max(2, ...judged.map(words => titleLines(withoutTurning(words)).length))
    const kindOf = ({ level, sphere }: Element) =>
      withoutTurning(t('levelAndSphere', { level: t(`terms:level.${level}`), sphere: t(`terms:sphere.${sphere}`) }))
    const sizeOf = (element: Element) => {
      const measures = watchedBy(element)
      const watched = measures > 0
      const overlay = overlayOf(element)
      const below =
        (kindOf(element).length > kindLetters ? kindHeight : 0) +
        (watched || standingOf(element) ? markHeight : 0) +
        (measures === 1 ? figureHeight : 0) +
        (overlay ? heightOfOverlay(overlay, watched, judgedLines) : 0) +
        (behind.has(element.id) ? behindHeight : 0)
      return sizeOfBox(element, below, mostLines)
    }
    const key = keyOf(elements, links, lanesBy, sizeOf)
    if (newest?.key !== key) newest = { key, layout: automaticLayout(elements, links, { lanesBy, sizeOf }) }
    return withHandPlaces(newest.layout, elements, links, { theory: id, lanesBy })
  }, [drawn, id, elements, links, lanesBy, behind, standingOf, overlayOf, watchedBy, t, yearStart])
}

/** The layout as the canvas draws it. The lane of what is chosen opens: its panel is about something to be seen. */
export function useFoldedLayout(
  { here }: Pick<Theory, 'here'>,
  layout: TheoryLayout,
  said: string,
  selection: Selection | null,
): FoldedLayout {
  const chosen = selection?.kind === 'element' ? here.elements.find(({ id }) => id === selection.id) : undefined
  const [level, sphere] = [chosen?.level, chosen?.sphere]
  return useMemo(() => {
    const folded = foldedIn(said)
    if (level) folded.delete(level)
    if (sphere) folded.delete(sphere)
    return foldLanes(layout, here, folded)
  }, [layout, here, said, level, sphere])
}

/** All that the automatic layout looks at. */
const keyOf = (
  elements: readonly Element[],
  links: readonly Link[],
  lanesBy: LanesBy,
  sizeOf: (element: Element) => { height: number },
): string =>
  JSON.stringify([
    lanesBy,
    elements.map(element => [element.id, element.level, element.sphere, sizeOf(element).height]),
    links.map(({ id, from, to }) => [id, from, to]),
  ])
