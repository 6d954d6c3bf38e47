import { useEffect, useState, useSyncExternalStore } from 'react'
import { useSession } from '../hooks'
import { type ObservationRows, observationRows, type RowsShown } from './observation-rows'
import { everythingAsked, type ObservationsAsked } from './observations-asked'

const nothingYet: RowsShown = { all: undefined, dimensions: [], answered: everythingAsked, ordering: 0 }
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
