import type { AnswerProblem } from '@core/workshop/session/answer'
import type { ParticipantView } from '@core/workshop/session/views'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { submissionFromForm } from '../../../../../participant/form'
import { type Language, languageCalled } from '../../../../../participant/language'
import { askedFor, type Place, placeAfter } from '../../../../../participant/place'
import { sayIn } from '../../../../../participant/words'
import { newId } from '../../../data/new-id'
import { host } from '../../../host'
import { showProblem } from '../../../ui/notices'
import { answered } from '../answered'
import { useRoom } from '../run/room-context'
import { OwnPage, searchOf } from './own-page'

type Fields = Readonly<Record<string, string>>
type PersonAtLaptopProps = {
  readonly participantId: string
  readonly language: Language
  readonly onLanguage: (language: Language) => void
  /** The person leaves the session. */
  readonly onLeft: () => void
}

type Screen = {
  readonly at: Place | null
  readonly notice: AnswerProblem | 'not-valid' | null
  readonly typed: Fields | null
  readonly newId: string
}
const screenAt = (at: Place | null): Screen => ({ at, notice: null, typed: null, newId: newId() })

/** One person's own page, at the laptop: a turn at the shared one, or what stands on a paper slip. */
export function PersonAtLaptop({ participantId, language, onLanguage, onLeft }: PersonAtLaptopProps) {
  const { t } = useTranslation('workshopDoors')
  const { view: room, act } = useRoom()
  const { sessionId } = room.opening
  const [view, setView] = useState<ParticipantView | null>(null)
  const [screen, setScreen] = useState<Screen>(() => screenAt(null))
  const [status, setStatus] = useState('')

  // The stage moves on, or a vote closes: the person's page with it. Their own answers come back with each answer.
  const common = `${room.stage.id} ${room.vote?.round} ${room.closedVotes.length} ${room.state} ${room.stage.leftWhenPaused} ${room.items.length} ${room.agreements.map(({ gradient, agreed }) => `${gradient.state} ${agreed}`).join()}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when what everybody sees has changed
  useEffect(() => {
    let wanted = true
    host.participantAtLaptop({ sessionId, participantId }).then(
      found => {
        if (wanted && found) setView(found)
      },
      error => console.error(error),
    )
    return () => {
      wanted = false
    }
  }, [sessionId, participantId, common])

  const answer = async (fields: Fields) => {
    const submission = submissionFromForm(fields)
    const stay = (notice: Screen['notice']) => {
      setStatus('')
      setScreen({ at: null, notice, typed: fields, newId: newId() })
    }
    if (!submission.ok) return stay('not-valid')
    const done = await answered(host.answerAtLaptop({ sessionId, participantId, submission: submission.value }))
    if (done === null) return showProblem({ title: t('notSaved'), message: t('notSavedMore') })
    if (!done.ok) return stay(done.problem)
    setView(done.value)
    setScreen(screenAt(askedFor(searchOf(placeAfter(fields))).at))
    setStatus(sayIn(language)('saved'))
  }
  const onSend = async (action: string, fields: Fields) => {
    if (action === '/answer') return answer(fields)
    if (action === '/language') {
      onLanguage(languageCalled(fields.language) ?? language)
      return setScreen(screenAt(null))
    }
    if (action === '/leave' && (await act({ kind: 'left', participantId }))) onLeft()
  }
  const onGo = useCallback((search: URLSearchParams) => {
    setStatus('')
    setScreen(screenAt(askedFor(search).at))
  }, [])
  if (!view) return null
  return <OwnPage page={{ kind: 'own', language, view, ...screen }} status={status} onGo={onGo} onSend={onSend} />
}
