import type { Element, Frame } from '@core/project/entities'
import type { Box, Point } from '@core/theory/box'
import { pathAlong, routeBetween, titleLines } from '@core/theory/box'
import type { ElementOverlay } from '@core/theory/overlay'
import type { ElementStanding } from '@core/theory/standing'
import { dayInWords } from '@core/words/format'
import { useDirection } from '@mantine/core'
import { IconStack2 } from '@tabler/icons-react'
import { BaseEdge, type Edge, type EdgeProps, Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { type KeyboardEvent, memo, useContext } from 'react'
import { AttachedCount } from '../../../terms/attachments/attached-count'
import { OpenComments } from '../../../terms/comments/open-comments'
import { StandingMark, standingTone } from '../../../terms/standing-mark'
import { saveIfValid, useTitleProblem } from '../../../terms/title-problem'
import { Sparkline } from '../../../ui/sparkline'
import { useDraft } from '../../../ui/use-draft'
import { useTranslation } from '../../../ui/use-translation'
import { OverlayMarks } from '../overlay/overlay-marks'
import type { BoxFigure } from '../use-theory'
import classes from './picture.module.css'
import { RenamingContext } from './renaming'
import { mostLines } from './use-picture-layout'

export type ElementNode = Node<
  {
    element: Element
    standing: ElementStanding | null
    overlay: ElementOverlay | null
    figure: BoxFigure | null
    /** How many elements its sub-theory holds. */
    behind: number
    /** How many files and links are attached to it. */
    attached: number
    /** How many comments on it are open. */
    comments: number
  },
  'element'
>

export const ElementBox = memo(function ElementBox({
  data: { element, standing, overlay, figure, behind, attached, comments },
  selected,
}: NodeProps<ElementNode>) {
  const { t } = useTranslation(['theory', 'terms'])
  const { renaming } = useContext(RenamingContext)
  // The picture runs from left to right, the words in it as words do.
  const { dir } = useDirection()
  return (
    <div
      className={classes.box}
      dir={dir}
      data-tone={standing ? standingTone(standing.code) : undefined}
      data-level={element.level}
      data-selected={selected}
    >
      <Handle type="target" position={Position.Left} className={classes.target ?? ''} aria-hidden />
      <div className={classes.kind}>
        {t('levelAndSphere', { level: t(`terms:level.${element.level}`), sphere: t(`terms:sphere.${element.sphere}`) })}
        {attached > 0 && <AttachedCount count={attached} />}
        <OpenComments count={comments} />
      </div>
      {renaming === element.id ? (
        <TitleInPlace element={element} />
      ) : (
        <div className={classes.title} dir="auto" data-long={titleLines(element.title).length > mostLines}>
          {element.title}
        </div>
      )}
      {figure && (
        <div className={classes.figure}>
          <strong dir="auto">{figure.words}</strong>
          <Sparkline values={figure.values} width={64} height={26} />
        </div>
      )}
      {figure && figure.asOf !== null && (
        <div className={classes.asOf}>{t('asOf', { day: dayInWords(figure.asOf) })}</div>
      )}
      {standing && <StandingMark code={standing.code} />}
      {overlay && <OverlayMarks overlay={overlay} />}
      {behind > 0 && (
        <div className={classes.behind}>
          <IconStack2 size={16} aria-hidden /> {t('behind', { count: behind })}
        </div>
      )}
      <Handle
        type="source"
        position={Position.Right}
        className={classes.source ?? ''}
        title={t('dragTo')}
        aria-hidden
      />
    </div>
  )
})

/** `nodrag`, `nopan` and `nowheel` tell the canvas to leave this field alone. */
function TitleInPlace({ element }: { element: Element }) {
  const { t } = useTranslation('theory')
  const { rename, stop } = useContext(RenamingContext)
  const problemOf = useTitleProblem()
  const draft = useDraft(
    element.title,
    saveIfValid(problemOf, title => rename(element, title)),
  )
  const problem = draft.dirty ? problemOf(draft.text) : null
  const save = async () => {
    if (problem !== null) draft.forget()
    if (problem !== null || (await draft.keep())) stop()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') {
      draft.forget()
      stop()
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      if (problem === null) save()
    }
  }
  return (
    <textarea
      className={`${classes.titleInPlace} nodrag nopan nowheel`}
      aria-label={t('renameLabel', { title: element.title })}
      aria-invalid={problem !== null || draft.error !== null}
      dir="auto"
      rows={3}
      value={draft.text}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here.
      autoFocus
      onFocus={event => event.currentTarget.select()}
      onChange={event => draft.type(event.currentTarget.value.replaceAll('\n', ' '))}
      onBlur={save}
      onKeyDown={onKeyDown}
    />
  )
}

