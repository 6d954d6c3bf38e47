import type { MeasureReading } from '@core/observation/reading'
import type { Measure } from '@core/project/entities'
import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DueList, useDueThisMonth } from '../../terms/due-list'

type DueNowProps = { measures: readonly Measure[]; readings: ReadonlyMap<string, MeasureReading> }

/** What is to be gathered by the end of this month. Nothing where nothing is. */
export function DueNow(asked: DueNowProps) {
  const { t } = useTranslation('terms')
  const due = useDueThisMonth(asked)
  if (due.length === 0) return null
  return (
    <section aria-labelledby="due-now">
      <Title order={2} id="due-now" mb="md">
        {t('dueThisMonth')}
      </Title>
      <DueList due={due} level={3} />
    </section>
  )
}
