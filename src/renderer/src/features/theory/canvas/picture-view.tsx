import type { Element, Frame, Link } from '@core/project/entities'
import { boxAround, boxTowards, boxWidth, viewShowing } from '@core/theory/box'
import { type FoldedLayout, keyOfLane } from '@core/theory/fold-lanes'
import { drawnFrames } from '@core/theory/frames'
import { laneHead } from '@core/theory/layout'
import { Button, Text } from '@mantine/core'
import { Panel, ReactFlow, ReactFlowProvider, useReactFlow, useStoreApi, ViewportPortal } from '@xyflow/react'
import { type ClipboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useHeightAbove, useSteady } from '../../../ui/hooks'
import { useTranslation } from '../../../ui/use-translation'
import { usePastedList } from '../use-pasted-list'
import type { Theory } from '../use-theory'
import type { TheoryEdits } from '../use-theory-edits'
import type { Selection } from '../use-theory-view'
import { LinkingBar, MarkedBar } from './canvas-bars'
import { ElementBox, FrameBox, frameOfNode, LinkLine, StripEnds } from './element-node'
import { Guides, Lanes } from './lanes'
import classes from './picture.module.css'
import { type Renaming, RenamingContext, useSteadyRenaming } from './renaming'
import { onCanvasKey, useCanvasEvents } from './use-canvas-events'
import { useCanvasEdges, useCanvasNodes } from './use-canvas-nodes'
import { useDrafting } from './use-drafting'
import { laneIn, useMoving, usePlacing } from './use-moving'
import { smallestLegible, Zoom } from './zoom'

// The canvas starts over for every setting that is another object than before: these are always the same.
const nodeTypes = { element: ElementBox, frame: FrameBox, strip: StripEnds }
const edgeTypes = { link: LinkLine }
const deleteKeys = ['Delete', 'Backspace']
const proOptions = { hideAttribution: true }
const none: ReadonlySet<string> = new Set()
/** Within so many pixels of the screen a box comes in line with another. */
const snapReach = 6
/** By so many pixels the small map stands higher than the buttons, and would lie on what has the focus. */
const mapAboveButtons = 50

