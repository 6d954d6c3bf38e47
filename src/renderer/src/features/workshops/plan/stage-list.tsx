import { stagesWithMoved, totalMinutes } from '@core/workshop/plan'
import { Text, VisuallyHidden } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddStage } from './add-stage'
import classes from './plan.module.css'
import { PlanPart } from './plan-part'
import { StageRow } from './stage-row'
import type { PlanPartProps } from './use-plan-edit'

/** The flow: every stage with its minutes and its words, to be put in another order, left out and added to. */
export function StageList({ workshop, edit }: PlanPartProps) {
  const { t } = useTranslation('workshopPlan')
  const { stages } = workshop.plan
  const list = useRef<HTMLOListElement>(null)
  const moved = useRef<{ stageId: string; by: number } | null>(null)
  const [told, setTold] = useState('')

  // The focus goes along with the stage, to the button that moved it or, where that cannot go further, to its other one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `stages` is the signal that the move is on screen
  useEffect(() => {
    const now = moved.current
    if (!now) return
    moved.current = null
    const row = list.current?.querySelector(`[data-stage="${now.stageId}"]`)
    const order = now.by < 0 ? ['up', 'down'] : ['down', 'up']
    const button = order
      .map(way => row?.querySelector<HTMLButtonElement>(`[data-move="${way}"]`))
      .find(each => each && !each.disabled)
    button?.focus()
  }, [stages])

  const move = (stageId: string, by: number) => {
    moved.current = { stageId, by }
    edit(now => ({ ...now, plan: { ...now.plan, stages: stagesWithMoved(now.plan.stages, stageId, by) } }))
    const place = stages.findIndex(({ id }) => id === stageId) + by + 1
    setTold(t('stageMoved', { title: stages[place - by - 1]?.title, place, of: stages.length }))
  }
  const remove = (stageId: string) => {
    edit(now => ({
      ...now,
      plan: { ...now.plan, stages: now.plan.stages.filter(({ id }) => id !== stageId) },
    }))
    setTold(t('stageRemoved', { title: stages.find(({ id }) => id === stageId)?.title }))
    list.current?.focus()
  }
  return (
    <PlanPart title={t('flow')} hint={t('flowHint')}>
      <Text fw={700}>{t('total', { minutes: t('minutes', { count: totalMinutes(stages) }) })}</Text>
      <ol className={classes.stages} ref={list} tabIndex={-1} aria-label={t('stageList')}>
        {stages.map((stage, index) => (
          <StageRow
            key={stage.id}
            stage={stage}
            isFirst={index === 0}
            isLast={index === stages.length - 1}
            isOnly={stages.length === 1}
            onMove={by => move(stage.id, by)}
            onRemove={() => remove(stage.id)}
            onEdit={fields =>
              edit(now => ({
                ...now,
                plan: {
                  ...now.plan,
                  stages: now.plan.stages.map(each => (each.id === stage.id ? { ...each, ...fields } : each)),
                },
              }))
            }
          />
        ))}
      </ol>
      <VisuallyHidden role="status">{told}</VisuallyHidden>
      <AddStage workshop={workshop} edit={edit} />
    </PlanPart>
  )
}
