import type { KeepText, Kept } from '../ui/use-draft'
import { useTranslation } from '../ui/use-translation'

const longestTitle = 500

/** What is wrong with a title, in a sentence; `null`: nothing. */
export function useTitleProblem() {
  const { t } = useTranslation('terms')
  return (title: string): string | null => {
    if (title.trim() === '') return t('titleMissing')
    return title.length > longestTitle ? t('titleTooLong', { limit: longestTitle }) : null
  }
}

/** A `keepText` for a field of `ui/draft-fields`: refuses what is wrong with the words, else saves them. */
export const saveIfValid =
  (problemOf: (words: string) => string | null, save: (words: string) => Kept | Promise<Kept>): KeepText =>
  words => {
    const error = problemOf(words)
    return error === null ? save(words) : { error }
  }

const longestText = 50_000

/** The same for a long text, which may be empty. */
export function useTextProblem(limit = longestText) {
  const { t } = useTranslation('terms')
  return (text: string): string | null => (text.length > limit ? t('textTooLong', { limit }) : null)
}

/** The same for a text that may not be empty. */
export function useWordsProblem(limit: number) {
  const { t } = useTranslation('terms')
  const tooLong = useTextProblem(limit)
  return (text: string): string | null => (text.trim() === '' ? t('titleMissing') : tooLong(text))
}
