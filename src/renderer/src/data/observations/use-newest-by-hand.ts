import type { Observation } from '@core/project/entities'
import { useRead, useSession } from '../hooks'

/** What was entered by hand for one measure, newest day first. `undefined`: still reading. */
export function useNewestByHand(measureId: string, most: number): readonly Observation[] | undefined {
  const { db } = useSession()
  return useRead({
    key: `newest by hand ${measureId} ${most}`,
    madeOf: ['observation'],
    load: async () => {
      const found = await db.rowsOf('observation').where('measureId').equals(measureId).toArray()
      const byHand = found.filter(({ corrects }) => corrects === null)
      return byHand.sort((a, b) => b.day - a.day).slice(0, most)
    },
  })
}
