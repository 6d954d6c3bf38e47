import { aggregationUsed, hasLevels } from '@core/measure/adding-up'
import { figureInWords, numberInWords, shareInWords } from '@core/measure/figure-words'
import type { Figure } from '@core/observation/aggregate'
import type { Measure, Observation } from '@core/project/entities'
import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useProject } from '../../data/hooks'

/** A figure with its unit: `4,134 people`, `62% of tenancies`, `Deciding together`. */
function figureWithUnit(
  figure: Figure | number,
  measure: Measure,
  threshold: number,
  t: TFunction<'measures'>,
): string {
  const words = figureInWords(figure, measure, { threshold })
  const unit = measure.unit.trim()
  const used = aggregationUsed(measure)
  if (used === 'count') {
    return t('figureOfCount', { count: typeof figure === 'number' ? figure : figure.value, figure: words })
  }
  if (unit === '' || (measure.kind !== 'number' && measure.kind !== 'share')) return words
  return measure.kind === 'share' || used === 'share'
    ? t('figureOfShare', { figure: words, unit })
    : t('figureOfNumber', { figure: words, unit })
}

/** Figures in words for one project: shares of fewer than its smallest group are said as counts. */
export function useFigureWords() {
  const { t } = useTranslation('measures')
  const threshold = useProject().smallestGroup
  return {
    bare: (figure: Figure | number, measure: Measure) => figureInWords(figure, measure, { threshold }),
    withUnit: (figure: Figure | number, measure: Measure) => figureWithUnit(figure, measure, threshold, t),
  }
}

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
