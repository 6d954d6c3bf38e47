import type { Rule } from '@core/project/entities'
import { useTranslation } from '../../ui/use-translation'
import { useRatingWords } from './rating-words'
import classes from './workshops.module.css'

/** What a rule says, in words. */
export function RuleSentences({ rule }: { rule: Rule }) {
  const { t } = useTranslation(['workshops', 'terms'])
  const { inAtLeast, notNeededBelow, outAtMost, variant } = rule
  const ratingWords = useRatingWords()
  const yes = ratingWords('must-have')
  return (
    <ul className={classes.rule}>
      <li>
        {t('ruleIn', {
          yes,
          no: ratingWords('not-needed'),
          inAtLeast,
          notNeededBelow,
          where: t(`terms:ruleWhere.${variant}`),
        })}
      </li>
      <li>{t(`ruleOut.${variant === 'pooled' ? 'pooled' : 'everyGroup'}`, { yes, outAtMost })}</li>
      <li>{t('ruleDiscuss')}</li>
    </ul>
  )
}
