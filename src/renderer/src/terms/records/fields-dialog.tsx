import { emptyValue } from '@core/project/entities/record-fields'
import { type EditableField, type FieldProblem, textOfValue, valueOfText } from '@core/record/field-text'
import { type ReactNode, useState } from 'react'
import { Dialog } from '../../ui/dialog'
import { FieldControl } from './field-control'
import type { GivenFields, RecordWords } from './record-words'

type FieldsDialogProps = {
  title: string
  /** What the button says. */
  label: string
  fields: readonly EditableField[]
  words: RecordWords
  given?: GivenFields
  /** What else is wrong with what stands in a field; null: nothing. */
  problemOf?: (field: EditableField, value: unknown) => FieldProblem | null
  /** What the person reads before they fill it in. */
  about?: ReactNode
  onSave: (fields: GivenFields) => unknown
  onClose: () => void
}

/** A form for some fields: of a new record, or of one small record inside another. */
export function FieldsDialog({
  title,
  label,
  fields,
  words,
  given = {},
  problemOf = () => null,
  about,
  onSave,
  onClose,
}: FieldsDialogProps) {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map(field => [field.name, textOfValue(field, given[field.name] ?? emptyValue(field))])),
  )
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const setError = (name: string, error: string) => setErrors(before => ({ ...before, [name]: error }))
  const set = (name: string, text: string) => {
    setTexts(before => ({ ...before, [name]: text }))
    setError(name, '')
  }
  const submit = () => {
    const read = fields.map(field => [field, valueOfText(field, texts[field.name] ?? '')] as const)
    const wrong = read.flatMap(([field, value]) => {
      const found = value.ok ? problemOf(field, value.value) : value.problem
      return found === null ? [] : [[field.name, words.problem(field, found)] as const]
    })
    setErrors(Object.fromEntries(wrong))
    if (wrong.length > 0) return
    return onSave(Object.fromEntries(read.map(([{ name }, value]) => [name, value.ok ? value.value : null])))
  }
  return (
    <Dialog onClose={onClose} title={title} action={{ label, onChoose: submit }}>
      {about}
      {fields.map(field => (
        <FieldControl
          key={field.name}
          field={field}
          words={words}
          text={texts[field.name] ?? ''}
          error={errors[field.name] || null}
          onType={text => set(field.name, text)}
          onChoose={text => set(field.name, text)}
          onBadDay={() => setError(field.name, words.problem(field, 'not-a-day'))}
        />
      ))}
    </Dialog>
  )
}
