import { NativeSelect, Text } from '@mantine/core'
import { Dialog } from '../../../ui/dialog'
import { useTranslation } from '../../../ui/use-translation'
import { useRoom } from '../run/room-context'

/** The group that is marked on a slip or a sheet. */
export function PerspectiveOnPaper({ value, onChange }: { value: string; onChange: (perspectiveId: string) => void }) {
  const { t } = useTranslation('workshopDoors')
  const { perspectives } = useRoom().view.opening
  return (
    <NativeSelect
      label={t('slipPerspective')}
      value={value}
      data={[
        { value: '', label: t('choosePerspective') },
        ...perspectives.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}

type ChangePerspectiveProps = { title: string; perspectiveId: string; onMend: () => unknown; onClose: () => void }

/** It was entered with another perspective before: it may be this time that is wrong. */
export function ChangePerspective({ title, perspectiveId, onMend, onClose }: ChangePerspectiveProps) {
  const { t } = useTranslation('workshopDoors')
  const { perspectives } = useRoom().view.opening
  const name = perspectives.find(({ id }) => id === perspectiveId)?.name ?? ''
  return (
    <Dialog title={title} onClose={onClose} action={{ label: t('mend'), onChoose: onMend }} isQuestion>
      <Text>{t('mendHint', { name })}</Text>
    </Dialog>
  )
}
