import { Textarea, TextInput } from '@mantine/core'
import { type KeyboardEvent, type Ref, useState } from 'react'

type DraftFieldProps = {
  label: string
  description?: string
  value: string
  /** What is wrong with these words, in a sentence; `null`: nothing. Wrong words stay in the field and are not saved. */
  problemOf?: (words: string) => string | null
  onSave: (words: string) => void
  /** `wrapped`: one line of words, however many lines they take. `many`: Enter begins a new one. */
  lines?: 'one' | 'wrapped' | 'many'
  ref?: Ref<HTMLInputElement & HTMLTextAreaElement>
}

/** A field that saves when it is left, or on Enter where that begins no new line. Escape brings the saved words back. */
export function DraftField({ label, description, value, problemOf, onSave, lines = 'one', ref }: DraftFieldProps) {
  const [saved, setSaved] = useState(value)
  const [draft, setDraft] = useState(value)
  const [error, setError] = useState<string | null>(null)
  const startFrom = (words: string) => {
    setDraft(words)
    setError(null)
  }
  // Undo, or another window, has changed what is saved.
  if (value !== saved) {
    setSaved(value)
    startFrom(value)
  }
  const save = () => {
    if (draft === value) return setError(null)
    const wrong = problemOf?.(draft) ?? null
    setError(wrong)
    if (wrong === null) onSave(draft)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && lines !== 'many') {
      event.preventDefault()
      save()
    }
    if (event.key === 'Escape' && draft !== value) {
      event.stopPropagation()
      startFrom(value)
    }
  }
  const props = { label, description, error, value: draft, dir: 'auto', onBlur: save, onKeyDown, ref }
  if (lines === 'one') return <TextInput {...props} onChange={event => setDraft(event.currentTarget.value)} />
  const onChange = (words: string) => setDraft(lines === 'wrapped' ? words.replaceAll('\n', ' ') : words)
  return (
    <Textarea
      {...props}
      autosize
      minRows={lines === 'many' ? 3 : 1}
      maxRows={12}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}
