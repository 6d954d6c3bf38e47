import { entitySchemas } from '@core/project/entities'
import { commentKey } from '@core/record/comments'
import type { EditableField } from '@core/record/field-text'
import type { KindOfRecord } from '@core/record/kinds'
import {
  calledSo,
  carriedOver,
  type Field,
  isNeeded,
  matchesQuery,
  type RecordKind,
  type RecordRow,
  tagsIn,
} from '@core/record/record-kind'
import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconListDetails, IconPlus } from '@tabler/icons-react'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useRows } from '../../data/hooks'
import { EmptyState } from '../../ui/hints'
import { useAddFromAddress } from '../../ui/hooks'
import { StillReading } from '../../ui/notices'
import { useKeptOnReturn } from '../../ui/use-kept-on-return'
import { useTranslation } from '../../ui/use-translation'
import { useOpenComments } from '../comments/open-comments'
import { ChangeChosen } from './change-many'
import { ChooseRowsButton, ChosenBar, useChosenRows } from './choose-rows'
import { FieldsDialog } from './fields-dialog'
import { RecordFiles } from './record-files'
import { RecordPage } from './record-page'
import { RecordTable } from './record-table'
import { kindOf, type RecordWords, useRecordEdits, useRecordWords } from './record-words'

type RecordsViewProps = {
  kind: KindOfRecord
  /** What a record of this kind has beside its fields. */
  more?: (id: string) => ReactNode
  /** What stands above the list: what all of them come to. */
  above?: ReactNode
}

/** All records of a kind: to search, filter, add, open, and take in and out as a table. The one that is open stands in the address. */
export function RecordsView({ kind, more, above }: RecordsViewProps) {
  const { t } = useTranslation('records')
  const rows = useRows(kind) as readonly RecordRow[] | undefined
  const words = useRecordWords(kind)
  const [search, setSearch] = useSearchParams()
  const open = (id: string | null) =>
    setSearch(
      now => {
        const next = new URLSearchParams(now)
        if (id === null) next.delete('record')
        else next.set('record', id)
        return next
      },
      { preventScrollReset: true },
    )
  const id = search.get('record')
  /** The one that was open before: who goes back to the list stands where they were. */
  const cameFrom = useRef<string | null>(null)
  const [narrowed, narrow] = useKeptOnReturn(kind, everything)
  useEffect(() => {
    if (id !== null) cameFrom.current = id
  }, [id])
  if (!rows || !words) return <StillReading label={t('reading')} />
  if (id !== null) {
    const onDeleted = () => {
      cameFrom.current = deleted
      open(null)
    }
    const page = { kind, id, rows, words, more, onDeleted }
    return <RecordPage key={id} {...page} onOpen={open} />
  }
  const list = { kind, rows, words, cameFrom, above, narrowed, narrow }
  return <RecordList {...list} onOpen={open} />
}

/** What the list is narrowed to: words to look for, a value for each of some fields, or what has open comments. */
type Narrowed = { query: string; chosen: Readonly<Record<string, string>>; commented: boolean }
const everything: Narrowed = { query: '', chosen: {}, commented: false }

/** Stands for the record that was open, where it is there no longer. */
const deleted = 'deleted'

type RecordListProps = {
  kind: KindOfRecord
  rows: readonly RecordRow[]
  words: RecordWords
  cameFrom: RefObject<string | null>
  above: ReactNode
  narrowed: Narrowed
  narrow: (to: Narrowed) => void
  onOpen: (id: string) => void
}

