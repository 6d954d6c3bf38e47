import type { KindOfRecord } from '@core/record/kinds'
import { type FieldChange, historyOfRow } from '@core/record/record-history'
import { Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead, useSession } from '../../data/hooks'
import { useActionWords } from '../actions'
import { timeInWords } from '../time-in-words'
import type { RecordWords } from './record-words'
import { kindOf } from './use-record-edits'

type RecordHistoryProps = { kind: KindOfRecord; id: string; words: RecordWords }

/** What has become of a record since the project came here. The log is read only once somebody opens it. */
export function RecordHistory({ kind, id, words }: RecordHistoryProps) {
  const { t } = useTranslation('records')
  const [opened, setOpened] = useState(false)
  return (
    <details data-no-print onToggle={event => setOpened(event.currentTarget.open)}>
      <summary>{t('history')}</summary>
      {opened && <Entries kind={kind} id={id} words={words} />}
    </details>
  )
}

function Entries({ kind, id, words }: RecordHistoryProps) {
  const { t } = useTranslation('records')
  const { db } = useSession()
  const actionWords = useActionWords()
  const history = useRead({
    key: `history of ${kind} ${id}`,
    madeOf: 'log',
    load: async () => historyOfRow(await db.commits.toArray(), kind, id),
  })
  if (history === undefined) return <Text role="status">{t('reading')}</Text>
  if (history.length === 0) return <Text>{t('historyNone')}</Text>
  return (
    <ol>
      {history.map(({ commitId, at, action, turn, fields }) => {
        const what = actionWords(action)
        return (
          <li key={commitId}>
            <Text fw={600}>
              {t('historyAt', {
                when: timeInWords(at),
                what: turn === 'done' ? what : t(turn === 'undone' ? 'undid' : 'redid', { what }),
              })}
            </Text>
            <ul>
              {fields.map(change => (
                <Became key={change.name} kind={kind} change={change} words={words} />
              ))}
            </ul>
          </li>
        )
      })}
    </ol>
  )
}

type BecameProps = { kind: KindOfRecord; change: FieldChange; words: RecordWords }

function Became({ kind, change, words }: BecameProps) {
  const { t } = useTranslation('records')
  const field = kindOf(kind).fields.find(({ name }) => name === change.name)
  // Its place in the list is no field that anybody reads.
  if (!field) return null
  const told = {
    field: words.field(field.name),
    before: words.value(field, change.before),
    after: words.value(field, change.after),
  }
  const key = change.before === null ? 'fieldSet' : change.after === null ? 'fieldEmptied' : 'fieldBecame'
  return <li dir="auto">{t(key, told)}</li>
}
