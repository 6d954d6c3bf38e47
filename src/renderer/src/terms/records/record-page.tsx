import { forTheTeam, type TeamCopy } from '@core/privacy/shareable'
import type { AttachedTo, CommentAbout } from '@core/project/entities'
import type { EditableField } from '@core/record/field-text'
import type { KindOfRecord } from '@core/record/kinds'
import { type FieldChange, historyOfRow } from '@core/record/record-history'
import { calledSo, type Field, isAsked, isNeeded, type RecordRow } from '@core/record/record-kind'
import { nameOf } from '@core/record/row-names'
import { timeInWords } from '@core/words/format'
import { Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconCopy, IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useRead, useSession } from '../../data/hooks'
import { ErrorNotice, showDone } from '../../ui/notices'
import { usePrintable } from '../../ui/printable'
import { useTranslation } from '../../ui/use-translation'
import { useActionWords } from '../actions'
import { Attachments } from '../attachments/attachments'
import { Comments } from '../comments/comments'
import { DeleteRecord } from './delete-record'
import { RecordField } from './field-control'
import { NamedIn } from './named-in'
import { RecordListField } from './record-list-field'
import { kindOf, type RecordWords, useRecordEdits } from './record-words'

type RecordHistoryProps = { kind: KindOfRecord; id: string; words: RecordWords }

/** What has become of a record since the project came here. The log is read only once somebody opens it. */
function RecordHistory({ kind, id, words }: RecordHistoryProps) {
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
  return <li>{t(key, told)}</li>
}

/** The page as it stands, on paper. */
const print = (_: TeamCopy<RecordRow>) => window.print()

type RecordPageProps = {
  kind: KindOfRecord
  id: string
  rows: readonly RecordRow[]
  words: RecordWords
  /** What this kind has beside its fields: its entries, and the form that adds to them. */
  more?: ((id: string) => ReactNode) | undefined
  onOpen: (id: string | null) => void
  onDeleted: () => void
}

/** One record: every field, what hangs on it, what became of it, and what can be done with it. */
export function RecordPage({ kind, id, rows, words, more, onOpen, onDeleted }: RecordPageProps) {
  const { t } = useTranslation('records')
  const edits = useRecordEdits(kind, rows)
  usePrintable()
  const { fields: all, attachable, keptApart, ownName, ownForm = [] } = kindOf(kind)
  const row = rows.find(each => each.id === id)
  /** There is something to choose from, or something was chosen. */
  const canAnswer = (field: Field, { [field.name]: held }: RecordRow) =>
    (field.type !== 'row' && field.type !== 'rows') ||
    isNeeded(field) ||
    words.choices(field).length > 0 ||
    (Array.isArray(held) ? held.length > 0 : held !== null)
  const fields = row
    ? all.filter(field => !ownForm.includes(field.name) && isAsked(kindOf(kind), field, row) && canAnswer(field, row))
    : []
  const heading = useRef<HTMLHeadingElement>(null)
  // What led here is gone.
  useEffect(() => heading.current?.focus(), [])
  const back = (
    <Button
      variant="subtle"
      leftSection={<IconArrowLeft size={18} aria-hidden />}
      onClick={() => onOpen(null)}
      // Its sign stands in line with what is below it.
      style={{ marginInlineStart: 'calc(var(--button-padding-x) / -1.5)' }}
      data-no-print
    >
      {t('back')}
    </Button>
  )
  if (!row)
    return (
      <Stack align="flex-start">
        {back}
        <ErrorNotice title={t('gone')} lost={t('goneText')} />
      </Stack>
    )
  const name = nameOf(kindOf(kind), row, words.names)
  const duplicate = async () => {
    const copy = await edits.duplicate(row)
    if (copy === null) return
    onOpen(copy)
    showDone({ title: t('duplicated'), message: t('duplicatedText') })
  }
  return (
    <Stack gap="lg" maw="46rem">
      <Group>{back}</Group>
      <Title order={2} dir="auto" ref={heading} tabIndex={-1}>
        {name}
      </Title>
      {rowsOfFields(fields, kindOf(kind).nameField).map(together => (
        <SimpleGrid key={together[0]?.name} cols={{ base: 1, sm: together.length > 1 ? 2 : 1 }} verticalSpacing="lg">
          {together.map(field => {
            const isTaken = (value: unknown) =>
              field.name === kindOf(kind).nameField && calledSo(kindOf(kind), rows, value, id) !== undefined
            const shared = {
              words,
              onSave: (value: unknown) =>
                field.type !== 'list' && isTaken(value)
                  ? { error: words.problem(field, 'taken') }
                  : edits.edit(row, { [field.name]: value }),
            }
            return field.type === 'list' ? (
              <RecordListField key={field.name} field={field} row={row} {...shared} />
            ) : (
              <RecordField key={field.name} field={field} value={row[field.name]} {...shared} />
            )
          })}
        </SimpleGrid>
      ))}
      {more?.(id)}
      {attachable && <Attachments about={{ kind, id } as AttachedTo} headingOrder={3} />}
      <Comments about={{ kind, id } as CommentAbout} headingOrder={3} />
      <NamedIn kind={kind} id={id} />
      <RecordHistory kind={kind} id={id} words={words} />
      <Group data-no-print>
        {!keptApart && (
          <>
            {!ownName && (
              <Button variant="default" leftSection={<IconCopy size={20} aria-hidden />} onClick={duplicate}>
                {t('duplicate')}
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<IconPrinter size={20} aria-hidden />}
              onClick={() => print(forTheTeam('records', row))}
            >
              {t('print')}
            </Button>
          </>
        )}
        <DeleteRecord kind={kind} id={id} name={name} onDeleted={onDeleted} />
      </Group>
    </Stack>
  )
}

/** Fields that take little room, two beside each other; every other one alone, and so what the record is called by, where it may be long. */
function rowsOfFields(
  fields: readonly Field[],
  nameField: string,
): (EditableField | Extract<Field, { type: 'list' }>)[][] {
  const grouped: (EditableField | Extract<Field, { type: 'list' }>)[][] = []
  for (const field of fields) {
    if (field.type === 'entries') continue
    const last = grouped.at(-1)
    if (last && [field, ...last].every(each => isShort(each, nameField))) last.push(field)
    else grouped.push([field])
  }
  return grouped
}

const isShort = (field: Field, nameField: string): boolean =>
  field.type !== 'text' &&
  field.type !== 'list' &&
  !(field.name === nameField && field.type === 'line' && field.max >= 500)
