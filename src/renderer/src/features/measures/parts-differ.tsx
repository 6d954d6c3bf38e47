import { answerDimension } from '@core/measure/adding-up'
import { partsAgainstWhole } from '@core/measure/parts'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import type { Measure } from '@core/project/entities'
import { Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { ReadingsByDimension } from '../../data/readings-by-dimension'
import { HintNotice } from '../../ui/hints'
import { useTranslation } from '../../ui/use-translation'

type PartsDifferProps = {
  measure: Measure
  reading: MeasureReading
  dimensions: ReadingsByDimension
  period: Period
}

/** Beside the figure of a period: by which dimensions its parts do not add up to it. Nothing where they all do. */
export function PartsDiffer({ measure, reading, dimensions, period }: PartsDifferProps) {
  const { t } = useTranslation('measures')
  const differing = useMemo(
    () =>
      [...dimensions].flatMap(([dimension, parts]) => {
        // Answers of which one person gave several add up to more than all.
        if (dimension === answerDimension && measure.across === 'people') return []
        const differ = partsAgainstWhole(reading, parts.values(), measure, period)
        return differ ? [{ dimension, ...differ }] : []
      }),
    [dimensions, reading, measure, period],
  )
  if (differing.length === 0) return null
  return (
    <HintNotice icon={<IconAlertTriangle size={24} aria-hidden />} title={t('partsDiffer')}>
      {differing.map(({ dimension, parts, whole }) => (
        <Text key={dimension}>
          {t('partsDifferBy', {
            period: period.label,
            dimension,
            parts,
            whole,
          })}
        </Text>
      ))}
      <Text>{t('partsDifferWhy')}</Text>
    </HintNotice>
  )
}
