import type { Workshop } from '@core/project/entities'
import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import { useSession } from '../../../data/hooks'
import { Section } from '../../../ui/section'
import { useTranslation } from '../../../ui/use-translation'
import shared from '../workshops.module.css'

/** What the room decided about measures it looked at again; nothing where it looked at none. Their own pages change them. */
export function ReviewedMeasures({ workshop: { items, record } }: { workshop: Workshop }) {
  const { t } = useTranslation(['workshopAfter', 'terms'])
  const { id } = useSession()
  const reviewed = record?.reviewed ?? []
  if (reviewed.length === 0) return null
  return (
    <Section title={t('reviewed')}>
      <ol className={shared.agreed}>
        {reviewed.map(({ itemId, measureId, said, wording, why }) => (
          <li key={itemId} className={shared.card}>
            <Text>
              <strong>{t(`terms:reviewed.${said}`)}:</strong>{' '}
              <Anchor component={Link} underline="always" to={`/p/${id}/measures/${measureId}?view=definition`}>
                <bdi>{items.find(item => item.id === itemId)?.words ?? wording}</bdi>
              </Anchor>
            </Text>
            {said === 'changed' && <Text>{t('reviewedWording', { wording })}</Text>}
            {why !== '' && <Text>{t('reviewedWhy', { why })}</Text>}
          </li>
        ))}
      </ol>
    </Section>
  )
}
