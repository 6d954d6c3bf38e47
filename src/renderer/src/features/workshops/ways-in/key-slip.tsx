import { type RatingAnswer, ratingAnswers } from '@core/workshop/session/answer'
import { Button, Group, Radio, Stack, Text, Title } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { host } from '../../../host'
import { showProblem } from '../../../ui/notices'
import { answered } from '../answered'
import { useRoom } from '../run/room-context'
import classes from './doors.module.css'
import { noSlip, SlipFields } from './slip-fields'

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

  const keep = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    const done = await answered(
      host.keySlip({
        sessionId: opening.sessionId,
        slip,
        keying,
        perspectiveId,
        ratings: items.map(({ id }) => ({ itemId: id, rating: ratings[id] ?? null })),
      }),
    )
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
    <form className={classes.slip} onSubmit={keep} noValidate aria-labelledby="key-slip">
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
