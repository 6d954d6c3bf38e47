import { outcomeOnSlip } from '@core/learning/slip'
import type { HarvestedOutcome } from '@core/project/entities'
import { Button, Group, List, NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useRows } from '../../../data/hooks'
import { newId } from '../../../data/new-id'
import { today } from '../../../terms/today'
import { QrCode } from '../../../ui/qr-code'
import { Section } from '../../../ui/section'
import { useTranslation } from '../../../ui/use-translation'
import { useRoom } from './room-context'
import classes from './run.module.css'

const longestStart = 60
const startOf = (words: string): string => (words.length > longestStart ? `${words.slice(0, longestStart)}…` : words)

/** Whoever is still to confirm an outcome can answer on their own phone, by a link of their own. */
export function ConfirmOutcome() {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const outcomes = useRows('harvestedOutcome')
  const story = useRows('story')
  const person = useRows('person')
  const consent = useRows('consent')
  const contact = useRows('contact')
  const [chosen, setChosen] = useState('')
  const { joining, confirmations } = view
  if (joining.address === null || joining.key === null) return null
  if (!outcomes || !story || !person || !consent || !contact || outcomes.length === 0) return null

  const open = outcomes.flatMap(outcome =>
    outcome.confirmations
      .filter(({ id, answer, words }) => {
        const isAsked = confirmations.some(({ confirmationId }) => confirmationId === id)
        return !isAsked && answer === null && words === ''
      })
      .map(asked => ({ outcome, asked })),
  )
  const next = open.find(({ asked }) => asked.id === chosen) ?? open[0]
  const ask = async ({ outcome, asked }: { outcome: HarvestedOutcome; asked: { readonly id: string } }) => {
    const shown = outcomeOnSlip(outcome, { story, person, consent, contact }, today())
    const ids = { askedId: newId(), outcomeId: outcome.id, confirmationId: asked.id }
    if (await act({ kind: 'ask-confirmation', ...ids, ...shown })) setChosen('')
  }
  const nameOf = (outcomeId: string, confirmationId: string): string => {
    const outcome = outcomes.find(({ id }) => id === outcomeId)
    const asked = outcome?.confirmations.find(({ id }) => id === confirmationId)
    return outcome && asked ? t('confirmOne', { who: asked.who, words: startOf(outcome.words) }) : t('confirmDeleted')
  }
  return (
    <Section title={t('confirm')} order={3} mb="xs">
      <Stack gap="sm" align="flex-start">
        <Text maw="44em">{t(open.length === 0 && confirmations.length === 0 ? 'confirmNobody' : 'confirmHint')}</Text>
        {next && (
          <Group align="flex-end">
            <NativeSelect
              label={t('confirmWho')}
              maw="100%"
              value={next.asked.id}
              onChange={event => setChosen(event.currentTarget.value)}
              data={open.map(({ outcome, asked }) => ({ value: asked.id, label: nameOf(outcome.id, asked.id) }))}
            />
            <Button variant="default" onClick={() => ask(next)}>
              {t('confirmAsk')}
            </Button>
          </Group>
        )}
        {confirmations.length > 0 && (
          <List listStyleType="none" spacing="md">
            {confirmations.map(({ id, outcomeId, confirmationId, key, isAnswered }) => {
              const name = nameOf(outcomeId, confirmationId)
              const link = `${joining.address}confirm?code=${key}`
              return (
                <List.Item key={id}>
                  <Stack gap="xs" align="flex-start">
                    <Text fw={600} dir="auto">
                      {name}
                    </Text>
                    {key !== null && (
                      <>
                        <QrCode text={link} label={t('confirmQr', { name })} className={classes.helperQr} />
                        <Text>{t('confirmScan')}</Text>
                        <Text dir="ltr" className={classes.confirmLink ?? ''}>
                          {link}
                        </Text>
                        <Button
                          variant="default"
                          aria-label={t('confirmEndOf', { name })}
                          onClick={() => act({ kind: 'end-confirmation', askedId: id })}
                        >
                          {t('confirmEnd')}
                        </Button>
                      </>
                    )}
                    <Text role="status">{t(isAnswered ? 'confirmArrived' : 'confirmWaiting')}</Text>
                  </Stack>
                </List.Item>
              )
            })}
          </List>
        )}
      </Stack>
    </Section>
  )
}
