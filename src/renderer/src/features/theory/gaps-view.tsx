import { countOfGaps } from '@core/theory/gaps'
import { IconCircleCheck } from '@tabler/icons-react'
import { GapList, useGaps } from '../../terms/gaps/gap-list'
import { EmptyState } from '../../ui/hints'
import { StillReading } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'

/** What is missing from the theory and its measures. */
export function GapsView() {
  const { t } = useTranslation(['gaps', 'theory'])
  const gaps = useGaps()
  if (!gaps) return <StillReading label={t('theory:reading')} />
  if (countOfGaps(gaps) > 0) return <GapList gaps={gaps} headingOrder={2} />
  return (
    <EmptyState icon={<IconCircleCheck size={32} />} title={t('none')}>
      {t('noneText')}
    </EmptyState>
  )
}
