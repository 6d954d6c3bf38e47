import type { Mapping } from '@core/import/mapping'
import type { PreviewObservation } from '@core/import/preview'
import { numberInWords, shareInWords } from '@core/measure/figure-words'
import { flags } from '@core/observation/block'
import { useTranslation } from 'react-i18next'

/** A value of a preview as it is read: `4,134`, `62%`, `5 of 8`, or that there is none. */
export function useValueWords(mapping: Mapping) {
  const { t } = useTranslation('evidence')
  return ({
    flag,
    value,
    denominator,
    measure,
  }: Pick<PreviewObservation, 'flag' | 'value' | 'denominator' | 'measure'>): string => {
    if (flag === flags.suppressed) return t('suppressed')
    if (value === null) return t('missing')
    if (denominator !== null) return t('partOfWhole', { part: numberInWords(value), whole: numberInWords(denominator) })
    const kind = mapping.measures.find(({ key }) => key === measure)?.kind
    return kind === 'share' ? shareInWords(value) : numberInWords(value)
  }
}
