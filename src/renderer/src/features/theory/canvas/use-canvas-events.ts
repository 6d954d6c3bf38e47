import type { Element } from '@core/project/entities'
import type { Point } from '@core/theory/box'
import { gridStep } from '@core/theory/placement'
import type { NodeChange, OnConnectEnd } from '@xyflow/react'
import type { Dispatch, KeyboardEvent, MouseEvent as ReactMouseEvent, SetStateAction } from 'react'
import { useSteady } from '../../../ui/hooks'
import type { Selection } from '../use-theory-view'
import type { CanvasNode } from './use-canvas-nodes'
import type { Begin } from './use-drafting'

/** The element whose box the pointer is over, wherever on it: a line may be let go on all of a box, not on its edge alone. */
function under(event: MouseEvent | TouchEvent): { point: Point; box: string | null; onCanvas: boolean } | null {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event
  if (!point) return null
  const there = document.elementFromPoint(point.clientX, point.clientY)
  const box = there?.closest<HTMLElement>('.react-flow__node-element')?.dataset.id ?? null
  const onCanvas = Boolean(there?.closest('.react-flow__pane, .react-flow__node-frame'))
  return { point: { x: point.clientX, y: point.clientY }, box, onCanvas }
}

type CanvasEvents = {
  readonly follow: (changes: readonly NodeChange[]) => void
  readonly open: (nodeId: string, byKey: boolean) => void
  readonly begin: (begin: Begin) => void
  readonly remove: (nodeIds: ReadonlySet<string>, edgeIds: ReadonlySet<string>) => void
  /** The person has moved the picture: it stays as they have it. */
  readonly keepView: () => void
  readonly onLink: (from: string, to: string) => void
  readonly onRename: (id: string) => void
  readonly onPaneClick: () => void
  readonly selection: Selection | null
  readonly setMarked: Dispatch<SetStateAction<ReadonlySet<string>>>
  readonly onSelect: (selection: Selection | null, thenFocus: boolean) => void
}

/** What the pointer does in the picture, for the canvas, which is handed the same functions at every render. */
export function useCanvasEvents(asked: CanvasEvents) {
  const { follow, open, begin, remove, keepView, onLink, onRename, selection, setMarked, onSelect } = asked
  return {
    onNodesChange: useSteady((changes: NodeChange<CanvasNode>[]) => {
      follow(changes)
      const chosen = changes.filter(change => change.type === 'select')
      if (chosen.length === 0) return
      setMarked(now => {
        const left = [...now].filter(id => !chosen.some(change => change.id === id))
        return new Set([...left, ...chosen.filter(({ selected }) => selected).map(({ id }) => id)])
      })
    }),
    onNodeClick: useSteady((event: ReactMouseEvent, node: CanvasNode) => {
      if (!event.shiftKey) return open(node.id, false)
      if (!selection) return
      // The one that was open is the first of several.
      if (selection.kind === 'element') setMarked(now => new Set([...now, selection.id]))
      onSelect(null, false)
    }),
    onNodeDoubleClick: useSteady((_: ReactMouseEvent, node: CanvasNode) => {
      if (node.type === 'element') onRename(node.id)
    }),
    onEdgesChange: useSteady((changes: { type: string; id?: string; selected?: boolean }[]) => {
      const chosen = changes.find(({ type, selected }) => type === 'select' && selected)
      if (chosen?.id !== undefined) onSelect({ kind: 'link', id: chosen.id }, false)
    }),
    onMoveEnd: useSteady((event: unknown) => {
      // Without an event it was us, not the person.
      if (event) keepView()
    }),
    onPaneClick: useSteady(asked.onPaneClick),
    onConnect: useSteady(({ source, target }: { source: string; target: string }) => onLink(source, target)),
    onConnectEnd: useSteady<Parameters<OnConnectEnd>, void>((event, { isValid, fromNode, fromHandle }) => {
      const there = isValid ? null : under(event)
      if (!there || !fromNode || there.box === fromNode.id) return
      const backwards = fromHandle?.type === 'target'
      if (there.box) onLink(backwards ? there.box : fromNode.id, backwards ? fromNode.id : there.box)
      else if (there.onCanvas) {
        begin({ point: there.point, link: { end: backwards ? 'to' : 'from', id: fromNode.id } })
      }
    }),
    // The canvas never changes anything itself: it asks, and shows what comes of it.
    onBeforeDelete: useSteady(async (gone: { nodes: { id: string }[]; edges: { id: string }[] }) => {
      remove(new Set(gone.nodes.map(({ id }) => id)), new Set(gone.edges.map(({ id }) => id)))
      return false
    }),
  }
}

