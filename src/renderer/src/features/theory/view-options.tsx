import type { TheoryLayout } from '@core/theory/layout'
import { placeIn, tidied } from '@core/theory/placement'
import { Button, Popover, SegmentedControl, Stack, Switch, Text } from '@mantine/core'
import { IconAdjustments, IconLayoutGrid, IconRestore } from '@tabler/icons-react'
import { useId } from 'react'
import { showDone } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import type { Theory } from './use-theory'
import type { TheoryEdits } from './use-theory-edits'
import type { useTheoryView } from './use-theory-view'

type ViewOptionsProps = {
  theory: Theory
  edits: TheoryEdits
  shown: ReturnType<typeof useTheoryView>
  /** Where the picture has everything; null: it is not shown. */
  layout: TheoryLayout | null
}

/** What is shown of the theory and how it is ordered, behind one button. */
export function ViewOptions({ theory, edits, shown, layout }: ViewOptionsProps) {
  const { t } = useTranslation('theory')
  const { t: overlay } = useTranslation('overlay')
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus withinPortal={false} width="min(26rem, 92vw)">
      <Popover.Target>
        <Button variant="default" leftSection={<IconAdjustments size={20} aria-hidden />}>
          {t('viewOptions')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('viewOptions')}>
        <Stack gap="md">
          {layout && <Lanes {...shown} />}
          {theory.chosen.period && (
            <Switch
              label={overlay('more')}
              description={overlay('legend')}
              checked={shown.overlay}
              onChange={event => shown.showOverlay(event.currentTarget.checked)}
            />
          )}
          {layout && <Placing theory={theory} edits={edits} layout={layout} />}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

function Lanes({ lanesBy, showLanesBy }: Pick<ViewOptionsProps['shown'], 'lanesBy' | 'showLanesBy'>) {
  const { t } = useTranslation('theory')
  const label = useId()
  return (
    <div>
      <Text id={label} fw={600}>
        {t('lanes')}
      </Text>
      <SegmentedControl
        aria-labelledby={label}
        size="sm"
        fullWidth
        value={lanesBy}
        onChange={value => showLanesBy(value === 'sphere' ? 'sphere' : 'level')}
        data={[
          { value: 'level', label: t('lanesByLevel') },
          { value: 'sphere', label: t('lanesBySphere') },
        ]}
      />
    </div>
  )
}

/** What becomes of the boxes that were placed by hand. Nothing where none was. */
function Placing({ theory, edits, layout }: { theory: Theory; edits: TheoryEdits; layout: TheoryLayout }) {
  const { t } = useTranslation('theory')
  const { id, elements } = theory.here
  const byHand = elements.filter(element => placeIn(element, id) !== null)
  if (byHand.length === 0) return null
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
    <Stack gap="xs" align="flex-start">
      <Button variant="default" size="sm" leftSection={<IconLayoutGrid size={18} aria-hidden />} onClick={tidyUp}>
        {t('tidyUp')}
      </Button>
      <Button variant="default" size="sm" leftSection={<IconRestore size={18} aria-hidden />} onClick={placeAllAgain}>
        {t('placeAllAgain')}
      </Button>
    </Stack>
  )
}
