import { Button, Checkbox, Group, Text } from '@mantine/core'
import { IconUserMinus } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '../../../ui/dialog'
import { showDone } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'
import { useRoom } from './room-context'
import classes from './run.module.css'

/** A test phone, or somebody who joins again and again: counted as nobody any more. Nothing shows what a phone chose or said. */
export function RemoveJoins() {
  const { t } = useTranslation('workshopRun')
  const { phones } = useRoom().view.people
  const [asking, setAsking] = useState(false)
  if (phones.length === 0) return null
  return (
    <div>
      <Button
        variant="default"
        leftSection={<IconUserMinus size={20} aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setAsking(true)}
      >
        {t('removeJoins')}
      </Button>
      {asking && <RemoveJoinsDialog onClose={() => setAsking(false)} />}
    </div>
  )
}

function RemoveJoinsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const { phones } = view.people
  const [chosen, setChosen] = useState<readonly string[]>([])
  const ids = phones.map(({ participantId }) => participantId)
  const participantIds = chosen.filter(id => ids.includes(id))
  const remove = async () => {
    if (!(await act({ kind: 'remove-joins', participantIds }))) return
    showDone({ title: t('removeJoins'), message: t('removeJoinsDone', { count: participantIds.length }) })
    onClose()
  }
  const stillHere = participantIds.filter(id => phones.some(({ participantId, here }) => participantId === id && here))
  const markAsGone = async () => {
    for (const participantId of stillHere) if (!(await act({ kind: 'left', participantId }))) return
    onClose()
  }
  return (
    <Dialog
      onClose={onClose}
      title={t('removeJoinsTitle')}
      action={{
        label: t('removeJoinsNow', { count: participantIds.length }),
        onChoose: remove,
        disabled: participantIds.length === 0,
        danger: true,
      }}
    >
      <Text>{t('removeJoinsText')}</Text>
      <Text>{t('markAsGoneText')}</Text>
      <Group gap="xs">
        <Button variant="subtle" onClick={() => setChosen(ids)}>
          {t('removeJoinsAll')}
        </Button>
        <Button variant="subtle" disabled={participantIds.length === 0} onClick={() => setChosen([])}>
          {t('removeJoinsNone')}
        </Button>
      </Group>
      <Checkbox.Group label={t('removeJoinsWhich')} value={[...participantIds]} onChange={setChosen}>
        <div className={classes.joins}>
          {phones
            .map(({ participantId, here }, index) => (
              <Checkbox
                key={participantId}
                value={participantId}
                label={t(here ? 'removeJoinsPhone' : 'removeJoinsPhoneGone', { number: index + 1 })}
              />
            ))
            .reverse()}
        </div>
      </Checkbox.Group>
      <Group>
        <Button variant="default" disabled={stillHere.length === 0} onClick={markAsGone}>
          {t('markAsGone', { count: stillHere.length })}
        </Button>
      </Group>
    </Dialog>
  )
}
