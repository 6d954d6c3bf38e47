import { newProject } from '@core/project/contents'
import { type Project, projectSchema, workshopSchema } from '@core/project/entities'
import {
  gapsInPlan,
  plannedAgain,
  plannedFromTemplate,
  plannedWorkshop,
  planOffering,
  planTemplate,
  stagesWithMoved,
  stateOf,
  totalMinutes,
} from '@core/workshop/plan'
import { sessionTemplates, templateIds } from '@core/workshop/templates'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureOf } from '../project/sample-contents'

const perspectives = [
  { id: 'lived', name: 'Lived experience' },
  { id: 'learnt', name: 'Learnt experience' },
]
const [project] = newProject(
  { title: 'Warm homes', purpose: '', yearStart: 4, perspectives },
  { id: 'p', now: '2026-01-01T00:00:00.000Z' },
).rows.project as [Project]

function planned(templateId: (typeof templateIds)[number] = 'agree', measures = [measureOf('m1'), measureOf('m2')]) {
  let made = 0
  return plannedWorkshop({ templateId, project, measures, heldOn: 20_500, newId: () => `id-${++made}` })
}

describe('a plan begun from a template', () => {
  it.each(templateIds)('%s is a valid workshop that nobody has taken part in', templateId => {
    const workshop = planned(templateId)
    expect(workshopSchema.parse(workshop)).toEqual(workshop)
    expect(stateOf(workshop)).toBe('planned')
    expect([workshop.taking, workshop.tallies, workshop.agreed]).toEqual([[], [], []])
    expect(new Set(workshop.plan.stages.map(({ id }) => id)).size).toBe(workshop.plan.stages.length)
  })

  it('is the 90-minute flow of the method unless somebody chooses otherwise', () => {
    const [first] = sessionTemplates
    expect(first?.id).toBe('agree')
    const { stages } = planned('agree').plan
    expect(totalMinutes(stages)).toBe(90)
    expect(stages.map(({ kind }) => kind)).toEqual([
      'welcome',
      'ideas',
      'share',
      'vote',
      'differences',
      'vote',
      'agree',
      'close',
    ])
  })

  it('keeps the check-in to half an hour', () => expect(totalMinutes(planned('check-in').plan.stages)).toBe(30))

  it('protects lived experience where the project has it under its own id, and offers every perspective', () => {
    expect(planned().plan).toMatchObject({ perspectiveIds: ['lived', 'learnt'], protectedFor: ['lived'] })
  })

  it('brings the project’s measures to a review, and to nothing else', () => {
    expect(planned('review').plan.items.map(({ measureId, words }) => [measureId, words])).toEqual([
      ['m1', measureOf('m1').title],
      ['m2', measureOf('m2').title],
    ])
    expect(planned('agree').plan.items).toEqual([])
  })

  it('offers no payment of its own: what is offered is the project’s to say', () =>
    expect(templateIds.map(id => planned(id).plan.paymentOffer)).toEqual(templateIds.map(() => null)))
})

describe('what has to be settled before people come', () => {
  const whole = { ...planned(), finalSay: 'The residents’ panel' }

  it('is who has the final say, at first', () => {
    expect(gapsInPlan(planned(), project)).toEqual(['final-say'])
    expect(gapsInPlan(whole, project)).toEqual([])
  })

  it('finds a vote with nothing to vote on, unless ideas come first or items are brought', () => {
    const [vote] = whole.plan.stages.filter(({ kind }) => kind === 'vote')
    if (!vote) throw new Error('the flow has a vote')
    const voting = { ...whole, plan: { ...whole.plan, stages: [vote] } }
    expect(gapsInPlan(voting, project)).toEqual(['nothing-to-vote-on'])
    const brought = { ...voting, plan: { ...voting.plan, items: [{ id: 'i', words: 'Warm rooms', measureId: null }] } }
    expect(gapsInPlan(brought, project)).toEqual([])
  })

  it('finds a perspective that the project has no more', () => {
    const fewer = { ...project, perspectives: perspectives.slice(0, 1) }
    expect(gapsInPlan(whole, fewer)).toEqual(['perspectives-gone'])
  })
})

