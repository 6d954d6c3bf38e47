import type { TheoryLayout } from '@core/theory/layout'
import { ActionIcon, Tooltip } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { Panel, useReactFlow, useStore } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Selection } from './selection'

const showAllOptions = { padding: 0.02, maxZoom: 1 }
/** Below this nobody reads the words: a picture too large for its frame begins at its start instead. */
const smallestUseful = 0.4
const smallestLegible = 0.7

type ZoomProps = {
  layout: TheoryLayout
  selection: Selection | null
  /** Whether the person has moved the picture: from then on we leave it where they put it. */
  moved: RefObject<boolean>
}

/** Shows all of the picture whenever it or its frame changes size, and has buttons to look closer. */
export function Zoom({ layout, selection, moved }: ZoomProps) {
  const { t } = useTranslation('theory')
  const { fitView, zoomIn, zoomOut, setCenter, setViewport, getZoom } = useReactFlow()
  const duration = useReducedMotion() ? 0 : 200
  const frameWidth = useStore(state => state.width)
  const frameHeight = useStore(state => state.height)
  const selected = selection?.kind === 'element' ? layout.boxes.get(selection.id) : undefined

  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes are the reason to look again; selecting alone is not.
  useEffect(() => {
    if (frameWidth === 0) return
    // Something is open beside the picture: keep that in sight, large enough to read.
    if (selected) {
      const zoom = Math.max(getZoom(), smallestLegible)
      setCenter(selected.x + selected.width / 2, selected.y + selected.height / 2, { zoom, duration })
    } else if (!moved.current) {
      const whole = Math.min(frameWidth / layout.width, frameHeight / layout.height, 1)
      const zoom = Math.max(whole, smallestUseful)
      const spare = (frame: number, size: number) => Math.max(0, (frame - size * zoom) / 2)
      setViewport({ x: spare(frameWidth, layout.width), y: spare(frameHeight, layout.height), zoom }, { duration })
    }
  }, [layout.width, layout.height, frameWidth, frameHeight, duration])

  const look = (change: () => void) => () => {
    moved.current = true
    change()
  }
  const showAll = () => {
    moved.current = false
    fitView({ ...showAllOptions, duration })
  }
  const buttons = [
    { label: t('zoomIn'), Icon: IconPlus, onClick: look(() => zoomIn({ duration })) },
    { label: t('zoomOut'), Icon: IconMinus, onClick: look(() => zoomOut({ duration })) },
    { label: t('fit'), Icon: IconMaximize, onClick: showAll },
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
