import { numberInWords } from '@core/measure/figure-words'
import { listed, quoted } from '../plain-words'

export const outcomesWords = {
  title: 'Outcomes and impact',
  none: 'No outcomes have been drawn yet.',
  place: (level: string, sphere: string) => `${level} in our ${sphere}.`,
  watchedByOne: 'One measure watches this.',
  watchedBy: (count: number, parts: readonly string[]) =>
    `${numberInWords(count)} measures watch this: ${listed.format(parts)}.`,
  unmeasured: 'Nobody measures this yet. This report cannot say whether it is changing.',
  elsewhere: (measure: string, place: string, said: string) =>
    `${quoted(measure)} watches this too. Its figures are under ${quoted(place)}. ${said}`,
} as const

export const looseWords = {
  title: 'Measures tied to no outcome',
  lead: 'These measures watch nothing in the theory of change.',
} as const
