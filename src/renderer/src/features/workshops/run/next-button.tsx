import { type NextStep, nextStep, stillOpen } from '@core/workshop/session/next-step'
import type { FacilitatorView } from '@core/workshop/session/views'
import { Button } from '@mantine/core'
import { IconArrowRight, IconFlag, IconLock, IconMailOpened, IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../../ui/use-translation'
import { isWaitingToBegin } from '../time-left'
import type { PanelId } from './panels'
import { useRoom } from './room-context'
import { CloseVoteDialog, EndDialog, MoveDialog } from './step-dialogs'

const icons: Readonly<Record<NextStep['kind'], typeof IconArrowRight>> = {
  resume: IconPlayerPlay,
  'make-proposals': IconArrowRight,
  'settle-counting': IconArrowRight,
  'settle-slips': IconArrowRight,
  'open-vote': IconMailOpened,
  'close-vote': IconLock,
  move: IconArrowRight,
  end: IconFlag,
}

/** The one thing that comes next, by its name. What cannot be taken back, or leaves something open, is asked about first. */
export function NextButton({ view, onPanel }: { view: FacilitatorView; onPanel: (panel: PanelId) => void }) {
  const { t } = useTranslation('workshopRun')
  const { act } = useRoom()
  const [asking, setAsking] = useState<NextStep['kind'] | null>(null)
  const next = nextStep(view)
  const done = () => setAsking(null)
  const label = (): string => {
    switch (next.kind) {
      case 'resume':
        return isWaitingToBegin(view.stage) ? t('begin') : t('goOn')
      case 'open-vote':
      case 'close-vote':
        return t(`next.${next.kind}`, { round: next.round })
      case 'move':
        return t('moveOn', { title: next.title })
      case 'end':
        return t('end')
      default:
        return t(`next.${next.kind}`)
    }
  }
  const choose = () => {
    switch (next.kind) {
      case 'resume':
      case 'open-vote':
        return act({ kind: next.kind })
      case 'make-proposals':
        return onPanel(view.ideas.length > 0 ? 'ideas' : 'vote')
      case 'settle-counting':
        return onPanel('vote')
      case 'settle-slips':
        return onPanel('paper')
      case 'move':
        return stillOpen(view).length > 0 ? setAsking('move') : act({ kind: 'go-to', stageId: next.stageId })
      default:
        return setAsking(next.kind)
    }
  }
  const Icon = icons[next.kind]
  return (
    <>
      <Button
        size="md"
        leftSection={<Icon size={20} aria-hidden />}
        // The second of two quick clicks would do what comes after this.
        onClick={event => event.detail < 2 && choose()}
      >
        <bdi>{label()}</bdi>
      </Button>
      {asking === 'close-vote' && next.kind === 'close-vote' && <CloseVoteDialog view={view} onDone={done} />}
      {asking === 'move' && next.kind === 'move' && <MoveDialog view={view} stageId={next.stageId} onDone={done} />}
      {asking === 'end' && next.kind === 'end' && <EndDialog onDone={done} />}
    </>
  )
}
