import type { Period } from '@core/observation/period'
import type { Element, Measure } from '@core/project/entities'
import type { ElementStanding } from '@core/theory/standing'
import { rowInWords } from '@core/words/format'
import { Text, Title } from '@mantine/core'
import { IconHelpCircle, IconPlayerPause, IconRulerOff, IconTrendingUp } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useSession } from '../../data/hooks'
import { groupOfStanding, StandingMark } from '../../terms/standing-mark'
import common from '../../ui/common.module.css'
import { useDeferredRest } from '../../ui/hooks'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'
import classes from './overview.module.css'

const groups = [
  { name: 'moving', Icon: IconTrendingUp },
  { name: 'notMoving', Icon: IconPlayerPause },
  { name: 'nobody', Icon: IconRulerOff },
  { name: 'unknown', Icon: IconHelpCircle },
] as const

/** Of each group, drawn at once. */
const first = 8

type StandingGroupsProps = {
  elements: readonly Element[]
  measures: readonly Measure[]
  standings: ReadonlyMap<string, ElementStanding>
  period: Period | null
}

export function StandingGroups({ elements, measures, standings, period }: StandingGroupsProps) {
  const { t } = useTranslation(['overview', 'terms'])
  const { id } = useSession()
  const restSoon = useDeferredRest()
  const titleOf = new Map(measures.map(measure => [measure.id, measure.title]))
  const address = (element: Element) =>
    `/p/${id}/theory?element=${encodeURIComponent(element.id)}${period ? `&period=${period.key}` : ''}`
  return (
    <Section title={period ? t('standingIn', { period: period.label }) : t('standing')} size="h2" mb="md">
      <div className={classes.groups}>
        {groups.map(({ name, Icon }) => {
          const here = elements.filter(
            element => groupOfStanding[standings.get(element.id)?.code ?? 'no-figure'] === name,
          )
          // What cannot be told is worth a place only when there is something of it.
          if (name === 'unknown' && here.length === 0) return null
          return (
            <section key={name} className={classes.group} data-group={name} aria-labelledby={`group-${name}`}>
              <Title order={3} id={`group-${name}`} className={classes.groupTitle}>
                <Icon size={26} stroke={1.75} aria-hidden />
                <span className={classes.count}>{here.length}</span>
                {t(`group.${name}`)}
              </Title>
              {here.length === 0 && <Text c="dimmed">{t(`groupEmpty.${name}`)}</Text>}
              <ul className={common.tightList}>
                {(restSoon ? here : here.slice(0, first)).map(element => {
                  const standing = standings.get(element.id)
                  return (
                    <li key={element.id} className={classes.standing}>
                      <Link to={address(element)} className={classes.promise} dir="auto">
                        {element.title}
                      </Link>
                      {standing && name !== 'nobody' && <StandingMark code={standing.code} />}
                      {standing && (standing.code === 'mixed' || standing.code === 'partly-known') && (
                        <span className={classes.watching}>
                          {rowInWords(
                            standing.counts.map(({ code, measures: count }) =>
                              t(`terms:standingCounted.${code}`, { count }),
                            ),
                          )}
                        </span>
                      )}
                      {standing && standing.measureIds.length > 0 && (
                        <span className={classes.watching} dir="auto">
                          {standing.measureIds.map(measureId => titleOf.get(measureId)).join(' · ')}
                        </span>
                      )}
                    </li>
                  )
                })}
              </ul>
            </section>
          )
        })}
      </div>
    </Section>
  )
}
