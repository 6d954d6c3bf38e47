import type { Change, Commit } from '@core/change/change'
import { added, edited } from '@core/change/change'
import { entitySchemas, type Measure, type Workshop, workshopSchema } from '@core/project/entities'
import type { PlannedWorkshop } from '@core/workshop/plan'
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertCircle, IconPlayerPlay } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useRead, useRows, useSession } from '../../../data/hooks'
import { useCommit } from '../../../terms/actions'
import { useUnfinished } from '../../../terms/unfinished-session'
import { HintNotice } from '../../../ui/hints'
import { StillReading } from '../../../ui/notices'
import { PageHeader } from '../../../ui/page-header'
import { useTranslation } from '../../../ui/use-translation'
import { DeleteWorkshop } from '../delete-workshop'

/** The step that put the results of this workshop into the project, newest first; null: there was none. */
const commitThatClosed = (commits: readonly Commit[], workshopId: string): Commit | null =>
  commits.toSorted((a, b) => b.seq - a.seq).find(({ changes }) => changes.some(change => closes(change, workshopId))) ??
  null

const closes = ({ kind, id, after }: Change, workshopId: string): boolean =>
  kind === 'workshop' && id === workshopId && after?.state === 'closed'

/** What brings the results back after they were undone: onto the rows as they are now. */
function changesThatBringBack(
  commit: Commit,
  workshop: Workshop,
  measures: readonly Measure[],
): readonly (Change | null)[] {
  return commit.changes.flatMap((change): readonly (Change | null)[] => {
    if (closes(change, workshop.id)) {
      return [edited('workshop', workshop, workshopSchema.parse({ ...workshop, ...change.after }))]
    }
    if (change.kind !== 'measure' || change.after === null) return []
    const now = measures.find(({ id }) => id === change.id)
    if (now) return [edited('measure', now, entitySchemas.measure.parse({ ...now, ...change.after }))]
    return change.before === null ? [added('measure', entitySchemas.measure.parse(change.after))] : []
  })
}

/** A workshop whose session has begun: the way to it, or what to do where it is not on this computer. */
export function RunningWorkshop({ workshop }: { workshop: PlannedWorkshop }) {
  const { t } = useTranslation('workshopRun')
  const { id: projectId } = useSession()
  const { unfinished } = useUnfinished()
  if (unfinished === undefined) return <StillReading label={t('reading')} />
  const isHere =
    unfinished === 'failed' || unfinished.some(each => each.workshopId === workshop.id && each.projectId === projectId)
  return (
    <Stack gap="lg">
      <PageHeader
        title={workshop.title}
        intro={<span dir="auto">{workshop.question}</span>}
        actions={!isHere && <DeleteWorkshop workshop={workshop} />}
      />
      {isHere ? (
        <div>
          <Button component={Link} to="run" size="lg" leftSection={<IconPlayerPlay size={22} aria-hidden />}>
            {t('goToSession')}
          </Button>
        </div>
      ) : (
        <NotHere workshop={workshop} />
      )}
    </Stack>
  )
}

function NotHere({ workshop }: { workshop: PlannedWorkshop }) {
  const { t } = useTranslation('workshopRun')
  const { db } = useSession()
  const commit = useCommit()
  const measures = useRows('measure')
  const closed = useRead({
    key: `commit that closed ${workshop.id}`,
    madeOf: 'log',
    load: async () =>
      commitThatClosed(
        await db.commits.filter(({ changes }) => changes.some(change => closes(change, workshop.id))).toArray(),
        workshop.id,
      ),
  })
  if (closed === undefined || !measures) return <StillReading label={t('reading')} />
  if (closed !== null) {
    return (
      <HintNotice icon={<IconAlertCircle aria-hidden />} title={t('lostOutcomeTitle')}>
        <Text>{t('lostOutcome')}</Text>
        <Group mt="md">
          <Button onClick={() => commit('workshop.close', changesThatBringBack(closed, workshop, measures))}>
            {t('lostOutcomeBack')}
          </Button>
        </Group>
      </HintNotice>
    )
  }
  return (
    <HintNotice icon={<IconAlertCircle aria-hidden />} title={t('lostTitle')}>
      <Text>{t('lost')}</Text>
      <Text mt="xs">{t('planAgainMore')}</Text>
      <Group mt="md">
        <Button
          variant="default"
          onClick={() => commit('workshop.edit', [edited('workshop', workshop, { ...workshop, state: 'planned' })])}
        >
          {t('planAgain')}
        </Button>
      </Group>
    </HintNotice>
  )
}
