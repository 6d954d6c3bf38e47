import { added, edited, removed } from '@core/change/change'
import type { Observation } from '@core/project/entities'
import { useMemo } from 'react'
import { useCommit } from '../../terms/actions'

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
