import { numberInWords } from '@core/measure/figure-words'
import { listed, quoted } from '../plain-words'

export const outcomesWords = {
  title: 'Outcomes and impact',
  none: 'No outcomes have been drawn yet.',
  place: (level: string, sphere: string) => `${level} in our ${sphere}.`,
  watchedByOne: 'There is one measure for this.',
  watchedBy: (count: number, parts: readonly string[]) =>
    `There are ${numberInWords(count)} measures for this: ${listed.format(parts)}.`,
  unmeasured: 'Nobody measures this yet. This report cannot say whether it is changing.',
  elsewhere: (measure: string, place: string, said: string) =>
    `${quoted(measure)} is a measure for this too. Its figures are under ${quoted(place)}. ${said}`,
} as const

export const looseWords = {
  title: 'Measures tied to no outcome',
  lead: 'These measures are not linked to the theory of change.',
} as const
