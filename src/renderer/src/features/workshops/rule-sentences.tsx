import { shareInWords } from '@core/measure/figure-words'
import type { Rule } from '@core/project/entities'
import { useTranslation } from 'react-i18next'
import classes from './workshops.module.css'

/** What a rule says, in words. */
export function RuleSentences({ rule }: { rule: Rule }) {
  const { t } = useTranslation('workshops')
  const limits = {
    inAtLeast: shareInWords(rule.inAtLeast),
    notNeededBelow: shareInWords(rule.notNeededBelow),
    outAtMost: shareInWords(rule.outAtMost),
  }
  return (
    <ul className={classes.rule}>
      <li>{t(`ruleIn.${rule.variant}`, limits)}</li>
      <li>{t(`ruleOut.${rule.variant}`, limits)}</li>
      <li>{t('ruleDiscuss')}</li>
    </ul>
  )
}
