import { newProject } from '@core/project/contents'
import { type Project, workshopSchema } from '@core/project/entities'
import { gapsInPlan, plannedWorkshop, planOffering, stagesWithMoved, stateOf, totalMinutes } from '@core/workshop/plan'
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
