import { boxAround, viewShowing } from '@core/theory/box'
import type { TheoryLayout } from '@core/theory/layout'
import { ActionIcon, Tooltip } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { MiniMap, Panel, useReactFlow, useStore } from '@xyflow/react'
import { memo, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from '../../../ui/use-translation'
import type { Selection } from '../use-theory-view'
import { CanvasKeys } from './canvas-keys'
import classes from './picture.module.css'

/** The smallest words in a box have 14 pixels, and none are ever drawn under 11: a larger picture is moved through instead. */
export const smallestLegible = 11 / 14
/** A projector is read from the back of the room. */
const largest = { usual: 1, presenting: 2.5 }
/** The room that the buttons take at the bottom, so that they cover nothing. */
const buttonsHeight = 68
const miniMapSize = { width: 150, height: 100 }
/** Of the frame, left free around what stands out. */
const spotlightMargin = 0.12

type ZoomProps = {
  layout: TheoryLayout
  selection: Selection | null
  /** Whether the person has moved the picture: from then on we leave it where they put it. */
  moved: RefObject<boolean>
  presenting: boolean
  spotlight: ReadonlySet<string> | null
}

/** Shows all of the picture, or its start as large as can be read, whenever it or its frame changes size; has buttons to look closer. */
export const Zoom = memo(function Zoom({ layout, selection, moved, presenting, spotlight }: ZoomProps) {
  const { t } = useTranslation('theory')
  const { fitBounds, zoomIn, zoomOut, setCenter, setViewport, getViewport } = useReactFlow()
  const still = useReducedMotion(undefined, { getInitialValueInEffect: false })
  const frameWidth = useStore(state => state.width)
  const frameHeight = useStore(state => state.height)
  const selected = selection?.kind === 'element' && !presenting ? layout.boxes.get(selection.id) : undefined
  const most = presenting ? largest.presenting : largest.usual

  // What has just come onto the page stands where it is to be seen; from then on it goes there.
  const begun = useRef(false)
  const duration = () => (still || !begun.current ? 0 : 200)
  const height = frameHeight - (presenting ? 0 : buttonsHeight)
  const showAll = (least: number) => {
    const whole = Math.min(frameWidth / layout.width, height / layout.height, most)
    const zoom = Math.max(whole, least)
    const start = (frame: number, size: number, from: number) => Math.max(0, (frame - size * zoom) / 2) - from * zoom
    const x = start(frameWidth, layout.width, layout.x)
    setViewport({ x, y: start(height, layout.height, layout.y), zoom }, { duration: duration() })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes are the reason to look again; selecting alone is not.
  useEffect(() => {
    if (frameWidth === 0) return
    if (selected && !begun.current) {
      const zoom = most
      setCenter(selected.x + selected.width / 2, selected.y + selected.height / 2, { zoom, duration: 0 })
    } else if (selected) {
      // Its panel has opened beside the picture, which stays as it is but for what it takes to keep the box in sight.
      const frame = { width: frameWidth, height: frameHeight }
      setViewport(viewShowing(selected, getViewport(), frame), { duration: duration() })
    } else if (!moved.current) showAll(smallestLegible)
    if (selected) moved.current = true
  }, [layout.x, layout.y, layout.width, layout.height, frameWidth, frameHeight])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another thing in the light is the only reason to look there.
  useEffect(() => {
    if (!presenting || frameWidth === 0) return
    const bounds = boxAround([...(spotlight ?? [])].flatMap(id => layout.boxes.get(id) ?? []))
    if (bounds) fitBounds(bounds, { padding: spotlightMargin, duration: duration() })
    else showAll(0)
  }, [spotlight, frameWidth, frameHeight])

  useEffect(() => {
    if (frameWidth > 0) begun.current = true
  }, [frameWidth])

  const look = (change: () => void) => () => {
    moved.current = true
    change()
  }
  const buttons = [
    { label: t('zoomIn'), Icon: IconPlus, onClick: look(() => zoomIn({ duration: duration() })) },
    { label: t('zoomOut'), Icon: IconMinus, onClick: look(() => zoomOut({ duration: duration() })) },
    {
      label: t('fit'),
      Icon: IconMaximize,
      onClick: () => {
        moved.current = false
        showAll(smallestLegible)
      },
    },
  ]
  if (presenting) return null
  const fits = layout.width * smallestLegible <= frameWidth && layout.height * smallestLegible <= height
  return (
    <>
      {!fits && (
        <MiniMap
          position="bottom-left"
          pannable
          style={miniMapSize}
          ariaLabel={t('miniMap')}
          className={classes.miniMap ?? ''}
          nodeClassName={node => (node.type === 'frame' ? (classes.noMiniature ?? '') : '')}
        />
      )}
      <Panel position="bottom-right" className={classes.buttons ?? ''}>
        <CanvasKeys />
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
    </>
  )
})
