import { gapsInPlan, type PlannedWorkshop } from '@core/workshop/plan'
import { Button, Stack } from '@mantine/core'
import { IconChecklist, IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useProject } from '../../../data/hooks'
import { HintNotice } from '../../../ui/notices'
import { PageHeader } from '../../../ui/page-header'
import { DeleteWorkshop } from '../delete-workshop'
import { AboutFields } from './about-fields'
import { ItemList } from './item-list'
import { PaymentFields } from './payment-fields'
import { PeopleFields } from './people-fields'
import classes from './plan.module.css'
import { RuleFields } from './rule-fields'
import { StageList } from './stage-list'
import { usePlanEdit } from './use-plan-edit'

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
            <DeleteWorkshop workshop={workshop} />
          </>
        }
      />
      {gaps.length > 0 && (
        <HintNotice icon={<IconChecklist aria-hidden />} title={t('gapsTitle')}>
          <ul className={classes.gaps}>
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
      <ItemList {...part} />
    </Stack>
  )
}
