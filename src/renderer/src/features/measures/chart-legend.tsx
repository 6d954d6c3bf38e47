import type { Measure } from '@core/project/entities'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dayInWords } from '../../ui/day-in-words'
import { useFigureWords } from './measure-words'
import classes from './measures.module.css'

/** What each line of the chart is, by its dashes and dots as well as by its colour. */
export function ChartLegend({ measure, hasTargets }: { measure: Measure; hasTargets: boolean }) {
  const { t } = useTranslation('measures')
  const words = useFigureWords()
  const { baseline } = measure
  return (
    <ul className={classes.legend} aria-label={t('chartLegend')}>
      <li>
        <Sample colour="var(--cm-chart-1)" dot={<circle cx="18" cy="8" r="4.5" fill="var(--cm-chart-1)" />} />
        {t('seriesFigure')}
      </li>
      {hasTargets && (
        <li>
          <Sample
            colour="var(--cm-chart-3)"
            dashes="7 5"
            dot={<path d="M18 2.5 23.5 8 18 13.5 12.5 8Z" fill="var(--cm-chart-3)" />}
          />
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
