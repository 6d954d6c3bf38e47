import type { ConsensusRow } from '@core/workshop/consensus-table'
import { Text } from '@mantine/core'
import { useTranslation } from '../../ui/use-translation'
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

/** Beside results where a group of several gave some proposal no rating. Nothing where none did. */
export function NoRatingsNote({ rows }: { rows: readonly ConsensusRow[] }) {
  const { t } = useTranslation('workshops')
  const isSilent = ({ outcome: { groups } }: ConsensusRow) =>
    groups.some(({ verdict }) => verdict === 'no-ratings') && groups.some(({ verdict }) => verdict !== 'no-ratings')
  return rows.some(isSilent) && <Text c="dimmed">{t('noRatings')}</Text>
}
