import { nextStep } from '@core/workshop/session/next-step'
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconFlag } from '@tabler/icons-react'
import { useState } from 'react'
import { DraftInput } from '../../../ui/draft-fields'
import { Section } from '../../../ui/section'
import { useTranslation } from '../../../ui/use-translation'
import { wholeNumber } from '../plan/use-plan-edit'
import { useRoom } from './room-context'
import classes from './run.module.css'
import { EndDialog } from './step-dialogs'

const fields = ['offered', 'accepted', 'declined', 'paid'] as const
const mostPeople = 1000

/** What became of the offer, in numbers of people: never who. */
export function PaymentLedger() {
  const { t } = useTranslation('workshopRun')
  const { view, act, keep } = useRoom()
  const { paymentOffer } = view.opening.plan
  return (
    <Section title={t('ledger')} order={3} mb={0}>
      {paymentOffer === null ? (
        <Text c="dimmed">{t('ledgerNothing')}</Text>
      ) : (
        <>
          <Text dir="auto">{paymentOffer}</Text>
          <Text c="dimmed">{t('ledgerHint')}</Text>
          <Group mt="sm" align="flex-start">
            {fields.map(field => (
              <DraftInput
                key={field}
                label={t(`ledgerField.${field}`)}
                inputMode="numeric"
                maw="11rem"
                stored={String(view.payments[field])}
                keepText={typed => {
                  const people = wholeNumber(typed, 0, mostPeople)
                  if (people === null) return { error: t('peopleWrong') }
                  return keep(act(now => ({ kind: 'payment-ledger', ...now.payments, [field]: people })))
                }}
              />
            ))}
          </Group>
        </>
      )}
    </Section>
  )
}

/** The end: who decided, what is read out, what is paid. */
export function ClosePanel() {
  const { t } = useTranslation('workshopRun')
  const { view } = useRoom()
  const [asking, setAsking] = useState(false)
  const agreed = view.agreements.filter(agreement => agreement.agreed === true)
  const undecided = view.toAgree.filter(
    ({ id }) => (view.agreements.find(({ itemId }) => itemId === id)?.agreed ?? null) === null,
  )
  return (
    <Stack gap="xl">
      <Section title={t('closeDecided')} order={3} mb={0}>
        <Text dir="auto">{view.opening.finalSay}</Text>
        <Text mt="sm" fw={600}>
          {t(view.opening.plan.method === 'stories' ? 'closeChosen' : 'closeAgreed', { count: agreed.length })}
        </Text>
        <ol className={classes.readOut}>
          {agreed.map(({ itemId, wording }) => (
            <li key={itemId} dir="auto">
              {wording || view.items.find(({ id }) => id === itemId)?.words}
            </li>
          ))}
        </ol>
        {undecided.length > 0 && <Text c="dimmed">{t('closeOpen', { count: undecided.length })}</Text>}
      </Section>
      {view.stage.kind === 'close' && (
        <Text>
          {t('closeSay')} {t('closeSayAnswered', { count: view.answeredInStage })}
        </Text>
      )}
      <PaymentLedger />
      {nextStep(view).kind !== 'end' && (
        <div>
          <Button variant="default" leftSection={<IconFlag size={20} aria-hidden />} onClick={() => setAsking(true)}>
            {t('end')}
          </Button>
        </div>
      )}
      {asking && <EndDialog onDone={() => setAsking(false)} />}
    </Stack>
  )
}
