import type { Measure, Workshop } from '@core/project/entities'
import type { ConsensusRow } from '@core/workshop/consensus-table'
import { Anchor } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSession } from '../../data/hooks'
import { MakeMeasure } from './make-measure'
import classes from './workshops.module.css'

type MeasureOfItemProps = { workshop: Workshop; row: ConsensusRow; measures: readonly Measure[] }

/** The measure a proposal became, or the way to make it one where it was agreed or the rule says in. Else nothing. */
export function MeasureOfItem({ workshop, row, measures }: MeasureOfItemProps) {
  const { t } = useTranslation('workshops')
  const { id } = useSession()
  const [madeHere, setMadeHere] = useState(false)
  const link = useRef<HTMLAnchorElement>(null)
  const agreed = workshop.agreed.find(({ itemId }) => itemId === row.item.id)
  const measure = measures.find(each => each.id === agreed?.measureId)
  const isThere = measure !== undefined
  // The button that made it is gone: the focus goes on to what stands in its place.
  useEffect(() => {
    if (madeHere && isThere) link.current?.focus()
  }, [madeHere, isThere])
  if (measure) {
    return (
      <span className={classes.itemMeasure}>
        {t('becameMeasure')}{' '}
        <Anchor component={Link} ref={link} underline="always" to={`/p/${id}/measures/${measure.id}`} dir="auto">
          {measure.title}
        </Anchor>
      </span>
    )
  }
  if (!agreed && row.outcome.code !== 'in') return null
  return (
    <span className={classes.itemMeasure}>
      <MakeMeasure workshop={workshop} item={row.item} onMade={() => setMadeHere(true)} />
    </span>
  )
}
