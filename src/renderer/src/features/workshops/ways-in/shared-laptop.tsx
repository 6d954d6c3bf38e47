import { isPin } from '@core/workshop/session/act'
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconDeviceLaptop, IconEyeOff, IconUserPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { joinFromForm } from '../../../../../participant/form'
import { type Language, languageCalled } from '../../../../../participant/language'
import type { JoinPage } from '../../../../../participant/page-content'
import { askedFor, type Place } from '../../../../../participant/place'
import { lateArrival } from '../../../../../participant/screens/welcome'
import { host } from '../../../host'
import { Cover } from '../../../ui/dialog'
import { HoldButton } from '../../../ui/hold-button'
import { showProblem } from '../../../ui/notices'
import { Section } from '../../../ui/section'
import { useTranslation } from '../../../ui/use-translation'
import { answered } from '../answered'
import { useRoom } from '../run/room-context'
import classes from './doors.module.css'
import { OwnPage, PersonAtLaptop } from './person-at-laptop'

/** `pass`: between two people, nothing of anybody's is on the screen. */
type Turn =
  | { readonly at: 'pass' }
  | { readonly at: 'join'; readonly search: URLSearchParams }
  | { readonly at: 'person'; readonly participantId: string; readonly begins: Place | null }
const pass: Turn = { at: 'pass' }

/** The third door: this laptop, handed from one person to the next. */
export function SharedLaptop() {
  const { t } = useTranslation('workshopDoors')
  const { view, act } = useRoom()
  const [pin, setPin] = useState('')
  const isWrong = pin !== '' && !isPin(pin)
  const handOver = (event: FormEvent) => {
    event.preventDefault()
    if (!isWrong) act({ kind: 'hand-over', pin: pin === '' ? null : pin })
  }
  return (
    <Section title={t('shared')} order={3} mb="xs">
      <Text mb="sm" maw="44em">
        {t('sharedHint')}
      </Text>
      <Text mb="sm" role="status">
        {t('sharedCount', { count: view.people.byDoor.shared })}
      </Text>
      <form onSubmit={handOver} noValidate>
        <Stack gap="sm" align="flex-start">
          <TextInput
            maw="32rem"
            label={t('pin')}
            description={t('pinHint')}
            error={isWrong ? t('pinWrong') : null}
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            value={pin}
            onChange={event => setPin(event.currentTarget.value)}
          />
          <Button type="submit" leftSection={<IconDeviceLaptop size={20} aria-hidden />}>
            {t('handOver')}
          </Button>
        </Stack>
      </form>
    </Section>
  )
}

/** The laptop is in somebody's hands: nothing of the facilitator's is on the screen. */
export function HandedOver() {
  const { t } = useTranslation('workshopDoors')
  const { act } = useRoom()
  const [turn, setTurn] = useState<Turn>(pass)
  const [language, setLanguage] = useState<Language>('en')
  const next = () => {
    setTurn(pass)
    setLanguage('en')
  }
  return (
    <Cover title={t('shared')} className={classes.turn ?? ''}>
      {turn.at !== 'pass' && (
        <Group justify="flex-end" className={classes.clear ?? ''}>
          <Button variant="default" leftSection={<IconEyeOff size={20} aria-hidden />} onClick={next}>
            {t('finished')}
          </Button>
        </Group>
      )}
      {turn.at === 'pass' && <Between onTurn={setTurn} />}
      {turn.at === 'join' && (
        <Joining search={turn.search} language={language} onLanguage={setLanguage} onTurn={setTurn} />
      )}
      {turn.at === 'person' && (
        <PersonAtLaptop
          key={turn.participantId}
          participantId={turn.participantId}
          at={turn.begins}
          language={language}
          onLanguage={setLanguage}
          onLeave={async () => {
            if (await act({ kind: 'left', participantId: turn.participantId })) next()
          }}
        />
      )}
    </Cover>
  )
}

