import { Radio, Stack, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DraftArea } from '../../../ui/draft-fields'
import { HintNotice } from '../../../ui/notices'
import { PlanPart } from './plan-part'
import type { PlanPartProps } from './use-plan-edit'

const longestOffer = 2000

/** What people are offered for their time, in the project's own words: the program knows no rates. */
export function PaymentFields({ workshop, edit }: PlanPartProps) {
  const { t } = useTranslation('workshopPlan')
  const { paymentOffer } = workshop.plan
  const [writing, setWriting] = useState(false)
  const offers = paymentOffer !== null || writing
  const keep = (offer: string | null) => edit(now => ({ ...now, plan: { ...now.plan, paymentOffer: offer } }))
  return (
    <PlanPart title={t('payment')} hint={t('paymentHint')}>
      <Radio.Group
        aria-label={t('payment')}
        value={offers ? 'some' : 'none'}
        onChange={value => {
          setWriting(value === 'some')
          if (value === 'none' && paymentOffer !== null) keep(null)
        }}
      >
        <Stack gap="xs">
          <Radio value="none" label={t('paymentNone')} />
          <Radio value="some" label={t('paymentSome')} />
        </Stack>
      </Radio.Group>
      {offers && (
        <>
          <DraftArea
            label={t('paymentOffer')}
            description={t('paymentOfferHint')}
            stored={paymentOffer ?? ''}
            keepText={typed => {
              const offer = typed.trim()
              if (offer === '') return { error: t('paymentNeeded') }
              if (offer.length > longestOffer) {
                return { error: t('numberTooLong', { limit: longestOffer }) }
              }
              return keep(offer)
            }}
          />
          <HintNotice icon={<IconInfoCircle aria-hidden />}>
            <Text>{t('paymentBenefits')}</Text>
          </HintNotice>
        </>
      )}
    </PlanPart>
  )
}
