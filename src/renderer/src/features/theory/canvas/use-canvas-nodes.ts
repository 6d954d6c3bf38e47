import { keyOf } from '@core/attachment/attached-to'
import { withoutTurning } from '@core/bidi'
import { sameValue } from '@core/change/change'
import type { Assumption, Evidence, Link } from '@core/project/entities'
import { commentKey } from '@core/record/comments'
import type { Box, Point } from '@core/theory/box'
import { stateOfAssumption } from '@core/theory/claims'
import type { FoldedLayout } from '@core/theory/fold-lanes'
import type { DrawnFrame } from '@core/theory/frames'
import { MarkerType, type NodeHandle, Position } from '@xyflow/react'
import { useMemo, useRef } from 'react'
import { useTranslation } from '../../../ui/use-translation'
import type { Theory } from '../use-theory'
import type { Selection } from '../use-theory-view'
import type { ElementNode, LinkClaims, LinkEdge } from './element-node'
import { type FrameNode, nodeOfFrame, nodeOfStrip, type StripNode } from './element-node'

export type CanvasNode = ElementNode | FrameNode | StripNode

const dot = 18
const landing = 24

/** As the style sheet has them: a dot in the middle of the right side, and a strip along the left one to land on. */
const handlesOf = ({ width, height }: Box): NodeHandle[] => [
  { type: 'source', position: Position.Right, x: width - dot / 2, y: (height - dot) / 2, width: dot, height: dot },
  { type: 'target', position: Position.Left, x: -landing / 2, y: height * 0.2, width: landing, height: height * 0.6 },
]

type Shown = {
  readonly theory: Theory
  readonly layout: FoldedLayout
  readonly frames: readonly DrawnFrame[]
  readonly selection: Selection | null
  /** Chosen in the picture: ids of nodes. */
  readonly marked: ReadonlySet<string>
  readonly places: ReadonlyMap<string, Point> | null
  /** The elements that stand out while the rest steps back; null: all alike. */
  readonly spotlight: ReadonlySet<string> | null
}

/** The boxes and frames; those that have not changed stay the same objects, so that the canvas leaves them alone. */
export function useCanvasNodes({ theory, layout, frames, selection, marked, places, spotlight }: Shown): CanvasNode[] {
  const { t } = useTranslation(['theory', 'terms'])
  const { standingOf, overlayOf, figureOf, behind, attached, comments } = theory
  const { elements } = theory.here
  const kept = useRef<ReadonlyMap<string, CanvasNode>>(new Map())

  const still = useMemo(() => {
    const boxes = elements.flatMap((element): CanvasNode[] => {
      const box = layout.boxes.get(element.id)
      if (!box) return []
      return [
        {
          id: element.id,
          type: 'element',
          position: { x: box.x, y: box.y },
          width: box.width,
          height: box.height,
          // Said, not measured: the canvas forgets what it measured whenever we draw anew, and a line begun just then is lost.
          measured: { width: box.width, height: box.height },
          handles: handlesOf(box),
          zIndex: 1,
          data: {
            element,
            standing: standingOf(element),
            overlay: overlayOf(element),
            figure: figureOf(element),
            behind: behind.get(element.id) ?? 0,
            attached: attached.get(keyOf({ kind: 'element', id: element.id })) ?? 0,
            comments: comments.get(commentKey({ kind: 'element', id: element.id })) ?? 0,
          },
          // Named by its own words, so that what is said is what is seen.
          domAttributes: { 'aria-roledescription': t('elementRole') },
          ariaRole: 'button',
        },
      ]
    })
    // Tab goes through the picture as it is read: column by column, from the top.
    boxes.sort((a, b) => a.position.x - b.position.x || a.position.y - b.position.y)
    const titles = new Map(elements.map(({ id, title }) => [id, title]))
    const around = frames.flatMap(({ frame, parts }) =>
      parts.map(
        (part, index): CanvasNode => ({
          id: nodeOfFrame(frame.id, index),
          type: 'frame',
          position: { x: part.x, y: part.y },
          width: part.width,
          height: part.height,
          measured: { width: part.width, height: part.height },
          zIndex: -1,
          data: { frame },
          // Its elements lie on it and are the stops; by the keys it opens from their panels and from the outline.
          focusable: false,
          ariaLabel: t('frameLabel', {
            title: frame.title,
            titles: frame.elementIds.flatMap(id => titles.get(id) ?? []).join('; '),
          }),
          ariaRole: 'group',
          domAttributes: { 'aria-roledescription': t('frameRole') },
        }),
      ),
    )
    const strips = [...layout.strips].map(
      ([lane, { x, y, width, height }]): CanvasNode => ({
        id: nodeOfStrip(lane),
        type: 'strip',
        position: { x, y },
        width,
        height,
        measured: { width, height },
        handles: handlesOf({ x, y, width, height }),
        zIndex: -1,
        style: { pointerEvents: 'none' },
        data: {},
        draggable: false,
        selectable: false,
        focusable: false,
        domAttributes: { 'aria-hidden': true },
      }),
    )
    const nodes = [...strips, ...around, ...boxes].map(node => {
      const before = kept.current.get(node.id)
      return before && sameValue(before, node) ? before : node
    })
    kept.current = new Map(nodes.map(node => [node.id, node]))
    return nodes
  }, [elements, layout, frames, standingOf, overlayOf, figureOf, behind, attached, comments, t])

  return useMemo(() => {
    const chosen = selection?.kind === 'element' ? selection.id : null
    const chosenFrame = selection?.kind === 'frame' ? nodeOfFrame(selection.id, 0) : null
    const shifts = shiftOfFrames(frames, layout.boxes, places)
    return still.map(node => {
      const selected = marked.has(node.id) || node.id === chosen || node.id === chosenFrame
      const shift = node.type === 'frame' ? shifts.get(node.data.frame.id) : undefined
      const position = shift ? { x: node.position.x + shift.x, y: node.position.y + shift.y } : places?.get(node.id)
      const aside = spotlight !== null && !spotlight.has(node.id)
      if (!selected && !position && !aside) return node
      return {
        ...node,
        selected,
        ...(position && { position, zIndex: node.type === 'frame' ? -1 : 2 }),
        ...(aside && { className: 'aside' }),
      }
    })
  }, [still, selection, marked, frames, layout, places, spotlight])
}

