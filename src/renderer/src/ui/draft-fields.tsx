import { mergedValue } from '@core/change/merge-value'
import { dayFromIso } from '@core/observation/day'
import {
  Checkbox,
  type CheckboxGroupProps,
  type CheckboxProps,
  NativeSelect,
  type NativeSelectProps,
  Radio,
  type RadioGroupProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { DayField } from './day-field'
import { type Draft, type KeepText, type Kept, useDraft } from './use-draft'

type Drafted = { stored: string; keepText: KeepText }
type Field<P> = Omit<P, 'value' | 'defaultValue' | 'onChange' | 'onBlur' | 'onKeyDown' | 'error'> & Drafted

/** Escape takes back what was typed; only where there is nothing to take back does it close what the field stands in. */
function forgetFirst(draft: Draft, event: KeyboardEvent) {
  if (draft.dirty) event.stopPropagation()
  draft.forget()
}

/** A line of text that is kept when the person leaves it or presses Enter; Escape brings back what was stored. */
export function DraftInput({ stored, keepText, ...rest }: Field<TextInputProps>) {
  const draft = useDraft(stored, keepText)
  return (
    <TextInput
      autoComplete="off"
      {...rest}
      value={draft.text}
      error={draft.error}
      onChange={event => draft.type(event.currentTarget.value)}
      onBlur={draft.keep}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) draft.keep()
        if (event.key === 'Escape') forgetFirst(draft, event)
      }}
    />
  )
}

/** The same for one line of words that takes as many lines as it needs. */
export function DraftLine({ stored, keepText, ...rest }: Field<TextareaProps>) {
  const draft = useDraft(stored, keepText)
  return (
    <Textarea
      autosize
      minRows={1}
      maxRows={12}
      {...rest}
      value={draft.text}
      error={draft.error}
      onChange={event => draft.type(event.currentTarget.value.replaceAll('\n', ' '))}
      onBlur={draft.keep}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          event.preventDefault()
          draft.keep()
        }
        if (event.key === 'Escape') forgetFirst(draft, event)
      }}
    />
  )
}

/** Whoever writes at length may not leave the field before the battery is empty. */
const restMs = 3000

/** The same for several lines, where Enter begins a new one. They are kept whenever the person rests, too. */
export function DraftArea({ stored, keepText, ...rest }: Field<TextareaProps>) {
  const draft = useDraft(stored, keepText, restMs)
  return (
    <Textarea
      autosize
      minRows={2}
      {...rest}
      value={draft.text}
      error={draft.error}
      onChange={event => draft.type(event.currentTarget.value)}
      onBlur={draft.keep}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Escape') forgetFirst(draft, event)
      }}
    />
  )
}

/**
 * A day. What cannot be read as one is refused in `badDay`'s words rather than taken for an empty field. The value is ISO
 * (`2016-03-31`); it is kept on leaving the field, since a day is typed in parts.
 */
export function DraftDay({ stored, keepText, badDay, ...rest }: Field<TextInputProps> & { badDay: string }) {
  const draft = useDraft(stored, keepText)
  const keep = () => {
    if (draft.text === '' || dayFromIso(draft.text).ok) void draft.keep()
    else draft.refuse(badDay)
  }
  return (
    <DayField
      {...rest}
      value={draft.text}
      error={draft.error}
      onChange={event => draft.type(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
        if (event.key === 'Enter') keep()
        if (event.key === 'Escape') forgetFirst(draft, event)
      }}
    />
  )
}

type Choice<P> = Omit<P, 'value' | 'checked' | 'onChange' | 'onBlur' | 'error'>
/** What else is wrong with it. */
type Failing = { error?: string | null }

/**
 * One of several, kept when it is chosen. A choice that could not be kept stays chosen with the reason, and is tried again when the
 * field is left.
 */
export function DraftSelect({ stored, keepText, error, ...rest }: Choice<NativeSelectProps> & Drafted & Failing) {
  const draft = useDraft(stored, keepText)
  return (
    <NativeSelect
      {...rest}
      value={draft.text}
      error={error ?? draft.error}
      onChange={event => draft.choose(event.currentTarget.value)}
      onBlur={draft.keep}
    />
  )
}

/** The same, all of them in view. */
export function DraftRadios({ stored, keepText, ...rest }: Choice<RadioGroupProps> & Drafted) {
  const draft = useDraft(stored, keepText)
  return <Radio.Group {...rest} value={draft.text} error={draft.error} onChange={draft.choose} onBlur={draft.keep} />
}

type DraftCheckboxProps = Choice<CheckboxProps> & { stored: boolean; keep: (checked: boolean) => Kept | Promise<Kept> }

/** The same for yes or no. */
export function DraftCheckbox({ stored, keep, ...rest }: DraftCheckboxProps) {
  const draft = useDraft(String(stored), text => keep(text === 'true'))
  return (
    <Checkbox
      {...rest}
      checked={draft.text === 'true'}
      error={draft.error}
      onChange={event => draft.choose(String(event.currentTarget.checked))}
      onBlur={draft.keep}
    />
  )
}

type ChoiceGroupProps = Omit<CheckboxGroupProps<string>, 'value' | 'onChange'> & {
  stored: readonly string[]
  onChoose: (chosen: string[]) => Kept | Promise<Kept>
}

/** Boxes that show their tick at once, while the choice is still on its way; two quick ticks are both kept. */
export function ChoiceGroup({ stored, onChoose, error, ...group }: ChoiceGroupProps) {
  const draft = useDraft(JSON.stringify(stored), (text, base) =>
    onChoose(mergedValue(JSON.parse(base), JSON.parse(text), stored) as string[]),
  )
  return (
    <Checkbox.Group
      {...group}
      value={JSON.parse(draft.text) as string[]}
      error={error ?? draft.error}
      onChange={chosen => draft.choose(JSON.stringify(chosen))}
      onBlur={draft.keep}
    />
  )
}
