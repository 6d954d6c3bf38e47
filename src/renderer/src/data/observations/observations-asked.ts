import { type Block, type Dictionaries, flags } from '@core/observation/block'
import type { Day } from '@core/observation/day'
import type { FlagName, Observation } from '@core/project/entities'

export type ObservationSort = {
  /** The day, the value, or the word of a dimension. */
  readonly by: 'day' | 'value' | { readonly dimension: string }
  readonly descending: boolean
}

export type ObservationsAsked = {
  /** Only those with this text in a place or another dimension, and anywhere in a value, note, source or story; empty: all. */
  readonly text: string
  /** The dimension to look for the text in; null: any, and everything else. */
  readonly dimension: string | null
  readonly firstDay: Day | null
  readonly lastDay: Day | null
  readonly flag: FlagName | null
  /** Null: by hand first, newest first, then each import in the order of its file. */
  readonly sort: ObservationSort | null
}

export const everythingAsked: ObservationsAsked = {
  text: '',
  dimension: null,
  firstDay: null,
  lastDay: null,
  flag: null,
  sort: null,
}

/** True where some observations may not be asked for. */
export const isNarrowed = ({ text, firstDay, lastDay, flag }: ObservationsAsked): boolean =>
  text !== '' || firstDay !== null || lastDay !== null || flag !== null

type Filter = Omit<ObservationsAsked, 'sort'>

/** Which observations are asked for. */
type ObservationTest = {
  readonly ofObservation: (observation: Observation) => boolean
  /** Of a block's cells, by their index. */
  readonly ofBlock: (block: Block) => (index: number) => boolean
}

/** `dictionaries`: by import. Words are looked at once, there: cells then go by their codes. */
export function observationTest(
  { text, dimension, firstDay, lastDay, flag }: Filter,
  dictionaries: ReadonlyMap<string, Dictionaries>,
): ObservationTest {
  const wanted = text.toLocaleLowerCase()
  const holdsText = (word: string): boolean => word.toLocaleLowerCase().includes(wanted)
  const isLookedIn = (name: string): boolean => dimension === null || dimension === name
  const isInTime = (day: number): boolean =>
    (firstDay === null || day >= firstDay) && (lastDay === null || day <= lastDay)
  const holdsNumber = numberTest(dimension === null ? wanted : '')
  const flagCode = flag === null ? null : flags[flag]

  /** By import, then by dimension: 1 at every code whose word holds the text. */
  const matching = new Map<string, ReadonlyMap<string, Uint8Array>>()
  if (wanted !== '') {
    for (const [importId, words] of dictionaries) {
      const codes = Object.entries(words)
        .filter(([name]) => isLookedIn(name))
        .map(([name, list]) => [name, Uint8Array.from(['', ...list], word => Number(holdsText(word)))] as const)
      matching.set(importId, new Map(codes))
    }
  }

  return {
    ofObservation: observation =>
      isInTime(observation.day) &&
      (flag === null || observation.flag === flag) &&
      (wanted === '' ||
        Object.entries(observation.dimensions).some(([name, word]) => isLookedIn(name) && holdsText(word)) ||
        (dimension === null &&
          (holdsText(observation.note) || holdsText(observation.source) || holdsNumber(observation.value)))),
    ofBlock: block => {
      const looked = Object.entries(block.dimensions).flatMap(([name, codes]) => {
        const hits = matching.get(block.importId)?.get(name)
        return hits ? [{ codes, hits }] : []
      })
      return index =>
        isInTime(block.day[index] ?? 0) &&
        (flagCode === null || block.flag[index] === flagCode) &&
        (wanted === '' ||
          holdsNumber(block.value[index] ?? null) ||
          looked.some(({ codes, hits }) => hits[codes[index] ?? 0] === 1))
    },
  }
}

/** Whether a number has the digits that are looked for: `4,134` and `4134` find 4134, and `0.6` finds 0.62. None where no number is looked for. */
function numberTest(wanted: string): (value: number | null) => boolean {
  const digits = wanted.replace(/[\s,]/g, '')
  if (!/^-?\d+(\.\d+)?$/.test(digits)) return () => false
  return value => value !== null && !Number.isNaN(value) && String(value).includes(digits)
}
