import type { Change } from '@core/change/change'
import { HostError } from '@core/host-api'
import type { Result } from '@core/result'
import type { ListedTableProblem, TableOrigin } from '@core/table/listed-table'
import { List, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '../../data/hooks'
import { Dialog } from '../../ui/dialog'
import { logError, showDone } from '../../ui/notices'
import { ColumnHeads, TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import { type Action, useCommit } from '../actions'
import words from './words.en.json'

/** A problem without words does not compile. */
const sentences = words.fileProblem satisfies Record<
  ListedTableProblem | 'too-large' | 'not-read',
  { title: string; next: string }
>

/** A row with its line in the file, and why it is named: in words. */
type NotedRow = { readonly line: number; readonly why: string; readonly text: string }

/** What a table would do, before anything is written. */
type TableWould = {
  readonly changes: readonly Change[]
  readonly from: TableOrigin
  /** In sentences, one for each thing that would happen. */
  readonly effects: readonly string[]
  readonly skipped: readonly NotedRow[]
  /** Rows that are imported and need a look all the same. */
  readonly doubtful?: { readonly caption: string; readonly means: string; readonly rows: readonly NotedRow[] }
}

type ImportTableProps = {
  title: string
  /** What the table has to look like. */
  lead: string
  action: Action
  read: (bytes: Uint8Array) => Result<TableWould, ListedTableProblem>
  onClose: () => void
}

type Found =
  | { readonly at: 'preview'; readonly name: string; readonly would: TableWould }
  | { readonly at: 'problem'; readonly name: string; readonly problem: keyof typeof sentences; readonly detail: string }

/** A table is chosen, looked at, and then imported as one step. */
export function ImportTable({ title, lead, action, read, onClose }: ImportTableProps) {
  const { t } = useTranslation('importTable')
  const { host } = useSession()
  const commit = useCommit()
  const [found, setFound] = useState<Found | null>(null)
  const choose = async () => {
    try {
      const file = await host.openFile({ kinds: ['workbook', 'csv'] })
      if (!file) return
      const would = read(file.bytes)
      setFound(
        would.ok
          ? { at: 'preview', name: file.name, would: would.value }
          : { at: 'problem', name: file.name, problem: would.problem, detail: would.detail ?? '' },
      )
    } catch (error) {
      logError(error)
      const problem = error instanceof HostError && error.problem === 'too-large' ? 'too-large' : 'not-read'
      setFound({ at: 'problem', name: '', problem, detail: '' })
    }
  }
  const importNow = async ({ changes }: TableWould) => {
    if (!(await commit(action, changes))) return
    onClose()
    showDone({ title: t('imported'), message: t('undoAsBefore') })
  }
  const chooseFile = { label: t(found === null ? 'chooseTable' : 'chooseOther'), onChoose: choose }
  const would = found?.at === 'preview' && found.would.changes.length > 0 ? found.would : null
  const error = found?.at === 'problem' && {
    title: t(`fileProblem.${found.problem}.title`, { name: found.name, detail: found.detail }),
    lost: t('nothingChanged'),
    next: t(`fileProblem.${found.problem}.next`),
  }
  return (
    <Dialog
      onClose={onClose}
      title={title}
      size="lg"
      error={error || null}
      action={would ? { label: t('importNow'), onChoose: () => importNow(would) } : chooseFile}
      instead={would ? chooseFile : undefined}
    >
      {found === null && <Text>{lead}</Text>}
      {found?.at === 'preview' && <Preview name={found.name} would={found.would} />}
    </Dialog>
  )
}

function Preview({ name, would }: { name: string; would: TableWould }) {
  const { t } = useTranslation('importTable')
  const { changes, from, effects, skipped, doubtful } = would
  return (
    <div role="status">
      <Stack>
        <Text fw={700} dir="auto">
          {from.sheet === null ? t('tableOf', { name }) : t('tableOfSheet', { name, sheet: from.sheet })}
        </Text>
        {changes.length === 0 && <Text>{t('nothingToImport')}</Text>}
        <List>
          {effects.map(effect => (
            <List.Item key={effect}>{effect}</List.Item>
          ))}
        </List>
        {from.hiddenRows > 0 && <Text>{t('hiddenRows', { count: from.hiddenRows })}</Text>}
        {skipped.length > 0 && <RowTable caption={t('rowsSkipped', { count: skipped.length })} rows={skipped} />}
        {doubtful && doubtful.rows.length > 0 && (
          <>
            <RowTable caption={doubtful.caption} rows={doubtful.rows} />
            <Text c="dimmed">{doubtful.means}</Text>
          </>
        )}
      </Stack>
    </div>
  )
}

function RowTable({ caption, rows }: { caption: string; rows: readonly NotedRow[] }) {
  const { t } = useTranslation('importTable')
  return (
    <TableFrame caption={caption}>
      <ColumnHeads columns={[{ number: t('rowLine') }, t('rowWhy'), t('rowSays')]} />
      <tbody>
        {rows.map(({ line, why, text }) => (
          <tr key={`${line} ${why}`}>
            <td data-number>{line}</td>
            <td>{why}</td>
            <td dir="auto">{text}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
