import { newMeasure } from '@core/measure/new-measure'
import type { Agreed, Measure, Workshop } from '@core/project/entities'
import { type PlannedWorkshop, stateOf } from './plan'
import { asRubric } from './rubric'
import type { SessionOutcome } from './session/session-calls'
import type { SessionOpening } from './session/views'

type OutcomeInProject = {
  readonly workshop: Workshop
  /** In the order they were agreed: those to be added, and those of the project that were agreed anew. */
  readonly newMeasures: readonly Measure[]
  readonly changedMeasures: readonly { readonly before: Measure; readonly after: Measure }[]
}

type SessionLeft = {
  readonly opening: SessionOpening
  readonly outcome: SessionOutcome
  /** All of the project. */
  readonly measures: readonly Measure[]
  readonly newId: () => string
}

/**
 * The workshop as its session left it, and the measures that were agreed, with their story. What was fixed as the session opened
 * (question, rule, final say, plan) is told as it was then, whatever the row says by now. A workshop that is closed is the same
 * as it was and brings no measures: what is there once is not put there twice. An agreed item that is a measure of the project
 * gives it its new words; where that measure is gone, or there was none, a new one is made.
 */
export function workshopWithOutcome(
  workshop: Workshop,
  { opening, outcome, measures, newId }: SessionLeft,
): OutcomeInProject {
  if (stateOf(workshop) === 'closed') return { workshop, newMeasures: [], changedMeasures: [] }
  const newMeasures: Measure[] = []
  const changedMeasures: { before: Measure; after: Measure }[] = []
  const firstOrder = measures.reduce((last, { order }) => Math.max(last, order), -1) + 1
  const agreed = outcome.agreed.map(({ proposedBy, measureId, ...story }): Agreed => {
    const before = measures.find(({ id }) => id === measureId)
    if (before) {
      changedMeasures.push({ before, after: { ...before, ...wordsOf(story, before), workshopId: workshop.id } })
      return { ...story, measureId: before.id }
    }
    const measure = newMeasure({
      id: newId(),
      title: story.wording,
      order: firstOrder + newMeasures.length,
      proposedBy: [...proposedBy],
      workshopId: workshop.id,
      because: story.howWeWillKnow ?? '',
      method: story.whoGathers ?? '',
      ...(story.levels && asRubric(story.levels)),
    })
    newMeasures.push(measure)
    return { ...story, measureId: measure.id }
  })
  const { question, rule, finalSay, plan } = opening
  return {
    workshop: {
      ...workshop,
      question,
      rule,
      ruleChosen: 'before-vote',
      finalSay,
      plan,
      state: 'closed',
      taking: [...outcome.taking],
      items: outcome.items.map(({ measureId: _, proposedBy: __, ...item }) => item),
      tallies: [...outcome.tallies],
      counted: [...outcome.counted],
      groups: [...outcome.groups],
      record: outcome.record,
      agreed,
    },
    newMeasures,
    changedMeasures,
  }
}

type Story = Pick<Agreed, 'wording' | 'howWeWillKnow' | 'whoGathers'>

/** What was left empty when it was agreed again stays as the measure has it. */
const wordsOf = ({ wording, howWeWillKnow = '', whoGathers = '' }: Story, before: Measure) => ({
  title: wording,
  because: howWeWillKnow === '' ? before.because : howWeWillKnow,
  method: whoGathers === '' ? before.method : whoGathers,
})

/**
 * The workshop a session was opened for, from what the session itself knows: where the project has lost its row. `heldOn`: days
 * since 1970.
 */
export const workshopOfOpening = (opening: SessionOpening, heldOn: number): PlannedWorkshop => ({
  id: opening.workshopId,
  title: opening.title,
  question: opening.question,
  heldOn,
  taking: [],
  rule: opening.rule,
  ruleChosen: 'before-vote',
  finalSay: opening.finalSay,
  items: [],
  tallies: [],
  agreed: [],
  source: '',
  state: 'running',
  plan: opening.plan,
})
