import type { FacilitatorView } from '@core/workshop/session/views'
import { Button } from '@mantine/core'
import { IconPresentation, IconPresentationOff } from '@tabler/icons-react'
import { useTranslation } from '../../../ui/use-translation'
import { useRoom } from './room-context'

/** Puts one thing on the wall, or takes it off, at one touch. It stays where it is everywhere else. */
export function WallToggle({ id, words }: { id: string; words: string }) {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const isOff = view.offWall.includes(id)
  return (
    <Button
      size="compact-sm"
      variant={isOff ? 'light' : 'subtle'}
      leftSection={isOff ? <IconPresentation size={18} aria-hidden /> : <IconPresentationOff size={18} aria-hidden />}
      aria-label={t(isOff ? 'wallShowOf' : 'wallHideOf', { words })}
      onClick={() => act({ kind: 'show-on-wall', ids: [id], shown: isOff })}
    >
      {t(isOff ? 'wallShow' : 'wallHide')}
    </Button>
  )
}

const reasonsWaiting = ({ reasons, offWall }: FacilitatorView) =>
  reasons.filter(({ id, hidden }) => !hidden && offWall.includes(id))

/** Reasons that nobody has put on the wall yet; nothing where there are none. */
export function ReasonsWaiting() {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const count = reasonsWaiting(view).length
  if (count === 0) return null
  return (
    <Button
      variant="light"
      leftSection={<IconPresentation size={20} aria-hidden />}
      onClick={() => act(now => ({ kind: 'show-on-wall', ids: reasonsWaiting(now).map(({ id }) => id), shown: true }))}
    >
      {t('reasonsShowAll', { count })}
    </Button>
  )
}
