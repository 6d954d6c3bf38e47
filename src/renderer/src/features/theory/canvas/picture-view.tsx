import { type Element, type Frame, type Level, type Link, levels, type Sphere } from '@core/project/entities'
import type { Point } from '@core/theory/box'
import type { LanesBy } from '@core/theory/columns'
import { drawnFrames } from '@core/theory/frames'
import type { TheoryLayout } from '@core/theory/layout'
import { freePlace } from '@core/theory/placement'
import { boxWidth } from '@core/theory/title-lines'
import { Button, Text } from '@mantine/core'
import { Panel, ReactFlow, ReactFlowProvider, useReactFlow, ViewportPortal } from '@xyflow/react'
import { type MouseEvent as ReactMouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showDone } from '../../../ui/notices'
import type { Selection } from '../selection'
import type { Theory } from '../use-theory'
import type { NewElement, TheoryEdits } from '../use-theory-edits'
import { DraftBox } from './draft-box'
import { ElementBox } from './element-node'
import { FrameBox, frameOfNode } from './frame-node'
import { Guides } from './guides'
import { LinkLine } from './link-edge'
import { LinkingBar } from './linking-bar'
import { MarkedBar } from './marked-bar'
import { onCanvasKey } from './on-canvas-key'
import classes from './picture.module.css'
import type { Renaming } from './renaming'
import { RenamingContext } from './renaming'
import { useCanvasEdges, useCanvasNodes } from './use-canvas-nodes'
import { useMoving } from './use-moving'
import { Zoom } from './zoom'

const nodeTypes = { element: ElementBox, frame: FrameBox }
const edgeTypes = { link: LinkLine }
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

/** A new element being written: where on the canvas, and what is known of it. */
type Draft = Pick<NewElement, 'level' | 'sphere' | 'link'> & { readonly at: Point; readonly place: Point | null }

