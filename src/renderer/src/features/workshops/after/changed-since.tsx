import type { Agreed, Measure } from '@core/project/entities'
import { editsSinceAgreed } from '@core/workshop/edits-since-agreed'
import { Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { HintNotice } from '../../../ui/hint-notice'

const labels = { title: 'fieldTitle', because: 'fieldBecause' } as const

/** What the measure says now where the room agreed something else: beside it, never in its place. */
export function ChangedSince({ agreed, measure }: { agreed: Agreed; measure: Measure }) {
  const { t } = useTranslation('workshopAfter')
  const edits = editsSinceAgreed(agreed, measure)
  if (edits.length === 0) return null
  return (
    <HintNotice icon={<IconPencil aria-hidden />} title={t('changedSince')}>
      {edits.map(({ field, now }) => (
        <Text key={field} dir="auto">
          {t('changedField', { field: t(labels[field]), now })}
        </Text>
      ))}
    </HintNotice>
  )
}
