import { edited, removed } from '@core/change/make'
import type { Workshop } from '@core/project/entities'
import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useSession } from '../../data/hooks'
import { useCommit } from '../../terms/actions'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { showDone } from '../../ui/notices'

/** Takes a workshop away in one step. Its measures stay, and no longer name it. */
export function DeleteWorkshop({ workshop }: { workshop: Workshop }) {
  const { t } = useTranslation('workshops')
  const { db } = useSession()
  const commit = useCommit()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const remove = async () => {
    setAsking(false)
    const measures = await db.rowsOf('measure').toArray()
    const written = await commit('workshop.remove', [
      ...measures
        .filter(({ workshopId }) => workshopId === workshop.id)
        .map(measure => edited('measure', measure, { ...measure, workshopId: null })),
      removed('workshop', workshop),
    ])
    if (!written) return
    showDone({ title: t('deleted'), message: t('deletedMore') })
    await navigate('..', { relative: 'path' })
  }
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={20} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t('delete')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('deleteTitle')}
        confirm={t('deleteYes')}
        cancel={t('deleteNo')}
        danger
        onConfirm={remove}
        onCancel={() => setAsking(false)}
      >
        <span dir="auto">{t('deleteText', { title: workshop.title })}</span>
      </ConfirmDialog>
    </>
  )
}
