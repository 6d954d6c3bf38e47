import type { Figure } from '@core/observation/aggregate'
import { aggregationUsed, hasLevels } from '@core/observation/aggregate'
import type { Measure } from '@core/project/entities'

/** `threshold`: a share of fewer people or things than this is said in counts, since per cent would claim too much. */
export type FigureWordsOptions = { readonly threshold: number }

type MeasureInWords = Pick<Measure, 'kind' | 'aggregation' | 'rubric'>

/**
 * A figure as it is read out, in British English and without its unit: `4,134`, `62%`, `2 of 3`, a level's name, `3.4 of 5` (the
 * mean of a scale), `Reached`.
 * A bare number is taken in the measure's unit (a baseline, a target). Hides nothing: see `cellsHiddenForSmallNumbers`.
 */
export function figureInWords(
  figure: Figure | number,
  measure: MeasureInWords,
  { threshold }: FigureWordsOptions,
): string {
  const { value, numerator, denominator } =
    typeof figure === 'number' ? { value: figure, numerator: null, denominator: null } : figure
  const used = aggregationUsed(measure)
  if (used === 'count') return numberInWords(value)
  if (measure.kind === 'milestone') return value === 1 ? 'Reached' : 'Not reached'
  if (measure.kind === 'scale' && used === 'mean') {
    return measure.rubric.length > 0 ? `${numberInWords(value)} of ${measure.rubric.length}` : numberInWords(value)
  }
  if (hasLevels(measure.kind)) return measure.rubric[value - 1]?.name ?? numberInWords(value)
  if (measure.kind !== 'share' && used !== 'share') return numberInWords(value)
  if (numerator !== null && denominator !== null && denominator < threshold) {
    return `${numberInWords(numerator)} of ${numberInWords(denominator)}`
  }
  return shareInWords(value)
}

/** `4,134`, `12.5`, `0.18`: decimals only as far as they tell. */
export function numberInWords(value: number): string {
  const size = Math.abs(value)
  const format = size >= 1000 ? whole : size >= 10 ? oneDecimal : size >= 0.1 ? twoDecimals : twoFigures
  return format.format(value)
}

/** A share of 0..1 as per cent: whole, with one decimal near 0 and 100; never `0%` or `100%` of what is not. */
export function shareInWords(share: number): string {
  if (share > 0 && share < 0.0005) return 'under 0.1%'
  if (share > 0.9995 && share < 1) return 'over 99.9%'
  const nearAnEnd = share < 0.1 || share > 0.9
  return (nearAnEnd ? percentToOneDecimal : wholePercent).format(share)
}

const numbers = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat('en-GB', options)
const whole = numbers({ maximumFractionDigits: 0 })
const oneDecimal = numbers({ maximumFractionDigits: 1 })
const twoDecimals = numbers({ maximumFractionDigits: 2 })
const twoFigures = numbers({ maximumSignificantDigits: 2 })
const wholePercent = numbers({ style: 'percent', maximumFractionDigits: 0 })
const percentToOneDecimal = numbers({ style: 'percent', maximumFractionDigits: 1 })
