import { edited } from '@core/change/make'
import { isPlanned, type PlannedWorkshop } from '@core/workshop/plan'
import { useCallback } from 'react'
import { useSession } from '../../../data/hooks'
import { useCommit } from '../../../terms/actions'

export type EditPlan = (change: (workshop: PlannedWorkshop) => PlannedWorkshop) => void

/**
 * Edits one planned workshop, one commit a step. The change is made to what is stored when its turn comes, so that a field left
 * by pressing a button loses neither the words nor what the button does.
 */
export function usePlanEdit(workshopId: string): EditPlan {
  const { db } = useSession()
  const commit = useCommit({ keepTrying: true })
  return useCallback(
    change => {
      void commit('workshop.edit', async () => {
        const stored = await db.rowsOf('workshop').get(workshopId)
        return stored && isPlanned(stored) ? [edited('workshop', stored, change(stored))] : []
      })
    },
    [commit, db, workshopId],
  )
}

export type PlanPartProps = { workshop: PlannedWorkshop; edit: EditPlan }
