import type { Element, Sphere } from '@core/project/entities'
import { type Box, overlap, type Point } from '@core/theory/box'
import type { FoldedLayout } from '@core/theory/fold-lanes'
import type { DrawnFrame } from '@core/theory/frames'
import type { Lane } from '@core/theory/layout'
import { type Guide, snapped } from '@core/theory/placement'
import { type NodeChange, type NodePositionChange, useReactFlow } from '@xyflow/react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { showDone } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'
import type { TheoryEdits } from '../use-theory-edits'
import { frameOfNode } from './element-node'

/** What lies folded away in a frame that is moved, by element id: an element in sight that it goes along with. */
type Along = ReadonlyMap<string, string>

type Moving = { readonly places: ReadonlyMap<string, Point>; readonly guides: readonly Guide[]; readonly along: Along }

const nothingAlong: Along = new Map()

type MovingOptions = {
  readonly boxes: ReadonlyMap<string, Box>
  readonly frames: readonly DrawnFrame[]
  /** What is moved comes in line with the boxes in sight there. */
  readonly canvas: RefObject<HTMLElement | null>
  /** How near is in line, in pixels of the picture. */
  readonly reach: () => number
  /** Writes the places as one step; answers whether anything was written. */
  readonly onPlace: (places: ReadonlyMap<string, Point>, along: Along) => Promise<boolean>
}

/** As long as keys follow one another faster than this, in ms, they are one move. */
const pauseAfterKeys = 600

/**
 * What is being moved and where it is just now; null: nothing. Nothing is written while it moves: letting go, or a pause after
 * the last key, writes the whole move as one step.
 */
export function useMoving({ boxes, frames, canvas, reach, onPlace }: MovingOptions) {
  const [moving, setMoving] = useState<Moving | null>(null)
  const now = useRef<Moving | null>(null)
  const held = useRef(false)
  const keysPause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const show = (next: Moving | null) => {
    now.current = next
    setMoving(next)
  }

  const write = async () => {
    clearTimeout(keysPause.current)
    keysPause.current = undefined
    held.current = false
    if (!now.current) return
    const { places, along } = now.current
    show({ places, guides: [], along })
    // Written: it stays here until the rows say the same. Not written: back to where it was.
    if (!(await onPlace(places, along)) && now.current?.places === places) show(null)
  }
  const writing = useRef(write)
  writing.current = write

  // The rows have come: they say where everything is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: new boxes are the reason; what is held in hand stays in hand.
  useEffect(() => {
    if (held.current || keysPause.current !== undefined) return
    now.current = null
    setMoving(null)
  }, [boxes])
  // Whoever leaves in the pause after the last key keeps the move.
  useEffect(() => () => void (keysPause.current !== undefined && writing.current()), [])

  const { screenToFlowPosition } = useReactFlow()
  const neighbours = useRef<readonly Box[]>([])
  const boxesInSight = (without: ReadonlyMap<string, unknown>): Box[] => {
    const rect = canvas.current?.getBoundingClientRect()
    if (!rect) return []
    const from = screenToFlowPosition({ x: rect.left, y: rect.top })
    const to = screenToFlowPosition({ x: rect.right, y: rect.bottom })
    const sight = { ...from, width: to.x - from.x, height: to.y - from.y }
    return [...boxes].flatMap(([id, box]) => (!without.has(id) && overlap(box, sight) ? [box] : []))
  }

  const follow = (changes: readonly NodeChange[]) => {
    const moves = changes.filter((change): change is NodePositionChange => change.type === 'position')
    if (moves.length === 0) return
    if (moves.every(({ dragging }) => dragging !== true)) {
      if (held.current) void write()
      return
    }
    const wanted = placesWanted(moves, boxes, frames)
    // Looked up once for each drag: asking the page for sizes at every step would make it work them out anew.
    if (!held.current) neighbours.current = boxesInSight(wanted)
    held.current = true
    const { by, guides } = snapped([...wanted.values()], neighbours.current, reach())
    const places = new Map([...wanted].map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }]))
    show({ places, guides, along: foldedWith(moves, boxes, frames) })
  }

  return {
    moving,
    /** What the canvas says of moves by the pointer. */
    follow,
    /** By the keys, in pixels of the picture. */
    nudge: (ids: readonly string[], by: Point) => {
      const places = new Map(now.current?.places)
      for (const id of ids) {
        const at = places.get(id) ?? boxes.get(id)
        if (at) places.set(id, { x: at.x + by.x, y: at.y + by.y })
      }
      show({ places, guides: [], along: now.current?.along ?? nothingAlong })
      clearTimeout(keysPause.current)
      keysPause.current = setTimeout(() => void writing.current(), pauseAfterKeys)
    },
    /** Whether a move by the keys is not written yet. */
    isUnwritten: () => keysPause.current !== undefined,
    takeBack: () => {
      clearTimeout(keysPause.current)
      keysPause.current = undefined
      show(null)
    },
  }
}

