import { type Grain, grains, grainsOf } from '@core/observation/grain'
import type { MeasureReading } from '@core/observation/measure-reading'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useProject } from '../../data/hooks'

/** By which periods figures are shown: of one length, or those that people named. */
export const groupings = [...grains, 'named'] as const
export type Grouping = (typeof groupings)[number]

/** Months and quarters: nothing is compared with them. */
export const isFiner = (grouping: Grouping): grouping is 'month' | 'quarter' =>
  grouping === 'month' || grouping === 'quarter'

/** Series over time lead from one period to the next, which named ones do not. */
export const grainOf = (grouping: Grouping): Grain => (grouping === 'named' ? 'year' : grouping)

/** What a measure can be shown by, and what was chosen: kept in the address, reporting years unless chosen. */
export function useGrouping(reading: MeasureReading, hasNamed: boolean) {
  const { yearStart } = useProject()
  const [search, setSearch] = useSearchParams()
  const found = useMemo(() => grainsOf(reading, yearStart), [reading, yearStart])
  const offered: readonly Grouping[] = hasNamed ? [...found, 'named'] : found
  const choose = (grouping: string) => {
    const next = new URLSearchParams(search)
    if (grouping === 'year') next.delete('by')
    else next.set('by', grouping)
    setSearch(next, { replace: true })
  }
  return { offered, grouping: offered.find(each => each === search.get('by')) ?? 'year', choose }
}
