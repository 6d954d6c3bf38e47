import { added, edited, removed } from '@core/change/change'
import type { Measure, Observation } from '@core/project/entities'
import { dependentClaims } from '@core/theory/edit'
import { useCallback, useMemo } from 'react'
import { useSession } from '../../data/hooks'
import { useCommit, useSave } from '../../terms/actions'
import type { KeepText, Kept } from '../../ui/use-draft'
import { useTranslation } from '../../ui/use-translation'

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

/** Each answers whether it is done; where it is not, the person has been told. */
export function useObservationEdits() {
  const commit = useCommit()
  return useMemo(
    () => ({
      add: (observation: Observation) =>
        commit(observation.corrects ? 'observation.correct' : 'observation.add', [added('observation', observation)]),
      edit: (before: Observation, after: Observation) =>
        commit('observation.edit', [edited('observation', before, after)]),
      remove: (observation: Observation) => commit('observation.remove', [removed('observation', observation)]),
    }),
    [commit],
  )
}

/** What every measure has, if only empty. */
type TextField = 'because' | 'unit' | 'method'
/** What is not there where nobody said it. */
type FurtherField =
  | 'definition'
  | 'why'
  | 'numerator'
  | 'denominator'
  | 'verification'
  | 'collectedBy'
  | 'decidedBy'
  | 'publishedAs'
  | 'possibleHarm'

/** Keeps a text field whole, or refuses it whole where it is too long: nothing is ever cut. */
export function useTextKeeper(edit: EditMeasure) {
  const { t } = useTranslation('measures')
  const keepWithin =
    (limit: number, fields: (text: string) => Partial<Measure>): KeepText =>
    typed => {
      const text = typed.trim()
      if (text.length > limit) return { error: t('textTooLong', { limit }) }
      return edit(fields(text))
    }
  return {
    keepText: (field: TextField, limit: number) => keepWithin(limit, text => ({ [field]: text })),
    keepFurther: (field: FurtherField, limit: number) =>
      keepWithin(limit, text => ({ [field]: text === '' ? undefined : text })),
  }
}
