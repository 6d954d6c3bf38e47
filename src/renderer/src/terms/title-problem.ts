import { useTranslation } from 'react-i18next'

const longestTitle = 500

/** What is wrong with a title, in a sentence; `null`: nothing. */
export function useTitleProblem() {
  const { t } = useTranslation('terms')
  return (title: string): string | null => {
    if (title.trim() === '') return t('titleMissing')
    return title.length > longestTitle ? t('titleTooLong', { limit: longestTitle }) : null
  }
}

const longestText = 50_000

/** The same for a long text, which may be empty. */
export function useTextProblem() {
  const { t } = useTranslation('terms')
  return (text: string): string | null => (text.length > longestText ? t('textTooLong', { limit: longestText }) : null)
}
