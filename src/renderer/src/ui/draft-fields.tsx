import { Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core'
import type { FocusEvent, KeyboardEvent } from 'react'
import { type Draft, type KeepText, useDraft } from './use-draft'

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
      dir="auto"
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
      dir="auto"
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
      dir="auto"
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
 * A day. What the browser cannot read as one is refused in `badDay`'s words rather than taken for an empty field. The value
 * is ISO (`2016-03-31`); it is kept on leaving the field, since a day is typed in three parts.
 */
export function DraftDay({ stored, keepText, badDay, ...rest }: Field<TextInputProps> & { badDay: string }) {
  const draft = useDraft(stored, keepText)
  const leave = (event: FocusEvent<HTMLInputElement>) => {
    if (event.currentTarget.validity.badInput) draft.refuse(badDay)
    else draft.keep()
  }
  return (
    <TextInput
      {...rest}
      type="date"
      min="1000-01-01"
      max="9999-12-31"
      value={draft.text}
      error={draft.error}
      onChange={event => draft.type(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
        if (event.key === 'Enter' && !event.currentTarget.validity.badInput) draft.keep()
      }}
    />
  )
}
