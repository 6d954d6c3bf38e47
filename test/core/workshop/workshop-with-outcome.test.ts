import { measureSchema, type Workshop, workshopSchema } from '@core/project/entities'
import { defaultRule } from '@core/workshop/rule'
import type { SessionOutcome } from '@core/workshop/session/session-calls'
import type { SessionOpening } from '@core/workshop/session/views'
import { workshopOfOpening, workshopWithOutcome } from '@core/workshop/workshop-with-outcome'
import { expect, it } from 'vitest'
import { measureOf } from '../project/sample-contents'

const opening: SessionOpening = {
  sessionId: 's',
  projectId: 'p',
  workshopId: 'w',
  title: 'Warm homes',
  question: 'How would we know?',
  plan: {
    stages: [{ id: 'st', kind: 'vote', title: 'Vote', minutes: 5, prompt: '', say: '' }],
    expectedPeople: 12,
    paymentOffer: null,
    accessNeeds: '',
    perspectiveIds: ['lived'],
    protectedFor: ['lived'],
    items: [],
  },
  rule: defaultRule,
  finalSay: 'The residents’ panel',
  perspectives: [{ id: 'lived', name: 'Lived experience' }],
  smallestGroup: 5,
}
const running = workshopOfOpening(opening, 20_500)

const story = { minorityView: 'Too slow.', howWeWillKnow: 'Rooms stay warm', whoGathers: 'The tenants', rewordedBy: [] }
const outcome: SessionOutcome = {
  sessionId: 's',
  taking: [{ perspectiveId: 'lived', people: 6 }],
  items: [
    { id: 'a', words: 'Warm rooms', measureId: null, proposedBy: ['lived'] },
    { id: 'b', words: 'Repairs', measureId: 'm1', proposedBy: [] },
  ],
  tallies: [
    { itemId: 'a', perspectiveId: 'lived', round: 1, ratings: [0, 0, 0, 0, 0, 0, 0, 6, 0], dontKnow: 0, skipped: 0 },
  ],
  counted: [],
  groups: [],
  record: {
    joined: { phone: 4, paper: 1, shared: 1 },
    ideas: [],
    reasons: [],
    statements: [],
    protectedItems: [],
    say: { counts: { yes: 5, partly: 1, no: 0, 'rather-not-say': 0 }, comments: [] },
    payments: { offered: 6, accepted: 5, declined: 1, paid: 5 },
  },
  confirmed: [],
  agreed: [
    { itemId: 'b', measureId: 'm1', wording: 'Repairs within 28 days', proposedBy: [], ...story, whoGathers: '' },
    { itemId: 'a', measureId: null, wording: 'Homes are warm', proposedBy: ['lived'], ...story },
  ],
}
const measures = [{ ...measureOf('m1'), order: 7, method: 'Counted by the council' }]
const ids = () => {
  let made = 0
  return () => `new-${++made}`
}

it('closes the workshop with everything its session left, and makes the agreed measures with their story', () => {
  const { workshop, newMeasures } = workshopWithOutcome(running, { opening, outcome, measures, newId: ids() })
  expect(workshopSchema.parse(workshop)).toEqual(workshop)
  expect(workshop).toMatchObject({
    state: 'closed',
    taking: outcome.taking,
    record: outcome.record,
    plan: running.plan,
  })
  expect(workshop.items).toEqual([
    { id: 'a', words: 'Warm rooms' },
    { id: 'b', words: 'Repairs' },
  ])
  expect(newMeasures.map(measure => measureSchema.parse(measure))).toMatchObject([
    {
      id: 'new-1',
      title: 'Homes are warm',
      because: 'Rooms stay warm',
      method: 'The tenants',
      proposedBy: ['lived'],
      workshopId: 'w',
      order: 8,
    },
  ])
  expect(workshop.agreed.map(({ measureId, wording }) => [measureId, wording])).toEqual([
    ['m1', 'Repairs within 28 days'],
    ['new-1', 'Homes are warm'],
  ])
})

it('gives a measure that was agreed again its new words, and leaves what nobody spoke of', () => {
  const { changedMeasures } = workshopWithOutcome(running, { opening, outcome, measures, newId: ids() })
  expect(changedMeasures.map(({ after }) => after)).toEqual([
    {
      ...measures[0],
      title: 'Repairs within 28 days',
      because: 'Rooms stay warm',
      workshopId: 'w',
    },
  ])
})

it('makes a measure anew where the one it looked at again was deleted meanwhile', () => {
  const { workshop, newMeasures, changedMeasures } = workshopWithOutcome(running, {
    opening,
    outcome,
    measures: [],
    newId: ids(),
  })
  expect(changedMeasures).toEqual([])
  expect(newMeasures.map(({ id, order }) => [id, order])).toEqual([
    ['new-1', 0],
    ['new-2', 1],
  ])
  expect(workshop.agreed.map(({ measureId }) => measureId)).toEqual(['new-1', 'new-2'])
})

it('puts nothing there twice: a closed workshop stays as it is', () => {
  const { workshop } = workshopWithOutcome(running, { opening, outcome, measures, newId: ids() })
  expect(workshopWithOutcome(workshop, { opening, outcome, measures, newId: ids() })).toEqual({
    workshop,
    newMeasures: [],
    changedMeasures: [],
  })
  const { state: _, ...old } = workshop
  expect(workshopWithOutcome(old as Workshop, { opening, outcome, measures, newId: ids() }).newMeasures).toEqual([])
})

it('tells the rule, the final say and the plan as they were when the session opened', () => {
  const edited: Workshop = {
    ...running,
    title: 'Warm homes, autumn',
    finalSay: 'Nobody',
    rule: { ...defaultRule, variant: 'pooled' },
  }
  expect(workshopWithOutcome(edited, { opening, outcome, measures, newId: ids() }).workshop).toMatchObject({
    title: 'Warm homes, autumn',
    rule: opening.rule,
    finalSay: opening.finalSay,
    plan: opening.plan,
  })
})
