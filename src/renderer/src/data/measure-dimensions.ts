import type { Measure } from '@core/project/entities'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'
import { useSession } from './hooks'
import { type ReadingsByDimension, readingsByDimension } from './readings-by-dimension'

/** `undefined`: still reading. What needs blocks is read by the worker, and comes a little later. */
export function useReadingsByDimension(measure: Measure): ReadingsByDimension | undefined {
  const { db, observationWork } = useSession()
  // Another object whenever something it is made of changed: then blocks are read anew.
  const here = useLiveQuery(
    async () => ({ readings: await readingsByDimension(db, measure, { mayReadBlocks: false }) }),
    [db, measure],
  )
  const [fromBlocks, setFromBlocks] = useState<{ of: Measure; readings: ReadingsByDimension }>()
  const needsBlocks = here !== undefined && here.readings === null
  useEffect(() => {
    if (here === undefined || here.readings !== null) return
    const stopping = new AbortController()
    observationWork.answer({ job: 'dimensions', measure }, { signal: stopping.signal }).then(readings => {
      if (readings && !stopping.signal.aborted) setFromBlocks({ of: measure, readings })
    }, reportError)
    return () => stopping.abort()
  }, [here, measure, observationWork])
  if (!needsBlocks) return here?.readings ?? undefined
  return fromBlocks?.of.id === measure.id ? fromBlocks.readings : undefined
}
