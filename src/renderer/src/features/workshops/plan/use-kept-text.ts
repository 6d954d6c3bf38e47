import { useTranslation } from 'react-i18next'
import { saveIfValid, useTitleProblem } from '../../../terms/title-problem'
import type { Kept } from '../../../ui/use-draft'

type Save = (words: string) => Kept | Promise<Kept>

/** `keepText` for the words of a plan: kept whole and trimmed, or refused whole. */
export function useKeptText() {
  const { t } = useTranslation('terms')
  const titleProblem = useTitleProblem()
  return {
    title: (save: Save) => saveIfValid(titleProblem, words => save(words.trim())),
    text: (limit: number, save: Save) =>
      saveIfValid(
        words => (words.trim().length > limit ? t('textTooLong', { limit }) : null),
        words => save(words.trim()),
      ),
  }
}

/** A whole number typed between two bounds; null: it is none. */
export function wholeNumber(typed: string, from: number, to: number): number | null {
  const text = typed.trim()
  if (!/^\d{1,5}$/.test(text)) return null
  const value = Number(text)
  return value >= from && value <= to ? value : null
}
