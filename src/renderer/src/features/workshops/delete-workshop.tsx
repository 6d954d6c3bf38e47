import { edited, removed } from '@core/change/change'
import type { Workshop } from '@core/project/entities'
import { useNavigate } from 'react-router'
import { useSession } from '../../data/hooks'
import { useCommit } from '../../terms/actions'
import { DeleteAfterAsking } from '../../ui/dialog'
import { showDone } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'

/** Takes a workshop away in one step. Its measures stay, and no longer name it. */
export function DeleteWorkshop({ workshop }: { workshop: Workshop }) {
  const { t } = useTranslation('workshops')
  const { db } = useSession()
  const commit = useCommit()
  const navigate = useNavigate()
  const remove = async () => {
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
    <DeleteAfterAsking label={t('delete')} title={t('deleteTitle')} yes={t('deleteYes')} onDelete={remove}>
      {t('deleteText', { title: workshop.title })}
    </DeleteAfterAsking>
  )
}
