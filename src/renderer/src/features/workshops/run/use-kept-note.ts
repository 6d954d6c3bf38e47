import { useTranslation } from 'react-i18next'
import { saveIfValid } from '../../../terms/title-problem'
import { useRoom } from './room-context'

/** `keepText` for words of the session: kept whole and trimmed, or refused whole where they are too long. */
export function useKeptNote() {
  const { t } = useTranslation('terms')
  const { keep } = useRoom()
  return (limit: number, save: (words: string) => Promise<boolean>) =>
    saveIfValid(
      words => (words.trim().length > limit ? t('textTooLong', { limit }) : null),
      words => keep(save(words.trim())),
    )
}
