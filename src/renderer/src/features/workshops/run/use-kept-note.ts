import { useTranslation } from 'react-i18next'
import { saveIfValid } from '../../../terms/title-problem'

/** `keepText` for words of the session: kept whole and trimmed, or refused whole where they are too long. */
export function useKeptNote() {
  const { t } = useTranslation('terms')
  return (limit: number, save: (words: string) => void) =>
    saveIfValid(
      words => (words.trim().length > limit ? t('textTooLong', { limit }) : null),
      words => save(words.trim()),
    )
}