export type FrameNode = Node<{ frame: Frame }, 'frame'>

/** A frame may be drawn in several parts, each a node of its own. */
export const nodeOfFrame = (frameId: string, part: number): string => `frame:${frameId}:${part}`

export function frameOfNode(nodeId: string): { frameId: string; part: number } | null {
  const [kind, frameId, part] = nodeId.split(':')
  return kind === 'frame' && frameId !== undefined ? { frameId, part: Number(part) } : null
}

export function FrameBox({ data: { frame }, selected }: NodeProps<FrameNode>) {
  return (
    <div className={classes.frame} data-selected={selected}>
      <div className={classes.frameTitle} dir="auto">
        {frame.title}
      </div>
    </div>
  )
}

export type StripNode = Node<Record<string, never>, 'strip'>

/** Ends for the lines to what is folded away; the strip itself is drawn with the lanes. */
export const StripEnds = memo(function StripEnds() {
  return (
    <>
      <Handle
        type="target"
        position={Position.Left}
        isConnectable={false}
        className={`${classes.target} ${classes.stripEnd}`}
      />
      <Handle
        type="source"
        position={Position.Right}
        isConnectable={false}
        className={`${classes.source} ${classes.stripEnd}`}
      />
    </>
  )
})

export const nodeOfStrip = (lane: string): string => `strip:${lane}`

/** What a link rests on. `doubted`: an assumption of it is in doubt or broken. */
export type LinkClaims = { readonly assumptions: number; readonly evidence: number; readonly doubted: boolean }

export type LinkEdge = Edge<
  {
    /** Null: a link to itself. */
    route: readonly Point[] | null
    /** The boxes at its ends where the layout has them. */
    from: Box | null
    to: Box | null
    claims: LinkClaims | null
  },
  'link'
>

/** Half of the dot a line starts from, and half of the strip it lands on: the canvas says their outer edges. */
const [outsideFrom, outsideTo] = [9, 12]

/** A line along its route, or while a box at its end is moved from box to box; without a route a loop under its own box. */
export function LinkLine({ data, sourceX, sourceY, targetX, targetY, markerEnd }: EdgeProps<LinkEdge>) {
  const claims = data?.claims ?? null
  const path = () => {
    if (!data?.route || !data.from || !data.to) {
      return { path: loopBetween({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }), middle: null }
    }
    const from = { ...data.from, x: sourceX - outsideFrom - data.from.width, y: sourceY - data.from.height / 2 }
    const to = { ...data.to, x: targetX + outsideTo, y: targetY - data.to.height / 2 }
    const stands = isAt(from, data.from) && isAt(to, data.to)
    const route = stands ? data.route : routeBetween(from, to)
    return { path: pathAlong(route), middle: middleOf(route) }
  }
  const { path: drawn, middle } = path()
  return (
    <>
      <BaseEdge path={drawn} interactionWidth={24} {...(markerEnd ? { markerEnd } : {})} />
      {claims && middle && <ClaimsBadge claims={claims} at={middle} />}
    </>
  )
}

/** How many assumptions and pieces of evidence there are; the link's own name says it in words. */
function ClaimsBadge({ claims: { assumptions, evidence, doubted }, at }: { claims: LinkClaims; at: Point }) {
  return (
    <g className={classes.claims} data-doubted={doubted} transform={`translate(${at.x} ${at.y})`} aria-hidden>
      <circle r="12" />
      <text textAnchor="middle" dominantBaseline="central">
        {doubted ? '!' : assumptions + evidence}
      </text>
    </g>
  )
}

/** In the middle of the longest straight part, where a badge covers no corner. */
function middleOf(route: readonly Point[]): Point {
  let middle = route[0] ?? { x: 0, y: 0 }
  let longest = -1
  for (const [index, to] of route.entries()) {
    const from = route[index - 1]
    const length = from ? Math.hypot(to.x - from.x, to.y - from.y) : -1
    if (!from || length <= longest) continue
    longest = length
    middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  }
  return middle
}

const isAt = (a: Point, b: Point): boolean => Math.abs(a.x - b.x) < 0.5 && Math.abs(a.y - b.y) < 0.5

function loopBetween(from: Point, to: Point): string {
  const below = from.y + 90
  return `M ${from.x} ${from.y} C ${from.x + 60} ${below}, ${to.x - 60} ${below}, ${to.x} ${to.y}`
}
