import { looksNotAddable } from '@core/import/counting'
import { acrossesOf } from '@core/measure/adding-up'
import type { Measure } from '@core/project/entities'
import { Anchor, Button, Group, Text } from '@mantine/core'
import { IconQuestionMark } from '@tabler/icons-react'
import { Link } from 'react-router'
import { HintNotice } from '../../ui/hints'
import { useTranslation } from '../../ui/use-translation'
import { useMeasureEdit } from './measure-edits'

/** True of a measure that is called as a rate or an average is, and adds places up because nobody ever chose. */
const isDoubtful = (measure: Measure): boolean =>
  measure.across === undefined &&
  measure.kind === 'number' &&
  (measure.aggregation === 'sum' || measure.aggregation === 'latest') &&
  acrossesOf(measure).includes('mean') &&
  looksNotAddable(measure)

/** On one measure: asks whether places are rightly added up. Either answer takes the notice away. */
export function AddingUpNotice({ measure }: { measure: Measure }) {
  const { t } = useTranslation(['measures', 'terms'])
  const edit = useMeasureEdit(measure)
  if (!isDoubtful(measure)) return null
  return (
    <HintNotice icon={<IconQuestionMark size={24} aria-hidden />} title={t('addedUpAsked')}>
      <Text>{t('addedUpWhy')}</Text>
      <Group gap="xs" mt="xs">
        {(['mean', 'none', 'sum'] as const).map(across => (
          <Button key={across} variant="default" onClick={() => edit({ across })}>
            {t(`terms:across.${across}`)}
          </Button>
        ))}
      </Group>
    </HintNotice>
  )
}

/** On the list: which measures to look at. */
export function AddingUpMeasures({ measures }: { measures: readonly Measure[] }) {
  const { t } = useTranslation('measures')
  const doubtful = measures.filter(isDoubtful)
  if (doubtful.length === 0) return null
  return (
    <HintNotice icon={<IconQuestionMark size={24} aria-hidden />} title={t('addedUpList', { count: doubtful.length })}>
      {doubtful.map(({ id, title }) => (
        <div key={id}>
          <Anchor component={Link} to={id} dir="auto">
            {title}
          </Anchor>
        </div>
      ))}
    </HintNotice>
  )
}
