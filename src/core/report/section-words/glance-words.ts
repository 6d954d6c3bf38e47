import { numberInWords } from '@core/measure/figure-words'
import { listed, many, quoted } from '../plain-words'

export const glanceWords = {
  title: (period: string) => `${period} at a glance`,
  noMeasures: 'This project has no measures yet, so there are no figures to report.',
  measures: (count: number, period: string, parts: readonly string[]) =>
    `We have ${many(count, 'measure', 'measures')}. In ${period}, ${listed.format(parts)}.`,
  unmeasured: (titles: readonly string[]) =>
    titles.length === 1
      ? `One outcome is not measured by anybody: ${quoted(titles[0] ?? '')}. We cannot say whether it is changing.`
      : `${numberInWords(titles.length)} outcomes are not measured by anybody. We cannot say whether they are changing:`,
  allMeasured: 'Every outcome has at least one measure.',
  countsCaption: (period: string) => `How the measures stand in ${period}`,
  countsDescription: 'Each row is one standing, with the number of measures that have it.',
  standing: 'Where it stands',
  count: 'Measures',
  overviewTitle: 'Every measure',
  overviewCaption: (period: string) => `Every measure in ${period}`,
  measureWithUnit: (title: string, unit: string) => `${title} (${unit})`,
  overviewDescription: 'Each row is one measure, with its baseline, its figure, its target and where it stands.',
  measure: 'Measure',
  baseline: 'Baseline',
  target: 'Target',
  unmeasuredRow: 'Outcomes nobody measures',
} as const
