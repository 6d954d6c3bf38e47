import type { TemplateId } from '@core/workshop/templates'
import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import { useProject } from '../../data/hooks'
import { useTranslation } from '../../ui/use-translation'

/** Above a list of what can be done together too: the way to a workshop for it. */
export function InWorkshop({ template }: { template: Extract<TemplateId, 'power' | 'significant-change'> }) {
  const { t } = useTranslation('learning')
  const { id } = useProject()
  return (
    <Text data-no-print maw="44em">
      {t(`inWorkshop.${template}`)}{' '}
      <Anchor component={Link} underline="always" to={`/p/${id}/workshops/new?from=${template}`}>
        {t('planWorkshop')}
      </Anchor>
    </Text>
  )
}
