import type { Element, Link } from '@core/project/entities'
import { sizeOfBox } from '@core/theory/box'
import type { LanesBy } from '@core/theory/columns'
import { withHandPlaces } from '@core/theory/hand-placed'
import { automaticLayout, type TheoryLayout } from '@core/theory/layout'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { heightOfOverlay } from '../overlay/overlay-marks'
import type { Theory } from '../use-theory'

/** Below the title, in pixels: short words for how it stands take one line, long ones two. */
const markHeight = { one: 32, two: 50 }
const lettersOfOneLine = 17
/** The line that says what lies behind an element. */
const behindHeight = 26

/** The newest automatic layout. It outlives the screen, so that coming back does not work it out again. */
let newest: { readonly key: string; readonly layout: TheoryLayout } | null = null

/** Where everything in the open theory stands; null where no picture is `drawn`. The automatic layout, which is dear, is only worked out when it would differ. */
export function usePictureLayout(
  { here, behind, standingOf, overlayOf }: Pick<Theory, 'here' | 'behind' | 'standingOf' | 'overlayOf'>,
  lanesBy: LanesBy,
  drawn: boolean,
): TheoryLayout | null {
  const { t } = useTranslation('terms')
  const { id, elements, links } = here
  return useMemo(() => {
    if (!drawn) return null
    const sizeOf = (element: Element) => {
      const standing = standingOf(element)
      const words = standing && t(`standing.${standing.code}`)
      const mark = words === null ? 0 : words.length > lettersOfOneLine ? markHeight.two : markHeight.one
      const overlay = overlayOf(element)
      const below = mark + (overlay ? heightOfOverlay(overlay) : 0) + (behind.has(element.id) ? behindHeight : 0)
      return sizeOfBox(element, below)
    }
    const key = keyOf(elements, links, lanesBy, sizeOf)
    if (newest?.key !== key) newest = { key, layout: automaticLayout(elements, links, { lanesBy, sizeOf }) }
    return withHandPlaces(newest.layout, elements, links, { theory: id, lanesBy })
  }, [drawn, id, elements, links, lanesBy, behind, standingOf, overlayOf, t])
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
