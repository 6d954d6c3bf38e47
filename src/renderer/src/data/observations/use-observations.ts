import type { Observation } from '@core/project/entities'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useRead, useSession } from '../hooks'
import { type ReadingsByDimension, readingsByDimension } from '../readings-by-dimension'
import { type ObservationRows, observationRows, type RowsShown } from './observation-rows'
import { everythingAsked, type ObservationsAsked } from './observations-asked'

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

const nothingYet: RowsShown = {
  all: undefined,
  dimensions: [],
  filled: new Set(),
  answered: everythingAsked,
  ordering: 0,
}
const never = () => () => undefined

/** `measureId` null: of all measures. Null: about to begin. */
export function useObservationRows(
  measureId: string | null,
  asked: ObservationsAsked,
): { rows: ObservationRows | null; shown: RowsShown } {
  const session = useSession()
  const [rows, setRows] = useState<ObservationRows | null>(null)
  useEffect(() => {
    const begun = observationRows(session, measureId)
    setRows(begun)
    return begun.stop
  }, [session, measureId])
  useEffect(() => rows?.ask(asked), [rows, asked])
  const shown = useSyncExternalStore(rows?.subscribe ?? never, rows?.shown ?? (() => nothingYet))
  return { rows, shown }
}

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
