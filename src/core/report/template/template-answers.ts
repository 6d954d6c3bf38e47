import { type Period, reportingYear } from '@core/observation/period'
import { type ProjectForOthers, projectForOthers } from '@core/privacy/project'
import { madeFrom, type Shareable } from '@core/privacy/shareable'
import { emptyRows } from '@core/project/contents'
import type { Project } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { fieldText } from '../field-syntax'
import { type FieldOffered, type FieldProblem, type Fields, fieldsOf } from '../fields'
import { measureChart } from '../measure-chart'
import type { ReportBlock, ReportChart, ReportModel } from '../model'
import type { ReportMatter } from '../report-matter'
import { matterOf, type OutlinedReport, type ReportOptions, reportModel } from '../report-model'
import type { NamedSection, TemplateAnswers } from './read-template'

/** What a template is filled with: answers to all it may ask, and every field there is. */
export type TemplateSource = {
  readonly answers: TemplateAnswers
  readonly offered: readonly FieldOffered[]
  readonly title: string
  /** The report that its sections are of. */
  readonly model: OutlinedReport
  /** ISO time. */
  readonly madeAt: string
}

/** All that a template can ask of a project, as others may see it. `now`: when it is made, ISO time in UTC. */
export function templateSource(
  source: Shareable<ProjectForOthers>,
  period: Period,
  options: Omit<ReportOptions, 'working'>,
): Shareable<TemplateSource> {
  const { now } = options
  const model = reportModel(source, period, options)
  return madeFrom(source, told => {
    const matter = matterOf(told, period, now)
    const fields = fieldsOf(matter, now)
    const answers: TemplateAnswers = {
      field: fields.resolve,
      report: model.blocks,
      sections: sectionsOf(model, matter.period),
      chart: subject => chartOf(matter, fields, subject),
    }
    return { answers, offered: fields.all(), title: model.title, model, madeAt: now }
  })
}

/**
 * The sections of a report by what a template may call them: the kind or the key (`results`, `back-hello`), the heading with the period or
 * without ("2016 at a glance" or "at a glance"). A section with several headings of level 1 can be asked for whole or heading by heading.
 */
export function sectionsOf(
  { blocks, sections }: Pick<ReportModel, 'blocks' | 'sections'>,
  { label }: Pick<Period, 'label'>,
): NamedSection[] {
  if (!sections) return byHeading(blocks, label)
  return sections.flatMap(({ section, key, blocks }) => {
    const names = [...new Set([...(section === 'text' ? [] : [section]), key])]
    const [first, ...others] = byHeading(blocks, label)
    return first && others.length === 0
      ? [{ ...first, names: [...first.names, ...names] }]
      : [{ names, blocks }, ...(first ? [first, ...others] : [])]
  })
}

/** Each from a heading of level 1 to the next. */
function byHeading(blocks: readonly ReportBlock[], label: string): NamedSection[] {
  const sections: { names: string[]; blocks: ReportBlock[] }[] = []
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 1) {
      const plain = block.text.replace(label, '').replace(/\s+/g, ' ').trim()
      sections.push({ names: plain === block.text || plain === '' ? [block.text] : [plain, block.text], blocks: [] })
    }
    sections.at(-1)?.blocks.push(block)
  }
  return sections
}

function chartOf(
  matter: ReportMatter,
  fields: Fields,
  subject: string | null,
): Result<ReportChart | null, FieldProblem> {
  const measure = fields.measureOf(subject)
  if (!measure.ok) {
    const near = measure.detail
    return problem(measure.problem, near && fieldText({ name: 'chart', subject: near }))
  }
  return ok(measureChart(matter.shown(measure.value.id)))
}

/** For a check without a project: names of fields and what may be asked of a measure are known; of titles and sections, any will do. */
export function answersWithoutProject(now: string): TemplateAnswers {
  const project: Project = {
    id: 'none',
    title: '',
    purpose: '',
    yearStart: 1,
    perspectives: [],
    smallestGroup: 5,
    createdAt: now,
  }
  const nobody = projectForOthers({
    rows: { ...emptyRows, project: [project] },
    readingOf: id => {
      throw new Error(`no measure ${id}`)
    },
  })
  const shape = fieldsOf(matterOf(nobody, reportingYear(2000, 1), now), now)
  return {
    field: call => {
      const answer = shape.resolve(call)
      const isOpen = answer.ok || answer.problem === 'unknown-measure'
      return isOpen ? ok({ words: '', state: 'none' }) : answer
    },
    report: [],
    sections: null,
    chart: subject => (subject === null || subject === '' ? problem('no-subject') : ok(null)),
  }
}
