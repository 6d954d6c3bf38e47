import { shareInWords } from '@core/measure/figure-words'
import { rowInWords } from '@core/words/format'
import { bands } from '@core/workshop/ratings'
import type { GroupOutcome } from '@core/workshop/rule'
import { useTranslation } from '../../ui/use-translation'
import { useRatingWords } from './rating-words'
import classes from './workshops.module.css'

/** Up to here a group's answers are counts: per cent would claim too much (method.md). */
const largestGroupInCounts = 6

/** How many of a group say must have: in counts where the group is small, else per cent. */
export function useAnswerFigure() {
  const { t } = useTranslation(['workshops', 'terms'])
  const ratingWords = useRatingWords()
  return ({ counts, mustHaveShare, dontKnow, nearly }: GroupOutcome): string => {
    if (nearly) {
      const answer = bands.find(band => counts[band] > 0) ?? (dontKnow > 0 ? 'dont-know' : 'skip')
      return t('nearlyAll', { answer: ratingWords(answer) })
    }
    if (mustHaveShare === null) return t('terms:ruleOutcome.no-ratings')
    if (counts.ratings > largestGroupInCounts) return shareInWords(mustHaveShare)
    return t('mustHaveOf', { count: counts['must-have'], all: counts.ratings })
  }
}

type GroupAnswerProps = {
  group: GroupOutcome
  /** `figure`: per cent, or counts of a small group. `counts`: both. `all`: what one person could change too. */
  detail?: 'figure' | 'counts' | 'all'
}

/** How a group answered: a bar, per cent where the group is large enough, and the counts. */
export function GroupAnswer({ group, detail: wanted = 'all' }: GroupAnswerProps) {
  const { t } = useTranslation(['workshops', 'terms'])
  const figureOf = useAnswerFigure()
  const ratingWords = useRatingWords()
  const detail = group.nearly ? 'figure' : wanted
  const { counts, dontKnow, mustHaveShare, notNeededShare } = group
  if (mustHaveShare === null || notNeededShare === null) {
    return <span className={classes.quiet}>{figureOf(group)}</span>
  }
  const inCounts = counts.ratings <= largestGroupInCounts
  const fraction = t('mustHaveOf', { count: counts['must-have'], all: counts.ratings })
  return (
    <span className={classes.answer}>
      <span className={classes.answerFigure}>{figureOf(group)}</span>
      <svg className={classes.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect width="100" height="8" fill="var(--cm-line)" />
        <rect width={mustHaveShare * 100} height="8" fill="var(--cm-chart-2)" />
        <rect x={100 - notNeededShare * 100} width={notNeededShare * 100} height="8" fill="var(--cm-chart-3)" />
      </svg>
      {detail !== 'figure' && (
        <span className={classes.answerCounts}>
          {rowInWords([
            ...(inCounts ? [] : [fraction]),
            ...(counts['not-needed'] > 0
              ? [t('notNeeded', { count: counts['not-needed'], answer: ratingWords('not-needed') })]
              : []),
            ...(dontKnow > 0 ? [t('dontKnow', { count: dontKnow })] : []),
          ])}
        </span>
      )}
      {detail === 'all' && group.oneNotNeededBreaks && (
        <span className={classes.answerCounts}>{t('oneDecides', { no: ratingWords('not-needed') })}</span>
      )}
    </span>
  )
}
