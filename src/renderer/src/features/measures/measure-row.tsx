import type { MeasureReading } from '@core/observation/reading'
import type { Measure } from '@core/project/entities'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useProject } from '../../data/hooks'
import { StandingMark } from '../../terms/standing-mark'
import { figureRows, latestRow } from './figure-rows'
import { useFigureWords } from './measure-words'
import classes from './measures.module.css'
import { Sparkline } from './sparkline'

export function MeasureRow({ measure, reading }: { measure: Measure; reading: MeasureReading | undefined }) {
  const { t } = useTranslation('measures')
  const { yearStart } = useProject()
  const words = useFigureWords()
  const rows = useMemo(() => (reading ? figureRows(measure, reading, yearStart) : []), [measure, reading, yearStart])
  const latest = latestRow(rows)
  const observed = rows.slice(
    rows.findIndex(row => row.figure),
    rows.findLastIndex(row => row.figure) + 1,
  )
  return (
    <li className={classes.row}>
      <span className={classes.rowTitle}>
        <Link to={measure.id} dir="auto">
          {measure.title}
        </Link>
      </span>
      <span className={classes.rowLine}>
        <Sparkline values={observed.map(({ figure }) => figure?.value ?? null)} />
      </span>
      <span className={classes.rowFigure}>
        {latest ? (
          <>
            <strong dir="auto">{words.withUnit(latest.figure, measure)}</strong>{' '}
            <span className={classes.quiet}>{t('inPeriod', { period: latest.period.label })}</span>
          </>
        ) : (
          <span className={classes.quiet}>{t('noFigureYet')}</span>
        )}
      </span>
      <span className={classes.rowStanding}>{latest && <StandingMark code={latest.standing.code} />}</span>
    </li>
  )
}
