import { type StageKind, stageKinds } from '@core/project/entities'
import { stillOpen } from '@core/workshop/session/next-step'
import type { FacilitatorView } from '@core/workshop/session/views'
import { usualStage } from '@core/workshop/templates'
import { Button, Group, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { newId } from '../../../data/new-id'
import common from '../../../ui/common.module.css'
import { useTranslation } from '../../../ui/use-translation'
import { useRoom } from './room-context'
import classes from './run.module.css'
import { MoveDialog } from './step-dialogs'

/** The whole flow: to skip a stage, to go to any other, and to put another in after this one. */
export function AllStages({ view }: { view: FacilitatorView }) {
  const { t } = useTranslation(['workshopRun', 'workshopPlan'])
  const { act } = useRoom()
  const [asked, setAsked] = useState<string | null>(null)
  const goTo = (stageId: string) => {
    if (stillOpen(view).length > 0) setAsked(stageId)
    else act({ kind: 'go-to', stageId })
  }
  const [kind, setKind] = useState<StageKind>('talk')
  const add = () =>
    act(({ stages, stage }) => ({
      kind: 'set-stages',
      stages: stages.toSpliced(stage.number, 0, { ...usualStage(kind), id: newId() }),
    }))
  return (
    <details className={common.disclosure}>
      <summary>{t('stages')}</summary>
      <ol className={classes.stages}>
        {view.stages.map(({ id, title, minutes }) => {
          const isNow = id === view.stage.id
          return (
            <li key={id} {...(isNow ? { 'aria-current': 'step' } : {})}>
              <span className={classes.stageName}>
                <bdi>{title}</bdi>, {t('workshopPlan:minutes', { count: minutes })}
              </span>
              {isNow ? (
                <b>{t('stageNow')}</b>
              ) : (
                <Button size="sm" variant="default" onClick={() => goTo(id)}>
                  <bdi>{t('stageGo', { title })}</bdi>
                </Button>
              )}
            </li>
          )
        })}
      </ol>
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t('workshopPlan:addStageKind')}
          value={kind}
          data={stageKinds.map(value => ({ value, label: t(`workshopPlan:kind.${value}`) }))}
          onChange={event => setKind(stageKinds.find(each => each === event.currentTarget.value) ?? kind)}
        />
        <Button variant="default" onClick={add}>
          {t('stageAdd')}
        </Button>
      </Group>
      {asked !== null && <MoveDialog view={view} stageId={asked} onDone={() => setAsked(null)} />}
    </details>
  )
}
