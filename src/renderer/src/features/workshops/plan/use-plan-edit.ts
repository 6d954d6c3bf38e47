import { edited } from '@core/change/change'
import { isPlanned, type PlannedWorkshop } from '@core/workshop/plan'
import { useCallback } from 'react'
import { useSession } from '../../../data/hooks'
import { useSave } from '../../../terms/actions'
import type { Kept } from '../../../ui/use-draft'

export type EditPlan = (change: (workshop: PlannedWorkshop) => PlannedWorkshop) => Promise<Kept>

/**
 * Edits one planned workshop, one commit a step. The change is made to what is stored when its turn comes, so that a field left
 * by pressing a button loses neither the words nor what the button does.
 */
export function usePlanEdit(workshopId: string): EditPlan {
  const { db } = useSession()
  const save = useSave()
  return useCallback(
    change =>
      save('workshop.edit', async () => {
        const stored = await db.rowsOf('workshop').get(workshopId)
        return stored && isPlanned(stored) ? [edited('workshop', stored, change(stored))] : null
      }),
    [save, db, workshopId],
  )
}

export type PlanPartProps = { workshop: PlannedWorkshop; edit: EditPlan }
