import { type Stage, type StageKind, stageKinds } from '@core/project/entities'
import { stagesWithMoved, totalMinutes } from '@core/workshop/plan'
import { usualStage } from '@core/workshop/templates'
import { ActionIcon, Button, Group, NativeSelect, Stack, Text, VisuallyHidden } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronRight, IconPlus, IconTrash } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import { newId } from '../../../data/new-id'
import { DraftArea, DraftInput } from '../../../ui/draft-fields'
import type { Kept } from '../../../ui/use-draft'
import { canBePressed } from '../../../ui/use-reordering'
import { useTranslation } from '../../../ui/use-translation'
import classes from './plan.module.css'
import { PlanPart } from './plan-part'
import type { PlanPartProps } from './use-plan-edit'
import { useKeptText, wholeNumber } from './use-plan-edit'

const mostStages = 40

/** A new stage goes before the last where that is the close, else to the end. */
function AddStage({ workshop, edit }: PlanPartProps) {
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

const longestStageMinutes = 480

type StageRowProps = {
  stage: Stage
  isFirst: boolean
  isLast: boolean
  isOnly: boolean
  onMove: (by: number) => void
  onRemove: () => void
  onEdit: (fields: Partial<Stage>) => Promise<Kept>
}

function StageRow({ stage, isFirst, isLast, isOnly, onMove, onRemove, onEdit }: StageRowProps) {
  const { t } = useTranslation('workshopPlan')
  const [opened, setOpened] = useState(false)
  const wordsId = useId()
  const { title, kind } = stage
  const Chevron = opened ? IconChevronDown : IconChevronRight
  return (
    <li className={classes.stage} data-stage={stage.id}>
      <div className={classes.stageHead}>
        <button
          type="button"
          className={classes.stageTitle}
          aria-expanded={opened}
          aria-controls={wordsId}
          onClick={() => setOpened(!opened)}
        >
          <Chevron size={20} aria-hidden className={classes.chevron} />
          <span>
            <bdi>{title}</bdi>
            <Text span c="dimmed" display="block">
              {t(`kind.${kind}`)}
            </Text>
          </span>
        </button>
        <DraftInput
          label={t('stageMinutes')}
          aria-label={t('stageMinutesOf', { title })}
          inputMode="numeric"
          className={classes.minutes ?? ''}
          stored={String(stage.minutes)}
          keepText={typed => {
            const minutes = wholeNumber(typed, 0, longestStageMinutes)
            if (minutes === null) return { error: t('minutesWrong') }
            return onEdit({ minutes })
          }}
        />
        <Group gap={0} wrap="nowrap">
          <ActionIcon aria-label={t('stageUp', { title })} data-move="up" disabled={isFirst} onClick={() => onMove(-1)}>
            <IconArrowUp size={20} aria-hidden />
          </ActionIcon>
          <ActionIcon
            aria-label={t('stageDown', { title })}
            data-move="down"
            disabled={isLast}
            onClick={() => onMove(1)}
          >
            <IconArrowDown size={20} aria-hidden />
          </ActionIcon>
          <ActionIcon color="red" aria-label={t('stageRemove', { title })} disabled={isOnly} onClick={onRemove}>
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </Group>
      </div>
      <div id={wordsId} hidden={!opened}>
        {opened && <StageWords stage={stage} onEdit={onEdit} />}
      </div>
    </li>
  )
}

function StageWords({ stage, onEdit }: Pick<StageRowProps, 'stage' | 'onEdit'>) {
  const { t } = useTranslation('workshopPlan')
  const kept = useKeptText()
  return (
    <Stack gap="sm" mt="sm">
      <DraftInput
        label={t('stageTitle')}
        stored={stage.title}
        keepText={kept.title(words => onEdit({ title: words }))}
      />
      <DraftArea
        label={t('stagePrompt')}
        description={t('stagePromptHint')}
        stored={stage.prompt}
        keepText={kept.text(2000, prompt => onEdit({ prompt }))}
      />
      <DraftArea
        label={t('stageSay')}
        description={t('stageSayHint')}
        stored={stage.say}
        keepText={kept.text(5000, say => onEdit({ say }))}
      />
    </Stack>
  )
}

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
    const button = order.map(way => row?.querySelector<HTMLButtonElement>(`[data-move="${way}"]`)).find(canBePressed)
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
