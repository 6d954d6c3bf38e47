import type { Day } from '@core/observation/day'
import {
  type Gathering,
  otherDomainId,
  type PowerQuestion,
  type Reflection,
  stepDomainId,
  type Workshop,
} from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { t } from '@core/words/words'
import templates from '../words/templates.en.json'

type Said = NonNullable<Workshop['record']>['ideas'][number]
type Level = Reflection['answers'][number]['level']

/** What was said to one question, in the order in which the session left it; `id` null: to none of them. */
export type QuestionAnswered = { readonly id: string; readonly words: string; readonly said: readonly Said[] }

const stillSaid = ({ record }: Workshop): Said[] =>
  (record?.ideas ?? []).filter(({ withdrawnOn, words }) => withdrawnOn === null && words.trim() !== '')

/** What people said about power in a session, question by question in the plan's order; those that nobody answered are left out. */
export function powerAnswers(workshop: Workshop): QuestionAnswered[] {
  const questions = (workshop.plan?.domains ?? []).filter(({ id }) => id !== stepDomainId)
  const known = new Set(questions.map(({ id }) => id))
  const said = stillSaid(workshop).filter(({ domainId }) => domainId !== stepDomainId)
  return [...questions, { id: otherDomainId, name: t('terms:powerOther') }]
    .map(({ id, name }) => ({
      id,
      words: name,
      said: said.filter(({ domainId = otherDomainId }) => (known.has(domainId) ? domainId : otherDomainId) === id),
    }))
    .filter(each => each.said.length > 0)
}

/** Steps to share power that people suggested. */
export const suggestedSteps = (workshop: Workshop): Said[] =>
  stillSaid(workshop).filter(({ domainId }) => domainId === stepDomainId)

/** The reflections that hold something said in this session: an answer or a step has the id of what was said. */
export function reflectionsOfWorkshop(workshop: Workshop, reflections: readonly Reflection[]): Reflection[] {
  const said = new Set((workshop.record?.ideas ?? []).map(({ id }) => id))
  return reflections.filter(({ answers, steps }) => [...answers, ...steps].some(({ id }) => said.has(id)))
}

type Taken = {
  readonly powerQuestions: readonly PowerQuestion[]
  readonly reflections: readonly Reflection[]
  readonly gatherings: readonly Gathering[]
  /** What the group said of itself together, by question; absent: nothing, which is as good. */
  readonly levels: Readonly<Record<string, Level>>
  /** By when, by the id of a step. */
  readonly days: Readonly<Record<string, Day | null>>
  readonly nameOf: (perspectiveId: string) => string
  readonly newId: () => string
}

/**
 * What was said in a session about power, as reflections: one for each perspective that words may be told with, and one of the whole
 * group for all other words, its levels and its steps. Small groups have no perspective beside their words since the session closed.
 * Nothing says whose words they are. Questions that the project does not have come along.
 */
export function reflectionsFromWorkshop(
  workshop: Workshop,
  { powerQuestions, reflections, gatherings, levels, days, nameOf, newId }: Taken,
): { readonly questions: readonly PowerQuestion[]; readonly reflections: readonly Reflection[] } {
  const asked = powerAnswers(workshop)
  const here = new Set(powerQuestions.map(({ id }) => id))
  const missing = asked.filter(({ id }) => !here.has(id))
  const gatheringId = gatherings.find(({ workshopId }) => workshopId === workshop.id)?.id ?? null
  const said = asked.flatMap(question => question.said.map(each => ({ ...each, questionId: question.id })))
  const groups = [...new Set([null, ...said.map(({ perspectiveId }) => perspectiveId)])]
  const answersOf = (group: string | null) =>
    said
      .filter(({ perspectiveId }) => perspectiveId === group)
      .map(({ id, questionId, words }) => ({ id, questionId, words, level: null }))
  const together = asked.flatMap(({ id }) => {
    const level = levels[id] ?? null
    return level === null ? [] : [{ id: newId(), questionId: id, words: '', level }]
  })
  const steps = suggestedSteps(workshop).map(({ id, words }) => ({
    id,
    words: words.replace(/\s+/g, ' ').trim(),
    by: days[id] ?? null,
    doneOn: null,
  }))
  const made = groups.flatMap((group, place) => {
    const answers = group === null ? [...answersOf(null), ...together] : answersOf(group)
    if (answers.length === 0 && (group !== null || steps.length === 0)) return []
    return [
      rowOf<Reflection>(recordKinds.reflection, newId(), lastOrder(reflections) + place + 1, {
        title: group === null ? workshop.title : `${workshop.title}: ${nameOf(group)}`.slice(0, 500),
        day: workshop.heldOn,
        by: 'group',
        perspectiveId: group,
        gatheringId,
        answers,
        steps: group === null ? steps : [],
      }),
    ]
  })
  return {
    questions: missing.map(({ id, words }, place) =>
      rowOf<PowerQuestion>(recordKinds.powerQuestion, id, lastOrder(powerQuestions) + place + 1, {
        words,
        topic: topicOf(words),
      }),
    ),
    reflections: made,
  }
}

/** Of one of our own questions; null: of somebody's. */
const topicOf = (words: string) =>
  (templates.solidarity.rows.powerQuestion.find(each => each.words === words)?.topic ?? null) as PowerQuestion['topic']

const rowOf = <T>(kind: RecordKind, id: string, order: number, given: Omit<T, 'id' | 'order'>): T =>
  newRecord(kind, { id, order, given }) as T

const lastOrder = (rows: readonly { readonly order: number }[]): number =>
  rows.reduce((last, { order }) => Math.max(last, order), 0)
