import type { Across, Aggregation, Measure, MeasureKind } from '@core/project/entities'

/** The dimension of what people answered: where each could give several answers its parts overlap, and are never added up. */
export const answerDimension = 'answer'

/** What says how a measure's figures come about. */
export type MeasureOfFigures = Pick<Measure, 'kind' | 'aggregation' | 'across' | 'cumulative'>

/** How the values of a kind can become one over time. Levels are places in an order: a rubric's are never added up or averaged. */
export const aggregationsOf = {
  number: ['sum', 'mean', 'median', 'latest', 'highest', 'count', 'share', 'none'],
  share: ['share', 'median', 'latest', 'highest', 'count', 'none'],
  scale: ['median', 'mean', 'latest', 'count'],
  rubric: ['median', 'latest', 'count'],
  milestone: ['latest'],
  story: ['latest'],
} as const satisfies Record<MeasureKind, readonly Aggregation[]>

/** The aggregation that is used: the measure's own where its kind allows it, otherwise its kind's first. */
export function aggregationUsed({ kind, aggregation }: MeasureOfFigures): Aggregation {
  const allowed: readonly Aggregation[] = aggregationsOf[kind]
  return allowed.includes(aggregation) ? aggregation : aggregationsOf[kind][0]
}

/** True where values are running totals, and a period's figure is how far they rose. */
export const isCumulative = ({ kind, cumulative }: MeasureOfFigures): boolean =>
  kind === 'number' && cumulative === true

const addable: readonly Across[] = ['sum', 'mean', 'weighted', 'none', 'people']
const together: readonly Across[] = ['pooled', 'mean', 'none']

/**
 * How places and groups can become the whole, the usual way first. Empty: there is nothing to choose. What is counted, and how far a
 * running total rose, is added up; levels are read from all answers together.
 */
export function acrossesOf(measure: Omit<MeasureOfFigures, 'across'>): readonly Across[] {
  const used = aggregationUsed(measure)
  if ((measure.kind !== 'number' && measure.kind !== 'share') || used === 'count') return []
  if (measure.kind === 'share') return used === 'highest' ? ['mean', 'none'] : together
  if (isCumulative(measure)) return ['sum', 'none']
  switch (used) {
    case 'share':
      return together
    case 'mean':
    case 'median':
      return [...together, 'sum', 'weighted']
    case 'sum':
      return ['sum', 'mean', 'none', 'people']
    default:
      return addable
  }
}

/** The way that is used. Null: nobody chose one, or there is none to choose, and everything counts as in projects made before there was a choice. */
export function acrossUsed(measure: MeasureOfFigures): Across | null {
  if (measure.across === undefined) return null
  const ways = acrossesOf(measure)
  if (ways.includes(measure.across)) return measure.across
  // What somebody did not want summed is not summed because the way over time is another now.
  return ways.find(way => way !== 'sum') ?? ways[0] ?? null
}

/** True where the parts (places, groups) of a measure, or of one that an import would make, are summed to the whole. */
export const isAddedAcross = ({ across }: { readonly across?: Across | undefined; readonly as?: string }): boolean =>
  across === undefined || across === 'sum' || across === 'people'

/** True where a value is a place in the measure's levels. */
export const hasLevels = (kind: MeasureKind): boolean => kind === 'rubric' || kind === 'scale'

/** A measure whose figure is a part of a whole, 0..1. */
export function isShare(measure: MeasureOfFigures): boolean {
  const used = aggregationUsed(measure)
  return used === 'share' || (measure.kind === 'share' && used !== 'count')
}

/** A measure whose figure is one of its levels: of a scale not its mean, which lies between them. */
export function isLevel(measure: MeasureOfFigures): boolean {
  const used = aggregationUsed(measure)
  return hasLevels(measure.kind) && used !== 'count' && used !== 'mean'
}

/**
 * True where every value has to be known: medians (but where parts are read one by one); a scale, whose distribution is kept; a rubric's latest judgements, of
 * which the median is taken; a milestone, for the day on which it was reached.
 */
export function needsPoints(measure: MeasureOfFigures): boolean {
  const used = aggregationUsed(measure)
  if (measure.kind === 'scale' || measure.kind === 'milestone') return true
  const isMiddle = used === 'median' && !isCumulative(measure) && acrossUsed(measure) === null
  return isMiddle || (measure.kind === 'rubric' && used === 'latest')
}
