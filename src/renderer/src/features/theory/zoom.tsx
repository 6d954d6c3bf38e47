import type { TheoryLayout } from '@core/theory/layout'
import { ActionIcon, Tooltip } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { Panel, useReactFlow, useStore } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Selection } from './selection'

export const fitOptions = { padding: 0.02, maxZoom: 1 }

type ZoomProps = {
  layout: TheoryLayout
  selection: Selection | null
  /** Whether the person has moved the picture: from then on we leave it where they put it. */
  moved: RefObject<boolean>
}

/** Shows all of the picture whenever it or its frame changes size, and has buttons to look closer. */
export function Zoom({ layout, selection, moved }: ZoomProps) {
  const { t } = useTranslation('theory')
  const { fitView, zoomIn, zoomOut, setCenter, getZoom } = useReactFlow()
  const duration = useReducedMotion() ? 0 : 200
  const frameWidth = useStore(state => state.width)
  const frameHeight = useStore(state => state.height)
  const selected = selection?.kind === 'element' ? layout.boxes.get(selection.id) : undefined

  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes are the reason to look again; selecting alone is not.
  useEffect(() => {
    if (!moved.current) fitView({ ...fitOptions, duration })
    else if (selected) {
      setCenter(selected.x + selected.width / 2, selected.y + selected.height / 2, { zoom: getZoom(), duration })
    }
  }, [layout.width, layout.height, frameWidth, frameHeight, duration])

  const look = (change: () => void) => () => {
    moved.current = true
    change()
  }
  const showAll = () => {
    moved.current = false
    fitView({ ...fitOptions, duration })
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
