import type { Period } from '@core/observation/period'
import type { Measure } from '@core/project/entities'
import { useTranslation } from '../../ui/use-translation'
import { type FigureRow, isOfPeriod } from './figure-rows'

type NoneInPeriodProps = {
  measure: Pick<Measure, 'kind'>
  /** What is shown, of another period perhaps. */
  row: Pick<FigureRow, 'period'>
  asked: Period | null
}

/** `No figure for 2016; latest:`, before a figure of another period than the one asked for. Nothing where it is of that. */
export function NoneInPeriod({ measure, row, asked }: NoneInPeriodProps) {
  const { t } = useTranslation('figures')
  if (asked === null || isOfPeriod(row, asked)) return null
  return <span>{t(measure.kind === 'story' ? 'noStoryFor' : 'noFigureFor', { period: asked.label })} </span>
}
