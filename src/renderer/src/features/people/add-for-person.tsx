import { Group, Stack, Title } from '@mantine/core'
import { useRow } from '../../data/hooks'
import { AddLink } from '../../terms/records/add-link'
import { useTranslation } from '../../ui/use-translation'

/** On a person's page: what mostly comes next, with the person filled in. */
export function AddForPerson({ id }: { id: string }) {
  const { t } = useTranslation('people')
  const person = useRow('person', id)
  if (!person) return null
  return (
    <Stack gap="xs" component="section" aria-label={t('addFor')} data-no-print>
      <Title order={3}>{t('addFor')}</Title>
      <Group gap="sm">
        <AddLink kind="consent" known={{ personId: id }} />
        <AddLink kind="attendance" known={{ personId: id }} />
        <AddLink kind="story" known={{ tellerId: id }} area="learning" />
        <AddLink kind="payment" known={{ personId: id }} />
        <AddLink kind="contact" known={{ personId: id }} />
      </Group>
    </Stack>
  )
}
