import type { Measure } from '@core/project/entities'

/** A measure with nothing but a title, and what else is already known: everything else can wait. */
export const newMeasure = (known: Pick<Measure, 'id' | 'title' | 'order'> & Partial<Measure>): Measure => ({
  because: '',
  unit: '',
  kind: 'number',
  direction: 'increase',
  aggregation: 'latest',
  across: 'sum',
  countsPeople: false,
  baseline: null,
  targets: [],
  outcomeIds: [],
  proposedBy: [],
  workshopId: null,
  rubric: [],
  method: '',
  ...known,
})
