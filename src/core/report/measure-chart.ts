import { isLevel, isShare } from '@core/measure/adding-up'
import type { Measure } from '@core/project/entities'
import { t } from '@core/words/words'
import type { NumberFormat, ReportChart } from './model'
import type { ShownMeasure } from './shown-measure'
import { shortened, titleOf } from './text'

/** One measure over its periods; null where there is nothing to draw. Hidden figures are gaps here, as everywhere. */
export function measureChart(shown: ShownMeasure): ReportChart | null {
  const { measure, periods, baseline, current } = shown
  // Neither a story nor a milestone is a number to be drawn.
  if (measure.kind === 'story' || measure.kind === 'milestone') return null
  const values = periods.map(({ figure }) => figure?.value ?? null)
  if (values.every(value => value === null)) return null
  const targets = periods.map(({ target }) => target?.value ?? null)
  const hasTargets = targets.some(target => target !== null)
  const numbers = [...values, ...targets, baseline?.value ?? null].filter(value => value !== null)
  const reported = periods.findIndex(({ period }) => period.key === current.period.key)
  return {
    kind: 'chart',
    caption: captionOf(shown),
    alt: altOf(shown),
    categories: periods.map(({ period }) => period.label),
    ...(reported === -1 ? {} : { reported }),
    figures: { name: t('report:measure.seriesFigures'), values },
    target: hasTargets ? { name: t('report:measure.seriesTarget'), values: targets } : null,
    baseline:
      baseline && baseline.value !== null
        ? {
            name: t('report:measure.seriesBaseline', { words: baseline.words, date: baseline.day }),
            value: baseline.value,
          }
        : null,
    axisTitle: measure.kind === 'number' ? shortened(titleOf(measure.unit), 40) : '',
    numberFormat: numberFormatOf(measure, numbers),
    levels: isLevel(measure) ? measure.rubric.map(({ name }) => titleOf(name)) : null,
    top: isLevel(measure) ? measure.rubric.length + 0.5 : topOfShare(measure, numbers),
  }
}

function captionOf({ measure, periods }: ShownMeasure): string {
  const first = periods.at(0)?.period.label ?? ''
  const last = periods.at(-1)?.period.label ?? ''
  const title = shortened(titleOf(measure.title), 160)
  return first === last
    ? t('report:measure.captionOne', { title, first })
    : t('report:measure.caption', { title, first, last })
}

function altOf({ measure, periods, baseline }: ShownMeasure): string {
  const altPoint = (period: string, figure: string) => t('report:measure.altPoint', { period, figure })
  const unit = measure.kind === 'number' ? titleOf(measure.unit) : ''
  const targets = periods.flatMap(({ period, target }) => (target ? [altPoint(period.label, target.words)] : []))
  const figures = periods.flatMap(({ period, figure, standing }) =>
    standing === null ? [] : [altPoint(period.label, figure?.words ?? t('report:measure.noFigureCell'))],
  )
  return [
    unit === ''
      ? t('report:measure.altFigures', { parts: figures })
      : t('report:measure.altFiguresOf', { unit, parts: figures }),
    ...(targets.length === 0 ? [] : [t('report:measure.altTargets', { parts: targets })]),
    ...(baseline ? [t('report:measure.altBaseline', { baseline: baseline.words })] : []),
  ].join(' ')
}

/** Left to itself an axis of shares that come near the whole ends at 120%. */
function topOfShare(measure: Measure, numbers: readonly number[]): number | null {
  const largest = Math.max(...numbers)
  return isShare(measure) && largest > 0.75 && largest <= 1 ? 1 : null
}

/** As `figureInWords` would print the same numbers. */
function numberFormatOf(measure: Measure, numbers: readonly number[]): NumberFormat {
  const largest = Math.max(...numbers.map(Math.abs))
  if (isShare(measure)) return largest < 0.1 ? '0.0%' : '0%'
  if (largest >= 1000 || numbers.every(Number.isInteger)) return '#,##0'
  return largest >= 10 ? '#,##0.0' : '0.0#'
}
