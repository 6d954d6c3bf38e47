import { acrossUsed, aggregationUsed, hasLevels, isCumulative, type MeasureOfFigures } from '@core/measure/adding-up'
import type { Caution, Figure } from '@core/observation/aggregate'
import type { Measure } from '@core/project/entities'
import { numberInWords } from '@core/words/format'
import { shareInWords, t } from '@core/words/words'

export { numberInWords, shareInWords }

/** `threshold`: a share of fewer people or things than this is said in counts, since per cent would claim too much. */
export type FigureWordsOptions = { readonly threshold: number }

type MeasureInWords = Pick<Measure, 'kind' | 'aggregation' | 'rubric'>

/**
 * A figure as it is read out, in British English and without its unit: `4,134`, `62%`, `2 of 3`, a level's name, `3.4 of 5` (the
 * mean of a scale), `Reached`, `mean 4.1` (a plain mean of parts).
 * A bare number is taken in the measure's unit (a baseline, a target). Hides nothing: see `cellsHiddenForSmallNumbers`.
 */
export function figureInWords(
  figure: Figure | number,
  measure: MeasureInWords,
  { threshold }: FigureWordsOptions,
): string {
  const { value, numerator, denominator, meanOf } =
    typeof figure === 'number' ? { value: figure, numerator: null, denominator: null, meanOf: undefined } : figure
  if (meanOf !== undefined) {
    return t('terms:meanOf', { figure: figureInWords(value, measure, { threshold }) })
  }
  const used = aggregationUsed(measure)
  if (used === 'count') return numberInWords(value)
  if (measure.kind === 'milestone') return t(value === 1 ? 'terms:reached' : 'terms:notReached')
  if (measure.kind === 'scale' && used === 'mean') {
    return measure.rubric.length > 0
      ? t('terms:partOfWhole', { part: value, whole: measure.rubric.length })
      : numberInWords(value)
  }
  if (hasLevels(measure.kind)) return measure.rubric[value - 1]?.name ?? numberInWords(value)
  if (measure.kind !== 'share' && used !== 'share') return numberInWords(value)
  if (numerator !== null && denominator !== null && denominator < threshold) {
    return t('terms:partOfWhole', { part: numerator, whole: denominator })
  }
  return shareInWords(value)
}

/** How many values of a figure's time have no number. */
export type Lacking = { readonly missing: number; readonly suppressed: number }

/** What is not in a figure: `1 missing, 2 hidden at source`; empty where all is. */
export const lackingInWords = ({ missing, suppressed }: Lacking): string =>
  [
    ...(missing > 0 ? [t('terms:lacking.missing', { count: missing })] : []),
    ...(suppressed > 0 ? [t('terms:lacking.suppressed', { count: suppressed })] : []),
  ].join(', ')

/** What a reader has to know beside a figure, in sentences. */
export const cautionsInWords = ({ cautions = [], ...figure }: Figure): string[] =>
  cautions.map(caution => cautionInWords(caution, figure))

export function cautionInWords(caution: Caution, { oldest, meanOf, coverage }: Partial<Figure>): string {
  switch (caution) {
    case 'older-parts':
      return t('terms:caution.older-parts', { day: oldest ?? 0 })
    case 'plain-mean':
      return t('terms:caution.plain-mean', { count: meanOf ?? 0 })
    case 'fewer-places':
      return t('terms:caution.fewer-places', { have: coverage?.have ?? 0, of: coverage?.of ?? 0 })
    default:
      return t(`terms:caution.${caution}`)
  }
}

/** How a measure's values become a period's figure, and its parts the whole, in sentences. Nothing of what has no figure. */
export function countingInWords(measure: MeasureOfFigures): string[] {
  if (measure.kind === 'story' || measure.kind === 'milestone') return []
  const used = aggregationUsed(measure)
  const across = acrossUsed(measure)
  if (measure.kind === 'rubric' && used !== 'count') return [t('terms:aggregationSaid.level-agreed')]
  const over = isCumulative(measure)
    ? t('export:iati.rising')
    : used === 'latest' && across !== null
      ? t('terms:aggregationSaid.latest-of-each')
      : t(`terms:aggregationSaid.${used}`)
  return across === null ? [over] : [over, t(`terms:acrossSaid.${across}`)]
}
