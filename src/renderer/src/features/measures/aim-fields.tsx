import { isLevel } from '@core/measure/adding-up'
import { dayFromIso, isoFromDay } from '@core/observation/day'
import type { Measure } from '@core/project/entities'
import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { newId } from '../../data/new-id'
import { today } from '../../terms/today'
import common from '../../ui/common.module.css'
import { DraftDay, DraftInput } from '../../ui/draft-fields'
import type { KeepText, Kept } from '../../ui/use-draft'
import { useTranslation } from '../../ui/use-translation'
import classes from './measures.module.css'
import { LevelSelect, SayMore, SheetPart, type SheetPartProps } from './sheet-part'
import { TargetsEditor } from './targets-editor'
import { textFromValue, useTypedValue } from './typed-value'

type Milestone = NonNullable<Measure['milestones']>[number]
const mostMilestones = 100

/** Dated steps on the way to a target, each with a value or in words alone. */
function MilestonesEditor({ measure, edit }: SheetPartProps) {
  const { t } = useTranslation('measures')
  const addButton = useRef<HTMLButtonElement>(null)
  const milestones = measure.milestones ?? []
  const keep = (next: readonly Milestone[]) => edit({ milestones: next.length === 0 ? undefined : [...next] })
  const change = (id: string, fields: Partial<Milestone>) =>
    keep(milestones.map(each => (each.id === id ? { ...each, ...fields } : each)))
  return (
    <Stack gap="sm" role="group" aria-label={t('fieldMilestones')}>
      <Text fw={600}>{t('fieldMilestones')}</Text>
      <Text size="sm" c="dimmed">
        {t('fieldMilestonesHint')}
      </Text>
      <ul className={common.list}>
        {milestones.map((milestone, index) => (
          <MilestoneFields
            key={milestone.id}
            measure={measure}
            milestone={milestone}
            place={index + 1}
            change={fields => change(milestone.id, fields)}
            remove={() => {
              keep(milestones.filter(({ id }) => id !== milestone.id))
              addButton.current?.focus()
            }}
          />
        ))}
      </ul>
      {milestones.length < mostMilestones && (
        <Button
          ref={addButton}
          variant="default"
          className={classes.start ?? ''}
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => {
            const title = t('newMilestone', { place: milestones.length + 1 })
            keep([...milestones, { id: newId(), title, day: today(), value: null, reachedOn: null }])
          }}
        >
          {t('addMilestone')}
        </Button>
      )}
    </Stack>
  )
}

type MilestoneFieldsProps = {
  measure: Measure
  milestone: Milestone
  place: number
  change: (fields: Partial<Milestone>) => ReturnType<SheetPartProps['edit']>
  remove: () => void
}

function MilestoneFields({ measure, milestone, place, change, remove }: MilestoneFieldsProps) {
  const { t } = useTranslation('measures')
  const readValue = useTypedValue(measure)
  const { title, day, value, reachedOn } = milestone
  const keepDay = (field: 'day' | 'reachedOn') => (iso: string) => {
    if (iso === '') return field === 'day' ? { error: t('dayNeeded') } : change({ reachedOn: null })
    const read = dayFromIso(iso)
    return read.ok ? change({ [field]: read.value }) : { error: t('dayNeeded') }
  }
  const hasValue = measure.kind !== 'milestone' && measure.kind !== 'story'
  return (
    <li className={classes.level}>
      <Group align="flex-start" gap="md" flex="1 1 14rem">
        <DraftInput
          label={t('milestoneTitle', { place })}
          flex="1 1 14rem"
          stored={title}
          keepText={typed => {
            const words = typed.trim()
            if (words === '') return { error: t('milestoneNeeded') }
            return words.length > 500 ? { error: t('textTooLong', { limit: 500 }) } : change({ title: words })
          }}
        />
        <DraftDay
          label={t('milestoneDay')}
          stored={isoFromDay(day)}
          keepText={keepDay('day')}
          badDay={t('dayNeeded')}
        />
        {hasValue &&
          (isLevel(measure) ? (
            <LevelSelect
              measure={measure}
              label={t('milestoneValue')}
              value={value}
              onChoose={level => change({ value: level })}
            />
          ) : (
            <DraftInput
              label={t('milestoneValue')}
              maw="12rem"
              inputMode="decimal"
              dir="ltr"
              stored={textFromValue(value, measure.kind)}
              keepText={text => {
                const typed = readValue(text)
                return typed.ok ? change({ value: typed.value }) : { error: typed.error }
              }}
            />
          ))}
        <DraftDay
          label={t('milestoneReachedOn')}
          stored={reachedOn === null ? '' : isoFromDay(reachedOn)}
          keepText={keepDay('reachedOn')}
          badDay={t('dayNeeded')}
        />
      </Group>
      <ActionIcon color="red" aria-label={t('removeMilestone', { title })} onClick={remove}>
        <IconTrash size={20} aria-hidden />
      </ActionIcon>
    </li>
  )
}

