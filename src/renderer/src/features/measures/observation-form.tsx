import { attachedToValue } from '@core/attachment/attached-to'
import { hasLevels } from '@core/measure/adding-up'
import { type AttachedTo, flagNames, type Measure, type Observation } from '@core/project/entities'
import { Box, Group, NativeSelect, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { newId } from '../../data/new-id'
import { attachedToCell, type ImportedCell } from '../../data/observations/listed-observation'
import { Attachments } from '../../terms/attachments/attachments'
import { DayField } from '../../ui/day-field'
import { Dialog } from '../../ui/dialog'
import { useTranslation } from '../../ui/use-translation'
import { useObservationEdits } from './measure-edits'
import { useRecordedWords } from './measure-words'
import {
  type DraftFailure,
  type DraftField,
  draftOf,
  emptyDraft,
  type ObservationDraft,
  readDraft,
} from './observation-draft'
import { LevelSelect } from './sheet-part'

export type ObservationSubject =
  | { task: 'add' }
  | { task: 'edit'; observation: Observation }
  | { task: 'correct'; cell: ImportedCell; fileName: string }

type ObservationFormProps = { measure: Measure; subject: ObservationSubject; onClose: () => void }

/** Adds a value by hand, corrects an imported one, or edits either. Nothing is kept before Save. */
/** What a person can say; only a file can be unreadable. */
const flagsToEnter = ['value', 'missing', 'suppressed', 'not-applicable'] as const

export function ObservationForm({ measure, subject, onClose }: ObservationFormProps) {
  const { t } = useTranslation('measures')
  const { t: attachments } = useTranslation('attachments')
  const inWords = useRecordedWords()
  const edits = useObservationEdits()
  const before = subject.task === 'edit' ? subject.observation : subject.task === 'correct' ? subject.cell : null
  const [draft, setDraft] = useState(() => (before ? draftOf(before, measure.kind) : emptyDraft(measure.kind)))
  const [problems, setProblems] = useState<readonly DraftFailure[]>([])

  const set = (fields: Partial<ObservationDraft>) => setDraft({ ...draft, ...fields })
  const errorOf = (field: DraftField): string | null => {
    const problem = problems.find(each => each.field === field)
    return problem ? t(`observationProblem.${problem.problem}`, { text: problem.text }) : null
  }
  const text = (field: DraftField) => ({
    value: draft[field],
    error: errorOf(field),
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  })
  const save = async () => {
    const read = readDraft(draft, measure, before?.dimensions ?? {})
    setProblems(read.ok ? [] : read.problems)
    if (!read.ok) return
    const done =
      subject.task === 'edit'
        ? await edits.edit(subject.observation, { ...withoutFirstDay(subject.observation), ...read.value })
        : await edits.add({
            id: newId(),
            measureId: measure.id,
            corrects: subject.task === 'correct' ? subject.cell.at : null,
            ...read.value,
          })
    if (done) onClose()
  }
  const items =
    measure.kind === 'scale' ? [...new Set([...(measure.items ?? []), ...(draft.item === '' ? [] : [draft.item])])] : []
  const title = {
    add: t(measure.kind === 'story' ? 'storyAddTitle' : 'observationAddTitle'),
    edit: t('observationEditTitle'),
    correct: t('observationCorrectTitle'),
  }[subject.task]
  return (
    <Dialog
      onClose={onClose}
      title={title}
      size="lg"
      action={{ label: t('observationSave'), onChoose: save }}
      error={problems.length > 0 ? { title: t('formProblemsTitle'), lost: t('formProblems') } : null}
      below={
        subject.task !== 'add' && (
          <Box mt="xl">
            <Attachments about={attachedTo(subject)} headingOrder={3} />
            <Text size="sm" c="dimmed" mt="xs">
              {attachments('atOnce')}
            </Text>
          </Box>
        )
      }
    >
      {subject.task === 'correct' && (
        <Text>
          {t('observationCorrectLead', {
            line: subject.cell.line,
            file: subject.fileName,
            value: inWords(subject.cell, measure),
          })}
        </Text>
      )}
      <DayField label={t('observationDay')} description={t('observationDayHint')} {...text('day')} />
      {(measure.kind === 'number' || measure.kind === 'share') && (
        <DayField label={t('observationFirstDay')} description={t('observationFirstDayHint')} {...text('firstDay')} />
      )}
      {measure.kind === 'story' && (
        <Textarea label={t('storyWords')} description={t('storyWordsHint')} autosize minRows={4} {...text('note')} />
      )}
      {measure.kind !== 'story' && (
        <Radio.Group
          label={t('observationFlag')}
          value={draft.flag}
          onChange={value => set({ flag: flagNames.find(flag => flag === value) ?? 'value' })}
        >
          <Stack gap="xs" mt="xs">
            {flagsToEnter.map(flag => (
              <Radio key={flag} value={flag} label={t(`observationKnown.${flag}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {items.length > 0 && (
        <NativeSelect
          label={t('observationItem')}
          data={[{ value: '', label: t('noItem') }, ...items]}
          {...text('item')}
        />
      )}
      {draft.flag === 'value' && measure.kind !== 'story' && (
        <ValueFields measure={measure} draft={draft} set={set} errorOf={errorOf} />
      )}
      <Group grow align="flex-start">
        <TextInput label={t('observationPlace')} autoComplete="off" {...text('place')} />
        <TextInput label={t('observationGroup')} autoComplete="off" {...text('group')} />
      </Group>
      <TextInput
        label={t('observationSource')}
        description={t('observationSourceHint')}
        autoComplete="off"
        {...text('source')}
      />
      {measure.kind !== 'story' && <Textarea label={t('observationNote')} autosize minRows={2} {...text('note')} />}
    </Dialog>
  )
}

const attachedTo = (subject: Exclude<ObservationSubject, { task: 'add' }>): AttachedTo =>
  subject.task === 'edit' ? attachedToValue(subject.observation) : attachedToCell(subject.cell)

/** The form says anew whether there is one: an emptied field takes it out. */
const withoutFirstDay = ({ firstDay: _, ...rest }: Observation): Observation => rest

type ValueFieldsProps = {
  measure: Measure
  draft: ObservationDraft
  set: (fields: Partial<ObservationDraft>) => void
  errorOf: (field: DraftField) => string | null
}

function ValueFields({ measure, draft, set, errorOf }: ValueFieldsProps) {
  const { t } = useTranslation('measures')
  if (measure.kind === 'milestone') {
    return (
      <Radio.Group
        label={t('observationMilestone')}
        value={draft.value}
        error={errorOf('value')}
        onChange={value => set({ value })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="1" label={t('observationReached')} />
          <Radio value="0" label={t('observationNotReached')} />
        </Stack>
      </Radio.Group>
    )
  }
  if (hasLevels(measure.kind)) {
    return (
      <LevelSelect
        measure={measure}
        label={t('observationLevel')}
        value={draft.value === '' ? null : Number(draft.value)}
        error={errorOf('value')}
        onChoose={level => {
          set({ value: level === null ? '' : String(level) })
          return 'kept'
        }}
      />
    )
  }
  const valueField = (label: string) => (
    <TextInput
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={draft.value}
      error={errorOf('value')}
      onChange={event => set({ value: event.currentTarget.value })}
    />
  )
  const { unit } = measure
  if (measure.kind === 'number') return valueField(unit ? t('observationValueIn', { unit }) : t('observationValue'))
  return (
    <>
      <Radio.Group
        label={t('observationShareWay')}
        value={draft.shareAs}
        onChange={value => set({ shareAs: value === 'counts' ? 'counts' : 'per-cent', value: '', whole: '' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="counts" label={t('observationShareCounts')} />
          <Radio value="per-cent" label={t('observationSharePercent')} />
        </Stack>
      </Radio.Group>
      {draft.shareAs === 'per-cent' ? (
        valueField(t('observationPercent'))
      ) : (
        <Group grow align="flex-start">
          {valueField(t('observationPart'))}
          <TextInput
            label={t('observationWhole')}
            inputMode="decimal"
            autoComplete="off"
            value={draft.whole}
            error={errorOf('whole')}
            onChange={event => set({ whole: event.currentTarget.value })}
          />
        </Group>
      )}
    </>
  )
}
