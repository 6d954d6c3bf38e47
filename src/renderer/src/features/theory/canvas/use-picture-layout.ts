import type { Element, Link } from '@core/project/entities'
import type { LanesBy } from '@core/theory/columns'
import { withHandPlaces } from '@core/theory/hand-placed'
import { automaticLayout, type TheoryLayout } from '@core/theory/layout'
import { sizeOfBox } from '@core/theory/title-lines'
import { useMemo, useRef } from 'react'
import { heightOfOverlay } from '../overlay/overlay-marks'
import type { Theory } from '../use-theory'

/** Below the title, in pixels: short words for how it stands take one line, long ones two. */
const markHeight = { one: 32, two: 50 }
const lettersOfOneLine = 17
/** The line that says what lies behind an element. */
const behindHeight = 26

/** Where everything in the open theory stands. What is dear (the automatic layout) is only worked out when it would differ. */
export function usePictureLayout(
  { here, behind, standingOf, overlayOf }: Pick<Theory, 'here' | 'behind' | 'standingOf' | 'overlayOf'>,
  lanesBy: LanesBy,
  standingWords: (element: Element) => string | null,
): TheoryLayout {
  const last = useRef<{ key: string; layout: TheoryLayout } | null>(null)
  const { id, elements, links } = here
  return useMemo(() => {
    const sizeOf = (element: Element) => {
      const words = standingOf(element) ? standingWords(element) : null
      const mark = words === null ? 0 : words.length > lettersOfOneLine ? markHeight.two : markHeight.one
      const overlay = overlayOf(element)
      const below = mark + (overlay ? heightOfOverlay(overlay) : 0) + (behind.has(element.id) ? behindHeight : 0)
      return sizeOfBox(element, below)
    }
    const key = keyOf(elements, links, lanesBy, sizeOf)
    if (last.current?.key !== key) last.current = { key, layout: automaticLayout(elements, links, { lanesBy, sizeOf }) }
    return withHandPlaces(last.current.layout, elements, links, { theory: id, lanesBy })
  }, [id, elements, links, lanesBy, behind, standingOf, overlayOf, standingWords])
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
