import type { Stage } from '@core/project/entities'
import { ActionIcon, Group, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronRight, IconTrash } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DraftArea, DraftInput } from '../../../ui/draft-fields'
import type { Kept } from '../../../ui/use-draft'
import classes from './plan.module.css'
import { useKeptText, wholeNumber } from './use-kept-text'

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

export function StageRow({ stage, isFirst, isLast, isOnly, onMove, onRemove, onEdit }: StageRowProps) {
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
