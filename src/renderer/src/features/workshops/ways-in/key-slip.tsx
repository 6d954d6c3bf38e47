import { type RatingAnswer, ratingAnswers } from '@core/workshop/session/answer'
import { Button, Group, Modal, NativeSelect, NumberInput, Radio, Stack, Text, Title } from '@mantine/core'
import { IconKeyboard } from '@tabler/icons-react'
import { type FormEvent, type KeyboardEvent, type Ref, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../../../participant/language'
import { host } from '../../../host'
import { Dialog } from '../../../ui/dialog'
import { showProblem } from '../../../ui/notices'
import { answered } from '../answered'
import { useRoom } from '../run/room-context'
import classes from './doors.module.css'
import { PersonAtLaptop } from './person-at-laptop'

const highestSlip = 999

/** Which slip, and the perspective marked on it. */
type SlipAsked = { readonly slip: number | null; readonly perspectiveId: string }
const noSlip: SlipAsked = { slip: null, perspectiveId: '' }

type SlipFieldsProps = SlipAsked & { onChange: (asked: SlipAsked) => void; numberRef?: Ref<HTMLInputElement> }

function SlipFields({ slip, perspectiveId, onChange, numberRef = null }: SlipFieldsProps) {
  const { t } = useTranslation('workshopDoors')
  const { perspectives } = useRoom().view.opening
  const isSlip = (value: unknown): value is number => typeof value === 'number' && value >= 1 && value <= highestSlip
  return (
    <>
      <NumberInput
        ref={numberRef}
        className={classes.number ?? ''}
        label={t('slipNumber')}
        min={1}
        max={highestSlip}
        allowDecimal={false}
        allowNegative={false}
        value={slip ?? ''}
        onChange={value => onChange({ slip: isSlip(value) ? value : null, perspectiveId })}
      />
      <NativeSelect
        label={t('slipPerspective')}
        value={perspectiveId}
        data={[
          { value: '', label: t('choosePerspective') },
          ...perspectives.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={event => onChange({ slip, perspectiveId: event.currentTarget.value })}
      />
    </>
  )
}

const submitting = (send: () => void) => (event: FormEvent) => {
  event.preventDefault()
  send()
}

/** A slip was entered with another perspective before: it may be this time that is wrong. */
function OtherPerspective({
  slip,
  perspectiveId,
  onMend,
  onClose,
}: SlipAsked & { onMend: () => unknown; onClose: () => void }) {
  const { t } = useTranslation('workshopDoors')
  const { perspectives } = useRoom().view.opening
  const name = perspectives.find(({ id }) => id === perspectiveId)?.name ?? ''
  return (
    <Dialog
      title={t('mendTitle', { slip })}
      onClose={onClose}
      action={{ label: t('mend'), onChoose: onMend }}
      isQuestion
    >
      <Text>{t('mendHint', { name })}</Text>
    </Dialog>
  )
}

/** Keys in what one paper slip says of every proposal: once, and then again by somebody else. */
export function KeySlip({ round }: { round: number }) {
  const { t } = useTranslation(['workshopDoors', 'terms'])
  const { view } = useRoom()
  const { opening, items, slips } = view
  const [asked, setAsked] = useState(noSlip)
  const { slip, perspectiveId } = asked
  const [ratings, setRatings] = useState<Readonly<Record<string, RatingAnswer>>>({})
  const [said, setSaid] = useState('')
  const number = useRef<HTMLInputElement>(null)
  const keying = slip !== null && [...slips.keyedOnce, ...slips.keyedTwice].includes(slip) ? 2 : 1
  const ready = slip !== null && perspectiveId !== ''

  const [asksToMend, setAsksToMend] = useState(false)
  const keep = async (mendPerspective: boolean) => {
    setAsksToMend(false)
    if (!ready) return
    const done = await answered(
      host.keySlip({
        sessionId: opening.sessionId,
        slip,
        keying,
        perspectiveId,
        mendPerspective,
        ratings: items.map(({ id }) => ({ itemId: id, rating: ratings[id] ?? null })),
      }),
    )
    if (!done?.ok && done?.problem === 'other-perspective' && keying === 1) return setAsksToMend(true)
    if (!done?.ok) {
      const message = done?.problem === 'other-perspective' ? t('otherPerspective') : t('notSavedMore')
      return showProblem({ title: t('notSaved'), message })
    }
    setSaid(t(keying === 1 ? 'slipKeyed' : 'slipKeyedAgain', { slip }))
    setAsked(noSlip)
    setRatings({})
    number.current?.focus()
  }
  const rate = (itemId: string, rating: RatingAnswer) => setRatings(before => ({ ...before, [itemId]: rating }))
  /** 1 to 5 choose, so that a pile of slips goes through quickly. */
  const onKey = (itemId: string) => (event: KeyboardEvent) => {
    const rating = ratingAnswers[Number(event.key) - 1]
    if (!rating || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    rate(itemId, rating)
  }
  return (
    <form className={classes.slip} onSubmit={submitting(() => keep(false))} noValidate aria-labelledby="key-slip">
      {asksToMend && <OtherPerspective {...asked} onMend={() => keep(true)} onClose={() => setAsksToMend(false)} />}
      <div>
        <Title order={4} id="key-slip">
          {t('keyTitle', { round })}
        </Title>
        <Text c="dimmed">{t('keyHint')}</Text>
      </div>
      <Group align="flex-start">
        <SlipFields {...asked} onChange={setAsked} numberRef={number} />
      </Group>
      {keying === 2 && <Text fw={700}>{t('secondKeying', { slip })}</Text>}
      <ol className={classes.items}>
        {items.map((item, place) => (
          <li key={item.id} onKeyDown={onKey(item.id)}>
            <Radio.Group
              label={
                <span dir="auto">
                  {place + 1}. {item.words}
                </span>
              }
              value={ratings[item.id] ?? ''}
              onChange={value => rate(item.id, value as RatingAnswer)}
            >
              <Group mt="xs" gap="lg">
                {ratingAnswers.map(rating => (
                  <Radio key={rating} value={rating} label={t(`terms:rating.${rating}`)} />
                ))}
              </Group>
            </Radio.Group>
          </li>
        ))}
      </ol>
      <Stack gap="xs">
        <Group justify="flex-end">
          <Text role="status" c="dimmed">
            {said}
          </Text>
          <Button type="submit" disabled={!ready}>
            {t('keepSlip')}
          </Button>
        </Group>
        {!ready && <Text c="dimmed">{t('keepNeeds')}</Text>}
      </Stack>
    </form>
  )
}

/** What else stands on paper (ideas, reasons, how far somebody goes along): written down for a slip, on that person's own page. */
export function SlipWords() {
  const { t } = useTranslation('workshopDoors')
  const { view } = useRoom()
  const [asked, setAsked] = useState(noSlip)
  const { slip, perspectiveId } = asked
  const [language, setLanguage] = useState<Language>('en')
  const [person, setPerson] = useState<string | null>(null)
  const ready = slip !== null && perspectiveId !== ''
  const [asksToMend, setAsksToMend] = useState(false)
  const open = async (mendPerspective: boolean) => {
    setAsksToMend(false)
    if (!ready) return
    const { sessionId } = view.opening
    const joined = await answered(host.joinAtLaptop({ sessionId, door: 'paper', perspectiveId, slip, mendPerspective }))
    if (!joined?.ok && joined?.problem === 'other-perspective') setAsksToMend(true)
    else if (joined?.ok) setPerson(joined.value.participantId)
    else showProblem({ title: t('notSaved'), message: t('notSavedMore') })
  }
  const close = () => {
    setPerson(null)
    setAsked(noSlip)
  }
  return (
    <form className={classes.slip} onSubmit={submitting(() => open(false))} noValidate aria-labelledby="slip-words">
      {asksToMend && <OtherPerspective {...asked} onMend={() => open(true)} onClose={() => setAsksToMend(false)} />}
      <div>
        <Title order={4} id="slip-words">
          {t('wordsTitle')}
        </Title>
        <Text c="dimmed">{t('wordsHint')}</Text>
      </div>
      <Group align="flex-end">
        <SlipFields {...asked} onChange={setAsked} />
        <Button type="submit" variant="default" disabled={!ready} leftSection={<IconKeyboard size={20} aria-hidden />}>
          {t('wordsOpen')}
        </Button>
      </Group>
      <Modal
        opened={person !== null}
        onClose={close}
        size="xl"
        title={slip === null ? '' : t('wordsOf', { slip })}
        closeButtonProps={{ 'aria-label': t('wordsDone') }}
      >
        <Stack>
          <Text>{t('wordsCode')}</Text>
          {person !== null && (
            <PersonAtLaptop participantId={person} language={language} onLanguage={setLanguage} onLeft={close} />
          )}
          <Group justify="flex-end">
            <Button onClick={close}>{t('wordsDone')}</Button>
          </Group>
        </Stack>
      </Modal>
    </form>
  )
}
