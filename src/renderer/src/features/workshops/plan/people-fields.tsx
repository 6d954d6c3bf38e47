import { fewestInGroup } from '@core/privacy/kept-counts'
import { planOffering } from '@core/workshop/plan'
import { Button, Checkbox, Stack, Text } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useProject } from '../../../data/hooks'
import { ChoiceGroup, DraftArea, DraftInput } from '../../../ui/draft-fields'
import { HintNotice } from '../../../ui/hints'
import { useTranslation } from '../../../ui/use-translation'
import { PlanPart } from './plan-part'
import type { PlanPartProps } from './use-plan-edit'
import { useKeptText, wholeNumber } from './use-plan-edit'

const longestNeeds = 50_000

export function PeopleFields({ workshop, edit }: PlanPartProps) {
  const { t } = useTranslation('workshopPlan')
  const { perspectives, smallestGroup } = useProject()
  const kept = useKeptText()
  const [lastRefused, setLastRefused] = useState(false)
  const { plan } = workshop
  const known = perspectives.filter(({ id }) => plan.perspectiveIds.includes(id))
  const gone = plan.perspectiveIds.length - known.length
  const offer = (chosen: readonly string[]) => {
    const inOrder = perspectives.filter(({ id }) => chosen.includes(id)).map(({ id }) => id)
    setLastRefused(inOrder.length === 0)
    if (inOrder.length === 0) return { error: t('offeredLast') }
    return edit(now => ({ ...now, plan: planOffering(now.plan, inOrder) }))
  }
  return (
    <PlanPart title={t('people')}>
      <DraftInput
        label={t('expected')}
        description={t('expectedHint')}
        inputMode="numeric"
        maw="20rem"
        stored={String(plan.expectedPeople)}
        keepText={typed => {
          const expectedPeople = wholeNumber(typed, 0, 1000)
          if (expectedPeople === null) return { error: t('expectedWrong') }
          return edit(now => ({ ...now, plan: { ...now.plan, expectedPeople } }))
        }}
      />
      <DraftInput
        label={t('smallestInRoom')}
        description={t('smallestInRoomHint', { fewest: fewestInGroup, smallest: smallestGroup })}
        inputMode="numeric"
        maw="36rem"
        stored={plan.smallestInRoom === undefined ? '' : String(plan.smallestInRoom)}
        keepText={typed => {
          const smallestInRoom = typed.trim() === '' ? null : wholeNumber(typed, fewestInGroup, smallestGroup)
          if (typed.trim() !== '' && smallestInRoom === null)
            return { error: t('smallestInRoomWrong', { fewest: fewestInGroup, smallest: smallestGroup }) }
          return edit(now => {
            const { smallestInRoom: _, ...others } = now.plan
            return { ...now, plan: smallestInRoom === null ? others : { ...others, smallestInRoom } }
          })
        }}
      />
      {gone > 0 && (
        <HintNotice icon={<IconAlertCircle aria-hidden />}>
          <Text>{t('goneOffered', { count: gone })}</Text>
          {known.length > 0 && (
            <Button size="sm" mt="xs" variant="default" onClick={() => offer(known.map(({ id }) => id))}>
              {t('goneOfferedMend')}
            </Button>
          )}
        </HintNotice>
      )}
      <ChoiceGroup
        // What was refused is ticked again.
        key={String(lastRefused)}
        label={t('offered')}
        description={t('offeredHint')}
        error={lastRefused ? t('offeredLast') : null}
        stored={plan.perspectiveIds}
        onChoose={offer}
      >
        <Stack gap="xs" mt="xs">
          {perspectives.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={<bdi>{name}</bdi>} />
          ))}
        </Stack>
      </ChoiceGroup>
      <ChoiceGroup
        label={t('protected')}
        description={t('protectedHint')}
        stored={plan.protectedFor}
        onChoose={protectedFor => edit(now => ({ ...now, plan: { ...now.plan, protectedFor } }))}
      >
        <Stack gap="xs" mt="xs">
          {known.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={<bdi>{name}</bdi>} />
          ))}
        </Stack>
      </ChoiceGroup>
      {plan.protectedFor.length === 0 && <Text c="dimmed">{t('protectedNone')}</Text>}
      <Checkbox
        label={t('votesByCall')}
        description={t('votesByCallHint')}
        checked={plan.votesByCall === true}
        onChange={event => {
          const votesByCall = event.currentTarget.checked
          edit(now => ({ ...now, plan: { ...now.plan, votesByCall } }))
        }}
      />
      <DraftArea
        label={t('access')}
        description={t('accessHint')}
        stored={plan.accessNeeds}
        keepText={kept.text(longestNeeds, accessNeeds => edit(now => ({ ...now, plan: { ...now.plan, accessNeeds } })))}
      />
    </PlanPart>
  )
}
