import { levels } from '@core/project/entities'
import { Button, List, Text } from '@mantine/core'
import { IconArrowsSplit2, IconPlus } from '@tabler/icons-react'
import { EmptyState } from '../../ui/hints'
import { useTranslation } from '../../ui/use-translation'

/** Nothing is drawn yet: says what a theory of change is made of, and where to begin. */
export function TheoryEmpty({ onBegin }: { onBegin: () => void }) {
  const { t } = useTranslation(['theory', 'terms'])
  return (
    <EmptyState
      icon={<IconArrowsSplit2 size={36} />}
      title={t('emptyTitle')}
      actions={
        <Button mt="sm" leftSection={<IconPlus size={20} aria-hidden />} onClick={onBegin}>
          {t('emptyFirst')}
        </Button>
      }
    >
      <Text>{t('emptyText')}</Text>
      <List my="sm" spacing={4}>
        {levels.toReversed().map(level => (
          <List.Item key={level}>
            <b>{t(`terms:level.${level}`)}</b>: {t(`terms:levelMeans.${level}`)}
          </List.Item>
        ))}
      </List>
      <Text>{t('emptyKeep')}</Text>
    </EmptyState>
  )
}
