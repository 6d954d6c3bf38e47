import { type DueMeasure, type DueOfCollector, dueThisMonth } from '@core/measure/due'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Measure } from '@core/project/entities'
import { dayInWords } from '@core/words/format'
import { Anchor, Title } from '@mantine/core'
import { IconCalendarDue, IconCalendarX } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { useSession } from '../data/hooks'
import { Mark } from '../ui/mark'
import { useTranslation } from '../ui/use-translation'
import classes from './due-list.module.css'
import { today } from './today'

type Asked = { measures: readonly Measure[]; readings: ReadonlyMap<string, MeasureReading> }

/** What is to be gathered by the end of this month, by who gathers it. Empty: nothing is, or nobody said how often. */
export function useDueThisMonth({ measures, readings }: Asked): DueOfCollector[] {
  const now = today()
  return useMemo(() => {
    // A measure added a moment ago is read in the next moment.
    const read = measures.filter(({ id }) => readings.has(id))
    return dueThisMonth(read, id => readings.get(id)?.lastDay ?? null, now)
  }, [measures, readings, now])
}

export function DueList({ due, level }: { due: readonly DueOfCollector[]; level: 2 | 3 }) {
  const { t } = useTranslation('terms')
  return (
    <div className={classes.collectors}>
      {due.map(({ collectedBy, measures }) => (
        <section key={collectedBy} aria-label={collectedBy === '' ? t('dueNobody') : collectedBy}>
          <Title order={level} size="h4" dir="auto">
            {collectedBy === '' ? t('dueNobody') : collectedBy}
          </Title>
          <ul className={classes.list}>
            {measures.map(one => (
              <DueRow key={one.measure.id} {...one} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function DueRow({ measure, due }: DueMeasure) {
  const { t } = useTranslation('terms')
  const { id } = useSession()
  const late = due.state === 'overdue'
  const Icon = late ? IconCalendarX : IconCalendarDue
  return (
    <li className={classes.row}>
      <Anchor component={Link} to={`/p/${id}/measures/${measure.id}?view=observations`} fw={600} dir="auto">
        {measure.title}
      </Anchor>
      <Mark tone={late ? 'bad' : 'plain'} icon={<Icon size={18} stroke={2} aria-hidden />}>
        {t(`due.${due.state}`, { day: dayInWords(due.day) })}
        {measure.frequency && t('dueHowOften', { frequency: t(`frequency.${measure.frequency}`) })}
      </Mark>
    </li>
  )
}
