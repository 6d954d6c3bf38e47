import type { TheoryLayout } from '@core/theory/layout'
import { placeIn, tidied } from '@core/theory/placement'
import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import { IconLayoutGrid, IconPresentation, IconRestore } from '@tabler/icons-react'
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