/** How far each frame goes along: as far as all that it holds; a frame of which only a part moves waits. */
function shiftOfFrames(
  frames: readonly DrawnFrame[],
  boxes: ReadonlyMap<string, Box>,
  places: ReadonlyMap<string, Point> | null,
): Map<string, Point> {
  const shifts = new Map<string, Point>()
  if (!places) return shifts
  for (const { frame } of frames) {
    const held = frame.elementIds.filter(id => boxes.has(id))
    const [first] = held
    const [from, to] = [boxes.get(first ?? ''), places.get(first ?? '')]
    if (from && to && held.every(id => places.has(id))) shifts.set(frame.id, { x: to.x - from.x, y: to.y - from.y })
  }
  return shifts
}

/** The lines; those that have not changed stay the same objects. */
export function useCanvasEdges({
  theory,
  layout,
  selection,
  spotlight,
}: Pick<Shown, 'theory' | 'layout' | 'selection' | 'spotlight'>): LinkEdge[] {
  const { t } = useTranslation('theory')
  const { elements, links } = theory.here
  const { assumptions, evidence } = theory
  const kept = useRef<ReadonlyMap<string, LinkEdge>>(new Map())
  const claims = useMemo(() => claimsByLink(assumptions, evidence), [assumptions, evidence])
  return useMemo(() => {
    const titles = new Map(elements.map(({ id, title }) => [id, title]))
    const linkLabel = ({ from, to }: Link, rests: LinkClaims | null) =>
      [
        t('linkLabel', { from: titles.get(from), to: titles.get(to) }),
        ...(rests
          ? [t('linkAssumptions', { count: rests.assumptions }), t('linkEvidence', { count: rests.evidence })]
          : []),
      ].join('. ')
    const stripOf = (id: string) => layout.strips.get(layout.stripOf.get(id) ?? '')
    const nodeOf = (id: string) => {
      const lane = layout.stripOf.get(id)
      return lane === undefined ? id : nodeOfStrip(lane)
    }
    const drawn = links.filter(({ id, from, to }) => layout.routes.has(id) || !(stripOf(from) ?? stripOf(to)))
    const edges = drawn.map((link): LinkEdge => {
      const chosen = selection?.kind === 'link' && selection.id === link.id
      const near = selection?.kind === 'element' && (link.from === selection.id || link.to === selection.id)
      const aside = spotlight !== null && !(spotlight.has(link.from) && spotlight.has(link.to))
      const [from, to] = [link.from, link.to].map(id => layout.boxes.get(id) ?? stripOf(id))
      const edge: LinkEdge = {
        id: link.id,
        type: 'link',
        source: nodeOf(link.from),
        target: nodeOf(link.to),
        selected: chosen,
        data: {
          route: layout.routes.get(link.id) ?? null,
          from: from ?? null,
          to: to ?? null,
          claims: claims.get(link.id) ?? null,
        },
        ...(near || aside ? { className: near ? 'near' : 'aside' } : {}),
        markerEnd: {
          type: MarkerType.ArrowClosed,
          width: 18,
          height: 18,
          color: chosen || near ? 'var(--mantine-color-anchor)' : 'var(--cm-line-strong)',
        },
        // A name that is only read out needs no marks that turn words.
        ariaLabel: withoutTurning(linkLabel(link, claims.get(link.id) ?? null)),
        ariaRole: 'button',
      }
      const before = kept.current.get(link.id)
      return before && sameValue(before, edge) ? before : edge
    })
    kept.current = new Map(edges.map(edge => [edge.id, edge]))
    return edges
  }, [elements, links, layout, selection, spotlight, claims, t])
}

/** By link id, what it rests on; a link that rests on nothing is left out. */
function claimsByLink(assumptions: readonly Assumption[], evidence: readonly Evidence[]): Map<string, LinkClaims> {
  const claims = new Map<string, LinkClaims>()
  const none = { assumptions: 0, evidence: 0, doubted: false }
  for (const assumption of assumptions) {
    const own = claims.get(assumption.linkId) ?? none
    const state = stateOfAssumption(assumption)
    const doubted = own.doubted || state === 'in-doubt' || state === 'broken'
    claims.set(assumption.linkId, { ...own, assumptions: own.assumptions + 1, doubted })
  }
  for (const { linkId } of evidence) {
    const own = claims.get(linkId) ?? none
    claims.set(linkId, { ...own, evidence: own.evidence + 1 })
  }
  return claims
}
