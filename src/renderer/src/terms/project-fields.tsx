import { reportingYear } from '@core/observation/period'
import { speaksFromLivedExperience } from '@core/project/contents'
import type { Perspective } from '@core/project/entities'
import { monthNames } from '@core/words/format'
import { ActionIcon, Button, Checkbox, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useRef } from 'react'
import { newId } from '../data/new-id'
import { DraftSelect } from '../ui/draft-fields'
import type { Kept } from '../ui/use-draft'
import { useTranslation } from '../ui/use-translation'
import { useTitleProblem } from './title-problem'

const mostPerspectives = 50

type PerspectivesFieldProps = {
  perspectives: readonly Perspective[]
  /** Called at every key: the caller decides when to keep what is there. */
  onChange: (perspectives: Perspective[]) => void
  /** Called when a name is left, and after one is added or taken away. */
  onDone?: () => void
  /** Why they are not saved. */
  error?: string | null
}

/** The groups people say they speak from: renamed, added and taken away as the project sees fit. */
export function PerspectivesField({ perspectives, onChange, onDone, error = null }: PerspectivesFieldProps) {
  const { t } = useTranslation('terms')
  const titleProblem = useTitleProblem()
  const field = useRef<HTMLFieldSetElement>(null)
  const set = (next: Perspective[], done: boolean) => {
    onChange(next)
    if (done) onDone?.()
  }
  return (
    <Fieldset legend={t('perspectives')} ref={field} styles={{ legend: { fontWeight: 600 } }}>
      <Text c="dimmed" mb="sm">
        {t('perspectivesHint')}
      </Text>
      <Stack gap="xs">
        {perspectives.map((perspective, index) => (
          <Group key={perspective.id} wrap="nowrap" align="flex-start" gap="xs">
            <Stack flex={1} gap={6} mb="xs">
              <TextInput
                aria-label={t('perspectiveName', { number: index + 1 })}
                value={perspective.name}
                error={titleProblem(perspective.name)}
                onChange={event =>
                  set(perspectives.with(index, { ...perspective, name: event.currentTarget.value }), false)
                }
                onBlur={onDone}
              />
              <Checkbox
                size="sm"
                label={t('perspectiveLived')}
                aria-label={t('perspectiveLivedOf', { name: perspective.name })}
                checked={speaksFromLivedExperience(perspective)}
                onChange={event =>
                  set(perspectives.with(index, { ...perspective, lived: event.currentTarget.checked }), true)
                }
              />
            </Stack>
            <ActionIcon
              color="red"
              aria-label={t('perspectiveRemove', { name: perspective.name })}
              onClick={() => {
                set(perspectives.toSpliced(index, 1), true)
                field.current?.querySelector<HTMLElement>('[data-add]')?.focus()
              }}
            >
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
      {error !== null && (
        <Text c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      )}
      {perspectives.length < mostPerspectives && (
        <Button
          mt="sm"
          variant="subtle"
          data-add
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => {
            set([...perspectives, { id: newId(), name: '' }], false)
            requestAnimationFrame(() => {
              const names = field.current?.querySelectorAll('input')
              names?.[names.length - 1]?.focus()
            })
          }}
        >
          {t('perspectiveAdd')}
        </Button>
      )}
    </Fieldset>
  )
}

type YearStartFieldProps = { yearStart: number; onChoose: (yearStart: number) => Kept | Promise<Kept> }

/** The first month of the reporting year, with what a year will then be called. */
export function YearStartField({ yearStart, onChoose }: YearStartFieldProps) {
  const { t } = useTranslation('terms')
  const example = reportingYear(new Date().getFullYear(), yearStart).label
  return (
    <DraftSelect
      label={t('yearStart')}
      description={t('yearStartHint', { example })}
      stored={String(yearStart)}
      data={monthNames().map((label, index) => ({ value: String(index + 1), label }))}
      keepText={chosen => onChoose(Number(chosen))}
    />
  )
}
