import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import { type Removal, removalOf } from '@core/record/references'
import { Button, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useSession } from '../../data/hooks'
import { ConfirmDialog } from '../../ui/dialog'
import { showDone } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import { useCommit } from '../actions'
import { rowsOfKinds } from './record-words'

type DeleteRecordProps = { kind: KindOfRecord; id: string; name: string; onDeleted: () => void }

const allKinds = Object.keys(recordKinds) as KindOfRecord[]

/** Deletes a record after asking: what cannot be without it goes with it, and the question says so. */
export function DeleteRecord({ kind, id, name, onDeleted }: DeleteRecordProps) {
  const { t } = useTranslation(['records', 'kinds'])
  const { db } = useSession()
  const commit = useCommit()
  const [removal, setRemoval] = useState<Removal | null>(null)
  const ask = async () => setRemoval(removalOf(kind, id, await rowsOfKinds(db, allKinds)))
  const remove = async ({ changes }: Removal) => {
    setRemoval(null)
    if (!(await commit(`${kind}.remove`, changes))) return
    onDeleted()
    showDone({ title: t('deleted'), message: t('undoBringsBack') })
  }
  const counted = (named: Removal['removed']) =>
    [...new Set(named.map(each => each.kind))].map(of =>
      t('ofKind', { kind: t(`kinds:${of}.many`), count: named.filter(each => each.kind === of).length }),
    )
  return (
    <>
      <Button variant="subtle" color="red" leftSection={<IconTrash size={20} aria-hidden />} onClick={ask}>
        {t('delete')}
      </Button>
      {removal && (
        <ConfirmDialog
          opened
          title={t('deleteTitle')}
          confirm={t('deleteYes')}
          danger
          onConfirm={() => remove(removal)}
          onCancel={() => setRemoval(null)}
        >
          <Stack gap="sm">
            <Text>{t('deleteText', { name })}</Text>
            {removal.removed.length > 0 && <Text>{t('goesToo', { parts: counted(removal.removed) })}</Text>}
            {removal.edited.length > 0 && <Text>{t('namedNoMore', { parts: counted(removal.edited) })}</Text>}
          </Stack>
        </ConfirmDialog>
      )}
    </>
  )
}
