import { edited, removed } from '@core/change/change'
import type { Measure } from '@core/project/entities'
import { dependentClaims } from '@core/theory/edit'
import { useCallback } from 'react'
import { useSession } from '../../data/hooks'
import { useCommit, useSave } from '../../terms/actions'
import type { Kept } from '../../ui/use-draft'

export type EditMeasure = (fields: Partial<Measure>) => Promise<Kept>

/** Edits fields of one measure, in one commit. */
export function useMeasureEdit(measure: Measure): EditMeasure {
  const save = useSave()
  return useCallback(
    fields => save('measure.edit', [edited('measure', measure, { ...measure, ...fields })]),
    [save, measure],
  )
}

/** Takes a measure away with what was entered by hand for it and judged of it, in one commit. Answers whether it is gone. */
export function useMeasureRemoval(measure: Measure): () => Promise<boolean> {
  const commit = useCommit()
  const { db } = useSession()
  return useCallback(async () => {
    const observations = await db.rowsOf('observation').where('measureId').equals(measure.id).toArray()
    const judgements = await db.rowsOf('judgement').toArray()
    const judgings = await db
      .rowsOf('rubricJudging')
      .filter(({ measureId }) => measureId === measure.id)
      .toArray()
    const gone = [
      ...judgings.map(judging => removed('rubricJudging', judging)),
      ...observations.map(observation => removed('observation', observation)),
      removed('measure', measure),
    ]
    return commit('measure.remove', [...dependentClaims(gone, { assumptions: [], evidence: [], judgements }), ...gone])
  }, [commit, db, measure])
}
