import { levelNamesOf } from '@core/import/levels'
import type { Mapping } from '@core/import/mapping'
import type { PreviewObservation } from '@core/import/preview'
import { hasLevels } from '@core/measure/adding-up'
import { numberInWords, shareInWords } from '@core/measure/figure-words'
import { flagNames } from '@core/project/entities'
import { useTranslation } from '../../../ui/use-translation'

/** `marks`: the publisher's, never a note of the team's. A value of a preview as it is read: `4,134`, `62%`, `5 of 8`, `Often`, or that there is none. */
export function useValueWords(mapping: Mapping) {
  const { t } = useTranslation(['evidence', 'terms'])
  return ({
    flag,
    value,
    denominator,
    measure,
    marks = '',
  }: Pick<PreviewObservation, 'flag' | 'value' | 'denominator' | 'measure'> & { marks?: string }): string => {
    const marked = marks === '' ? '' : ` [${marks}]`
    if (value === null) return `${t(`terms:flag.${flagNames[flag] ?? 'missing'}`)}${marked}`
    return `${numberWords(value, denominator, measure)}${marked}`
  }

  function numberWords(value: number, denominator: number | null, measure: string): string {
    if (denominator !== null) return t('terms:partOfWhole', { part: value, whole: denominator })
    const mapped = mapping.measures.find(({ key }) => key === measure)
    const level = mapped && hasLevels(mapped.kind) ? levelNamesOf(mapped)[value - 1] : undefined
    if (level !== undefined) return level
    return mapped?.kind === 'share' ? shareInWords(value) : numberInWords(value)
  }
}