type CanvasKeys = {
  readonly elements: readonly Element[]
  readonly onOpen: (nodeId: string) => void
  readonly onOpenLink: (id: string) => void
  readonly onRename: (id: string) => void
  readonly onMark: (nodeId: string) => void
  readonly onAdd: (near: Element | null) => void
  readonly onLink: (id: string) => void
  readonly onOpenBehind: (id: string) => void
  readonly onDelete: (nodeId: string) => void
  readonly onDeleteLink: (id: string) => void
  readonly onWalk: (nodeId: string, way: Point) => void
  readonly onNudge: (nodeId: string, by: Point) => void
  readonly onPresent: () => void
  /** Null: there is nothing to leave. */
  readonly onEscape: (() => void) | null
  /** Whether a move by the keys waits to be written: Ctrl+Z is then about that. */
  readonly isUnwritten: () => boolean
  readonly onTakeBack: () => void
}

const arrows: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** Steps that Alt and an arrow key move on the grid, and with Shift. */
const steps = { short: gridStep, long: gridStep * 5 }

/**
 * What the keys do while the focus is on the picture itself, or on one of its boxes or lines: nothing in a field, nothing elsewhere. The
 * canvas has its own idea of some of them: it does not hear of those that are taken.
 */
export const onCanvasKey = (keys: CanvasKeys) => (event: KeyboardEvent<HTMLElement>) => {
  const action = actionOfKey(event, keys)
  if (action === null) return
  event.preventDefault()
  event.stopPropagation()
  action()
}

function actionOfKey(event: KeyboardEvent<HTMLElement>, keys: CanvasKeys): (() => void) | null {
  const { target } = event
  const key = event.key.toLowerCase()
  if (key === 'escape') return keys.onEscape
  const link = target instanceof SVGElement ? target.dataset.id : undefined
  if (link !== undefined) return actionOnLink(key, link, keys)
  if (!(target instanceof HTMLElement)) return null
  if (event.ctrlKey || event.metaKey)
    return key === 'z' && !event.shiftKey && keys.isUnwritten() ? keys.onTakeBack : null
  const nodeId = target.classList.contains('react-flow__node') ? (target.dataset.id ?? null) : null
  if (event.altKey) return nodeId === null ? null : nudgeOf(event, nodeId, keys)
  if (nodeId === null && target !== event.currentTarget) return null
  const element = keys.elements.find(({ id }) => id === nodeId) ?? null
  if (key === 'n') return () => keys.onAdd(element)
  if (key === 'f') return keys.onPresent
  if (nodeId === null) return null
  return actionOnNode(event, nodeId, keys) ?? (element && actionOnElement(key, element.id, keys))
}

function actionOnNode({ key, shiftKey }: KeyboardEvent, nodeId: string, keys: CanvasKeys): (() => void) | null {
  const way = arrows[key]
  if (way) return () => keys.onWalk(nodeId, way)
  if (key === 'Enter' || key === ' ') return () => (shiftKey ? keys.onMark(nodeId) : keys.onOpen(nodeId))
  if (key === 'Delete' || key === 'Backspace') return () => keys.onDelete(nodeId)
  return null
}

function actionOnLink(key: string, id: string, keys: CanvasKeys): (() => void) | null {
  if (key === 'enter' || key === ' ') return () => keys.onOpenLink(id)
  return key === 'delete' || key === 'backspace' ? () => keys.onDeleteLink(id) : null
}

function nudgeOf({ key, shiftKey }: KeyboardEvent, nodeId: string, keys: CanvasKeys): (() => void) | null {
  const way = arrows[key]
  const step = shiftKey ? steps.long : steps.short
  return way ? () => keys.onNudge(nodeId, { x: way.x * step, y: way.y * step }) : null
}

function actionOnElement(key: string, id: string, keys: CanvasKeys): (() => void) | null {
  if (key === 'f2') return () => keys.onRename(id)
  if (key === 'l') return () => keys.onLink(id)
  return key === 'o' ? () => keys.onOpenBehind(id) : null
}