export type PictureViewProps = {
  theory: Theory
  edits: TheoryEdits
  layout: FoldedLayout
  onFold: (lane: string, folded: boolean, close: boolean) => void
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

function Canvas({ theory, edits, layout, selection, onSelect, onLink, ...props }: PictureViewProps) {
  const { spotlight = null, presenting = false } = props
  const { t } = useTranslation(['theory', 'terms'])
  const renaming = useSteadyRenaming(props.renaming)
  const { elements, links } = theory.here
  const canvas = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // Tab comes to lanes, boxes and the lines between them in this order; what lies on what is said by their depth. Before it is looked
    // where anything stands, which would have to be done again.
    const [lanes, boxes, lines] = ['viewport-portal', 'nodes', 'edges'].map(of =>
      canvas.current?.querySelector(`.react-flow__${of}`),
    )
    if (lanes && boxes) boxes.before(lanes)
    if (boxes && lines) boxes.after(lines)
  }, [])
  useHeightAbove(canvas)
  const personMoved = useRef(false)
  const { getZoom, getViewport, setViewport } = useReactFlow()
  const [marked, setMarked] = useState(none)
  const [linkingFrom, setLinkingFrom] = useState<string | null>(null)
  const frames = useMemo(() => drawnFrames(theory.here.frames, layout.boxes), [theory.here.frames, layout])

  const laneAt = (x: number) => laneIn(layout, x)
  const keepView = () => {
    personMoved.current = true
  }
  /** The canvas alone would bring it to its middle, and half of the frame would be empty. */
  const showFocused = (target: EventTarget) => {
    if (!canvas.current || !(target instanceof HTMLElement || target instanceof SVGElement)) return
    const id = target.dataset.id ?? ''
    const line = target.matches('.react-flow__edge:focus-visible') ? (layout.routes.get(id) ?? []) : []
    const lane = layout.lanes.find(each => keyOfLane(each) === target.dataset.lane)
    const focused = target.matches('.react-flow__node:focus-visible')
      ? layout.boxes.get(id)
      : lane && target.matches(':focus-visible')
        ? { ...lane, width: Math.min(lane.width, boxWidth), height: laneHead }
        : boxAround(line.map(point => ({ ...point, width: 0, height: 0 })))
    if (!focused) return
    keepView()
    const { clientWidth: width, clientHeight: height } = canvas.current
    const hasMap = canvas.current.querySelector('.react-flow__minimap') !== null
    setViewport(viewShowing(focused, getViewport(), { width, height: hasMap ? height - mapAboveButtons : height }))
  }
  const onFold = useSteady((lane: string) => {
    const chosen = selection?.kind === 'element' ? elements.find(({ id }) => id === selection.id) : undefined
    const fold = !layout.strips.has(lane)
    props.onFold(lane, fold, fold && (chosen?.level === lane || chosen?.sphere === lane))
  })
  const { begin, box } = useDrafting({ canvas, elements, edits, layout, laneAt, onFold, moved: personMoved })
  const place = usePlacing({ elements, edits, layout })
  const { moving, follow, nudge, isUnwritten, takeBack } = useMoving({
    boxes: layout.boxes,
    frames,
    canvas,
    reach: () => snapReach / getZoom(),
    onPlace: (places, along) => {
      keepView()
      return place(places, along)
    },
  })
  const nodes = useCanvasNodes({ theory, layout, frames, selection, marked, places: moving?.places ?? null, spotlight })
  const edges = useCanvasEdges({ theory, layout, selection, spotlight })
  const store = useStoreApi()
  // The canvas takes them in an effect, and would first be drawn without.
  useState(() => {
    store.getState().setNodes(nodes)
    store.getState().setEdges(edges)
  })

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
    onOpenLink: id => onSelect({ kind: 'link', id }, true),
    onRename: renaming.start,
    onMark: id => setMarked(now => new Set(now.has(id) ? [...now].filter(other => other !== id) : [...now, id])),
    onAdd: near => begin({ point: null, near }),
    onLink: setLinkingFrom,
    onOpenBehind: id => elements.filter(element => element.id === id).forEach(props.onOpenBehind),
    onDelete: id => remove(marked.has(id) ? marked : new Set([id])),
    onDeleteLink: id => remove(none, new Set([id])),
    onWalk: (id, way) => {
      const next = boxTowards(id, layout.boxes, way)
      if (next !== null) canvas.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next)}"]`)?.focus()
    },
    onNudge: (id, by) => nudge(movedWith(id), by),
    onPresent: props.onPresent,
    onEscape: presenting && linkingFrom === null && marked.size === 0 ? null : leave,
    isUnwritten,
    onTakeBack: takeBack,
  })

  const pasteList = usePastedList(edits)
  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    const { target } = event
    if (!(target instanceof HTMLElement) || target.closest('input, textarea, select')) return
    const near = target.closest<HTMLElement>('.react-flow__node')?.dataset.id
    if (pasteList(event, elements.find(({ id }) => id === near)?.level ?? 'outcome', 1)) event.preventDefault()
  }

  const on = useCanvasEvents({
    follow,
    open,
    begin,
    remove,
    keepView,
    onLink,
    onRename: renaming.start,
    selection,
    setMarked,
    onSelect,
    onPaneClick: () => {
      clearMarks()
      setLinkingFrom(null)
      onSelect(null, false)
      canvas.current?.focus()
    },
  })
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
        onFocusCapture={({ target }) => showFocused(target)}
        onPaste={onPaste}
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
          autoPanOnNodeFocus={false}
          nodeDragThreshold={4}
          deleteKeyCode={deleteKeys}
          multiSelectionKeyCode="Shift"
          selectionKeyCode="Shift"
          zoomOnDoubleClick={false}
          panOnScroll
          minZoom={presenting ? 0.05 : smallestLegible}
          maxZoom={3}
          proOptions={proOptions}
          ariaLabelConfig={ariaLabels}
          {...on}
        >
          <ViewportPortal>
            <Lanes lanes={layout.lanes} strips={layout.strips} onFold={presenting ? null : onFold} />
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
