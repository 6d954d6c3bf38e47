import type { ConsensusRow } from '@core/workshop/consensus-table'
import { Text } from '@mantine/core'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'
import { largestDifference } from './consensus-table'
import { GroupAnswer } from './group-answer'
import { OutcomeMark } from './outcome-mark'
import type { GroupTaking } from './taking-part'
import classes from './workshops.module.css'

const listed = 8

type TopListsProps = { rows: readonly ConsensusRow[]; groups: readonly GroupTaking[] }

/** The two things people ask first: what do we all want, and where do we differ. */
export function TopLists({ rows, groups }: TopListsProps) {
  const { t } = useTranslation(['workshops', 'terms'])
  const ranked = rows.filter(({ voice }) => voice.place !== null).slice(0, listed)
  const different = rows
    .flatMap(row => {
      const difference = largestDifference(row)
      return difference?.code === 'differently' ? [{ row, difference }] : []
    })
    .sort((a, b) => Math.abs(b.difference.delta ?? 0) - Math.abs(a.difference.delta ?? 0))
    .slice(0, listed)
  const restingOnOne = rows.filter(row => largestDifference(row)?.code === 'rests-on-one').length
  const nameOf = (id: string) => groups.find(group => group.id === id)?.name ?? t('terms:groupGone')
  return (
    <div className={classes.topLists}>
      <Section title={t('topVoices')} mb={0}>
        <Text c="dimmed" mb="sm">
          {t('topVoicesHint')}
        </Text>
        {ranked.length === 0 && <Text>{t('topVoicesNone')}</Text>}
        <ol className={classes.ranking}>
          {ranked.map(row => (
            <li key={row.item.id} value={row.voice.place ?? undefined}>
              <ListedItem row={row} groups={groups} />
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t('differences')} mb={0}>
        <Text c="dimmed" mb="sm">
          {t('differencesHint')}
        </Text>
        {different.length === 0 && <Text>{t('differencesNone')}</Text>}
        <ul className={classes.ranking} data-plain="true">
          {different.map(({ row, difference }) => {
            const [first, second] = difference.perspectiveIds
            const [higher, lower] = (difference.delta ?? 0) > 0 ? [first, second] : [second, first]
            return (
              <li key={row.item.id}>
                <ListedItem row={row} groups={groups} detail="counts" />
                <Text size="sm" c="dimmed">
                  {t('higherIn', { higher: nameOf(higher), lower: nameOf(lower) })}
                </Text>
              </li>
            )
          })}
        </ul>
        {restingOnOne > 0 && <Text>{t('restingOnOne', { count: restingOnOne })}</Text>}
      </Section>
    </div>
  )
}

type ListedItemProps = { row: ConsensusRow; groups: readonly GroupTaking[]; detail?: 'figure' | 'counts' }

function ListedItem({ row, groups, detail = 'figure' }: ListedItemProps) {
  return (
    <>
      <p className={classes.item} dir="auto">
        {row.item.words}
      </p>
      <div className={classes.itemAnswers}>
        <OutcomeMark code={row.outcome.code} />
        <dl className={classes.itemGroups} data-detail={detail}>
          {row.outcome.groups.map(group => (
            <div key={group.perspectiveId}>
              <dt dir="auto">{groups.find(({ id }) => id === group.perspectiveId)?.name}</dt>
              <dd>
                <GroupAnswer group={group} detail={detail} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  )
}
