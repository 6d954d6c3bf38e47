import { useRead, useSession } from './hooks'
import { type ReadingsByDimension, readingsByDimension } from './readings-by-dimension'

/** `undefined`: still reading. What needs blocks is read by the worker, and comes a little later. */
export function useReadingsByDimension({ id }: { readonly id: string }): ReadingsByDimension | undefined {
  const { db, observationWork } = useSession()
  return useRead<ReadingsByDimension>({
    key: `readings by dimension ${id}`,
    madeOf: ['measure', 'import', 'observation', 'reportingPeriod'],
    load: async signal => {
      const measure = await db.rowsOf('measure').get(id)
      if (!measure) return new Map()
      const here = await readingsByDimension(db, measure, { mayReadBlocks: false })
      return here ?? (await observationWork.answer({ job: 'dimensions', measure }, { signal })) ?? new Map()
    },
  })
}
