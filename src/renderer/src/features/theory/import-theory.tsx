import {
  type TheoryFileProblem,
  type TheoryImport,
  type TheoryRowNote,
  theoryFromCsv,
} from '@core/export/theory-from-csv'
import type { TheoryRowReason } from '@core/export/theory-row'
import { HostError } from '@core/host-api'
import { Button, Group, List, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import { Dialog } from '../../ui/dialog'
import { ErrorNotice, showDone } from '../../ui/notices'
import { TableFrame } from '../../ui/table-frame'
import type { Theory } from './use-theory'
import words from './words.en.json'

type TheoryImportProblem = TheoryFileProblem | 'too-large' | 'not-read'
type RowReason = TheoryRowReason | 'closes-circle'

/** Problems and reasons without words do not compile. */
const fileSentences = words.fileProblem satisfies Record<TheoryImportProblem, { title: string; next: string }>

const rowReasons = words.rowReason satisfies Record<RowReason, string>

type Found =
  | { readonly at: 'preview'; readonly name: string; readonly would: TheoryImport }
  | {
      readonly at: 'problem'
      readonly name: string
      readonly problem: keyof typeof fileSentences
      readonly detail: string
    }

/** Elements and links out of a table: chosen, looked at, then brought in as one step. */
export function ImportTheory({ theory, onClose }: { theory: Theory; onClose: () => void }) {
  const { t } = useTranslation('theory')
  const { host } = useSession()
  const commit = useCommit()
  const [found, setFound] = useState<Found | null>(null)
  const choose = async () => {
    try {
      const file = await host.openFile({ kinds: ['csv'] })
      if (!file) return
      const read = theoryFromCsv(file.bytes, theory, { newId })
      setFound(
        read.ok
          ? { at: 'preview', name: file.name, would: read.value }
          : { at: 'problem', name: file.name, problem: read.problem, detail: read.detail ?? '' },
      )
    } catch (error) {
      console.error(error)
      const problem = error instanceof HostError && error.problem === 'too-large' ? 'too-large' : 'not-read'
      setFound({ at: 'problem', name: '', problem, detail: '' })
    }
  }
  const bringIn = async ({ changes }: TheoryImport) => {
    if (!(await commit('theory.import', changes))) return
    onClose()
    showDone({ title: t('imported'), message: t('undoAsBefore') })
  }
  const changes = found?.at === 'preview' ? found.would.changes.length : 0
  return (
    <Dialog onClose={onClose} title={t('bringInTitle')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        {found === null && <Text>{t('bringInLead')}</Text>}
        {found?.at === 'problem' && (
          <ErrorNotice
            title={t(`fileProblem.${found.problem}.title`, { name: found.name, detail: found.detail })}
            lost={t('nothingChanged')}
            next={t(`fileProblem.${found.problem}.next`)}
          />
        )}
        {found?.at === 'preview' && <Preview name={found.name} would={found.would} />}
        <Group justify="flex-end">
          <Button variant={changes > 0 ? 'default' : 'filled'} onClick={choose} data-autofocus>
            {t(found === null ? 'chooseTable' : 'chooseOther')}
          </Button>
          {found?.at === 'preview' && changes > 0 && (
            <Button onClick={() => bringIn(found.would)}>{t('importNow')}</Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  )
}

function Preview({ name, would }: { name: string; would: TheoryImport }) {
  const { t } = useTranslation('theory')
  const { elements, links, frames, assumptions, leftOut, circles } = would
  const parts = [
    { key: 'wouldAddElements', count: elements.added },
    { key: 'wouldChangeElements', count: elements.changed },
    { key: 'wouldAddLinks', count: links.added },
    { key: 'wouldChangeLinks', count: links.changed },
    { key: 'wouldAddFrames', count: frames.added },
    { key: 'wouldChangeFrames', count: frames.changed },
    { key: 'wouldAddAssumptions', count: assumptions.added },
    { key: 'wouldChangeAssumptions', count: assumptions.changed },
    { key: 'wouldKeep', count: elements.same + links.same + frames.same + assumptions.same },
  ] as const
  return (
    <div role="status">
      <Stack>
        <Text fw={700} dir="auto">
          {t('tableOf', { name })}
        </Text>
        {would.changes.length === 0 && <Text>{t('nothingToBringIn')}</Text>}
        <List>{parts.map(({ key, count }) => count > 0 && <List.Item key={key}>{t(key, { count })}</List.Item>)}</List>
        {leftOut.length > 0 && <RowTable caption={t('rowsLeftOut', { count: leftOut.length })} rows={leftOut} />}
        {circles.length > 0 && (
          <>
            <RowTable caption={t('rowsInCircles', { count: circles.length })} rows={circles} />
            <Text c="dimmed">{t('circlesMeans')}</Text>
          </>
        )}
      </Stack>
    </div>
  )
}

function RowTable({ caption, rows }: { caption: string; rows: readonly TheoryRowNote<keyof typeof rowReasons>[] }) {
  const { t } = useTranslation('theory')
  return (
    <TableFrame caption={caption}>
      <thead>
        <tr>
          <th scope="col" data-number>
            {t('rowLine')}
          </th>
          <th scope="col">{t('rowWhy')}</th>
          <th scope="col">{t('rowSays')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, reason, text }) => (
          <tr key={`${line} ${reason}`}>
            <td data-number>{line}</td>
            <td>{t(`rowReason.${reason}`)}</td>
            <td dir="auto">{text}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
