import { useTranslation } from 'react-i18next'
import type { Kept } from '../../ui/use-draft'
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
  const kept = (typed: string, limit: number, keep: (text: string) => Kept): Kept => {
    const text = typed.trim()
    return text.length > limit ? { error: t('textTooLong', { limit }) } : keep(text)
  }
  return {
    keepText: (field: TextField, limit: number) => (typed: string) =>
      kept(typed, limit, text => edit({ [field]: text })),
    keepFurther: (field: FurtherField, limit: number) => (typed: string) =>
      kept(typed, limit, text => edit({ [field]: text === '' ? undefined : text })),
  }
}
