import { forTheTeam, type TeamCopy } from '@core/privacy/shareable'
import type { AttachedTo } from '@core/project/entities'
import type { KindOfRecord } from '@core/record/kinds'
import { nameOf, type RecordRow } from '@core/record/record-kind'
import { Button, Group, Stack, Title } from '@mantine/core'
import { IconArrowLeft, IconCopy, IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DeleteAfterAsking } from '../../ui/delete-after-asking'
import { ErrorNotice } from '../../ui/error-notice'
import { showDone } from '../../ui/notices'
import { Attachments } from '../attachments/attachments'
import { RecordField } from './record-field'
import { RecordHistory } from './record-history'
import type { RecordWords } from './record-words'
import { kindOf, useRecordEdits } from './use-record-edits'

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
}

/** One record: every field, what hangs on it, what became of it, and what can be done with it. */
export function RecordPage({ kind, id, rows, words, more, onOpen }: RecordPageProps) {
  const { t } = useTranslation('records')
  const edits = useRecordEdits(kind, rows)
  const { fields, attachable } = kindOf(kind)
  const row = rows.find(each => each.id === id)
  const heading = useRef<HTMLHeadingElement>(null)
  // What led here is gone.
  useEffect(() => heading.current?.focus(), [])
  const back = (
    <Button
      variant="subtle"
      leftSection={<IconArrowLeft size={18} aria-hidden />}
      onClick={() => onOpen(null)}
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
  const name = nameOf(kindOf(kind), row)
  const duplicate = async () => {
    const copy = await edits.duplicate(row)
    if (copy === null) return
    onOpen(copy)
    showDone({ title: t('duplicated'), message: t('duplicatedText') })
  }
  const remove = async () => {
    if (!(await edits.remove(row))) return
    onOpen(null)
    showDone({ title: t('deleted'), message: t('undoBringsBack') })
  }
  return (
    <Stack gap="lg" maw="46rem">
      <Group>{back}</Group>
      <Title order={2} dir="auto" ref={heading} tabIndex={-1}>
        {name}
      </Title>
      {fields.map(
        field =>
          field.type !== 'entries' && (
            <RecordField
              key={field.name}
              field={field}
              value={row[field.name]}
              words={words}
              onSave={value => edits.edit(row, { [field.name]: value })}
            />
          ),
      )}
      {more?.(id)}
      {attachable && <Attachments about={{ kind, id } as AttachedTo} headingOrder={3} />}
      <RecordHistory kind={kind} id={id} words={words} />
      <Group data-no-print>
        <Button variant="default" leftSection={<IconCopy size={20} aria-hidden />} onClick={duplicate}>
          {t('duplicate')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={20} aria-hidden />}
          onClick={() => print(forTheTeam('records', row))}
        >
          {t('print')}
        </Button>
        <DeleteAfterAsking
          label={t('delete')}
          title={t('deleteTitle')}
          yes={t('deleteYes')}
          no={t('cancel')}
          onDelete={remove}
        >
          {t('deleteText', { name })}
        </DeleteAfterAsking>
      </Group>
    </Stack>
  )
}
