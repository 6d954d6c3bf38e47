import type { Element, Level } from '@core/project/entities'
import { boxWidth, type Point, viewShowing } from '@core/theory/box'
import type { FoldedLayout } from '@core/theory/fold-lanes'
import { beyondLevels, type Lane, likelyLevel } from '@core/theory/layout'
import { freePlace } from '@core/theory/placement'
import { useReactFlow } from '@xyflow/react'
import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import { usePastedList } from '../use-pasted-list'
import type { NewElement, TheoryEdits } from '../use-theory-edits'
import { DraftBox } from './draft-box'

/** A new element being written: where on the canvas, where in the picture, and what is known of it. */
type Draft = Pick<NewElement, 'level' | 'sphere' | 'link'> & { readonly at: Point; readonly place: Point | null }

export type Begin = {
  /** Of the screen, where it was asked for; null: anywhere, so that the layout finds its place. */
  readonly point: Point | null
  readonly link?: NewElement['link']
  /** What had the focus: the new one is likely to be of its level. */
  readonly near?: Element | null
}

type DraftingOptions = {
  readonly canvas: RefObject<HTMLDivElement | null>
  readonly elements: readonly Element[]
  readonly edits: TheoryEdits
  readonly layout: FoldedLayout
  readonly laneAt: (x: number) => Lane | undefined
  readonly onFold: (lane: string) => void
  /** Whether the person has moved the picture: if not, all of it is fitted into its frame. */
  readonly moved: RefObject<boolean>
}

/** The size of the box that a draft is written in, in pixels of the screen, and of a new element, in pixels of the picture. */
const draftRoom = { width: 280, height: 250 }
const newBox = { width: boxWidth, height: 110 }
/** Where its title is, from its top. */
const titleBelow = 40

/** Writing new elements right in the picture. */
export function useDrafting({ canvas, elements, edits, layout, laneAt, onFold, moved }: DraftingOptions) {
  const { screenToFlowPosition, getViewport, setViewport } = useReactFlow()
  const pasteList = usePastedList(edits)
  const [draft, setDraft] = useState<Draft | null>(null)

  // What was just added gets the focus as soon as it stands in the picture, and is seen whole.
  const [focusNext, setFocusNext] = useState<string | null>(null)
  const foldedInto = layout.stripOf.get(focusNext ?? '')
  useEffect(() => {
    if (foldedInto !== undefined) onFold(foldedInto)
  }, [foldedInto, onFold])
  useEffect(() => {
    const added = focusNext === null ? undefined : layout.boxes.get(focusNext)
    const frame = canvas.current?.getBoundingClientRect()
    if (focusNext === null || !added || !frame) return
    setFocusNext(null)
    if (moved.current) setViewport(viewShowing(added, getViewport(), frame))
    const find = () => canvas.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(focusNext)}"]`)
    requestAnimationFrame(() => find()?.focus())
  }, [canvas, layout, focusNext, moved, getViewport, setViewport])

  const begin = ({ point, link, near }: Begin) => {
    const rect = canvas.current?.getBoundingClientRect()
    if (!rect) return
    const place = point && screenToFlowPosition(point)
    const lane = place ? laneAt(place.x) : undefined
    const other = link && elements.find(({ id }) => id === link.id)
    const wanted = point
      ? { x: point.x - rect.left, y: point.y - rect.top }
      : { x: (rect.width - draftRoom.width) / 2, y: 60 }
    setDraft({
      at: {
        x: Math.max(8, Math.min(wanted.x, rect.width - draftRoom.width - 8)),
        y: Math.max(8, Math.min(wanted.y, rect.height - draftRoom.height - 8)),
      },
      // Beyond all lanes it makes a lane of its own, which the layout has to find room for.
      place: place && beyondLevels(place.x, layout.lanes) ? null : place,
      level: likelyLevel({
        x: place?.x ?? null,
        lanes: layout.lanes,
        linked: other && link ? { level: other.level, end: link.end } : null,
        near: near?.level ?? null,
      }),
      ...(lane && 'sphere' in lane && { sphere: lane.sphere }),
      ...(link && { link }),
    })
  }

  const add = async ({ place, sphere, link }: Draft, title: string, level: Level) => {
    if (place) moved.current = true
    const left = link?.end === 'from' ? 0 : link ? boxWidth : boxWidth / 2
    const wanted = place && { x: Math.round(place.x - left), y: Math.round(place.y - titleBelow) }
    const free = wanted && freePlace({ ...wanted, ...newBox }, [...layout.boxes.values()], 'anywhere')
    const added = await edits.add({
      title,
      level,
      after: null,
      ...(sphere && { sphere }),
      ...(link && { link }),
      ...(free && { place: layout.unfold(free, boxWidth / 2) }),
    })
    // Where it could not be written the box still has the words.
    if (added === null) return
    setDraft(null)
    setFocusNext(added)
  }

  const box: ReactNode = draft && (
    <DraftBox
      key={`${draft.at.x} ${draft.at.y}`}
      at={draft.at}
      level={draft.level}
      linked={elements.find(({ id }) => id === draft.link?.id)?.title ?? null}
      onPaste={(event, level) => pasteList(event, level, 2)}
      onAdd={(title, level) => add(draft, title, level)}
      onClose={() => {
        setDraft(null)
        canvas.current?.focus()
      }}
    />
  )
  return { begin, box }
}
