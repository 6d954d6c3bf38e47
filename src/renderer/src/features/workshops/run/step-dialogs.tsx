import { stillOpen } from '@core/workshop/session/next-step'
import type { FacilitatorView } from '@core/workshop/session/views'
import { Stack, Text } from '@mantine/core'
import { ConfirmDialog } from '../../../ui/dialog'
import { useTranslation } from '../../../ui/use-translation'
import { useRoom } from './room-context'

/** What is asked before a vote is closed: it cannot be taken back. */
export function CloseVoteDialog({ view: { vote, slips }, onDone }: { view: FacilitatorView; onDone: () => void }) {
  const { t } = useTranslation('workshopRun')
  const { act } = useRoom()
  if (!vote) return null
  const waiting = Math.max(0, vote.of - vote.answered)
  return (
    <ConfirmDialog
      opened
      title={t('voteCloseTitle', { round: vote.round })}
      confirm={t('voteCloseYes')}
      cancel={t('voteCloseNo')}
      danger
      onConfirm={() => {
        onDone()
        act({ kind: 'close-vote' })
      }}
      onCancel={onDone}
    >
      <Stack gap="xs">
        {waiting > 0 && <Text fw={700}>{t('voteCloseWaiting', { count: waiting })}</Text>}
        {slips.keyedOnce.length > 0 && (
          <Text fw={700}>{t('stillOpen.slips-once', { count: slips.keyedOnce.length })}</Text>
        )}
        <Text>{t('voteCloseText')}</Text>
      </Stack>
    </ConfirmDialog>
  )
}

type MoveDialogProps = { view: FacilitatorView; stageId: string; onDone: () => void }

/** Says what is not finished in the stage that is on. */
export function MoveDialog({ view, stageId, onDone }: MoveDialogProps) {
  const { t } = useTranslation('workshopRun')
  const { act } = useRoom()
  return (
    <ConfirmDialog
      opened
      title={t('moveTitle')}
      confirm={t('moveYes')}
      cancel={t('moveNo')}
      onConfirm={() => {
        onDone()
        act({ kind: 'go-to', stageId })
      }}
      onCancel={onDone}
    >
      <ul>
        {stillOpen(view).map(({ what, count }) => (
          <li key={what}>{t(`stillOpen.${what}`, { count })}</li>
        ))}
      </ul>
      <Text>{t('moveText')}</Text>
    </ConfirmDialog>
  )
}

export function EndDialog({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('workshopRun')
  const { act } = useRoom()
  return (
    <ConfirmDialog
      opened
      title={t('endTitle')}
      confirm={t('endYes')}
      cancel={t('endNo')}
      danger
      onConfirm={() => {
        onDone()
        act({ kind: 'close' })
      }}
      onCancel={onDone}
    >
      {t('endText')}
    </ConfirmDialog>
  )
}
