import type { Measure } from '@core/project/entities'
import { useTranslation } from 'react-i18next'
import type { KeepText } from '../../ui/use-draft'
import type { EditMeasure } from './use-measure-edit'

/** What every measure has, if only empty. */
type TextField = 'because' | 'unit' | 'method'
/** What is not there where nobody said it. */
type FurtherField =
  | 'definition'
  | 'why'
  | 'numerator'
  | 'denominator'
  | 'verification'
  | 'collectedBy'
  | 'decidedBy'
  | 'possibleHarm'

/** Keeps a text field whole, or refuses it whole where it is too long: nothing is ever cut. */
export function useTextKeeper(edit: EditMeasure) {
  const { t } = useTranslation('measures')
  const keepWithin =
    (limit: number, fields: (text: string) => Partial<Measure>): KeepText =>
    typed => {
      const text = typed.trim()
      if (text.length > limit) return { error: t('textTooLong', { limit }) }
      return edit(fields(text))
    }
  return {
    keepText: (field: TextField, limit: number) => keepWithin(limit, text => ({ [field]: text })),
    keepFurther: (field: FurtherField, limit: number) =>
      keepWithin(limit, text => ({ [field]: text === '' ? undefined : text })),
  }
}
