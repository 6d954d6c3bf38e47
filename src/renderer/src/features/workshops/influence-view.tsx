import type { Workshop } from '@core/project/entities'
import { influence } from '@core/workshop/agreed'
import { Text } from '@mantine/core'
import { useRows } from '../../data/hooks'
import { Section } from '../../ui/section'
import { ColumnHeads, TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'

type InfluenceViewProps = { workshop: Workshop; nameOf: (perspectiveId: string) => string }

/** With whom what was agreed began. Nothing where nothing was agreed. */
export function InfluenceView({ workshop, nameOf }: InfluenceViewProps) {
  const { t } = useTranslation('workshops')
  const measures = useRows('measure')
  if (!measures) return null
  const { agreed, began, notRecorded, reworded } = influence(workshop, measures)
  if (agreed === 0) return null
  return (
    <Section title={t('influence')} mb={0}>
      <Text c="dimmed" mb="sm">
        {t('influenceHint')}
      </Text>
      <TableFrame caption={t('influenceCaption')}>
        <ColumnHeads columns={[t('group'), { number: t('influenceColumn') }]} />
        <tbody>
          {began.map(({ perspectiveId, measures: count }) => (
            <tr key={perspectiveId}>
              <th scope="row" dir="auto">
                {nameOf(perspectiveId)}
              </th>
              <td data-number>{t('mustHaveOf', { count, all: agreed })}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <Text mt="sm">
        {notRecorded > 0 && `${t('influenceNotRecorded', { count: notRecorded })} `}
        {t('influenceReworded', { count: reworded })}
      </Text>
    </Section>
  )
}
