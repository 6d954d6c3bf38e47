import type { Measure, Workshop } from '@core/project/entities'
import type { ConsensusRow } from '@core/workshop/consensus-table'
import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSession } from '../../data/hooks'
import { MakeMeasure } from './make-measure'
import classes from './workshops.module.css'

type MeasureOfItemProps = { workshop: Workshop; row: ConsensusRow; measures: readonly Measure[] }

/** The measure a proposal became, or the way to make it one where it was agreed or the rule says in. */
export function MeasureOfItem({ workshop, row, measures }: MeasureOfItemProps) {
  const { t } = useTranslation('workshops')
  const { id } = useSession()
  const agreed = workshop.agreed.find(({ itemId }) => itemId === row.item.id)
  const measure = measures.find(each => each.id === agreed?.measureId)
  if (measure) {
    return (
      <Anchor component={Link} to={`/p/${id}/measures/${measure.id}`} dir="auto">
        {measure.title}
      </Anchor>
    )
  }
  if (agreed || row.outcome.code === 'in') return <MakeMeasure workshop={workshop} item={row.item} />
  return <span className={classes.quiet}>{t('notIn')}</span>
}
