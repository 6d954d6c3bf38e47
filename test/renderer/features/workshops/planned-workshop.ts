import { defaultPerspectives } from '@core/project/contents'
import type { Project, StageKind } from '@core/project/entities'
import { type PlannedWorkshop, plannedWorkshop } from '@core/workshop/plan'
import { usualStage } from '@core/workshop/templates'

const project: Project = {
  id: 'p',
  title: 'Warm homes',
  purpose: '',
  yearStart: 4,
  perspectives: [...defaultPerspectives],
  smallestGroup: 5,
  createdAt: '2026-01-01T00:00:00.000Z',
}

/** A plan with one stage of each of these kinds, and these proposals from the start. */
export function planWith(kinds: readonly StageKind[], proposals: readonly string[] = []): PlannedWorkshop {
  let made = 0
  const planned = plannedWorkshop({
    templateId: 'agree',
    project,
    measures: [],
    heldOn: 20_500,
    newId: () => `w-${++made}`,
  })
  return {
    ...planned,
    title: 'Warm homes',
    finalSay: 'The people in this room',
    plan: {
      ...planned.plan,
      paymentOffer: 'A meal, and your fare',
      stages: kinds.map((kind, index) => ({ ...usualStage(kind), id: `stage-${index + 1}` })),
      items: proposals.map((words, index) => ({ id: `item-${index + 1}`, words, measureId: null })),
    },
  }
}
