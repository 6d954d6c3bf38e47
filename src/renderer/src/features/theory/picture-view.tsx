import type { Element, Link } from '@core/project/entities'
import { layoutTheory } from '@core/theory/layout'
import { MarkerType, type OnBeforeDelete, Panel, ReactFlow, useReactFlow, ViewportPortal } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { ActionIcon, Tooltip } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ElementBox, type ElementNode } from './element-node'
import { type LinkEdge, LinkLine } from './link-edge'
import classes from './picture.module.css'
import type { Renaming } from './renaming'
import { RenamingContext } from './renaming'
import type { Selection } from './selection'
import type { Theory } from './use-theory'

const nodeTypes = { element: ElementBox }
const edgeTypes = { link: LinkLine }

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
  const { elements, links, standingOf } = theory
  const layout = useMemo(() => layoutTheory(elements, links), [elements, links])
  const titleOf = useMemo(() => {
    const titles = new Map(elements.map(({ id, title }) => [id, title]))
    return (id: string) => titles.get(id) ?? ''
  }, [elements])

  const nodes = useMemo(() => {
    const placed = elements.map((element): ElementNode => {
      const box = layout.boxes.get(element.id) ?? { x: 0, y: 0, width: 0, height: 0 }
      const standing = standingOf(element)
      const words = { level: t(`terms:level.${element.level}`), title: element.title }
      return {
        id: element.id,
        type: 'element',
        position: { x: box.x, y: box.y },
        width: box.width,
        height: box.height,
        data: { element, standing },
        selected: selection?.kind === 'element' && selection.id === element.id,
        ariaLabel: standing
          ? t('elementLabelStanding', { ...words, standing: t(`terms:standing.${standing.code}`) })
          : t('elementLabel', words),
        ariaRole: 'button',
      }
    })
    // Tab goes through the picture as it is read: column by column, from the top.
    return placed.sort((a, b) => a.position.x - b.position.x || a.position.y - b.position.y)
  }, [elements, layout, selection, standingOf, t])

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
          fitView
          fitViewOptions={fitOptions}
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
          onPaneClick={() => onSelect(null, false)}
          onConnect={({ source, target }) => onLink(source, target)}
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
          <Zoom size={`${layout.width} ${layout.height}`} />
        </ReactFlow>
      </div>
    </RenamingContext>
  )
}

const fitOptions = { padding: 0.03, maxZoom: 1.15 }

/** `size` is the picture's: whenever it changes, all of it is shown again. */
function Zoom({ size }: { size: string }) {
  const { t } = useTranslation('theory')
  const { fitView, zoomIn, zoomOut } = useReactFlow()
  const duration = useReducedMotion() ? 0 : 200
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size is the reason to look again.
  useEffect(() => {
    fitView({ ...fitOptions, duration })
  }, [size, fitView, duration])
  const buttons = [
    { label: t('zoomIn'), Icon: IconPlus, onClick: () => zoomIn({ duration }) },
    { label: t('zoomOut'), Icon: IconMinus, onClick: () => zoomOut({ duration }) },
    { label: t('fit'), Icon: IconMaximize, onClick: () => fitView({ ...fitOptions, duration }) },
  ]
  return (
    <Panel position="bottom-right">
      <ActionIcon.Group>
        {buttons.map(({ label, Icon, onClick }) => (
          <Tooltip key={label} label={label}>
            <ActionIcon variant="default" aria-label={label} onClick={onClick}>
              <Icon size={20} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ))}
      </ActionIcon.Group>
    </Panel>
  )
}
