import { added, type Change } from '@core/change/change'
import { recordKinds } from '@core/record/kinds'
import { type Field, newRecord, type RecordKind } from '@core/record/record-kind'
import templates from '../words/templates.en.json'
import { plannedWorkshop, planTemplate } from '../workshop/plan'
import type { TemplateId } from '../workshop/templates'
import { defaultPerspectives, type NewProject, newProject, type ProjectContents, type Rows } from './contents'
import {
  type EntityKind,
  type EntityOf,
  entitySchemas,
  type Perspective,
  type PlanTemplate,
  type PowerQuestion,
  type Project,
} from './entities'
import { emptyValue } from './entities/record-fields'

export const templateNames = Object.keys(templates) as (keyof typeof templates)[]
export type TemplateName = keyof typeof templates

type Given = Readonly<Record<string, unknown>>
type Template = {
  readonly perspectives: readonly string[]
  /** Plans of workshops to start from: one of ours, with a title, a question and quiet ideas of its own. */
  readonly workshops?: readonly {
    readonly from: TemplateId
    readonly title: string
    readonly question: string
    readonly ideas?: { readonly title?: string; readonly prompt?: string }
  }[]
  readonly rows: { readonly [K in EntityKind]?: readonly Given[] }
}

/** The groups people say they speak from, until a project names its own. The first speaks from lived experience, and so does who has both; the last would rather not say. */
export function perspectivesOfTemplate(name: TemplateName): readonly Perspective[] {
  const { perspectives } = templates[name] as Template
  if (!perspectives) return defaultPerspectives
  return perspectives.map((called, index) => {
    if (index === 0) return { id: 'lived', name: called, lived: true }
    if (index === perspectives.length - 1) return { id: 'not-said', name: called, lived: false }
    const known = defaultPerspectives.find(each => each.name === called)
    return { id: known?.id ?? `group-${index + 1}`, name: called, lived: called.startsWith('Both') }
  })
}

/**
 * A new project with what a template sets up, in one step that can be undone whole. What shows how something is used calls itself an example.
 */
export function projectFromTemplate(
  name: TemplateName,
  given: NewProject,
  { id, now, newId, by = '' }: { id: string; now: string; newId: () => string; by?: string },
): ProjectContents {
  const template = templates[name] as Template
  const project = newProject(given, { id, now, by })
  const today = Math.floor(Date.parse(now) / 86_400_000)
  const ids = new Map<unknown, string>()
  const kinds = Object.keys(template.rows) as EntityKind[]
  for (const row of kinds.flatMap(kind => template.rows[kind] ?? [])) if (row.key) ids.set(row.key, newId())
  const made = kinds.map(kind => {
    const rows = (template.rows[kind] ?? []).map((row, index) =>
      entitySchemas[kind].parse(rowOf(kind, row, { ids, newId, order: index + 1, today })),
    )
    return [kind, rows as EntityOf<EntityKind>[]] as const
  })
  const [commit] = project.commits
  const [own] = project.rows.project
  if (!commit || !own) throw new Error('a new project without its commit')
  const questions = made.flatMap(([kind, rows]) => (kind === 'powerQuestion' ? (rows as PowerQuestion[]) : []))
  const planTemplates = plansOf(template, { project: own, questions, heldOn: today, newId })
  if (planTemplates.length > 0) {
    const withPlans = { ...own, planTemplates }
    const asAdded = commit.changes.map(change => (change.kind === 'project' ? added('project', withPlans) : change))
    return withRows(
      { ...project, commits: [{ ...commit, changes: asAdded }] },
      { ...project.rows, project: [withPlans] },
      made,
    )
  }
  return withRows(project, project.rows, made)
}

type Made = readonly (readonly [EntityKind, EntityOf<EntityKind>[]])[]

function withRows(project: ProjectContents, rows: Rows, made: Made): ProjectContents {
  const changes: Change[] = made.flatMap(([kind, rows]) => rows.map(row => added(kind, row)))
  return {
    ...project,
    rows: { ...rows, ...Object.fromEntries(made) },
    commits: project.commits.map(commit => ({ ...commit, changes: [...commit.changes, ...changes] })),
  }
}

type Planning = {
  readonly project: Project
  readonly questions: readonly PowerQuestion[]
  readonly heldOn: number
  readonly newId: () => string
}

/** Each under "your own templates" where a workshop is planned; a session about power asks the questions that the template sets up. */
const plansOf = ({ workshops = [] }: Template, { project, questions, heldOn, newId }: Planning): PlanTemplate[] =>
  workshops.map(({ from, title, question, ideas = {} }) => {
    const planned = plannedWorkshop({
      templateId: from,
      project,
      measures: [],
      powerQuestions: questions,
      heldOn,
      newId,
    })
    const first = planned.plan.stages.findIndex(({ kind }) => kind === 'ideas')
    const stages = planned.plan.stages.map((stage, place) => (place === first ? { ...stage, ...ideas } : stage))
    return planTemplate({ ...planned, question, plan: { ...planned.plan, stages } }, { id: newId(), title })
  })

type Setting = {
  readonly ids: ReadonlyMap<unknown, string>
  readonly newId: () => string
  readonly order: number
  readonly today: number
}

function rowOf(kind: EntityKind, { key, ...given }: Given, setting: Setting): Given {
  const { ids, newId, order } = setting
  const id = ids.get(key) ?? newId()
  if (kind === 'element') return { notes: '', ...given, id, order }
  if (kind === 'link') return { rationale: '', ...given, id, from: ids.get(given.from), to: ids.get(given.to) }
  const described = recordKinds[kind as keyof typeof recordKinds] as RecordKind
  return newRecord(described, { id, order, given: valuesIn(described.fields, given, setting) })
}

/** With the ids of rows that are named, and each small record whole. A day is counted from today. */
function valuesIn(fields: readonly Field[], given: Given, setting: Setting): Given {
  const idOf = (key: unknown) => setting.ids.get(key) ?? null
  return Object.fromEntries(
    fields.flatMap((field): [string, unknown][] => {
      const value = given[field.name]
      if (value === undefined) return []
      if (field.type === 'row') return [[field.name, idOf(value)]]
      if (field.type === 'rows') return [[field.name, (value as unknown[]).map(idOf)]]
      if (field.type === 'day') return [[field.name, setting.today + Number(value)]]
      if (field.type !== 'list') return [[field.name, value]]
      const parts = (value as Given[]).map(part => ({
        ...Object.fromEntries(field.fields.map(each => [each.name, emptyValue(each)])),
        ...valuesIn(field.fields, part, setting),
        id: setting.newId(),
      }))
      return [[field.name, parts]]
    }),
  )
}
