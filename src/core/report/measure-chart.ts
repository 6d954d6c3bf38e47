import { isLevel, isShare } from '@core/observation/aggregate'
import type { Measure } from '@core/project/entities'
import type { NumberFormat, ReportChart } from './model'
import type { ShownMeasure } from './shown-measure'
import { titleOf } from './text'
import { words } from './words'

/** One measure over its periods; null where there is nothing to draw. Hidden figures are gaps here, as everywhere. */
export function measureChart(shown: ShownMeasure): ReportChart | null {
  const { measure, periods, baseline } = shown
  // Neither a story nor a milestone is a number to be drawn.
  if (measure.kind === 'story' || measure.kind === 'milestone') return null
  const values = periods.map(({ figure }) => figure?.value ?? null)
  if (values.every(value => value === null)) return null
  const targets = periods.map(({ target }) => target?.value ?? null)
  const hasTargets = targets.some(target => target !== null)
  const numbers = [...values, ...targets, baseline?.value ?? null].filter(value => value !== null)
  return {
    kind: 'chart',
    caption: captionOf(shown),
    alt: altOf(shown),
    categories: periods.map(({ period }) => period.label),
    figures: { name: words.measure.seriesFigures, values },
    target: hasTargets ? { name: words.measure.seriesTarget, values: targets } : null,
    baseline:
      baseline && baseline.value !== null
        ? { name: words.measure.seriesBaseline(baseline.words, words.day(baseline.day)), value: baseline.value }
        : null,
    axisTitle: measure.kind === 'number' ? words.shortened(titleOf(measure.unit), 40) : '',
    numberFormat: numberFormatOf(measure, numbers),
    levels: isLevel(measure) ? measure.rubric.map(({ name }) => titleOf(name)) : null,
    top: isLevel(measure) ? measure.rubric.length + 0.5 : topOfShare(measure, numbers),
  }
}

function captionOf({ measure, periods }: ShownMeasure): string {
  const first = periods.at(0)?.period.label ?? ''
  const last = periods.at(-1)?.period.label ?? ''
  return words.measure.caption(words.shortened(titleOf(measure.title), 160), first, last)
}

function altOf({ measure, periods, baseline }: ShownMeasure): string {
  const { altFigures, altPoint, altTargets, altBaseline } = words.measure
  const targets = periods.flatMap(({ period, target }) => (target ? [altPoint(period.label, target.words)] : []))
  const figures = periods.flatMap(({ period, figure, standing }) =>
    standing === null ? [] : [altPoint(period.label, figure?.words ?? words.measure.noFigureCell)],
  )
  return [
    altFigures(measure.kind === 'number' ? titleOf(measure.unit) : '', figures),
    ...(targets.length === 0 ? [] : [altTargets(targets)]),
    ...(baseline ? [altBaseline(baseline.words)] : []),
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
