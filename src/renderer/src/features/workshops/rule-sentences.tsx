import type { Rule } from '@core/project/entities'
import { useTranslation } from 'react-i18next'
import classes from './workshops.module.css'

/** What a rule says, in words. */
export function RuleSentences({ rule }: { rule: Rule }) {
  const { t } = useTranslation(['workshops', 'terms'])
  const { inAtLeast, notNeededBelow, outAtMost, variant } = rule
  return (
    <ul className={classes.rule}>
      <li>{t('ruleIn', { inAtLeast, notNeededBelow, where: t(`terms:ruleWhere.${variant}`) })}</li>
      <li>{t(`ruleOut.${variant === 'pooled' ? 'pooled' : 'everyGroup'}`, { outAtMost })}</li>
      <li>{t('ruleDiscuss')}</li>
    </ul>
  )
}
