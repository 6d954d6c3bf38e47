import { dayFromIso, isoFromDay } from '@core/observation/day'
import { gapsInPlan, type PlannedWorkshop } from '@core/workshop/plan'
import { Button, Radio, Stack, Text } from '@mantine/core'
import { IconChecklist, IconInfoCircle, IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useProject } from '../../../data/hooks'
import common from '../../../ui/common.module.css'
import { DraftArea, DraftDay, DraftInput } from '../../../ui/draft-fields'
import { HintNotice } from '../../../ui/hints'
import { PageHeader } from '../../../ui/page-header'
import { useTranslation } from '../../../ui/use-translation'
import { DeleteWorkshop } from '../delete-workshop'
import { ItemList } from './item-list'
import { KeepAsTemplate } from './keep-plan'
import { MethodLists } from './method-lists'
import { PeopleFields } from './people-fields'
import classes from './plan.module.css'
import { PlanPart } from './plan-part'
import { RuleFields } from './rule-fields'
import { StageList } from './stage-list'
import { type PlanPartProps, useKeptText, usePlanEdit } from './use-plan-edit'

/** As long as every phone can show at once. */
const longestQuestion = 2000

function AboutFields({ workshop, edit }: PlanPartProps) {
  const { t } = useTranslation('workshopPlan')
  const kept = useKeptText()
  return (
    <PlanPart title={t('about')}>
      <DraftInput
        label={t('fieldTitle')}
        required
        stored={workshop.title}
        keepText={kept.title(title => edit(now => ({ ...now, title })))}
      />
      <DraftArea
        label={t('fieldQuestion')}
        description={t('fieldQuestionHint')}
        stored={workshop.question}
        keepText={kept.text(longestQuestion, question => edit(now => ({ ...now, question })))}
      />
      <DraftDay
        label={t('fieldHeldOn')}
        maw="16rem"
        badDay={t('dayNeeded')}
        stored={isoFromDay(workshop.heldOn)}
        keepText={typed => {
          const day = dayFromIso(typed)
          if (!day.ok) return { error: t('dayNeeded') }
          return edit(now => ({ ...now, heldOn: day.value }))
        }}
      />
    </PlanPart>
  )
}

const longestOffer = 2000

/** What people are offered for their time, in the project's own words: the program knows no rates. */
function PaymentFields({ workshop, edit }: PlanPartProps) {
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

/** A workshop that is still to be held: all of its plan, kept field by field. */
export function PlanPage({ workshop }: { workshop: PlannedWorkshop }) {
  const { t } = useTranslation('workshopPlan')
  const project = useProject()
  const edit = usePlanEdit(workshop.id)
  const gaps = gapsInPlan(workshop, project)
  const part = { workshop, edit }
  return (
    <Stack gap="xl" className={classes.plan ?? ''}>
      <PageHeader
        title={workshop.title}
        intro={t('lead')}
        actions={
          <>
            {gaps.length === 0 && (
              <Button component={Link} to="run" leftSection={<IconPlayerPlay size={20} aria-hidden />}>
                {t('getReady')}
              </Button>
            )}
            <KeepAsTemplate workshop={workshop} />
            <DeleteWorkshop workshop={workshop} />
          </>
        }
      />
      {gaps.length > 0 && (
        <HintNotice icon={<IconChecklist aria-hidden />} title={t('gapsTitle')}>
          <ul className={common.points}>
            {gaps.map(gap => (
              <li key={gap}>{t(`gap.${gap}`)}</li>
            ))}
          </ul>
        </HintNotice>
      )}
      <AboutFields {...part} />
      <RuleFields {...part} />
      <PeopleFields {...part} />
      <PaymentFields {...part} />
      <StageList {...part} />
      <MethodLists {...part} />
      <ItemList {...part} />
    </Stack>
  )
}
