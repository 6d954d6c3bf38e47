import type { TheoryLayout } from '@core/theory/layout'
import { placeIn, tidied } from '@core/theory/placement'
import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import { IconFrame, IconLayoutGrid, IconPresentation, IconRestore, IconTrash } from '@tabler/icons-react'
import { Panel } from '@xyflow/react'
import { type RefObject, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { showDone } from '../../../ui/notices'
import type { Theory } from '../use-theory'
import type { TheoryEdits } from '../use-theory-edits'
import type { useTheoryView } from '../use-theory-view'
import classes from './picture.module.css'

type PictureToolsProps = Pick<ReturnType<typeof useTheoryView>, 'lanesBy' | 'showLanesBy'> & {
  theory: Theory
  edits: TheoryEdits
  layout: TheoryLayout
  presentButton: RefObject<HTMLButtonElement | null>
  onPresent: () => void
}

/** What concerns the picture as a whole. */
export function PictureTools({
  theory,
  edits,
  layout,
  lanesBy,
  showLanesBy,
  presentButton,
  onPresent,
}: PictureToolsProps) {
  const { t } = useTranslation('theory')
  const lanesLabel = useId()
  const { id, elements } = theory.here
  const byHand = elements.filter(element => placeIn(element, id) !== null)

  const tidyUp = async () => {
    const boxes = byHand.flatMap(element => {
      const box = layout.boxes.get(element.id)
      return box ? [[element.id, box] as const] : []
    })
    const places = tidied(new Map(boxes))
    if (places.size === 0) showDone({ title: t('tidyAlready'), message: t('tidyAlreadyMore') })
    else if (await edits.tidyUp(places)) {
      showDone({ title: t('tidied', { count: places.size }), message: t('undoAsBefore') })
    }
  }
  const placeAllAgain = async () => {
    if (await edits.placeAllAgain()) {
      showDone({ title: t('placedAgain', { count: byHand.length }), message: t('undoAsBefore') })
    }
  }
  return (
    <Group className={classes.tools ?? ''} gap="sm">
      <Group gap="xs">
        <Text id={lanesLabel} fw={600}>
          {t('lanes')}
        </Text>
        <SegmentedControl
          aria-labelledby={lanesLabel}
          size="sm"
          value={lanesBy}
          onChange={value => showLanesBy(value === 'sphere' ? 'sphere' : 'level')}
          data={[
            { value: 'level', label: t('lanesByLevel') },
            { value: 'sphere', label: t('lanesBySphere') },
          ]}
        />
      </Group>
      {byHand.length > 0 && (
        <>
          <Button variant="default" size="sm" leftSection={<IconLayoutGrid size={18} aria-hidden />} onClick={tidyUp}>
            {t('tidyUp')}
          </Button>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconRestore size={18} aria-hidden />}
            onClick={placeAllAgain}
          >
            {t('placeAllAgain')}
          </Button>
        </>
      )}
      <Button
        ref={presentButton}
        variant="default"
        size="sm"
        leftSection={<IconPresentation size={18} aria-hidden />}
        onClick={onPresent}
      >
        {t('present')}
      </Button>
    </Group>
  )
}

/** Says that a link has been begun by the keyboard, and how it ends. */
export function LinkingBar({ title, onStop }: { title: string; onStop: () => void }) {
  const { t } = useTranslation('theory')
  return (
    <Panel position="top-left" className={classes.bar ?? ''}>
      <Text role="status" dir="auto">
        {t('linking', { title })}
      </Text>
      <Button size="compact-md" variant="default" onClick={onStop}>
        {t('cancel')}
      </Button>
    </Panel>
  )
}

type MarkedBarProps = { count: number; onFrame: () => void; onRemove: () => void; onClear: () => void }

/** What can be done with several elements at once. */
export function MarkedBar({ count, onFrame, onRemove, onClear }: MarkedBarProps) {
  const { t } = useTranslation('theory')
  return (
    <Panel position="top-left" className={classes.bar ?? ''}>
      <Text fw={600} role="status">
        {t('marked', { count })}
      </Text>
      <Group gap="xs">
        <Button size="compact-md" variant="default" leftSection={<IconFrame size={18} aria-hidden />} onClick={onFrame}>
          {t('frameAround')}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          c="var(--mantine-color-error)"
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={onRemove}
        >
          {t('delete')}
        </Button>
        <Button size="compact-md" variant="subtle" onClick={onClear}>
          {t('unmark')}
        </Button>
      </Group>
    </Panel>
  )
}
