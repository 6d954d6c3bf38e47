import { useTranslation } from 'react-i18next'
import classes from './workshops.module.css'

/** What the two ends of the bars are. The numbers beside each bar say the same. */
export function BarLegend() {
  const { t } = useTranslation(['workshops', 'terms'])
  return (
    <ul className={classes.legend} aria-label={t('legend')}>
      <li data-end="must-have">{t('terms:rating.must-have')}</li>
      <li data-end="not-needed">{t('terms:rating.not-needed')}</li>
    </ul>
  )
}
