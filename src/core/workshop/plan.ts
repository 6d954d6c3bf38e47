import type { Change } from '@core/change/change'
import type { Measure, Project, SessionPlan, Stage, Workshop } from '@core/project/entities'
import { defaultRule } from './rule'
import { type TemplateId, templateOf } from './templates'

export type PlannedWorkshop = Workshop & { readonly plan: SessionPlan }

export type WorkshopState = NonNullable<Workshop['state']>
/** Workshops from before there were sessions, and votes brought in from elsewhere, are over. */
/** True of a step that began a session: from then on undo stops there, and never takes the plan away from under it. */
export const opensSession = (changes: readonly Change[]): boolean =>
  changes.some(({ kind, after }) => kind === 'workshop' && after?.state === 'running')

export const stateOf = ({ state }: Workshop): WorkshopState => state ?? 'closed'

export const mostItems = 200
/** The perspective of lived experience in a new project: protected unless the plan says otherwise. */
export const livedPerspectiveId = 'lived'

type NewPlan = {
  readonly templateId: TemplateId
  readonly project: Project
  readonly measures: readonly Measure[]
  /** Days since 1970. */
  readonly heldOn: number
  readonly newId: () => string
}

/** A workshop to be held, begun from a template: nobody has said anything yet. */
export function plannedWorkshop({ templateId, project, measures, heldOn, newId }: NewPlan): PlannedWorkshop {
  const template = templateOf(templateId)
  const perspectiveIds = project.perspectives.map(({ id }) => id)
  const items = template.startsWithMeasures
    ? measures.slice(0, mostItems).map(({ id, title }) => ({ id: newId(), words: title, measureId: id }))
    : []
  return {
    id: newId(),
    title: template.title,
    question: template.question,
    heldOn,
    taking: [],
    rule: defaultRule,
    ruleChosen: 'before-vote',
    finalSay: '',
    items: [],
    tallies: [],
    agreed: [],
    source: '',
    state: 'planned',
    plan: {
      stages: template.stages.map(stage => ({ ...stage, id: newId() })),
      expectedPeople: 12,
      paymentOffer: null,
      accessNeeds: '',
      perspectiveIds,
      protectedFor: perspectiveIds.filter(id => id === livedPerspectiveId),
      items,
    },
  }
}

export const totalMinutes = (stages: readonly Pick<Stage, 'minutes'>[]): number =>
  stages.reduce((sum, { minutes }) => sum + minutes, 0)

/** The stages with one moved by so many places; as they are where it cannot go there. */
export function stagesWithMoved(stages: readonly Stage[], stageId: string, by: number): Stage[] {
  const from = stages.findIndex(({ id }) => id === stageId)
  const stage = stages[from]
  const to = from + by
  if (!stage || to < 0 || to >= stages.length) return [...stages]
  return stages.toSpliced(from, 1).toSpliced(to, 0, stage)
}

/** The plan with these perspectives offered: one that is no longer offered is not protected either. */
export const planOffering = (plan: SessionPlan, perspectiveIds: readonly string[]): SessionPlan => ({
  ...plan,
  perspectiveIds: [...perspectiveIds],
  protectedFor: plan.protectedFor.filter(id => perspectiveIds.includes(id)),
})

/**
 * What has to be settled before people come. `nothing-to-vote-on`: a vote stands before any ideas can come in, and nothing is
 * brought to it. `perspectives-gone`: one that the plan offers is no longer in the project.
 */
export const planGaps = ['question', 'final-say', 'perspectives-gone', 'nothing-to-vote-on'] as const
export type PlanGap = (typeof planGaps)[number]

export function gapsInPlan({ question, finalSay, plan }: PlannedWorkshop, project: Project): PlanGap[] {
  const there = new Set(project.perspectives.map(({ id }) => id))
  const firstVote = plan.stages.findIndex(({ kind }) => kind === 'vote')
  const before = plan.stages.slice(0, Math.max(0, firstVote))
  const ideasFirst = before.some(({ kind }) => kind === 'ideas' || kind === 'share')
  const gaps: readonly (readonly [PlanGap, boolean])[] = [
    ['question', question.trim() === ''],
    ['final-say', finalSay.trim() === ''],
    ['perspectives-gone', plan.perspectiveIds.some(id => !there.has(id))],
    ['nothing-to-vote-on', firstVote !== -1 && !ideasFirst && plan.items.length === 0],
  ]
  return gaps.filter(([, open]) => open).map(([gap]) => gap)
}

export const isPlanned = (workshop: Workshop): workshop is PlannedWorkshop => workshop.plan !== undefined
