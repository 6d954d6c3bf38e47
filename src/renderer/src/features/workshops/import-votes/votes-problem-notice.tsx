import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../../ui/notices'
import words from '../words.en.json'
import type { ShownVotesProblem, VotesProblem } from './use-import-votes'

type Sentence = { title: string; next: string }

/** A problem without words does not compile. */
const sentences = words.problem satisfies Record<VotesProblem, Sentence>

/** What happened, that nothing was lost, what to do next. */
export function VotesProblemNotice({ problem }: { problem: ShownVotesProblem }) {
  const { t } = useTranslation('workshops')
  const code: keyof typeof sentences = problem.problem
  const about = { detail: problem.detail ?? '' }
  return (
    <ErrorNotice
      title={t(`problem.${code}.title`, about)}
      lost={t('nothingBroughtIn')}
      next={t(`problem.${code}.next`, about)}
    />
  )
}
