import { Group, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DraftInput } from '../../../ui/draft-fields'
import { wholeNumber } from '../plan/use-kept-text'
import { useRoom } from './room-context'

const fields = ['offered', 'accepted', 'declined', 'paid'] as const
const mostPeople = 1000

/** What became of the offer, in numbers of people: never who. */
export function PaymentLedger() {
  const { t } = useTranslation('workshopRun')
  const { view, act, keep } = useRoom()
  const { paymentOffer } = view.opening.plan
  return (
    <section aria-labelledby="ledger">
      <Title order={3} id="ledger">
        {t('ledger')}
      </Title>
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
    </section>
  )
}
