import { useTranslation } from 'react-i18next'
import { useRatingWords } from './rating-words'
import classes from './workshops.module.css'

/** What the two ends of the bars are. The numbers beside each bar say the same. */
export function BarLegend() {
  const { t } = useTranslation('workshops')
  const ratingWords = useRatingWords()
  return (
    <ul className={classes.legend} aria-label={t('legend')}>
      <li data-end="must-have">{ratingWords('must-have')}</li>
      <li data-end="not-needed">{ratingWords('not-needed')}</li>
    </ul>
  )
}
