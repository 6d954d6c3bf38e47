import type { Observation } from '@core/project/entities'
import { cellKey, type ImportedCell } from './listed-observation'

/** What was entered by hand, with the corrections beside the cells they are laid over; as the page knows it. */
export type EnteredByHand = {
  readonly all: () => Observation[]
  readonly of: (id: string) => Observation | undefined
  readonly correctionOf: (measureId: string, at: ImportedCell['at']) => Observation | null
  readonly put: (observations: readonly Observation[]) => void
  readonly drop: (ids: readonly string[]) => void
}

export function enteredByHand(): EnteredByHand {
  const observations = new Map<string, Observation>()
  /** By `cellKey`. */
  const corrections = new Map<string, Observation>()
  return {
    all: () => [...observations.values()],
    of: id => observations.get(id),
    correctionOf: (measureId, at) => corrections.get(cellKey(measureId, at)) ?? null,
    put: list => {
      for (const each of list) {
        observations.set(each.id, each)
        if (each.corrects) corrections.set(cellKey(each.measureId, each.corrects), each)
      }
    },
    drop: ids => {
      for (const id of ids) {
        const gone = observations.get(id)
        observations.delete(id)
        if (gone?.corrects) corrections.delete(cellKey(gone.measureId, gone.corrects))
      }
    },
  }
}
