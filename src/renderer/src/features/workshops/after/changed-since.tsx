import type { Agreed, Measure } from '@core/project/entities'
import { editsSinceAgreed } from '@core/workshop/agreed'
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const labels = { title: 'fieldTitle', because: 'fieldBecause' } as const

/** What the measure says now where the room agreed something else: beside it, never in its place. */
export function ChangedSince({ agreed, measure }: { agreed: Agreed; measure: Measure }) {
  const { t } = useTranslation('workshopAfter')
  const edits = editsSinceAgreed(agreed, measure)
  if (edits.length === 0) return null
  return (
    <div>
      <Text fw={700}>{t('changedSince')}</Text>
      {edits.map(({ field, now }) => (
        <Text key={field} dir="auto">
          {t('changedField', { field: t(labels[field]), now })}
        </Text>
      ))}
    </div>
  )
}
