import type { MeasureStanding } from '@core/measure/standing'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import type { Measure } from '@core/project/entities'
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useProject } from '../../data/hooks'
import { StandingMark } from '../../terms/standing-mark'
import { CautionSign } from './caution-sign'
import { figureRows, latestKnownRow } from './figure-rows'
import { useFigureWords } from './measure-words'
import classes from './measures.module.css'
import { Sparkline } from './sparkline'
import { useInView } from './use-in-view'

type MeasureRowProps = {
  measure: Measure
  reading: MeasureReading | undefined
  /** Null: nothing is known of any measure. */
  period: Period | null
  standing: MeasureStanding | null
}

/** One measure on the board. Its name is always there; the rest is drawn `atOnce`, or once it comes into view. */
export const MeasureRow = memo(function MeasureRow({ atOnce, ...figures }: MeasureRowProps & { atOnce: boolean }) {
  const { measure } = figures
  const [place, seen] = useInView<HTMLLIElement>(atOnce)
  return (
    <li className={classes.row} ref={place}>
      <span className={classes.rowTitle}>
        <Link to={measure.id} dir="auto">
          {measure.title}
        </Link>
      </span>
      {seen && <RowFigures {...figures} />}
    </li>
  )
})

function RowFigures({ measure, reading, period, standing }: MeasureRowProps) {
  const { t } = useTranslation('measures')
  const { yearStart } = useProject()
  const words = useFigureWords()
  const rows = useMemo(() => (reading ? figureRows(measure, reading, yearStart) : []), [measure, reading, yearStart])
  // A period without a figure shows the newest there is, and says of when.
  const shown = standing && standing.code !== 'no-figure' && period ? { period, standing } : latestKnownRow(rows)
  const observed = rows.slice(
    rows.findIndex(row => row.figure),
    rows.findLastIndex(row => row.figure) + 1,
  )
  const drawn = measure.kind !== 'story' && measure.kind !== 'milestone'
  const figure = shown?.standing.figure
  return (
    <>
      <span className={classes.rowLine}>
        {drawn && <Sparkline values={observed.map(({ figure }) => figure?.value ?? null)} />}
      </span>
      <span className={classes.rowFigure}>
        {shown ? (
          <>
            {figure && <strong dir="auto">{words.withUnit(figure, measure)}</strong>}
            <CautionSign figure={figure ?? null} />{' '}
            <span className={classes.quiet}>{t('inPeriod', { period: shown.period.label })}</span>
          </>
        ) : (
          <span className={classes.quiet}>{t(measure.kind === 'story' ? 'noStoryYet' : 'noFigureYet')}</span>
        )}
      </span>
      <span className={classes.rowStanding}>
        {standing && (shown || standing.code !== 'no-figure') && <StandingMark code={standing.code} />}
      </span>
    </>
  )
}
