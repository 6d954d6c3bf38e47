import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../../ui/error-notice'
import words from '../words.en.json'
import type { Trouble } from './use-bring-in'

type Sentence = { title: string; lost: string; next: string }

/** A problem without words does not compile. */
const sentences = words.problem satisfies Record<Trouble['problem'], Sentence>

/** What happened, that nothing was lost, what to do next. */
export function TroubleNotice({ trouble, actions }: { trouble: Trouble; actions?: ReactNode }) {
  const { t } = useTranslation('evidence')
  const code: keyof typeof sentences = trouble.problem
  const about = { detail: trouble.detail ?? '' }
  return (
    <ErrorNotice
      title={t(`problem.${code}.title`, about)}
      lost={t(`problem.${code}.lost`, about)}
      next={t(`problem.${code}.next`, about)}
      actions={actions}
    />
  )
}
