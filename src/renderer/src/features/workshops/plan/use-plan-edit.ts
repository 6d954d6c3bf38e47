import { edited } from '@core/change/change'
import { isPlanned, type PlannedWorkshop } from '@core/workshop/plan'
import { useCallback } from 'react'
import { useSession } from '../../../data/hooks'
import { useSave } from '../../../terms/actions'
import { saveIfValid, useTitleProblem } from '../../../terms/title-problem'
import type { Kept } from '../../../ui/use-draft'
import { useTranslation } from '../../../ui/use-translation'

type EditPlan = (change: (workshop: PlannedWorkshop) => PlannedWorkshop) => Promise<Kept>

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

type Save = (words: string) => Kept | Promise<Kept>

/** `keepText` for the words of a plan: kept whole and trimmed, or refused whole. */
export function useKeptText() {
  const { t } = useTranslation('terms')
  const titleProblem = useTitleProblem()
  return {
    title: (save: Save) => saveIfValid(titleProblem, words => save(words.trim())),
    text: (limit: number, save: Save) =>
      saveIfValid(
        words => (words.trim().length > limit ? t('textTooLong', { limit }) : null),
        words => save(words.trim()),
      ),
  }
}

/** A whole number typed between two bounds; null: it is none. */
export function wholeNumber(typed: string, from: number, to: number): number | null {
  const text = typed.trim()
  if (!/^\d{1,5}$/.test(text)) return null
  const value = Number(text)
  return value >= from && value <= to ? value : null
}
