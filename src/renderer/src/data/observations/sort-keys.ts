import { own } from '@core/names'
import { type Block, type Dictionaries, flags } from '@core/observation/block'
import type { Observation } from '@core/project/entities'
import type { ObservationSort } from './observations-asked'

/** Numbers that have the order asked for; NaN, which comes last either way, where there is nothing to go by. */
type SortKeys = {
  readonly ofObservation: (observation: Observation) => number
  readonly ofBlock: (block: Block) => (index: number) => number
}

/** `dictionaries`: by import. `observations`: all whose keys will be asked for. */
export function sortKeys(
  { by, descending }: ObservationSort,
  dictionaries: ReadonlyMap<string, Dictionaries>,
  observations: readonly Observation[],
): SortKeys {
  const sign = descending ? -1 : 1
  if (by === 'day') return dayKeys(sign)
  return by === 'value' ? valueKeys(sign) : wordKeys(sign, by.dimension, dictionaries, observations)
}

const dayKeys = (sign: number): SortKeys => ({
  ofObservation: ({ day }) => sign * day,
  ofBlock:
    ({ day }) =>
    index =>
      sign * (day[index] ?? 0),
})

const valueKeys = (sign: number): SortKeys => ({
  ofObservation: ({ value, denominator }) => (value === null ? Number.NaN : (sign * value) / (denominator ?? 1)),
  ofBlock: ({ flag, value, denominator }) => {
    return index => {
      if (flag[index] !== flags.value) return Number.NaN
      const whole = denominator?.[index] ?? Number.NaN
      return (sign * (value[index] ?? Number.NaN)) / (Number.isNaN(whole) ? 1 : whole)
    }
  },
})

function wordKeys(
  sign: number,
  dimension: string,
  dictionaries: ReadonlyMap<string, Dictionaries>,
  observations: readonly Observation[],
): SortKeys {
  const ranks = ranksOf([
    ...[...dictionaries.values()].flatMap(words => own(words, dimension) ?? []),
    ...observations.map(({ dimensions }) => own(dimensions, dimension) ?? ''),
  ])
  const keyOf = (word: string | undefined): number => (word ? sign * (ranks.get(word) ?? 0) : Number.NaN)
  // Every cell has a code, and each import its own codes: words are ranked once an import.
  const byCode = new Map<string, Float64Array>()
  for (const [importId, words] of dictionaries) {
    byCode.set(importId, Float64Array.from([undefined, ...(own(words, dimension) ?? [])], keyOf))
  }
  return {
    ofObservation: ({ dimensions }) => keyOf(own(dimensions, dimension)),
    ofBlock: ({ importId, dimensions }) => {
      const codes = own(dimensions, dimension)
      const keys = byCode.get(importId)
      return index => keys?.[codes?.[index] ?? 0] ?? Number.NaN
    },
  }
}

function ranksOf(words: readonly string[]): ReadonlyMap<string, number> {
  const { compare } = new Intl.Collator('en-GB', { numeric: true })
  return new Map([...new Set(words)].sort(compare).map((word, rank) => [word, rank]))
}
