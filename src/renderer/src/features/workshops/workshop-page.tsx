import type { Workshop } from '@core/project/entities'
import { consensusTable } from '@core/workshop/consensus-table'
import { isPlanned, stateOf } from '@core/workshop/plan'
import { Anchor, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconEyeExclamation } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useProject, useRow } from '../../data/hooks'
import { ErrorNotice, HintNotice, StillReading } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { WorkshopPapers } from './after/workshop-papers'
import { AgreedList } from './agreed-list'
import { BarLegend } from './bar-legend'
import { ConsensusView } from './consensus-view'
import { DeleteWorkshop } from './delete-workshop'
import { ExportVotes } from './export-votes'
import { InfluenceView } from './influence-view'
import { OtherRules } from './other-rules'
import { PlanPage } from './plan/plan-page'
import { RoundsCompared } from './rounds-compared'
import { RunningWorkshop } from './run/running-workshop'
import { SharesView } from './shares-view'
import { StandingOutView } from './standing-out-view'
import { groupsTaking } from './taking-part'
import { TopLists } from './top-lists'
import { WorkshopFacts } from './workshop-facts'
import { workshopInBrief } from './workshop-in-brief'
import { WorkshopStory } from './workshop-story'
import classes from './workshops.module.css'

export function WorkshopPage() {
  const { t } = useTranslation(['workshops', 'terms'])
  const { workshopId = '' } = useParams()
  const workshop = useRow('workshop', workshopId)
  if (workshop === undefined) return <StillReading label={t('reading')} />
  return (
    <Stack gap="lg">
      <Anchor component={Link} to=".." relative="path" className={classes.back ?? ''}>
        <IconArrowLeft size={18} aria-hidden /> {t('back')}
      </Anchor>
      {workshop === null ? (
        <ErrorNotice title={t('notFound')} lost={t('notFoundHint')} />
      ) : (
        <WorkshopInItsState workshop={workshop} />
      )}
    </Stack>
  )
}

function WorkshopInItsState({ workshop }: { workshop: Workshop }) {
  if (stateOf(workshop) === 'closed' || !isPlanned(workshop)) return <FinishedWorkshop workshop={workshop} />
  return workshop.state === 'planned' ? <PlanPage workshop={workshop} /> : <RunningWorkshop workshop={workshop} />
}

function FinishedWorkshop({ workshop }: { workshop: Workshop }) {
  const { t } = useTranslation(['workshops', 'terms'])
  const project = useProject()
  const rows = useMemo(() => consensusTable(workshop), [workshop])
  const groups = groupsTaking(workshop, project, t('terms:groupGone'))
  const nameOf = (id: string) => project.perspectives.find(each => each.id === id)?.name ?? t('terms:groupGone')
  const hasSmallGroup = groups.some(({ people }) => people !== null && people > 0 && people < project.smallestGroup)
  return (
    <>
      <PageHeader
        title={workshop.title}
        intro={<span dir="auto">{workshop.question}</span>}
        actions={
          <>
            <ExportVotes workshop={workshop} />
            <DeleteWorkshop workshop={workshop} />
          </>
        }
      />
      <Text c="dimmed">{workshopInBrief(workshop, t)}</Text>
      {hasSmallGroup && (
        <HintNotice icon={<IconEyeExclamation aria-hidden />} title={t('smallGroupsTitle')}>
          {t('smallGroups', { threshold: project.smallestGroup })}
        </HintNotice>
      )}
      <AgreedList workshop={workshop} nameOf={nameOf} />
      <WorkshopPapers workshop={workshop} />
      <WorkshopFacts workshop={workshop} groups={groups} />
      <BarLegend />
      <TopLists rows={rows} groups={groups} />
      <SharesView rows={rows} groups={groups} />
      <StandingOutView workshop={workshop} nameOf={nameOf} />
      <RoundsCompared workshop={workshop} groups={groups} />
      <OtherRules workshop={workshop} />
      <InfluenceView workshop={workshop} nameOf={nameOf} />
      <section aria-labelledby="every-proposal">
        <Title order={2} size="h3" id="every-proposal" mb="sm">
          {t('table')}
        </Title>
        <ConsensusView workshop={workshop} rows={rows} groups={groups} />
      </section>
      <WorkshopStory workshop={workshop} />
    </>
  )
}