/** Where each element would be without snapping; a frame takes along all that it holds. */
function placesWanted(
  moves: readonly NodePositionChange[],
  boxes: ReadonlyMap<string, Box>,
  frames: readonly DrawnFrame[],
): Map<string, Box> {
  const wanted = new Map<string, Box>()
  for (const { id, position } of moves) {
    const box = boxes.get(id)
    if (box && position) wanted.set(id, { ...box, ...position })
  }
  for (const { id, position } of moves) {
    const { of, drawn } = frameAt(id, frames)
    const part = of && drawn?.parts[of.part]
    if (!drawn || !part || !position) continue
    for (const member of drawn.frame.elementIds) {
      const box = boxes.get(member)
      if (!box || wanted.has(member)) continue
      wanted.set(member, { ...box, x: box.x + position.x - part.x, y: box.y + position.y - part.y })
    }
  }
  return wanted
}

function frameAt(nodeId: string, frames: readonly DrawnFrame[]) {
  const of = frameOfNode(nodeId)
  return { of, drawn: of && frames.find(({ frame }) => frame.id === of.frameId) }
}

function foldedWith(
  moves: readonly NodePositionChange[],
  boxes: ReadonlyMap<string, Box>,
  frames: readonly DrawnFrame[],
): Along {
  return new Map(
    moves.flatMap(({ id }) => {
      const held = frameAt(id, frames).drawn?.frame.elementIds ?? []
      const inSight = held.find(each => boxes.has(each))
      return inSight === undefined ? [] : held.flatMap(each => (boxes.has(each) ? [] : [[each, inSight] as const]))
    }),
  )
}

/** The first is open to the left and the last to the right. */
export const laneIn = ({ lanes }: Pick<FoldedLayout, 'lanes'>, x: number): Lane | undefined =>
  lanes.find(lane => x < lane.x + lane.width) ?? lanes.at(-1)

type PlacingOptions = {
  readonly elements: readonly Element[]
  readonly edits: TheoryEdits
  readonly layout: FoldedLayout
}

/**
 * Writes where elements were put, with what lies folded away and goes along as far as it would with all lanes open. In the lanes of the
 * spheres, one that was put into another lane then lies in that sphere.
 */
export function usePlacing({ elements, edits, layout }: PlacingOptions) {
  const { t } = useTranslation(['theory', 'terms'])
  return async (places: ReadonlyMap<string, Point>, along: Along): Promise<boolean> => {
    const spheres = new Map<string, Sphere>()
    const whole = new Map<string, Point>()
    const putInto = (lane: Lane | undefined, { id, sphere }: Element) => {
      if (lane && 'sphere' in lane && lane.sphere !== sphere) spheres.set(id, lane.sphere)
    }
    for (const element of elements) {
      const place = places.get(element.id)
      if (!place) continue
      const middle = (layout.boxes.get(element.id)?.width ?? 0) / 2
      whole.set(element.id, layout.unfold(place, middle))
      putInto(laneIn(layout, place.x + middle), element)
    }
    for (const element of elements) {
      const inSight = along.get(element.id) ?? ''
      const [box, from] = [element.id, inSight].map(id => layout.whole.boxes.get(id))
      const to = whole.get(inSight)
      if (!box || !from || !to) continue
      const place = { x: box.x + to.x - from.x, y: box.y + to.y - from.y }
      whole.set(element.id, place)
      putInto(laneIn(layout.whole, place.x + box.width / 2), element)
    }
    const written = await edits.place(whole, spheres)
    const [sphere] = spheres.values()
    if (written && sphere) {
      const title = t('sphereSet', { count: spheres.size, sphere: t(`terms:sphere.${sphere}`) })
      showDone({ title, message: t('undoAsBefore') })
    }
    return written
  }
}
