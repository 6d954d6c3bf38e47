import { consensusTable, lastRound } from '@core/workshop/consensus-table'
import { countedGroupIds, countedSaid } from '@core/workshop/counted-groups'
import { NativeSelect, Stack, Text, Title } from '@mantine/core'
import { IconEyeExclamation } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { HintNotice } from '../../../ui/hints'
import { useTranslation } from '../../../ui/use-translation'
import { BarLegend, NoRatingsNote } from '../beside-results'
import { RoundsCompared } from '../rounds-compared'
import { DifferenceCard } from './difference-card'
import { GroupStatements } from './group-statements'
import { sessionAsWorkshop, useGroupName, useRoom } from './room-context'
import classes from './run.module.css'
import { ReasonsWaiting } from './wall-toggle'

const filters = ['all', 'discuss', 'differently'] as const
type Filter = (typeof filters)[number]
const filterWords = { all: 'diffAll', discuss: 'diffDiscuss', differently: 'diffDifferently' } as const

/** What the last closed vote says: counts by group, where groups differ, the reasons each way, what is protected. */
export function DifferencesPanel() {
  const { t } = useTranslation(['workshopRun', 'terms'])
  const { view } = useRoom()
  const nameOf = useGroupName()
  const [filter, setFilter] = useState<Filter>('all')
  const workshop = useMemo(() => sessionAsWorkshop(view), [view])
  const rows = useMemo(() => consensusTable(workshop), [workshop])
  if (view.closedVotes.length === 0) return <Text c="dimmed">{t('diffNone')}</Text>

  const groups = countedGroupIds(workshop).map(id => ({ id, name: nameOf(id), people: null }))
  const howCounted = countedSaid(workshop, lastRound(workshop))
  const by: Readonly<Record<Filter, typeof rows>> = {
    all: rows,
    discuss: rows.filter(({ outcome }) => outcome.code === 'to-discuss'),
    differently: rows.filter(({ divergences }) => divergences.some(({ code }) => code === 'differently')),
  }
  return (
    <Stack gap="lg">
      <div>
        <Title order={3}>{t('diffRound', { round: lastRound(workshop) })}</Title>
        <Text c="dimmed">
          {t('diffFirst')} {howCounted === null && t('diffEqual')}
        </Text>
        <NoRatingsNote rows={rows} />
        <Text c="dimmed">{t('reasonsWaitHint')}</Text>
      </div>
      <ReasonsWaiting />
      {howCounted !== null && <HintNotice icon={<IconEyeExclamation aria-hidden />}>{t(howCounted)}</HintNotice>}
      <NativeSelect
        maw="24rem"
        label={t('diffShow')}
        value={filter}
        data={filters.map(value => ({ value, label: t(filterWords[value], { count: by[value].length }) }))}
        onChange={event => setFilter(filters.find(each => each === event.currentTarget.value) ?? filter)}
      />
      <BarLegend />
      <ol className={classes.cards}>
        {by[filter].map(row => (
          <DifferenceCard key={row.item.id} row={row} />
        ))}
      </ol>
      <GroupStatements itemId={null} />
      <RoundsCompared workshop={workshop} groups={groups} />
    </Stack>
  )
}
