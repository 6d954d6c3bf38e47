import type { Element, Frame, Link } from '@core/project/entities'
import type { Point } from '@core/theory/box'
import { drawnFrames } from '@core/theory/frames'
import type { TheoryLayout } from '@core/theory/layout'
import { Button, Text } from '@mantine/core'
import {
  type NodeChange,
  type OnConnectEnd,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  ViewportPortal,
} from '@xyflow/react'
import { type MouseEvent as ReactMouseEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSteady } from '../../../ui/use-steady'
import type { Selection } from '../selection'
import type { Theory } from '../use-theory'
import type { TheoryEdits } from '../use-theory-edits'
import { ElementBox } from './element-node'
import { FrameBox, frameOfNode } from './frame-node'
import { Guides } from './guides'
import { Lanes } from './lanes'
import { LinkLine } from './link-edge'
import { LinkingBar } from './linking-bar'
import { MarkedBar } from './marked-bar'
import { onCanvasKey } from './on-canvas-key'
import classes from './picture.module.css'
import { type Renaming, RenamingContext } from './renaming'
import { type CanvasNode, useCanvasEdges, useCanvasNodes } from './use-canvas-nodes'
import { useDrafting } from './use-drafting'
import { useMoving } from './use-moving'
import { usePlacing } from './use-placing'
import { Zoom } from './zoom'

// The canvas starts over for every setting that is another object than before: these are always the same.
const nodeTypes = { element: ElementBox, frame: FrameBox }
const edgeTypes = { link: LinkLine }
const deleteKeys = ['Delete', 'Backspace']
const proOptions = { hideAttribution: true }
const none: ReadonlySet<string> = new Set()
/** Within so many pixels of the screen a box comes in line with another. */
const snapReach = 6

/** The element whose box the pointer is over, wherever on it: a line may be let go on all of a box, not on its edge alone. */
function under(event: MouseEvent | TouchEvent): { point: Point; box: string | null; onCanvas: boolean } | null {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event
  if (!point) return null
  const there = document.elementFromPoint(point.clientX, point.clientY)
  const box = there?.closest<HTMLElement>('.react-flow__node-element')?.dataset.id ?? null
  const onCanvas = Boolean(there?.closest('.react-flow__pane, .react-flow__node-frame'))
  return { point: { x: point.clientX, y: point.clientY }, box, onCanvas }
}

export type PictureViewProps = {
  theory: Theory
  edits: TheoryEdits
  layout: TheoryLayout
  selection: Selection | null
  /** `thenFocus`: by the keyboard, so that the focus should follow to what opens. */
  onSelect: (selection: Selection | null, thenFocus: boolean) => void
  onLink: (from: string, to: string) => void
  onDelete: (elements: Element[], links: Link[], frames: Frame[]) => void
  onOpenBehind: (element: Element) => void
  onPresent: () => void
  renaming: Renaming
  /** While it is presented: what stands out. Null: everything. */
  spotlight?: ReadonlySet<string> | null
  /** Fills the room it has, with nothing around it. */
  presenting?: boolean
}

/** The theory of change as boxes and lines, to be drawn and moved in. */
export const PictureView = (props: PictureViewProps) => (
  <ReactFlowProvider>
    <Canvas {...props} />
  </ReactFlowProvider>
)

