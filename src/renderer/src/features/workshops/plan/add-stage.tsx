import { type StageKind, stageKinds } from '@core/project/entities'
import { usualStage } from '@core/workshop/templates'
import { Button, Group, NativeSelect, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../../data/new-id'
import type { PlanPartProps } from './use-plan-edit'

const mostStages = 40

/** A new stage goes before the last where that is the close, else to the end. */
export function AddStage({ workshop, edit }: PlanPartProps) {
  const { t } = useTranslation('workshopPlan')
  const [kind, setKind] = useState<StageKind>('talk')
  if (workshop.plan.stages.length >= mostStages) return <Text c="dimmed">{t('stagesFull')}</Text>
  const add = () =>
    edit(now => {
      const { stages } = now.plan
      const place = stages.at(-1)?.kind === 'close' ? stages.length - 1 : stages.length
      const added = { ...usualStage(kind), id: newId() }
      return { ...now, plan: { ...now.plan, stages: stages.toSpliced(place, 0, added).slice(0, mostStages) } }
    })
  return (
    <Group align="flex-end" gap="sm">
      <NativeSelect
        label={t('addStageKind')}
        value={kind}
        data={stageKinds.map(value => ({ value, label: t(`kind.${value}`) }))}
        onChange={event => setKind(stageKinds.find(each => each === event.currentTarget.value) ?? kind)}
      />
      <Button variant="default" leftSection={<IconPlus size={20} aria-hidden />} onClick={add}>
        {t('addStage')}
      </Button>
    </Group>
  )
}