function RecordList({ kind, rows, words, cameFrom, above, narrowed, narrow, onOpen }: RecordListProps) {
  const { t } = useTranslation(['records', 'comments'])
  const edits = useRecordEdits(kind, rows)
  const { query, chosen, commented } = narrowed
  const heading = useRef<HTMLHeadingElement>(null)
  const searchField = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (cameFrom.current === deleted) heading.current?.focus()
  }, [cameFrom])
  const comments = useOpenComments()
  const hasOpen = ({ id }: RecordRow) => comments.has(commentKey({ kind, id }))
  const [adding, setAdding] = useState(false)
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({})
  const described = kindOf(kind)
  /** It is added with what it cannot be without and what it is called by; the rest is filled in on its page. */
  const isName = ({ name }: { name: string }) => name === described.nameField
  const isListed = ({ name }: { name: string }) => described.listed?.includes(name) ?? true
  const selects = described.fields.filter(
    field => (field.type === 'choice' || field.type === 'row') && (isNeeded(field) || isListed(field)),
  )
  const tagged = described.fields.filter(({ type, name }) => type === 'tags' && tagsIn(rows, name).length > 0)
  const filters = [
    ...selects.map(field => ({ field, data: words.choices(field) })).filter(({ data }) => data.length > 0),
    ...tagged.map(field => ({ field, data: tagsIn(rows, field.name).map(tag => ({ value: tag, label: tag })) })),
  ]
  const shown = rows.filter(
    row =>
      matchesQuery(described, row, query) &&
      (!commented || hasOpen(row)) &&
      Object.entries(chosen).every(([name, value]) => !value || holds(row[name], value)),
  )
  const selected = useChosenRows(shown.map(({ id }) => id))
  const changeable = described.fields.filter((field): field is EditableField => isChangeable(described, field))
  // What has to name a row cannot be added where there is none.
  const canAdd = selects.every(field => !isNeeded(field) || words.choices(field).length > 0)
  useAddFromAddress(kind, known => {
    setGiven(known)
    setAdding(canAdd)
  })
  const stopAdding = () => {
    setAdding(false)
    setGiven({})
  }
  const addButton = (
    <Button leftSection={<IconPlus size={20} aria-hidden />} disabled={!canAdd} onClick={() => setAdding(true)}>
      {words.say('add')}
    </Button>
  )
  return (
    <Stack gap="md" component="section" aria-label={words.say('many')}>
      <Group justify="space-between" align="flex-end">
        <Stack gap={4} flex="1 1 20rem">
          <Title order={2} ref={heading} tabIndex={-1}>
            {words.say('many')}
          </Title>
          <Text c="dimmed">{words.say('about')}</Text>
        </Stack>
        <Group gap="sm">
          {!described.keptApart && <RecordFiles kind={kind} rows={rows} words={words} />}
          {rows.length > 0 && addButton}
        </Group>
      </Group>
      {!canAdd && <Text>{words.say('inUse')}</Text>}
      {above}
      {rows.length === 0 ? (
        <EmptyState icon={<IconListDetails size={32} />} title={words.say('none')} actions={addButton}>
          {words.say('noneText')}
        </EmptyState>
      ) : (
        <>
          <Group align="flex-end">
            <TextInput
              ref={searchField}
              type="search"
              label={t('search')}
              placeholder={t('searchHint')}
              value={query}
              onChange={event => narrow({ ...narrowed, query: event.currentTarget.value })}
            />
            {filters.map(({ field, data }) => (
              <NativeSelect
                key={field.name}
                label={words.field(field.name)}
                maw="22rem"
                value={chosen[field.name] ?? ''}
                data={[{ value: '', label: t('all') }, ...data]}
                onChange={event => {
                  narrow({ ...narrowed, chosen: { ...chosen, [field.name]: event.currentTarget.value } })
                }}
              />
            ))}
            {(commented || rows.some(hasOpen)) && (
              <Checkbox
                label={t('comments:onlyOpen')}
                pb="xs"
                checked={commented}
                onChange={event => narrow({ ...narrowed, commented: event.currentTarget.checked })}
              />
            )}
            {changeable.length > 0 && <ChooseRowsButton chosen={selected} />}
          </Group>
          <ChosenBar chosen={selected}>
            <ChangeChosen
              chosen={selected}
              rows={shown}
              fields={changeable}
              words={words}
              fits={row => entitySchemas[kind].safeParse(row).success}
              onSave={edits.changeMany}
            />
          </ChosenBar>
          {shown.length === 0 ? (
            <Group role="status">
              <Text>{t('nothingFound')}</Text>
              <Button
                variant="default"
                onClick={() => {
                  searchField.current?.focus()
                  narrow(everything)
                }}
              >
                {t('showAll')}
              </Button>
            </Group>
          ) : (
            <RecordTable
              kind={kind}
              rows={shown}
              all={rows.length}
              words={words}
              cameFrom={cameFrom}
              chosen={selected}
              comments={comments}
              onOpen={onOpen}
            />
          )}
        </>
      )}
      {adding && (
        <FieldsDialog
          title={words.say('add')}
          label={t('save')}
          fields={described.fields.filter(
            (field): field is EditableField => isNeeded(field) || isName(field) || field.name in given,
          )}
          given={given}
          words={words}
          problemOf={(field, value) =>
            field.name === described.nameField && calledSo(described, rows, value) ? 'taken' : null
          }
          onClose={stopAdding}
          onSave={async entered => {
            const id = await edits.add({ ...carriedOver(described, rows), ...entered })
            if (id === null) return
            stopAdding()
            onOpen(id)
          }}
        />
      )}
    </Stack>
  )
}

/** True where a field holds that value, alone or with others. */
const holds = (held: unknown, value: string): boolean => (Array.isArray(held) ? held.includes(value) : held === value)

/** What several records can have in common: not what each is called by, nor what stands for something that somebody did. */
const isChangeable = ({ nameField, ownForm = [] }: RecordKind, { name, type }: Field): boolean =>
  type !== 'text' && type !== 'list' && type !== 'entries' && name !== nameField && !ownForm.includes(name)
