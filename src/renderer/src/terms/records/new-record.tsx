import type { KindOfRecord } from '@core/record/kinds'
import { type Field, isNeeded } from '@core/record/record-kind'
import { NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog'
import type { RecordWords } from './record-words'
import { kindOf } from './record-words'

type NewRecordProps = {
  kind: KindOfRecord
  words: RecordWords
  onAdd: (given: Readonly<Record<string, string>>) => void
  onClose: () => void
}

/** What a record cannot be without; the rest is filled in on its page. */
export function NewRecord({ kind, words, onAdd, onClose }: NewRecordProps) {
  const { t } = useTranslation('records')
  const needed = kindOf(kind).fields.filter(isNeeded)
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({})
  const [asked, setAsked] = useState(false)
  const missing = (field: Field) => asked && (given[field.name] ?? '').trim() === ''
  const submit = () => {
    setAsked(true)
    if (needed.every(({ name }) => (given[name] ?? '').trim() !== '')) return onAdd(given)
  }
  const set = (name: string, value: string) => setGiven(before => ({ ...before, [name]: value }))
  return (
    <Dialog onClose={onClose} title={words.say('add')} action={{ label: t('save'), onChoose: submit }}>
      {needed.map(field => {
        const shared = {
          label: words.field(field.name),
          required: true,
          value: given[field.name] ?? '',
          error: missing(field) && t('missing'),
        }
        return field.type === 'choice' || field.type === 'row' ? (
          <NativeSelect
            key={field.name}
            {...shared}
            data={[{ value: '', label: t('choose') }, ...words.choices(field)]}
            onChange={event => set(field.name, event.currentTarget.value)}
          />
        ) : (
          <Textarea
            key={field.name}
            {...shared}
            dir="auto"
            autosize
            maxLength={'max' in field ? field.max : undefined}
            onChange={event => set(field.name, event.currentTarget.value)}
          />
        )
      })}
    </Dialog>
  )
}
