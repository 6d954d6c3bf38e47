import type { Change } from '@core/change/change'
import {
  type Measure,
  mostDomains,
  type PlanTemplate,
  type PowerQuestion,
  type Project,
  type SessionPlan,
  type Stage,
  type Workshop,
} from '@core/project/entities'
import { defaultRule } from './rule'
import { stepDomain, type TemplateId, templateOf } from './templates'

export type PlannedWorkshop = Workshop & { readonly plan: SessionPlan }

type WorkshopState = NonNullable<Workshop['state']>
/** True of a step that began a session: from then on undo stops there, and never takes the plan away from under it. */
export const opensSession = (changes: readonly Change[]): boolean =>
  changes.some(({ kind, after }) => kind === 'workshop' && after?.state === 'running')

/** Workshops from before there were sessions, and votes brought in from elsewhere, are over. */
export const stateOf = ({ state }: Workshop): WorkshopState => state ?? 'closed'

export const mostItems = 200
/** The perspective of lived experience in a new project: protected unless the plan says otherwise. */
const livedPerspectiveId = 'lived'

type NewPlan = {
  readonly templateId: TemplateId
  readonly project: Project
  readonly measures: readonly Measure[]
  /** Days since 1970. */
  readonly heldOn: number
  readonly newId: () => string
  /** The project's own, which a session about power asks in place of ours. */
  readonly powerQuestions?: readonly Pick<PowerQuestion, 'id' | 'words'>[]
}

/** A workshop to be held, begun from a template: nobody has said anything yet. */
export function plannedWorkshop({
  templateId,
  project,
  measures,
  heldOn,
  newId,
  powerQuestions = [],
}: NewPlan): PlannedWorkshop {
  const template = templateOf(templateId)
  const named = template.domains?.map(name => ({ id: newId(), name })) ?? []
  const own = powerQuestions.map(({ id, words }) => ({ id, name: words }))
  const questions = [...(own.length > 0 ? own : named).slice(0, mostDomains - 1), stepDomain]
  const perspectiveIds = project.perspectives.map(({ id }) => id)
  const items = template.startsWithMeasures
    ? measures.slice(0, mostItems).map(({ id, title }) => ({ id: newId(), words: title, measureId: id }))
    : []
  return toBeHeld({
    id: newId(),
    title: template.title,
    question: template.question,
    heldOn,
    rule: defaultRule,
    finalSay: '',
    plan: {
      ...(template.method && { method: template.method }),
      ...(template.domains && { domains: template.method === 'power' ? questions : named }),
      ...(template.levels && { levels: template.levels.map(name => ({ id: newId(), name })) }),
      stages: template.stages.map(stage => ({ ...stage, id: newId() })),
      expectedPeople: 12,
      paymentOffer: null,
      accessNeeds: '',
      perspectiveIds,
      protectedFor: perspectiveIds.filter(id => id === livedPerspectiveId),
      items,
    },
  })
}

type Settled = Pick<PlannedWorkshop, 'id' | 'title' | 'question' | 'heldOn' | 'rule' | 'finalSay' | 'plan'>

const toBeHeld = (settled: Settled): PlannedWorkshop => ({
  ...settled,
  taking: [],
  ruleChosen: 'before-vote',
  items: [],
  tallies: [],
  agreed: [],
  source: '',
  state: 'planned',
})

/** A plan to start others from. What people need to take part is of those people: it is left out. */
export const planTemplate = (
  { question, rule, finalSay, plan }: PlannedWorkshop,
  { id, title }: Pick<PlanTemplate, 'id' | 'title'>,
): PlanTemplate => ({ id, title, question, rule, finalSay, plan: { ...plan, accessNeeds: '' } })

type FromPlan = Omit<NewPlan, 'templateId'>

export const plannedFromTemplate = (template: PlanTemplate, from: FromPlan): PlannedWorkshop => {
  const { title, question, rule, finalSay } = template
  return toBeHeld({
    ...{ id: from.newId(), title, question, rule, finalSay, heldOn: from.heldOn },
    plan: planAgain(template.plan, template.plan.items, from),
  })
}

/**
 * The same workshop once more, 52 weeks later (the same day of the week) or today where that is past. What was agreed is voted on
 * again, as its measures are called now; where nothing was, what was brought along then.
 */
export function plannedAgain(workshop: PlannedWorkshop, from: FromPlan): PlannedWorkshop {
  const { title, question, rule, finalSay, plan, agreed } = workshop
  const again = agreed.map(({ measureId, wording }) => ({ words: wording, measureId }))
  return toBeHeld({
    ...{ id: from.newId(), title, question, rule, finalSay },
    heldOn: Math.max(from.heldOn, workshop.heldOn + 52 * 7),
    plan: planAgain(plan, again.length > 0 ? again : plan.items, from),
  })
}

/** With ids of its own, and without what is no longer in the project. */
function planAgain(
  plan: SessionPlan,
  items: readonly Pick<SessionPlan['items'][number], 'words' | 'measureId'>[],
  { project, measures, newId }: FromPlan,
): SessionPlan {
  const here = project.perspectives.map(({ id }) => id)
  const offered = plan.perspectiveIds.filter(id => here.includes(id))
  return {
    ...planOffering(plan, offered.length > 0 ? offered : here),
    stages: plan.stages.map(stage => ({ ...stage, id: newId() })),
    items: items.slice(0, mostItems).map(({ words, measureId }) => {
      const measure = measures.find(({ id }) => id === measureId)
      return { id: newId(), words: measure?.title ?? words, measureId: measure?.id ?? null }
    }),
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
const planGaps = ['question', 'final-say', 'perspectives-gone', 'nothing-to-vote-on'] as const
type PlanGap = (typeof planGaps)[number]

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
