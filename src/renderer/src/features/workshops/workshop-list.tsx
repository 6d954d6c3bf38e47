import type { Workshop } from '@core/project/entities'
import { commentKey } from '@core/record/comments'
import { dayInWords } from '@core/words/format'
import { isPlanned, stateOf, totalMinutes } from '@core/workshop/plan'
import { Button, Stack, Text, Title } from '@mantine/core'
import { IconPlus, IconTableImport, IconUsersGroup } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { Link } from 'react-router'
import { useRows } from '../../data/hooks'
import { OpenComments, useOpenComments } from '../../terms/comments/open-comments'
import common from '../../ui/common.module.css'
import { EmptyState } from '../../ui/hints'
import { StillReading } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { useTranslation } from '../../ui/use-translation'
import { peopleTaking } from './taking-part'
import classes from './workshops.module.css'

/** `6 July 2017 · 381 people · 165 proposals · 3 measures agreed`; of one still to be held, what is planned. */
export function workshopInBrief(workshop: Workshop, t: TFunction<'workshops'>): string {
  const { heldOn, items, agreed, record } = workshop
  const facts =
    isPlanned(workshop) && stateOf(workshop) !== 'closed'
      ? [
          t('minutes', { count: totalMinutes(workshop.plan.stages) }),
          t('expected', { count: workshop.plan.expectedPeople }),
        ]
      : [
          t('people', { count: peopleTaking(workshop) }),
          t('itemCount', { count: items.length }),
          record?.chosen
            ? t('chosenCount', { count: record.chosen.length })
            : record?.reviewed
              ? t('reviewedCount', { count: record.reviewed.length })
              : t('agreedCount', { count: agreed.length }),
        ]
  return [dayInWords(heldOn), ...facts].join(' · ')
}

export function WorkshopList() {
  const { t } = useTranslation(['workshops', 'workshopPlan'])
  const workshops = useRows('workshop')
  if (!workshops) return <StillReading label={t('reading')} />
  const actions = (
    <>
      <Button component={Link} to="new" leftSection={<IconPlus size={20} aria-hidden />}>
        {t('workshopPlan:new')}
      </Button>
      <Button variant="default" component={Link} to="bring-in" leftSection={<IconTableImport size={20} aria-hidden />}>
        {t('bringIn')}
      </Button>
    </>
  )
  const inState = (state: ReturnType<typeof stateOf>) => workshops.filter(workshop => stateOf(workshop) === state)
  return (
    <>
      <PageHeader title={t('title')} intro={t('lead')} actions={workshops.length > 0 && actions} />
      {workshops.length === 0 && (
        <EmptyState
          icon={<IconUsersGroup size={32} />}
          title={t('noneTitle')}
          actions={<div className={classes.emptyActions}>{actions}</div>}
        >
          {t('none')}
        </EmptyState>
      )}
      <Stack gap="xl">
        <WorkshopGroup heading={t('running')} workshops={inState('running')} />
        <WorkshopGroup heading={t('planned')} workshops={inState('planned').toSorted((a, b) => a.heldOn - b.heldOn)} />
        <WorkshopGroup heading={t('held')} workshops={inState('closed').toSorted((a, b) => b.heldOn - a.heldOn)} />
      </Stack>
    </>
  )
}

function WorkshopGroup({ heading, workshops }: { heading: string; workshops: readonly Workshop[] }) {
  const { t } = useTranslation('workshops')
  const comments = useOpenComments()
  if (workshops.length === 0) return null
  return (
    <section aria-label={heading}>
      <Title order={2} size="h3" mb="sm">
        {heading}
      </Title>
      <ul className={common.list}>
        {workshops.map(workshop => (
          <li key={workshop.id} className={classes.workshop}>
            <span>
              <Link to={workshop.id} className={classes.workshopTitle} dir="auto">
                {workshop.title}
              </Link>
              <OpenComments count={comments.get(commentKey({ kind: 'workshop', id: workshop.id })) ?? 0} />
            </span>
            <Text dir="auto">{workshop.question}</Text>
            <Text c="dimmed">{workshopInBrief(workshop, t)}</Text>
          </li>
        ))}
      </ul>
    </section>
  )
}
