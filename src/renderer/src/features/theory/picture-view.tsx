import type { Element, Link } from '@core/project/entities'
import { layoutTheory, type Size, sizeOfBox } from '@core/theory/layout'
import { MarkerType, type NodeHandle, type OnBeforeDelete, Position, ReactFlow, ViewportPortal } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ElementBox, type ElementNode } from './element-node'
import { type LinkEdge, LinkLine } from './link-edge'
import { heightOfOverlay } from './overlay/overlay-marks'
import classes from './picture.module.css'
import type { Renaming } from './renaming'
import { RenamingContext } from './renaming'
import type { Selection } from './selection'
import type { Theory } from './use-theory'
import { Zoom } from './zoom'

const nodeTypes = { element: ElementBox }
const edgeTypes = { link: LinkLine }
/** Two lines of words below the title, in pixels. */
const markHeight = 48

const dot = 18
const landing = 24

/** As the style sheet has them: a dot in the middle of the right side, and a strip along the left one to land on. */
const handlesOf = ({ width, height }: Size): NodeHandle[] => [
  { type: 'source', position: Position.Right, x: width - dot / 2, y: (height - dot) / 2, width: dot, height: dot },
  { type: 'target', position: Position.Left, x: -landing / 2, y: height * 0.2, width: landing, height: height * 0.6 },
]

/** The element whose box the pointer is over, wherever on it: a line may be let go on all of a box, not on its edge alone. */
function boxUnder(event: MouseEvent | TouchEvent): string | null {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event
  if (!point) return null
  const box = document.elementFromPoint(point.clientX, point.clientY)?.closest<HTMLElement>('.react-flow__node')
  return box?.dataset.id ?? null
}

type PictureViewProps = {
  theory: Theory
  selection: Selection | null
  /** `thenFocus`: by the keyboard, so that the focus should follow to what opens. */
  onSelect: (selection: Selection | null, thenFocus: boolean) => void
  onLink: (from: string, to: string) => void
  onDelete: (elements: Element[], links: Link[]) => void
  renaming: Renaming
}

