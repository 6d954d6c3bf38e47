import { type RatingAnswer, ratingAnswers } from '@core/workshop/session/answer'
import { isSlipNumber } from '@core/workshop/session/paper-marks'
import { Button, Group, Radio, Stack, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { host } from '../../../host'
import { showProblem } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'
import { answered } from '../answered'
import { useRatingWords } from '../rating-words'
import { useRoom } from '../run/room-context'
import classes from './doors.module.css'
import { ChangePerspective, PerspectiveOnPaper } from './perspective-on-paper'

const slipDigits = 6

/** Enters what one vote slip says of every proposal: once, and then again by somebody else. */
export function KeySlip({ round }: { round: number }) {
  const { t } = useTranslation(['workshopDoors', 'terms'])
  const ratingWords = useRatingWords()
  const { view } = useRoom()
  const { opening, items, slips } = view
  const [typed, setTyped] = useState('')
  const [perspectiveId, setPerspectiveId] = useState('')
  const [ratings, setRatings] = useState<Readonly<Record<string, RatingAnswer>>>({})
  const [said, setSaid] = useState('')
  const [asksToMend, setAsksToMend] = useState(false)
  const number = useRef<HTMLInputElement>(null)
  const digits = typed.replace(/\s/g, '')
  const slip = /^\d+$/.test(digits) && isSlipNumber(Number(digits)) ? Number(digits) : null
  const keying = slip !== null && [...slips.keyedOnce, ...slips.keyedTwice].includes(slip) ? 2 : 1
  const ready = slip !== null && perspectiveId !== ''

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
    setSaid(t(keying === 1 ? 'slipKeyed' : 'slipKeyedAgain', { slip: slipSaid(slip) }))
    setTyped('')
    setPerspectiveId('')
    setRatings({})
    number.current?.focus()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void keep(false)
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
    <form className={classes.slip} onSubmit={submit} noValidate aria-labelledby="key-slip">
      {asksToMend && (
        <ChangePerspective
          title={t('mendTitle', { slip: slip === null ? '' : slipSaid(slip) })}
          perspectiveId={perspectiveId}
          onMend={() => keep(true)}
          onClose={() => setAsksToMend(false)}
        />
      )}
      <div>
        <Title order={4} id="key-slip">
          {t('keyTitle', { round })}
        </Title>
        <Text c="dimmed">{t('keyHint')}</Text>
      </div>
      <Group align="flex-start">
        <TextInput
          ref={number}
          className={classes.slipNumber ?? ''}
          label={t('slipNumber')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={9}
          value={typed}
          error={slip === null && digits.length >= slipDigits && t('slipNumberWrong')}
          onChange={event => setTyped(event.currentTarget.value)}
        />
        <PerspectiveOnPaper value={perspectiveId} onChange={setPerspectiveId} />
      </Group>
      {slip !== null && keying === 2 && <Text fw={700}>{t('secondKeying', { slip: slipSaid(slip) })}</Text>}
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
                  <Radio key={rating} value={rating} label={ratingWords(rating)} />
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

/** `482 317`, as it is printed. Numbers that an older version printed are shorter. */
export const slipSaid = (slip: number): string =>
  String(slip)
    .replace(/\d{3}$/, end => ` ${end}`)
    .trim()
