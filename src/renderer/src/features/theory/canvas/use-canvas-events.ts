import type { Point } from '@core/theory/box'
import type { NodeChange, OnConnectEnd } from '@xyflow/react'
import type { Dispatch, MouseEvent as ReactMouseEvent, SetStateAction } from 'react'
import { useSteady } from '../../../ui/hooks'
import type { Selection } from '../selection'
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