/** Whoever sits down chooses: new here, or back again with the code they keep. */
function Between({ onTurn }: { onTurn: (turn: Turn) => void }) {
  const { t } = useTranslation('workshopDoors')
  const { view } = useRoom()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const comeBack = async (event: FormEvent) => {
    event.preventDefault()
    const found = await answered(
      host.returnAtLaptop({ sessionId: view.opening.sessionId, codeStart: code.slice(0, 20) }),
    )
    if (found?.ok) onTurn({ at: 'person', participantId: found.value.participantId, begins: null })
    else setProblem(t('noSuchCode'))
  }
  return (
    <Stack gap="xl" maw="34rem" mx="auto">
      <Title order={2}>{t('passTitle')}</Title>
      <Text size="lg">{t('passHint')}</Text>
      <Button
        size="lg"
        leftSection={<IconUserPlus size={24} aria-hidden />}
        onClick={() => onTurn({ at: 'join', search: new URLSearchParams() })}
      >
        {t('newHere')}
      </Button>
      <form onSubmit={comeBack} noValidate>
        <Group align="flex-end">
          <TextInput
            className={classes.code ?? ''}
            label={t('comeBack')}
            description={t('comeBackHint')}
            autoComplete="off"
            spellCheck={false}
            maxLength={20}
            value={code}
            error={problem}
            onChange={event => {
              setCode(event.currentTarget.value)
              setProblem(null)
            }}
          />
          <Button type="submit" variant="default" size="lg" disabled={code.trim() === ''}>
            {t('goOn')}
          </Button>
        </Group>
      </form>
      <TakeBack />
    </Stack>
  )
}

/** Back to the facilitator's screen: with the PIN, or by a press that nobody makes by accident. */
function TakeBack() {
  const { t } = useTranslation('workshopDoors')
  const { view, act } = useRoom()
  const [pin, setPin] = useState('')
  if (view.handedOver?.withPin !== true) {
    return (
      <HoldButton
        label={t('backToFacilitator')}
        hint={t('hold')}
        onHeld={() => act({ kind: 'take-laptop-back', pin: null })}
      />
    )
  }
  const takeBack = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await act({ kind: 'take-laptop-back', pin }))) setPin('')
  }
  return (
    <form onSubmit={takeBack} noValidate>
      <Group align="flex-end">
        <TextInput
          label={t('pinAsked')}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          value={pin}
          onChange={event => setPin(event.currentTarget.value)}
        />
        <Button type="submit" variant="subtle" disabled={!isPin(pin)}>
          {t('backToFacilitator')}
        </Button>
      </Group>
    </form>
  )
}

type JoiningProps = {
  readonly search: URLSearchParams
  readonly language: Language
  readonly onLanguage: (language: Language) => void
  readonly onTurn: (turn: Turn) => void
}

/** As on a phone, but for the code on the wall: whoever sits here is in the room. */
function Joining({ search, language, onLanguage, onTurn }: JoiningProps) {
  const { t } = useTranslation('workshopDoors')
  const { view } = useRoom()
  const { opening, joining } = view
  const page: JoinPage = {
    kind: 'join',
    language,
    at: askedFor(search).at,
    title: opening.title,
    question: opening.question,
    perspectives: opening.perspectives,
    paymentOffer: opening.plan.paymentOffer,
    code: joining.code,
    notice: null,
  }
  const onSend = async (action: string, fields: Readonly<Record<string, string>>) => {
    if (action === '/language') return onLanguage(languageCalled(fields.language) ?? language)
    const asked = joinFromForm(fields)
    if (action !== '/join' || !asked.ok) return
    const { perspectiveId } = asked.value
    const joined = await answered(host.joinAtLaptop({ sessionId: opening.sessionId, perspectiveId }))
    if (joined?.ok) onTurn({ at: 'person', participantId: joined.value.participantId, begins: lateArrival })
    else showProblem({ title: t('notSaved'), message: t('notSavedMore') })
  }
  return <OwnPage page={page} status="" onGo={next => onTurn({ at: 'join', search: next })} onSend={onSend} />
}