export type PictureViewProps = {
  theory: Theory
  edits: TheoryEdits
  layout: TheoryLayout
  lanesBy: LanesBy
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

function Canvas(props: PictureViewProps) {
  const { theory, edits, layout, lanesBy, selection, onSelect, onLink, renaming, spotlight = null } = props
  const { presenting = false } = props
  const { t } = useTranslation(['theory', 'terms'])
  const { elements, links } = theory.here
  const canvas = useRef<HTMLDivElement>(null)
  const personMoved = useRef(false)
  const { screenToFlowPosition, getZoom } = useReactFlow()
  const [marked, setMarked] = useState(none)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [linkingFrom, setLinkingFrom] = useState<string | null>(null)
  const frames = useMemo(() => drawnFrames(theory.here.frames, layout.boxes), [theory.here.frames, layout])
  const titleOf = (id: string) => elements.find(element => element.id === id)?.title ?? ''

  const laneAt = (x: number) => layout.lanes.find(lane => x >= lane.x && x < lane.x + lane.width)
  const onPlace = (places: ReadonlyMap<string, Point>) => {
    const spheres = new Map<string, Sphere>()
    if (lanesBy === 'sphere') {
      for (const element of elements) {
        const place = places.get(element.id)
        const lane = place && laneAt(place.x + (layout.boxes.get(element.id)?.width ?? 0) / 2)
        if (lane && 'sphere' in lane && lane.sphere !== element.sphere) spheres.set(element.id, lane.sphere)
      }
    }
    personMoved.current = true
    const written = edits.place(places, spheres)
    const [first] = spheres.values()
    if (first) {
      const title = t('sphereSet', { count: spheres.size, sphere: t(`terms:sphere.${first}`) })
      void written.then(done => done && showDone({ title, message: t('undoBringsBack') }))
    }
    return written
  }
  const inSight = () => {
    const rect = canvas.current?.getBoundingClientRect()
    if (!rect) return none
    const [from, to] = [
      screenToFlowPosition({ x: rect.left, y: rect.top }),
      screenToFlowPosition({ x: rect.right, y: rect.bottom }),
    ]
    const seen = [...layout.boxes].filter(
      ([, { x, y, width, height }]) => x < to.x && x + width > from.x && y < to.y && y + height > from.y,
    )
    return new Set(seen.map(([id]) => id))
  }
  const { moving, onNodesChange, nudge, isUnwritten, takeBack } = useMoving({
    boxes: layout.boxes,
    frames,
    inSight,
    reach: () => snapReach / getZoom(),
    onPlace,
  })
  const nodes = useCanvasNodes({ theory, layout, frames, selection, marked, places: moving?.places ?? null, spotlight })
  const edges = useCanvasEdges({ theory, layout, selection, spotlight })

  // What was just added gets the focus as soon as it stands in the picture.
  const [focusNext, setFocusNext] = useState<string | null>(null)
  useEffect(() => {
    if (focusNext === null || !layout.boxes.has(focusNext)) return
    setFocusNext(null)
    requestAnimationFrame(() =>
      canvas.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(focusNext)}"]`)?.focus(),
    )
  }, [layout, focusNext])

  const onCanvasAt = (point: Point): Point => {
    const rect = canvas.current?.getBoundingClientRect()
    const room = { width: 280, height: 240 }
    const within = (at: number, size: number, most: number) => Math.max(8, Math.min(at, most - size - 8))
    return rect
      ? {
          x: within(point.x - rect.left, room.width, rect.width),
          y: within(point.y - rect.top, room.height, rect.height),
        }
      : point
  }
  /** `point`: of the screen, where it was asked for; null: anywhere, so that the layout finds its place. */
  const begin = (point: Point | null, link?: NewElement['link'], near: Element | null = null) => {
    const rect = canvas.current?.getBoundingClientRect()
    const at = point ?? { x: (rect?.left ?? 0) + (rect?.width ?? 0) / 2 - 140, y: (rect?.top ?? 0) + 60 }
    const place = point && screenToFlowPosition(point)
    const lane = place ? laneAt(place.x) : undefined
    const other = link ? elements.find(({ id }) => id === link.id) : null
    const level: Level =
      lane && 'level' in lane
        ? lane.level
        : other && link
          ? neighbourLevel(other.level, link.end)
          : (near?.level ?? 'outcome')
    setDraft({
      at: onCanvasAt(at),
      place,
      level,
      ...(lane && 'sphere' in lane && { sphere: lane.sphere }),
      ...(link && { link }),
    })
  }
  const onAdd = async (title: string, level: Level) => {
    if (!draft) return
    const { place, sphere, link } = draft
    setDraft(null)
    personMoved.current = true
    const at = place && {
      x: Math.round(link?.end === 'from' ? place.x : link ? place.x - boxWidth : place.x - boxWidth / 2),
      y: Math.round(place.y - 40),
    }
    const free = at && freePlace({ ...at, width: boxWidth, height: 110 }, [...layout.boxes.values()], 'anywhere')
    const id = await edits.add({
      title,
      level,
      after: null,
      ...(sphere && { sphere }),
      ...(link && { link }),
      ...(free && { place: free }),
    })
    setFocusNext(id)
  }
  const onCloseDraft = () => {
    setDraft(null)
    canvas.current?.focus()
  }

  const clearMarks = () => setMarked(none)
  const markedElements = elements.filter(({ id }) => marked.has(id))
  const openNode = (nodeId: string, byKey: boolean) => {
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
    const id = await edits.frame(t('frameNew'), [...markedElements.map(element => element.id)])
    clearMarks()
    if (id !== null) onSelect({ kind: 'frame', id }, true)
  }
  const movedWith = (nodeId: string): string[] => {
    const of = frameOfNode(nodeId)
    if (of) return [...(frames.find(({ frame }) => frame.id === of.frameId)?.frame.elementIds ?? [])]
    return marked.has(nodeId) ? markedElements.map(({ id }) => id) : [nodeId]
  }
  const onKeyDownCapture = onCanvasKey({
    elements,
    onOpen: id => openNode(id, true),
    onRename: renaming.start,
    onMark: id =>
      setMarked(now => (now.has(id) ? new Set([...now].filter(other => other !== id)) : new Set([...now, id]))),
    onAdd: near => begin(null, undefined, near),
    onLink: setLinkingFrom,
    onOpenBehind: id => {
      const element = elements.find(one => one.id === id)
      if (element) props.onOpenBehind(element)
    },
    onDelete: id => remove(marked.has(id) ? marked : new Set([id])),
    onNudge: (id, by) => nudge(movedWith(id), by),
    onPresent: props.onPresent,
    onEscape:
      presenting && linkingFrom === null && marked.size === 0
        ? null
        : () => {
            setLinkingFrom(null)
            clearMarks()
            if (selection) onSelect(null, false)
          },
    isUnwritten,
    onTakeBack: takeBack,
  })
  const onDoubleClick = (event: ReactMouseEvent) => {
    if (!(event.target instanceof HTMLElement) || !event.target.classList.contains('react-flow__pane')) return
    begin({ x: event.clientX, y: event.clientY })
  }

  return (
    <RenamingContext value={renaming}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the same is on keys, on buttons and in the outline. */}
      <div
        ref={canvas}
        className={classes.picture}
        data-presenting={presenting}
        tabIndex={-1}
        onKeyDownCapture={onKeyDownCapture}
        onDoubleClick={onDoubleClick}
      >
        <ReactFlow
          aria-label={t('pictureLabel')}
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          edgesReconnectable={false}
          elevateEdgesOnSelect
          selectNodesOnDrag={false}
          nodeDragThreshold={4}
          deleteKeyCode={['Delete', 'Backspace']}
          multiSelectionKeyCode="Shift"
          selectionKeyCode="Shift"
          zoomOnDoubleClick={false}
          panOnScroll
          minZoom={0.1}
          maxZoom={3}
          proOptions={{ hideAttribution: true }}
          ariaLabelConfig={{
            'node.a11yDescription.default': t('elementDescription'),
            'node.a11yDescription.keyboardDisabled': t('elementDescription'),
            'edge.a11yDescription.default': t('linkDescription'),
          }}
          onNodesChange={changes => {
            onNodesChange(changes)
            const chosen = changes.filter(change => change.type === 'select')
            if (chosen.length === 0) return
            setMarked(now => {
              const next = new Set(now)
              for (const { id, selected } of chosen) selected ? next.add(id) : next.delete(id)
              return next
            })
          }}
          onNodeClick={(event, node) => {
            if (!event.shiftKey) openNode(node.id, false)
            else if (selection) {
              // The one that was open is the first of several.
              if (selection.kind === 'element') setMarked(now => new Set([...now, selection.id]))
              onSelect(null, false)
            }
          }}
          onNodeDoubleClick={(_, node) => node.type === 'element' && renaming.start(node.id)}
          onEdgesChange={changes => {
            const chosen = changes.find(change => change.type === 'select' && change.selected)
            if (chosen?.type === 'select') onSelect({ kind: 'link', id: chosen.id }, false)
          }}
          onMoveEnd={event => {
            // Without an event it was us, not the person.
            if (event) personMoved.current = true
          }}
          onPaneClick={() => {
            clearMarks()
            setLinkingFrom(null)
            onSelect(null, false)
            canvas.current?.focus()
          }}
          onConnect={({ source, target }) => onLink(source, target)}
          onConnectEnd={(event, { isValid, fromNode, fromHandle }) => {
            const there = isValid ? null : under(event)
            if (!there || !fromNode || there.box === fromNode.id) return
            const backwards = fromHandle?.type === 'target'
            if (there.box) onLink(backwards ? there.box : fromNode.id, backwards ? fromNode.id : there.box)
            else if (there.onCanvas) begin(there.point, { end: backwards ? 'to' : 'from', id: fromNode.id })
          }}
          // The canvas never changes anything itself: it asks, and shows what comes of it.
          onBeforeDelete={async ({ nodes: gone, edges: goneEdges }) => {
            remove(new Set(gone.map(({ id }) => id)), new Set(goneEdges.map(({ id }) => id)))
            return false
          }}
        >
          <ViewportPortal>
            {layout.lanes.map(({ x, y, width, height, ...lane }) => (
              <div
                key={'level' in lane ? lane.level : lane.sphere}
                className={classes.lane}
                style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
                aria-hidden
              >
                {'level' in lane ? t(`terms:levels.${lane.level}`) : t(`terms:sphere.${lane.sphere}`)}
              </div>
            ))}
            {moving && <Guides guides={moving.guides} />}
          </ViewportPortal>
          {elements.length === 0 && !draft && (
            <Panel position="top-left" className={classes.bar ?? ''}>
              <Text>{t('emptyBehind')}</Text>
              <Button size="compact-md" onClick={() => begin(null)}>
                {t('add')}
              </Button>
            </Panel>
          )}
          {marked.size > 1 && markedElements.length > 0 && (
            <MarkedBar
              count={markedElements.length}
              onFrame={frameMarked}
              onRemove={() => remove(marked)}
              onClear={clearMarks}
            />
          )}
          {linkingFrom !== null && <LinkingBar title={titleOf(linkingFrom)} onStop={() => setLinkingFrom(null)} />}
          <Zoom
            layout={layout}
            selection={selection}
            moved={personMoved}
            presenting={presenting}
            spotlight={spotlight}
          />
        </ReactFlow>
        {draft && (
          <DraftBox
            key={`${draft.at.x} ${draft.at.y}`}
            at={draft.at}
            level={draft.level}
            linked={draft.link ? titleOf(draft.link.id) : null}
            onAdd={onAdd}
            onClose={onCloseDraft}
          />
        )}
      </div>
    </RenamingContext>
  )
}

/** One step on for what it leads to, one step back for what leads to it. */
const neighbourLevel = (level: Level, end: 'from' | 'to'): Level =>
  levels[levels.indexOf(level) + (end === 'from' ? 1 : -1)] ?? level
