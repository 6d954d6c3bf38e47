import { hasLevels } from '@core/measure/adding-up'
import { numberInWords, shareInWords } from '@core/measure/figure-words'
import type { Measure, Observation } from '@core/project/entities'
import { useCallback } from 'react'
import { useTranslation } from '../../ui/use-translation'

type Recorded = Pick<Observation, 'flag' | 'value' | 'denominator'>

/** One recorded value as it is read out: `4,134`, `18 of 30`, `62%`, a level's name, `Missing`. */
export function useRecordedWords(): (recorded: Recorded, measure: Measure) => string {
  const { t } = useTranslation(['measures', 'terms'])
  return useCallback(
    ({ flag, value, denominator }: Recorded, measure: Measure) => {
      if (measure.kind === 'story') return t('inWords')
      if (value === null || flag !== 'value') return t(`terms:flag.${flag === 'value' ? 'missing' : flag}`)
      if (measure.kind === 'milestone') return t(value === 1 ? 'terms:reached' : 'terms:notReached')
      if (denominator !== null) {
        return t('terms:partOfWhole', { part: value, whole: denominator })
      }
      if (measure.kind === 'share') return shareInWords(value)
      if (hasLevels(measure.kind)) return measure.rubric[value - 1]?.name ?? numberInWords(value)
      return numberInWords(value)
    },
    [t],
  )
}