function Canvas({ theory, edits, layout, selection, onSelect, onLink, renaming, ...props }: PictureViewProps) {
  const { spotlight = null, presenting = false } = props
  const { t } = useTranslation(['theory', 'terms'])
  const { elements, links } = theory.here
  const canvas = useRef<HTMLDivElement>(null)
  const personMoved = useRef(false)
  const { getZoom } = useReactFlow()
  const [marked, setMarked] = useState(none)
  const [linkingFrom, setLinkingFrom] = useState<string | null>(null)
  const frames = useMemo(() => drawnFrames(theory.here.frames, layout.boxes), [theory.here.frames, layout])

  const laneAt = (x: number) => layout.lanes.find(lane => x >= lane.x && x < lane.x + lane.width)
  const keepView = () => {
    personMoved.current = true
  }
  const { begin, box } = useDrafting({ canvas, elements, edits, layout, laneAt, onAdded: keepView })
  const place = usePlacing({ elements, edits, layout, laneAt })
  const { moving, follow, nudge, isUnwritten, takeBack } = useMoving({
    boxes: layout.boxes,
    frames,
    canvas,
    reach: () => snapReach / getZoom(),
    onPlace: places => {
      keepView()
      return place(places)
    },
  })
  const nodes = useCanvasNodes({ theory, layout, frames, selection, marked, places: moving?.places ?? null, spotlight })
  const edges = useCanvasEdges({ theory, layout, selection, spotlight })

  const clearMarks = () => setMarked(none)
  const markedElements = elements.filter(({ id }) => marked.has(id))
  const open = (nodeId: string, byKey: boolean) => {
    if (linkingFrom !== null && !frameOfNode(nodeId)) {
      setLinkingFrom(null)
      return onLink(linkingFrom, nodeId)
    }
    clearMarks()
    const of = frameOfNode(nodeId)
    onSelect(of ? { kind: 'frame', id: of.frameId } : { kind: 'element', id: nodeId }, byKey)
  }
  const remove = (nodeIds: ReadonlySet<string>, edgeIds: ReadonlySet<string> = none) => {
    const frameIds = new Set([...nodeIds].map(id => frameOfNode(id)?.frameId))
    clearMarks()
    props.onDelete(
      elements.filter(({ id }) => nodeIds.has(id)),
      links.filter(({ id }) => edgeIds.has(id)),
      theory.here.frames.filter(({ id }) => frameIds.has(id)),
    )
  }
  const frameMarked = async () => {
    const ids = markedElements.map(({ id }) => id)
    const id = await edits.frame(t('frameNew'), ids)
    clearMarks()
    if (id !== null) onSelect({ kind: 'frame', id }, true)
  }
  const movedWith = (nodeId: string): readonly string[] => {
    const of = frameOfNode(nodeId)
    if (of) return frames.find(({ frame }) => frame.id === of.frameId)?.frame.elementIds ?? []
    return marked.has(nodeId) ? markedElements.map(({ id }) => id) : [nodeId]
  }
  const leave = () => {
    setLinkingFrom(null)
    clearMarks()
    if (selection) onSelect(null, false)
  }
  const onKeyDownCapture = onCanvasKey({
    elements,
    onOpen: id => open(id, true),
    onRename: renaming.start,
    onMark: id => setMarked(now => new Set(now.has(id) ? [...now].filter(other => other !== id) : [...now, id])),
    onAdd: near => begin({ point: null, near }),
    onLink: setLinkingFrom,
    onOpenBehind: id => elements.filter(element => element.id === id).forEach(props.onOpenBehind),
    onDelete: id => remove(marked.has(id) ? marked : new Set([id])),
    onNudge: (id, by) => nudge(movedWith(id), by),
    onPresent: props.onPresent,
    onEscape: presenting && linkingFrom === null && marked.size === 0 ? null : leave,
    isUnwritten,
    onTakeBack: takeBack,
  })

  const on = {
    nodesChange: useSteady((changes: NodeChange<CanvasNode>[]) => {
      follow(changes)
      const chosen = changes.filter(change => change.type === 'select')
      if (chosen.length === 0) return
      setMarked(now => {
        const left = [...now].filter(id => !chosen.some(change => change.id === id))
        return new Set([...left, ...chosen.filter(({ selected }) => selected).map(({ id }) => id)])
      })
    }),
    nodeClick: useSteady((event: ReactMouseEvent, node: CanvasNode) => {
      if (!event.shiftKey) return open(node.id, false)
      if (!selection) return
      // The one that was open is the first of several.
      if (selection.kind === 'element') setMarked(now => new Set([...now, selection.id]))
      onSelect(null, false)
    }),
    nodeDoubleClick: useSteady((_: ReactMouseEvent, node: CanvasNode) => {
      if (node.type === 'element') renaming.start(node.id)
    }),
    edgesChange: useSteady((changes: { type: string; id?: string; selected?: boolean }[]) => {
      const chosen = changes.find(({ type, selected }) => type === 'select' && selected)
      if (chosen?.id !== undefined) onSelect({ kind: 'link', id: chosen.id }, false)
    }),
    moveEnd: useSteady((event: unknown) => {
      // Without an event it was us, not the person.
      if (event) keepView()
    }),
    paneClick: useSteady(() => {
      clearMarks()
      setLinkingFrom(null)
      onSelect(null, false)
      canvas.current?.focus()
    }),
    connect: useSteady(({ source, target }: { source: string; target: string }) => onLink(source, target)),
    connectEnd: useSteady<Parameters<OnConnectEnd>, void>((event, { isValid, fromNode, fromHandle }) => {
      const there = isValid ? null : under(event)
      if (!there || !fromNode || there.box === fromNode.id) return
      const backwards = fromHandle?.type === 'target'
      if (there.box) onLink(backwards ? there.box : fromNode.id, backwards ? fromNode.id : there.box)
      else if (there.onCanvas) {
        begin({ point: there.point, link: { end: backwards ? 'to' : 'from', id: fromNode.id } })
      }
    }),
    // The canvas never changes anything itself: it asks, and shows what comes of it.
    beforeDelete: useSteady(async (gone: { nodes: { id: string }[]; edges: { id: string }[] }) => {
      remove(new Set(gone.nodes.map(({ id }) => id)), new Set(gone.edges.map(({ id }) => id)))
      return false
    }),
  }
  const ariaLabels = useMemo(
    () => ({
      'node.a11yDescription.default': t('elementDescription'),
      'node.a11yDescription.keyboardDisabled': t('elementDescription'),
      'edge.a11yDescription.default': t('linkDescription'),
    }),
    [t],
  )

  return (
    <RenamingContext value={renaming}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the same is on keys, on buttons and in the outline. */}
      <div
        ref={canvas}
        className={classes.picture}
        data-presenting={presenting}
        tabIndex={-1}
        onKeyDownCapture={onKeyDownCapture}
        onDoubleClick={({ target, clientX, clientY }) => {
          const onPane = target instanceof HTMLElement && target.classList.contains('react-flow__pane')
          if (onPane) begin({ point: { x: clientX, y: clientY } })
        }}
      >
        <ReactFlow
          aria-label={t('pictureLabel')}
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          edgesReconnectable={false}
          elevateNodesOnSelect={false}
          elevateEdgesOnSelect
          selectNodesOnDrag={false}
          nodeDragThreshold={4}
          deleteKeyCode={deleteKeys}
          multiSelectionKeyCode="Shift"
          selectionKeyCode="Shift"
          zoomOnDoubleClick={false}
          panOnScroll
          minZoom={0.05}
          maxZoom={3}
          proOptions={proOptions}
          ariaLabelConfig={ariaLabels}
          onNodesChange={on.nodesChange}
          onNodeClick={on.nodeClick}
          onNodeDoubleClick={on.nodeDoubleClick}
          onEdgesChange={on.edgesChange}
          onMoveEnd={on.moveEnd}
          onPaneClick={on.paneClick}
          onConnect={on.connect}
          onConnectEnd={on.connectEnd}
          onBeforeDelete={on.beforeDelete}
        >
          <ViewportPortal>
            <Lanes lanes={layout.lanes} />
            {moving && <Guides guides={moving.guides} />}
          </ViewportPortal>
          {elements.length === 0 && !box && (
            <Panel position="top-left" className={classes.bar ?? ''}>
              <Text>{t('emptyBehind')}</Text>
              <Button size="compact-md" onClick={() => begin({ point: null })}>
                {t('add')}
              </Button>
            </Panel>
          )}
          {markedElements.length > 1 && (
            <MarkedBar
              count={markedElements.length}
              onFrame={frameMarked}
              onRemove={() => remove(marked)}
              onClear={clearMarks}
            />
          )}
          {linkingFrom !== null && (
            <LinkingBar
              title={elements.find(({ id }) => id === linkingFrom)?.title ?? ''}
              onStop={() => setLinkingFrom(null)}
            />
          )}
          <Zoom
            layout={layout}
            selection={selection}
            moved={personMoved}
            presenting={presenting}
            spotlight={spotlight}
          />
        </ReactFlow>
        {box}
      </div>
    </RenamingContext>
  )
}
