import type { Period } from '@core/observation/period'
import type { MeasureReading } from '@core/observation/reading'
import type { Element, Measure } from '@core/project/entities'
import {
  measuresWithoutBaseline,
  measuresWithoutOutcome,
  measuresWithoutRecentFigure,
  measuresWithoutTarget,
} from '@core/theory/gaps'
import { Anchor, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSession } from '../../data/hooks'
import classes from './overview.module.css'

type GapsProps = {
  elements: readonly Element[]
  measures: readonly Measure[]
  readings: ReadonlyMap<string, MeasureReading>
  period: Period | null
}

/** What is missing from the measures, each with the way to where it is mended. Nothing where nothing is missing. */
export function Gaps({ elements, measures, readings, period }: GapsProps) {
  const { t } = useTranslation('overview')
  const { id } = useSession()
  // A measure added a moment ago is read in the next moment.
  const read = measures.filter(measure => readings.has(measure.id))
  const readingOf = (measureId: string): MeasureReading => {
    const reading = readings.get(measureId)
    if (!reading) throw new Error(`no reading of ${measureId}`)
    return reading
  }
  const gaps = [
    { gap: 'noFigure', measures: period ? measuresWithoutRecentFigure(read, readingOf, period) : [] },
    { gap: 'noOutcome', measures: measuresWithoutOutcome(measures, elements) },
    { gap: 'noBaseline', measures: measuresWithoutBaseline(measures) },
    { gap: 'noTarget', measures: measuresWithoutTarget(measures) },
  ] as const
  const open = gaps.filter(gap => gap.measures.length > 0)
  if (open.length === 0) return null
  return (
    <section aria-labelledby="gaps">
      <Title order={2} id="gaps" mb="md">
        {t('gaps')}
      </Title>
      <div className={classes.gaps}>
        {open.map(({ gap, measures: lacking }) => (
          <section key={gap} aria-labelledby={`gap-${gap}`}>
            <Title order={3} id={`gap-${gap}`} size="h4" mb={4}>
              {gap === 'noFigure' ? t('gap.noFigure', { period: period?.label }) : t(`gap.${gap}`)}
            </Title>
            <ul className={classes.list}>
              {lacking.map(measure => (
                <li key={measure.id} className={classes.gap}>
                  <Anchor component={Link} to={`/p/${id}/measures/${measure.id}`} dir="auto">
                    {measure.title}
                  </Anchor>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  )
}
