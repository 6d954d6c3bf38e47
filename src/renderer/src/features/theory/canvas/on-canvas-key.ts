import type { Element } from '@core/project/entities'
import type { Point } from '@core/theory/box'
import { gridStep } from '@core/theory/placement'
import type { KeyboardEvent } from 'react'

type CanvasKeys = {
  readonly elements: readonly Element[]
  readonly onOpen: (nodeId: string) => void
  readonly onRename: (id: string) => void
  readonly onMark: (nodeId: string) => void
  readonly onAdd: (near: Element | null) => void
  readonly onLink: (id: string) => void
  readonly onOpenBehind: (id: string) => void
  readonly onDelete: (nodeId: string) => void
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

/** Steps an arrow key goes on the grid, and with Shift. */
const steps = { short: gridStep, long: gridStep * 5 }

/**
 * What the keys do while the focus is on the picture itself or on one of its boxes: nothing in a field, nothing elsewhere. The
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
  if (!(target instanceof HTMLElement)) return null
  const key = event.key.toLowerCase()
  if (key === 'escape') return keys.onEscape
  if (event.ctrlKey || event.metaKey)
    return key === 'z' && !event.shiftKey && keys.isUnwritten() ? keys.onTakeBack : null
  const nodeId = target.classList.contains('react-flow__node') ? (target.dataset.id ?? null) : null
  if (event.altKey || (nodeId === null && target !== event.currentTarget)) return null
  const element = keys.elements.find(({ id }) => id === nodeId) ?? null
  if (key === 'n') return () => keys.onAdd(element)
  if (key === 'f') return keys.onPresent
  if (nodeId === null) return null
  return actionOnNode(event, nodeId, keys) ?? (element && actionOnElement(key, element.id, keys))
}

function actionOnNode({ key, shiftKey }: KeyboardEvent, nodeId: string, keys: CanvasKeys): (() => void) | null {
  const way = arrows[key]
  if (way) {
    const step = shiftKey ? steps.long : steps.short
    return () => keys.onNudge(nodeId, { x: way.x * step, y: way.y * step })
  }
  if (key === 'Enter' || key === ' ') return () => (shiftKey ? keys.onMark(nodeId) : keys.onOpen(nodeId))
  if (key === 'Delete' || key === 'Backspace') return () => keys.onDelete(nodeId)
  return null
}

function actionOnElement(key: string, id: string, keys: CanvasKeys): (() => void) | null {
  if (key === 'f2') return () => keys.onRename(id)
  if (key === 'l') return () => keys.onLink(id)
  return key === 'o' ? () => keys.onOpenBehind(id) : null
}