/** The theory of change as boxes and lines, in places worked out for it. */
export function PictureView({ theory, selection, onSelect, onLink, onDelete, renaming }: PictureViewProps) {
  const { t } = useTranslation(['theory', 'terms'])
  const { elements, links, standingOf, overlayOf } = theory
  const layout = useMemo(() => {
    const sizeOf = (element: Element) => {
      const overlay = overlayOf(element)
      return sizeOfBox(element, (standingOf(element) ? markHeight : 0) + (overlay ? heightOfOverlay(overlay) : 0))
    }
    return layoutTheory(elements, links, { sizeOf })
  }, [elements, links, standingOf, overlayOf])
  const moved = useRef(false)
  const titleOf = useMemo(() => {
    const titles = new Map(elements.map(({ id, title }) => [id, title]))
    return (id: string) => titles.get(id) ?? ''
  }, [elements])

  const nodes = useMemo(() => {
    const placed = elements.map((element): ElementNode => {
      const box = layout.boxes.get(element.id) ?? { x: 0, y: 0, width: 0, height: 0 }
      const standing = standingOf(element)
      return {
        id: element.id,
        type: 'element',
        position: { x: box.x, y: box.y },
        width: box.width,
        height: box.height,
        // Said, not measured: the canvas forgets what it measured whenever we draw anew, and a line begun just then is lost.
        measured: { width: box.width, height: box.height },
        handles: handlesOf(box),
        data: { element, standing, overlay: overlayOf(element) },
        selected: selection?.kind === 'element' && selection.id === element.id,
        // Named by its own words, so that what is said is what is seen.
        domAttributes: { 'aria-roledescription': t('elementRole') },
        ariaRole: 'button',
      }
    })
    // Tab goes through the picture as it is read: column by column, from the top.
    return placed.sort((a, b) => a.position.x - b.position.x || a.position.y - b.position.y)
  }, [elements, layout, selection, standingOf, overlayOf, t])

  const edges = useMemo(
    () =>
      links.map((link): LinkEdge => {
        const chosen = selection?.kind === 'link' && selection.id === link.id
        const near = selection?.kind === 'element' && (link.from === selection.id || link.to === selection.id)
        return {
          id: link.id,
          type: 'link',
          source: link.from,
          target: link.to,
          selected: chosen,
          data: { route: layout.routes.get(link.id) ?? null },
          ...(near ? { className: 'near' } : {}),
          markerEnd: {
            type: MarkerType.ArrowClosed,
            width: 18,
            height: 18,
            color: chosen || near ? 'var(--mantine-color-anchor)' : 'var(--cm-line-strong)',
          },
          ariaLabel: t('linkLabel', { from: titleOf(link.from), to: titleOf(link.to) }),
          ariaRole: 'button',
        }
      }),
    [links, layout, selection, t, titleOf],
  )

  // The canvas never changes anything itself: it asks, and shows what comes of it.
  const onBeforeDelete: OnBeforeDelete<ElementNode, LinkEdge> = async ({ nodes: gone, edges: goneEdges }) => {
    const ids = new Set([...gone, ...goneEdges].map(({ id }) => id))
    onDelete(
      elements.filter(({ id }) => ids.has(id)),
      links.filter(({ id }) => ids.has(id)),
    )
    return false
  }

  const idUnder = (event: { target: EventTarget }) =>
    event.target instanceof HTMLElement && event.target.classList.contains('react-flow__node')
      ? (event.target.dataset.id ?? null)
      : null
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const id = idUnder(event)
    if (id === null) return
    if (event.key === 'F2') renaming.start(id)
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      event.stopPropagation()
      onSelect({ kind: 'element', id }, true)
    }
  }

  return (
    <RenamingContext value={renaming}>
      <div className={classes.picture} onKeyDownCapture={onKeyDownCapture}>
        <ReactFlow
          aria-label={t('pictureLabel')}
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          nodesDraggable={false}
          edgesReconnectable={false}
          elevateEdgesOnSelect
          deleteKeyCode={['Delete', 'Backspace']}
          multiSelectionKeyCode={null}
          selectionKeyCode={null}
          zoomOnDoubleClick={false}
          panOnScroll
          minZoom={0.1}
          maxZoom={2}
          proOptions={{ hideAttribution: true }}
          ariaLabelConfig={{
            'node.a11yDescription.default': t('elementDescription'),
            'node.a11yDescription.keyboardDisabled': t('elementDescription'),
            'edge.a11yDescription.default': t('linkDescription'),
          }}
          onNodeClick={(_, node) => onSelect({ kind: 'element', id: node.id }, false)}
          onNodeDoubleClick={(_, node) => renaming.start(node.id)}
          onEdgesChange={changes => {
            const chosen = changes.find(change => change.type === 'select' && change.selected)
            if (chosen?.type === 'select') onSelect({ kind: 'link', id: chosen.id }, false)
          }}
          onMoveEnd={event => {
            // Without an event it was us, not the person.
            if (event) moved.current = true
          }}
          onPaneClick={() => onSelect(null, false)}
          onConnect={({ source, target }) => onLink(source, target)}
          onConnectEnd={(event, { isValid, fromNode, fromHandle }) => {
            const other = isValid ? null : boxUnder(event)
            if (!other || !fromNode || other === fromNode.id) return
            if (fromHandle?.type === 'target') onLink(other, fromNode.id)
            else onLink(fromNode.id, other)
          }}
          onBeforeDelete={onBeforeDelete}
        >
          <ViewportPortal>
            {layout.lanes.map(({ level, x, y, width, height }) => (
              <div
                key={level}
                className={classes.lane}
                style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
                aria-hidden
              >
                {t(`terms:levels.${level}`)}
              </div>
            ))}
          </ViewportPortal>
          <Zoom layout={layout} selection={selection} moved={moved} />
        </ReactFlow>
      </div>
    </RenamingContext>
  )
}
