import { countOfGaps } from '@core/theory/gaps'
import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { GapList, useGaps } from '../../terms/gaps/gap-list'

/** What is missing, each with the way to where it is mended. Nothing where nothing is missing. */
export function Gaps() {
  const { t } = useTranslation('overview')
  const gaps = useGaps()
  if (!gaps || countOfGaps(gaps) === 0) return null
  return (
    <section aria-labelledby="gaps">
      <Title order={2} id="gaps" mb="md">
        {t('gaps')}
      </Title>
      <GapList gaps={gaps} headingOrder={3} />
    </section>
  )
}
