import type { ConsensusRow } from '@core/workshop/consensus-table'
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Beside results where a group of several gave some proposal no rating. Nothing where none did. */
export function NoRatingsNote({ rows }: { rows: readonly ConsensusRow[] }) {
  const { t } = useTranslation('workshops')
  const isSilent = ({ outcome: { groups } }: ConsensusRow) =>
    groups.some(({ verdict }) => verdict === 'no-ratings') && groups.some(({ verdict }) => verdict !== 'no-ratings')
  return rows.some(isSilent) && <Text c="dimmed">{t('noRatings')}</Text>
}
