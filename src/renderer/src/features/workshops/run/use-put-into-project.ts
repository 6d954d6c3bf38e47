import { added, edited } from '@core/change/change'
import type { SessionOpening } from '@core/workshop/session/views'
import { workshopOfOpening, workshopWithOutcome } from '@core/workshop/workshop-with-outcome'
import { useCallback } from 'react'
import { useSession } from '../../../data/hooks'
import { newId } from '../../../data/new-id'
import { host } from '../../../host'
import { useCommit } from '../../../terms/actions'
import { today } from '../../../terms/today'

/**
 * Puts what a session left into the project in one step. The workshop is closed from then on, and its session may be forgotten
 * once the second copy has it (forget-finished.tsx). Answers whether it is written.
 */
export function usePutIntoProject(opening: SessionOpening): () => Promise<boolean> {
  const { db } = useSession()
  const commit = useCommit()
  return useCallback(async () => {
    const { sessionId, workshopId } = opening
    try {
      const outcome = await host.sessionOutcome({ sessionId })
      if (!outcome.ok) return false
      const stored = await db.rowsOf('workshop').get(workshopId)
      const measures = await db.rowsOf('measure').toArray()
      const before = stored ?? workshopOfOpening(opening, today())
      const after = workshopWithOutcome(before, { opening, outcome: outcome.value, measures, newId })
      return await commit('workshop.close', [
        stored ? edited('workshop', stored, after.workshop) : added('workshop', after.workshop),
        ...after.newMeasures.map(measure => added('measure', measure)),
        ...after.changedMeasures.map(change => edited('measure', change.before, change.after)),
      ])
    } catch (problem) {
      console.error(problem)
      return false
    }
  }, [commit, db, opening])
}