type Half = { value: number | null; day: number | null }

export function AimFields(props: SheetPartProps) {
  const { measure } = props
  const { t } = useTranslation('measures')
  return (
    <SheetPart title={t('sheetAims')}>
      {measure.kind !== 'milestone' && <BaselineFields {...props} />}
      <TargetsEditor {...props} />
      <SayMore label={t('moreAims')} filled={measure.milestones !== undefined}>
        <MilestonesEditor {...props} />
      </SayMore>
    </SheetPart>
  )
}

/** A baseline is stored once it has both a value and a day; half of one waits in the fields. */
function BaselineFields({ measure, edit }: SheetPartProps) {
  const { t } = useTranslation('measures')
  const readValue = useTypedValue(measure)
  const [half, setHalf] = useState<Half>({ value: null, day: null })
  const { value, day } = measure.baseline ?? half

  const keep = (next: Half): Kept | Promise<Kept> => {
    setHalf(next)
    if (next.value !== null && next.day !== null) return edit({ baseline: { value: next.value, day: next.day } })
    return measure.baseline ? edit({ baseline: null }) : 'kept'
  }
  const keepValue: KeepText = text => {
    const typed = readValue(text)
    return typed.ok ? keep({ value: typed.value, day }) : { error: typed.error }
  }
  const keepDay: KeepText = iso => {
    if (iso === '') return keep({ value, day: null })
    const typed = dayFromIso(iso)
    return typed.ok ? keep({ value, day: typed.value }) : { error: t('dayNeeded') }
  }
  return (
    <div data-field="baseline">
      <Group align="flex-start" gap="md">
        {isLevel(measure) ? (
          <LevelSelect
            measure={measure}
            label={t('fieldBaseline')}
            value={value}
            onChoose={level => keep({ value: level, day })}
          />
        ) : (
          <DraftInput
            label={t('fieldBaseline')}
            placeholder={t(measure.kind === 'share' ? 'baselineHint.share' : 'baselineHint.number')}
            inputMode="decimal"
            dir="ltr"
            stored={textFromValue(value, measure.kind)}
            keepText={keepValue}
          />
        )}
        <DraftDay
          label={t('fieldBaselineDay')}
          stored={day === null ? '' : isoFromDay(day)}
          keepText={keepDay}
          badDay={t('dayNeeded')}
        />
        <Button
          variant="default"
          className={classes.besideField ?? ''}
          disabled={!measure.baseline}
          onClick={() => {
            setHalf({ value: null, day: null })
            edit({ baseline: null })
          }}
        >
          {t('removeBaseline')}
        </Button>
      </Group>
      {/* Always there: what comes and goes as a field is left would move the next thing from under the pointer. */}
      <Text size="sm" c="dimmed" mt="xs">
        {t('baselineNeedsBoth')}
      </Text>
    </div>
  )
}
