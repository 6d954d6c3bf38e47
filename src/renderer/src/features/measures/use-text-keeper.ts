import { useTranslation } from 'react-i18next'
import type { Kept } from '../../ui/use-draft'
import type { EditMeasure } from './use-measure-edit'

type TextField = 'because' | 'unit' | 'method'

/** Keeps a text field whole, or refuses it whole where it is too long: nothing is ever cut. */
export function useTextKeeper(edit: EditMeasure) {
  const { t } = useTranslation('measures')
  return (field: TextField, limit: number) =>
    (typed: string): Kept => {
      const text = typed.trim()
      return text.length > limit
        ? { error: t('textTooLong', { limit: limit.toLocaleString('en-GB') }) }
        : edit({ [field]: text })
    }
}
