import type { Measure } from '@core/project/entities'
import { dayInWords } from '@core/words/format'
import type { ReactNode } from 'react'
import { useTranslation } from '../../ui/use-translation'
import classes from './chart-legend.module.css'
import { type FigureRow, isDrawnAsLine } from './figure-rows'
import { useFigureWords } from './figure-words'
import { TargetTick } from './target-tick'

/** What each mark of the chart is, by its shape as well as by its colour. */
export function ChartLegend({
  measure,
  rows,
  finer,
}: {
  measure: Measure
  rows: readonly FigureRow[]
  finer: boolean
}) {
  const { t } = useTranslation('figures')
  const words = useFigureWords()
  const baseline = finer ? null : measure.baseline
  const asLine = isDrawnAsLine(rows)
  const hasTargets = rows.some(({ target }) => target !== null)
  return (
    <ul className={classes.legend} aria-label={t('chartLegend')}>
      <li>
        {asLine ? (
          <Sample colour="var(--cm-chart-1)" dot={<circle cx="18" cy="8" r="4.5" fill="var(--cm-chart-1)" />} />
        ) : (
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <rect x="1" y="1" width="14" height="15" rx="2" fill="var(--cm-chart-1)" />
          </svg>
        )}
        {t('seriesFigure')}
      </li>
      {hasTargets && (
        <li>
          <svg width="36" height="16" viewBox="0 0 36 16" aria-hidden="true" focusable="false">
            <TargetTick x={2} y={8} width={32} />
          </svg>
          {t('seriesTarget')}
        </li>
      )}
      {baseline && (
        <li>
          <Sample colour="var(--cm-chart-2)" dashes="2 4" />
          {t('seriesBaseline', { value: words.bare(baseline.value, measure), day: dayInWords(baseline.day) })}
        </li>
      )}
    </ul>
  )
}

function Sample({ colour, dashes, dot }: { colour: string; dashes?: string; dot?: ReactNode }) {
  return (
    <svg width="36" height="16" viewBox="0 0 36 16" aria-hidden="true" focusable="false">
      <path d="M1 8H35" stroke={colour} strokeWidth="2.5" {...(dashes ? { strokeDasharray: dashes } : {})} />
      {dot}
    </svg>
  )
}
