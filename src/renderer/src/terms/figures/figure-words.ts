import { aggregationUsed } from '@core/measure/adding-up'
import { figureInWords } from '@core/measure/figure-words'
import type { Figure } from '@core/observation/aggregate'
import type { Measure } from '@core/project/entities'
import { dayInWords } from '@core/words/format'
import type { TFunction } from 'i18next'
import { useProject } from '../../data/hooks'
import { useTranslation } from '../../ui/use-translation'
import type { FigureRow } from './figure-rows'

/** A figure with its unit: `4,134 people`, `62% of tenancies`, `Deciding together`. */
function figureWithUnit(figure: Figure | number, measure: Measure, threshold: number, t: TFunction<'figures'>): string {
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
  const { t } = useTranslation('figures')
  const threshold = useProject().smallestGroup
  return {
    bare: (figure: Figure | number, measure: Measure) => figureInWords(figure, measure, { threshold }),
    withUnit: (figure: Figure | number, measure: Measure) => figureWithUnit(figure, measure, threshold, t),
  }
}

/** When a figure is from: `in 2016, as of 31 March 2016`. `lacking`: what is not in it; empty: nothing. */
export function useWhenWords() {
  const { t } = useTranslation('figures')
  return ({ period: { label: period }, asOf }: Pick<FigureRow, 'period' | 'asOf'>, lacking = ''): string => {
    if (asOf === null) return t(lacking === '' ? 'inPeriod' : 'inPeriodWithout', { period, lacking })
    const day = dayInWords(asOf)
    return t(lacking === '' ? 'inPeriodAsOf' : 'inPeriodAsOfWithout', { period, day, lacking })
  }
}
