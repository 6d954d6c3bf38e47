import { dayFromIso } from '@core/observation/day'
import { type EditableField, textOfValue, valueOfText } from '@core/record/field-text'
import { isNeeded } from '@core/record/record-kind'
import { Checkbox, MultiSelect, NativeSelect, Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { DayField } from '../../ui/day-field'
import { type Kept, useDraft } from '../../ui/use-draft'
import { useTranslation } from '../../ui/use-translation'
import type { RecordWords } from './record-words'

/** What a control has to know of how things are called. */
export type ControlWords = Pick<RecordWords, 'field' | 'value' | 'choices' | 'problem'>

type FieldControlProps = {
  field: EditableField
  words: ControlWords
  /** What to say below its name. */
  description?: string | undefined
  /** As `textOfValue` has it. */
  text: string
  error?: string | null
  onType: (text: string) => void
  /** Chosen, not typed. */
  onChoose: (text: string) => void
  onLeave?: () => void
  /** What stands in a field for a day is none. */
  onBadDay?: () => void
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void
}

/** More than this a person finds by typing. */
const mostInList = 60

/** The control that a field of a record is edited by. */
export function FieldControl({
  field,
  words,
  description,
  text,
  error,
  onType,
  onChoose,
  onLeave,
  ...on
}: FieldControlProps) {
  const { t } = useTranslation('records')
  const shared = {
    label: words.field(field.name),
    description,
    error: error ?? null,
    onBlur: onLeave,
    required: isNeeded(field),
  }
  switch (field.type) {
    case 'line':
    case 'text': {
      const typed = {
        ...shared,
        dir: 'auto',
        autoComplete: 'off',
        maxLength: field.max,
        value: text,
        onChange: (event: { currentTarget: { value: string } }) => onType(event.currentTarget.value),
        onKeyDown: on.onKeyDown,
      }
      return field.type === 'line' ? (
        <TextInput {...typed} />
      ) : (
        <Textarea {...typed} autosize minRows={2} maxRows={12} />
      )
    }
    case 'amount':
    case 'count':
      return (
        <TextInput
          {...shared}
          inputMode={field.type === 'count' ? 'numeric' : 'decimal'}
          autoComplete="off"
          value={text}
          onChange={event => onType(event.currentTarget.value)}
          onKeyDown={on.onKeyDown}
        />
      )
    case 'day':
      return (
        <DayField
          {...shared}
          value={text}
          onChange={event => onType(event.currentTarget.value)}
          onKeyDown={on.onKeyDown}
          onBlur={() => (text === '' || dayFromIso(text).ok ? onLeave?.() : on.onBadDay?.())}
        />
      )
    case 'flag':
      return (
        <Checkbox
          label={shared.label}
          error={shared.error}
          onBlur={onLeave}
          checked={text === 'true'}
          onChange={event => onChoose(String(event.currentTarget.checked))}
        />
      )
    case 'choice':
    case 'row': {
      const choices = words.choices(field)
      // What is gone is still what stands there.
      const data =
        text === '' || choices.some(({ value }) => value === text)
          ? choices
          : [...choices, { value: text, label: words.value(field, text) }]
      return data.length <= mostInList ? (
        <NativeSelect
          {...shared}
          data={[{ value: '', label: t(isNeeded(field) ? 'choose' : 'notSaid') }, ...data]}
          value={text}
          onChange={event => onChoose(event.currentTarget.value)}
        />
      ) : (
        <Select
          {...shared}
          searchable
          clearable={!isNeeded(field)}
          limit={mostInList}
          nothingFoundMessage={t('nothingFoundShort')}
          placeholder={t('typeToFind')}
          data={data}
          value={text === '' ? null : text}
          onChange={value => onChoose(value ?? '')}
        />
      )
    }
    case 'choices':
    case 'rows': {
      const chosen = JSON.parse(text) as string[]
      const choices = words.choices(field)
      const gone = chosen.filter(id => choices.every(({ value }) => value !== id))
      return (
        <MultiSelect
          {...shared}
          searchable={choices.length > 8}
          clearable
          limit={mostInList}
          nothingFoundMessage={t('nothingFoundShort')}
          clearButtonProps={{ 'aria-label': t('clear') }}
          placeholder={chosen.length === 0 ? t(choices.length === 0 ? 'noneToChoose' : 'chooseSeveral') : ''}
          data={[...choices, ...gone.map(id => ({ value: id, label: words.value(field, [id]) }))]}
          value={chosen}
          onChange={several => onChoose(JSON.stringify(several))}
        />
      )
    }
    case 'tags':
      return (
        <TagsInput
          {...shared}
          clearable
          clearButtonProps={{ 'aria-label': t('clear') }}
          splitChars={[',', ';']}
          placeholder={t('tagsHint')}
          data={words.choices(field).map(({ value }) => value)}
          value={JSON.parse(text) as string[]}
          onChange={several => onChoose(JSON.stringify(several))}
        />
      )
  }
}

type RecordFieldProps = {
  field: EditableField
  value: unknown
  words: ControlWords
  description?: string
  onSave: (value: unknown) => Kept | Promise<Kept>
}

/** Whoever writes at length may not leave the field before the battery is empty. */
const restMs = 3000

/** One field of a record on its page: what is entered is saved on leaving it, what is chosen at once. */
export function RecordField({ field, value, words, description, onSave }: RecordFieldProps) {
  const keep = (text: string) => {
    const read = valueOfText(field, text)
    return read.ok ? onSave(read.value) : { error: words.problem(field, read.problem) }
  }
  const draft = useDraft(textOfValue(field, value), keep, field.type === 'text' ? restMs : undefined)
  return (
    <FieldControl
      field={field}
      words={words}
      description={description}
      text={draft.text}
      error={draft.error}
      onType={draft.type}
      onChoose={draft.choose}
      onLeave={draft.keep}
      onBadDay={() => draft.refuse(words.problem(field, 'not-a-day'))}
      onKeyDown={event => {
        if (event.key === 'Enter' && field.type !== 'text' && !event.nativeEvent.isComposing) void draft.keep()
        if (event.key !== 'Escape') return
        // Escape takes back what was typed; only where there is nothing to take back does it close what the field stands in.
        if (draft.dirty) event.stopPropagation()
        draft.forget()
      }}
    />
  )
}
