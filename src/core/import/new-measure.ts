import type { Measure } from '@core/project/entities'
import type { MappedMeasure, Mapping } from './mapping'

/** The measures a mapping asks to be made, in its order, ready to be added. `id` gives each its id. */
export function measuresToAdd(
  mapping: Mapping,
  { id, firstOrder }: { id: () => string; firstOrder: number },
): NewMeasure[] {
  const added: NewMeasure[] = []
  for (const { key, kind, target } of mapping.measures) {
    if (target.as === 'existing') continue
    const measure: Measure = {
      id: id(),
      title: target.title,
      because: '',
      unit: kind === 'rubric' ? '' : target.unit,
      kind,
      direction: target.direction,
      aggregation: target.aggregation,
      countsPeople: target.countsPeople,
      baseline: null,
      targets: [],
      outcomeIds: [],
      proposedBy: [],
      workshopId: null,
      rubric: (target.levels ?? []).map(name => ({ name, words: '' })),
      method: '',
      order: firstOrder + added.length,
    }
    added.push({ key, measure })
  }
  return added
}

export type NewMeasure = { readonly key: MappedMeasure['key']; readonly measure: Measure }

/** By key, the measure that each of the mapping's measures is: what `runImport` takes as `measureIds`. */
export function measureIdsOf(mapping: Mapping, added: readonly NewMeasure[]): Record<string, string> {
  const ids: Record<string, string> = Object.fromEntries(added.map(({ key, measure }) => [key, measure.id]))
  for (const { key, target } of mapping.measures) if (target.as === 'existing') ids[key] = target.measureId
  return ids
}