it('a perspective that is no longer offered is not protected either', () =>
  expect(planOffering(planned().plan, ['learnt'])).toMatchObject({ perspectiveIds: ['learnt'], protectedFor: [] }))

it('moving a stage there and back, or further than there is room, changes nothing', () => {
  const { stages } = planned().plan
  fc.assert(
    fc.property(fc.nat(stages.length - 1), fc.integer({ min: -10, max: 10 }), (index, by) => {
      const id = stages[index]?.id ?? ''
      const moved = stagesWithMoved(stages, id, by)
      expect(moved.map(stage => stage.id).sort()).toEqual(stages.map(stage => stage.id).sort())
      expect(
        stagesWithMoved(moved, id, moved === stages ? 0 : index - moved.findIndex(stage => stage.id === id)),
      ).toEqual(stages)
    }),
  )
})

describe('a plan that is used again', () => {
  const from = (fields: Partial<Parameters<typeof plannedAgain>[1]> = {}) => {
    let made = 0
    return {
      project,
      measures: [measureOf('m1', { title: 'Rooms are dry' })],
      heldOn: 20_600,
      newId: () => `n-${++made}`,
      ...fields,
    }
  }
  const held = {
    ...planned('review'),
    question: 'What counts?',
    finalSay: 'The room',
    state: 'closed' as const,
    agreed: [
      { itemId: 'a', measureId: 'm1', wording: 'Homes are dry', minorityView: '' },
      { itemId: 'b', measureId: 'gone', wording: 'Rents are fair', minorityView: '' },
    ],
  }

  it('is a valid plan a year on, with the measures that were agreed as they are called now', () => {
    const again = plannedAgain(held, from())
    expect(workshopSchema.parse(again)).toEqual(again)
    expect(again.plan.items.map(({ words, measureId }) => [words, measureId])).toEqual([
      ['Rooms are dry', 'm1'],
      ['Rents are fair', null],
    ])
    // 52 weeks after day 20500.
    expect(again).toMatchObject({ state: 'planned', heldOn: 20_864, question: 'What counts?', finalSay: 'The room' })
    expect(again.plan.stages.map(({ title, minutes }) => [title, minutes])).toEqual(
      held.plan.stages.map(({ title, minutes }) => [title, minutes]),
    )
    expect([again.agreed, again.tallies, again.record]).toEqual([[], [], undefined])
    expect(plannedAgain(held, from({ heldOn: 21_000 })).heldOn).toBe(21_000)
    const ids = [again.id, ...[...again.plan.stages, ...again.plan.items].map(({ id }) => id)]
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every(id => id.startsWith('n-'))).toBe(true)
  })

  it('brings what was brought along where nothing was agreed, and offers only groups that are still there', () => {
    const before = {
      ...held,
      agreed: [],
      plan: { ...held.plan, perspectiveIds: ['gone', 'lived'], protectedFor: ['gone'] },
    }
    const again = plannedAgain(before, from())
    expect(again.plan.items.map(({ measureId }) => measureId)).toEqual(['m1', null])
    expect([again.plan.perspectiveIds, again.plan.protectedFor]).toEqual([['lived'], []])
    const nobody = { ...before, plan: { ...before.plan, perspectiveIds: ['gone'] } }
    expect(plannedAgain(nobody, from()).plan.perspectiveIds).toEqual(['lived', 'learnt'])
  })

  it('as a template says nothing of what the people of that day needed', () => {
    const template = planTemplate(
      { ...held, plan: { ...held.plan, accessNeeds: 'A ramp for A.', smallestInRoom: 3 } },
      { id: 't', title: 'Ours' },
    )
    const kept = projectSchema.parse({ ...project, planTemplates: [template] })
    expect(kept.planTemplates).toEqual([template])
    const made = plannedFromTemplate(template, from())
    expect(workshopSchema.parse(made)).toEqual(made)
    expect(made).toMatchObject({ title: 'Ours', heldOn: 20_600, plan: { accessNeeds: '', smallestInRoom: 3 } })
  })
})
