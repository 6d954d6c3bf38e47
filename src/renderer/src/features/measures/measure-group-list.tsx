import type { MeasureStanding } from '@core/measure/standing'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import { Group, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDeferredRest } from '../../ui/hooks'
import { firstInGroups, type MeasureGroup } from './measure-groups'
import { MeasureRow } from './measure-row'
import classes from './measures.module.css'

/** Measures drawn at once, figures and all. */
const first = 8

type MeasureGroupListProps = {
  groups: readonly MeasureGroup[]
  readings: ReadonlyMap<string, MeasureReading>
  /** Null: nothing is known of any measure. */
  period: Period | null
  standings: ReadonlyMap<string, MeasureStanding>
}

/** The rows of the board, under what each measure watches. */
export function MeasureGroupList({ groups, readings, period, standings }: MeasureGroupListProps) {
  const { t } = useTranslation('measures')
  const { t: term } = useTranslation('terms')
  const restSoon = useDeferredRest()
  const firstGroups = firstInGroups(groups, first)
  const atOnce = new Set(firstGroups.flatMap(({ measures }) => measures))
  return (restSoon ? groups : firstGroups).map(({ element, measures }) => {
    const titleId = `group-${element?.id ?? 'none'}`
    return (
      <section key={titleId} aria-labelledby={titleId}>
        <Group gap="xs" align="baseline" mb="xs">
          <Title order={2} size="h3" id={titleId} dir="auto">
            {element?.title ?? t('groupNone')}
          </Title>
          <Text c="dimmed" size="sm">
            {element ? term(`level.${element.level}`) : t('groupNoneHint')}
          </Text>
        </Group>
        <ul className={classes.list}>
          {measures.map(measure => (
            <MeasureRow
              key={measure.id}
              measure={measure}
              reading={readings.get(measure.id)}
              period={period}
              standing={standings.get(measure.id) ?? null}
              atOnce={atOnce.has(measure)}
            />
          ))}
        </ul>
      </section>
    )
  })
}
