import { firstDue } from '@core/measure/due'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Measure } from '@core/project/entities'
import { Anchor, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSession } from '../../data/hooks'
import { DueList, useDueThisMonth } from '../../terms/due-list'

type DueNowProps = { measures: readonly Measure[]; readings: ReadonlyMap<string, MeasureReading> }

/** More than these belong on the board, where there is room for them. */
const mostShown = 6

/** What is to be gathered by the end of this month, the longest overdue first. Nothing where nothing is. */
export function DueNow(asked: DueNowProps) {
  const { t } = useTranslation('terms')
  const due = useDueThisMonth(asked)
  const { id } = useSession()
  if (due.length === 0) return null
  const all = due.reduce((sum, { measures }) => sum + measures.length, 0)
  return (
    <section aria-labelledby="due-now">
      <Title order={2} id="due-now" mb="md">
        {t('dueThisMonth')}
      </Title>
      <DueList due={firstDue(due, mostShown)} level={3} />
      {all > mostShown && (
        <Anchor component={Link} to={`/p/${id}/measures?view=due`} mt="md" display="inline-block">
          {t('dueAll', { count: all })}
        </Anchor>
      )}
    </section>
  )
}
