import type { Period } from '@core/observation/period'
import { shortened } from '@core/report/text'
import { comparableText } from '@core/same-text'
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconCopy, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useSession } from '../../data/hooks'
import { useExport } from '../../terms/export/use-export'
import common from '../../ui/common.module.css'
import { showDone, showProblem } from '../../ui/notices'
import { ColumnHeads, TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import { askedProject } from './asked-project'
import type { Readings } from './report-rows'
import classes from './reports.module.css'
import { askTemplates, type FieldToday } from './template-work'

const mostShown = 50
/** Characters of what a field says: the panel is to choose from, not to read. */
const mostOfValue = 160

type FieldPanelProps = {
  /** `undefined`: still looking. */
  fields: readonly FieldToday[] | undefined
  readings: Readings
  period: Period
  outline: string
}

/** Every field that a template may hold, with what it says today. */
export function FieldPanel({ fields, readings, period, outline }: FieldPanelProps) {
  const { t } = useTranslation('reports')
  const { db } = useSession()
  const { working, takeOut } = useExport()
  const [search, setSearch] = useState('')
  const [most, setMost] = useState(mostShown)
  const found = fields?.filter(field => matches(field, search)) ?? []
  const saveList = () =>
    takeOut({ name: t('fields.fileName', { period: period.label }), ending: '.docx', kind: 'report' }, async () =>
      askTemplates({ job: 'field-list', project: await askedProject(db, { readings, period, outline }) }),
    )
  return (
    <details className={common.details}>
      <summary>{t('fields.title', { period: period.label })}</summary>
      <Stack gap="sm" mt="xs">
        <Text c="dimmed">{t('fields.lead')}</Text>
        <Group align="flex-end">
          <TextInput
            label={t('fields.search')}
            type="search"
            value={search}
            onChange={event => {
              setSearch(event.currentTarget.value)
              setMost(mostShown)
            }}
          />
          <Button
            variant="default"
            loading={working}
            leftSection={<IconDownload size={20} aria-hidden />}
            onClick={saveList}
          >
            {t('fields.save')}
          </Button>
        </Group>
        <Text role="status" c="dimmed">
          {!fields
            ? t('template.checking')
            : found.length === 0
              ? t('fields.nothing')
              : t('fields.found', { count: found.length, shown: Math.min(most, found.length) })}
        </Text>
        {found.length > 0 && (
          <TableFrame caption={t('fields.caption', { period: period.label })}>
            <ColumnHeads columns={[t('fields.field'), t('fields.value'), t('fields.copyColumn')]} />
            <tbody>
              {found.slice(0, most).map(field => (
                <FieldRow key={field.text} field={field} />
              ))}
            </tbody>
          </TableFrame>
        )}
        {found.length > most && (
          <div>
            <Button variant="default" onClick={() => setMost(most + mostShown)}>
              {t('fields.more')}
            </Button>
          </div>
        )}
      </Stack>
    </details>
  )
}

const matches = ({ text, label, value }: FieldToday, search: string): boolean => {
  const wanted = comparableText(search)
  return wanted === '' || [text, label, value].some(each => comparableText(each).includes(wanted))
}

function FieldRow({ field: { text, label, value } }: { field: FieldToday }) {
  const { t } = useTranslation('reports')
  const copy = () => {
    if (copied(text)) showDone({ title: t('fields.copied'), message: t('fields.copiedMore', { field: text }) })
    else showProblem({ title: t('fields.notCopied'), message: t('fields.notCopiedMore') })
  }
  return (
    <tr>
      <th scope="row" className={classes.field}>
        <code dir="auto">{text}</code>
        <Text size="sm" c="dimmed" fw={400}>
          {label}
        </Text>
      </th>
      <td className={classes.fieldValue} dir="auto">
        {shortened(value, mostOfValue)}
      </td>
      <td>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconCopy size={18} aria-hidden />}
          aria-label={t('fields.copyNamed', { field: text })}
          onClick={copy}
        >
          {t('fields.copy')}
        </Button>
      </td>
    </tr>
  )
}

/** The field's name, never its value, onto the clipboard: without asking for the permission that the newer way needs. */
function copied(text: string): boolean {
  let isSet = false
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    isSet = event.clipboardData !== null
  }
  document.addEventListener('copy', put, { once: true })
  document.execCommand('copy')
  document.removeEventListener('copy', put)
  return isSet
}
