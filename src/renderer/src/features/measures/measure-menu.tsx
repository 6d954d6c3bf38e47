import { added } from '@core/change/change'
import type { Measure } from '@core/project/entities'
import { historyOfRow } from '@core/record/record-history'
import { ActionIcon, Menu, Text } from '@mantine/core'
import { IconCopy, IconDots, IconHistory, IconPrinter, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useRead, useRows, useSession } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useActionWords, useCommit } from '../../terms/actions'
import { timeInWords } from '../../terms/today'
import { ConfirmDialog, Dialog } from '../../ui/dialog'
import { showDone } from '../../ui/notices'
import { useMeasureRemoval } from './measure-edits'

/** What can be done with a measure as a whole. */
export function MeasureMenu({ measure }: { measure: Measure }) {
  const { t } = useTranslation('measures')
  const commit = useCommit()
  const navigate = useNavigate()
  const measures = useRows('measure')
  const remove = useMeasureRemoval(measure)
  const [open, setOpen] = useState<'history' | 'delete' | null>(null)
  const close = () => setOpen(null)
  const duplicate = async () => {
    const order = Math.max(...(measures ?? []).map(each => each.order), measure.order) + 1
    const copy = { ...measure, id: newId(), title: t('copyOf', { title: measure.title }), order }
    if (!(await commit('measure.add', [added('measure', copy)]))) return
    showDone({ title: t('duplicated'), message: t('duplicatedText') })
    await navigate(`../${copy.id}?view=definition`, { relative: 'path' })
  }
  const removeIt = async () => {
    close()
    if (await remove()) await navigate('..', { relative: 'path' })
  }
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon
            variant="default"
            size={44}
            aria-label={t('moreOfMeasure')}
            title={t('moreOfMeasure')}
            data-no-print
          >
            <IconDots size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopy size={18} aria-hidden />} onClick={duplicate}>
            {t('duplicate')}
          </Menu.Item>
          <Menu.Item leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Menu.Item>
          <Menu.Item leftSection={<IconHistory size={18} aria-hidden />} onClick={() => setOpen('history')}>
            {t('history')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={18} aria-hidden />} onClick={() => setOpen('delete')}>
            {t('delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'history' && <History measure={measure} onClose={close} />}
      <ConfirmDialog
        opened={open === 'delete'}
        title={t('deleteTitle')}
        confirm={t('deleteYes')}
        danger
        onConfirm={removeIt}
        onCancel={close}
      >
        <span dir="auto">{t('deleteText', { title: measure.title })}</span>
      </ConfirmDialog>
    </>
  )
}

/** When the measure was added and changed, the newest first. */
function History({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const { t } = useTranslation('measures')
  const { t: records } = useTranslation('records')
  const { db } = useSession()
  const actionWords = useActionWords()
  const history = useRead({
    key: `history of measure ${measure.id}`,
    madeOf: 'log',
    load: async () => historyOfRow(await db.commits.toArray(), 'measure', measure.id),
  })
  return (
    <Dialog title={t('historyOf', { title: measure.title })} onClose={onClose}>
      {history === undefined && <Text role="status">{records('reading')}</Text>}
      {history?.length === 0 && <Text>{records('historyNone')}</Text>}
      <ol>
        {history?.map(({ commitId, at, action, turn }) => {
          const what = actionWords(action)
          return (
            <li key={commitId}>
              {records('historyAt', {
                when: timeInWords(at),
                what: turn === 'done' ? what : records(turn === 'undone' ? 'undid' : 'redid', { what }),
              })}
            </li>
          )
        })}
      </ol>
    </Dialog>
  )
}
