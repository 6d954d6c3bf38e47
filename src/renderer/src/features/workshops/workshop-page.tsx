import { numberInWords } from '@core/measure/figure-words'
import type { Workshop } from '@core/project/entities'
import { roundsHeld } from '@core/workshop/compare'
import { consensusTable } from '@core/workshop/consensus-table'
import { countedGroupName, countedSaid } from '@core/workshop/counted-groups'
import { isPlanned, stateOf } from '@core/workshop/plan'
import { Anchor, Box, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconEyeExclamation } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { useProject, useRow } from '../../data/hooks'
import { Comments } from '../../terms/comments/comments'
import common from '../../ui/common.module.css'
import { HintNotice } from '../../ui/hints'
import { ErrorNotice, StillReading } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { Section } from '../../ui/section'
import { ColumnHeads, TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import { ChosenStories } from './after/chosen-stories'
import { PowerAnswers } from './after/power-answers'
import { ReviewedMeasures } from './after/reviewed-measures'
import { StoryRoundOfWorkshop } from './after/story-round'
import { WorkshopPapers } from './after/workshop-papers'
import { AgreedList } from './agreed-list'
import { BarLegend, NoRatingsNote } from './beside-results'
import { ConsensusView } from './consensus-view'
import { DeleteWorkshop } from './delete-workshop'
import { ExportVotes } from './export-votes'
import { InfluenceView } from './influence-view'
import { OtherRules } from './other-rules'
import { KeepAsTemplate, RunAgain } from './plan/keep-plan'
import { PlanPage } from './plan/plan-page'
import { MethodContext } from './rating-words'
import { RoundsCompared } from './rounds-compared'
import { RuleSentences } from './rule-sentences'
import { RunningWorkshop } from './run/running-workshop'
import { SharesView } from './shares-view'
import { StandingOutView } from './standing-out-view'
import { type GroupTaking, groupsCounted, groupsTaking, peopleTaking } from './taking-part'
import { TeamNotes } from './team-notes'
import { TopLists } from './top-lists'
import { workshopInBrief } from './workshop-list'
import classes from './workshops.module.css'

/** Who took part, and the rule where something was voted on. */
function WorkshopFacts({
  workshop,
  groups,
  voted,
}: {
  workshop: Workshop
  groups: readonly GroupTaking[]
  voted: boolean
}) {
  const { t } = useTranslation('workshops')
  const { record } = workshop
  return (
    <div className={classes.facts}>
      <Section title={t('taking')}>
        <TableFrame caption={t('takingCaption')}>
          <ColumnHeads columns={[t('group'), { number: t('peopleColumn') }]} />
          <tbody>
            {groups.map(({ id, name, people }) => (
              <tr key={id}>
                <th scope="row" dir="auto">
                  {name}
                </th>
                <td data-number>{people === null ? '–' : numberInWords(people)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('everyone')}</th>
              <td data-number>{numberInWords(peopleTaking(workshop))}</td>
            </tr>
          </tbody>
        </TableFrame>
        {(record?.joined.call ?? 0) > 0 && <Text mt="xs">{t('byCall', { count: record?.joined.call ?? 0 })}</Text>}
      </Section>
      {voted && (
        <Section title={t('rule')}>
          <Text c="dimmed">{t(`ruleChosen.${workshop.ruleChosen ?? 'not-recorded'}`)}</Text>
          <RuleSentences rule={workshop.rule} />
        </Section>
      )}
    </div>
  )
}

/** Who had the final say, and where the votes come from. Nothing where neither is told. */
function WorkshopStory({ workshop: { finalSay, source } }: { workshop: Workshop }) {
  const { t } = useTranslation('workshops')
  if (finalSay === '' && source === '') return null
  return (
    <Section title={t('story')}>
      <dl className={classes.story}>
        {finalSay !== '' && (
          <>
            <dt>{t('finalSay')}</dt>
            <dd dir="auto">{finalSay}</dd>
          </>
        )}
        {source !== '' && (
          <>
            <dt>{t('source')}</dt>
            <dd dir="auto">{source}</dd>
          </>
        )}
      </dl>
    </Section>
  )
}

export function WorkshopPage() {
  const { t } = useTranslation(['workshops', 'terms'])
  const { workshopId = '' } = useParams()
  const workshop = useRow('workshop', workshopId)
  if (workshop === undefined) return <StillReading label={t('reading')} />
  return (
    <Stack gap="lg">
      <Anchor component={Link} to=".." relative="path" className={common.back ?? ''}>
        <IconArrowLeft size={18} aria-hidden /> {t('back')}
      </Anchor>
      {workshop === null ? (
        <ErrorNotice title={t('notFound')} lost={t('notFoundHint')} />
      ) : (
        <>
          <WorkshopInItsState workshop={workshop} />
          {/* A session that is held is no time for them. */}
          {stateOf(workshop) !== 'running' && (
            <Box maw="46rem">
              <Comments about={{ kind: 'workshop', id: workshop.id }} headingOrder={2} />
            </Box>
          )}
        </>
      )}
    </Stack>
  )
}

function WorkshopInItsState({ workshop }: { workshop: Workshop }) {
  return <MethodContext value={workshop.plan?.method}>{inItsState(workshop)}</MethodContext>
}

function inItsState(workshop: Workshop) {
  if (stateOf(workshop) === 'closed' || !isPlanned(workshop)) return <FinishedWorkshop workshop={workshop} />
  return workshop.state === 'planned' ? <PlanPage workshop={workshop} /> : <RunningWorkshop workshop={workshop} />
}

function FinishedWorkshop({ workshop }: { workshop: Workshop }) {
  const { t } = useTranslation(['workshops', 'terms'])
  const project = useProject()
  const rows = useMemo(() => consensusTable(workshop), [workshop])
  const groups = groupsCounted(workshop, project)
  const nameOf = (id: string) => countedGroupName(id, project.perspectives, workshop.groups)
  const howCounted = [...new Set(roundsHeld(workshop).map(round => countedSaid(workshop, round)))]
  // Nothing was voted on: what people said is all there is.
  const onlyReflected = workshop.plan?.method === 'power' && workshop.items.length === 0
  const hasSmallGroup = groups.some(({ people }) => people !== null && people > 0 && people < project.smallestGroup)
  return (
    <>
      <PageHeader
        title={workshop.title}
        intro={<span dir="auto">{workshop.question}</span>}
        actions={
          <>
            {isPlanned(workshop) && (
              <>
                <RunAgain workshop={workshop} />
                <KeepAsTemplate workshop={workshop} />
              </>
            )}
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
      {howCounted.map(
        said =>
          said !== null && (
            <HintNotice key={said} icon={<IconEyeExclamation aria-hidden />}>
              {t(said)}
            </HintNotice>
          ),
      )}
      {workshop.plan?.method === 'power' && <PowerAnswers workshop={workshop} />}
      {workshop.plan?.method === 'stories' ? (
        <>
          <ChosenStories workshop={workshop} />
          <StoryRoundOfWorkshop workshop={workshop} />
        </>
      ) : onlyReflected ? null : (
        <AgreedList workshop={workshop} nameOf={nameOf} />
      )}
      <ReviewedMeasures workshop={workshop} />
      <WorkshopPapers workshop={workshop} />
      <WorkshopFacts workshop={workshop} groups={groupsTaking(workshop, project)} voted={!onlyReflected} />
      {!onlyReflected && (
        <>
          <BarLegend />
          <TopLists rows={rows} groups={groups} />
          <SharesView rows={rows} groups={groups} />
          <StandingOutView workshop={workshop} nameOf={nameOf} />
          <RoundsCompared workshop={workshop} groups={groups} />
          <OtherRules workshop={workshop} />
          <InfluenceView workshop={workshop} nameOf={nameOf} />
          <Section title={t('table')}>
            <NoRatingsNote rows={rows} />
            <ConsensusView workshop={workshop} rows={rows} groups={groups} />
          </Section>
        </>
      )}
      <WorkshopStory workshop={workshop} />
      <TeamNotes workshop={workshop} />
    </>
  )
}
