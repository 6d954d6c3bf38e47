import type { Field } from '@core/record/record-kind'
import { DraftSelect } from '../../ui/draft-choices'
import { DraftArea, DraftInput } from '../../ui/draft-fields'
import type { Kept } from '../../ui/use-draft'
import { saveIfValid, useTextProblem, useWordsProblem } from '../title-problem'
import type { RecordWords } from './record-words'

type EditableField = Exclude<Field, { type: 'entries' }>
type RecordFieldProps = {
  field: EditableField
  value: unknown
  words: RecordWords
  onSave: (value: string) => Kept | Promise<Kept>
}

/** One field of a record: what is entered is saved on leaving it. */
export function RecordField({ field, value, words, onSave }: RecordFieldProps) {
  if (field.type !== 'choice' && field.type !== 'row')
    return <TextField field={field} value={String(value ?? '')} words={words} onSave={onSave} />
  return (
    <DraftSelect label={words.field(field.name)} stored={String(value)} data={words.choices(field)} keepText={onSave} />
  )
}

type TextFieldProps = Omit<RecordFieldProps, 'field' | 'value'> & {
  field: Extract<Field, { type: 'line' | 'text' }>
  value: string
}

function TextField({ field, value, words, onSave }: TextFieldProps) {
  const textProblem = useTextProblem(field.max)
  const wordsProblem = useWordsProblem(field.max)
  const keepText = saveIfValid(field.required ? wordsProblem : textProblem, onSave)
  const label = words.field(field.name)
  return field.type === 'line' ? (
    <DraftInput label={label} stored={value} keepText={keepText} />
  ) : (
    <DraftArea label={label} minRows={2} maxRows={12} stored={value} keepText={keepText} />
  )
}
