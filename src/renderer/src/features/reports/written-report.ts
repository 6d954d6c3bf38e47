import { reportWorkbook } from '@core/export/report-workbook'
import { storiesQuoted } from '@core/learning/story-uses'
import { dayOfTime } from '@core/observation/day'
import { madeFrom, madeLater } from '@core/privacy/shareable'
import { writeHtml } from '@core/report/html/write-html'
import type { ReportModel } from '@core/report/model'
import { outlineCalled } from '@core/report/outlines'
import { reportModel } from '@core/report/report-model'
import { workingCopyOf } from '@core/report/take-back/working-copy'
import { templateSource } from '@core/report/template/template-answers'
import { type FillProblem, fillTemplate } from '@core/report/word/fill-template'
import { writeReport } from '@core/report/word/write-report'
import { writeWorkingCopy } from '@core/report/word/write-working'
import { toldProject } from './asked-project'
import type { ReportAsked, ReportForm, WrittenReport } from './report-file'

const writers = {
  word: writeReport,
  html: model => new TextEncoder().encode(writeHtml(model)),
  xlsx: reportWorkbook,
} as const satisfies Record<
  Exclude<ReportForm, 'word-working'>,
  (model: ReportModel) => Uint8Array | Promise<Uint8Array>
>

/** In a worker: the report as the file that was asked for. */
export async function writtenReport(asked: ReportAsked): Promise<WrittenReport | FillProblem> {
  const { period, now, outline, form, template } = asked
  // A workbook has every figure there is.
  const print = form === 'xlsx' ? 'plain' : asked.print
  const options = { now, outline, ...(print ? { print } : {}) }
  const project = toldProject(asked)
  if (form === 'word-working') return workingCopy(asked, project)
  const quotedIn = (model: ReportModel) => storiesQuoted(model, project.learning(dayOfTime(now), 'report').stories)
  if (form !== 'word' || template === null) {
    const model = reportModel(project, period, options)
    const file = await madeLater(model, async told => new Uint8Array(await writers[form](told)))
    // A workbook holds figures alone.
    return { ok: true, file, storyIds: form === 'xlsx' ? [] : quotedIn(model), lacks: [] }
  }
  const source = templateSource(project, period, options)
  const filled = await madeLater(source, told => fillTemplate(template, told))
  if (!filled.ok) return plain(filled)
  const { lacks } = filled.value
  const storyIds = lacks.some(({ lack }) => lack === 'sections') ? [] : quotedIn(source.model)
  return { ok: true, file: madeFrom(filled, ({ value }) => value.bytes), storyIds, lacks }
}

async function workingCopy(asked: ReportAsked, project: ReturnType<typeof toldProject>): Promise<WrittenReport> {
  const { rows, period, now, exportId } = asked
  const outline = outlineCalled(asked.outline, rows.reportOutline)
  if (!outline.ok) throw new Error(outline.problem)
  const copy = workingCopyOf(project, period, { now, outline: outline.value, exportId })
  const file = await madeLater(copy, ({ model, exported }) =>
    writeWorkingCopy(model, { exportId, texts: exported.texts }),
  )
  // It goes to colleagues who edit it, not out: no story is used by it.
  return { ok: true, file, storyIds: [], lacks: [], exported: copy.exported }
}

/** Mistakes know the place in the template, which stays here. */
function plain(problem: FillProblem): FillProblem {
  if (problem.problem !== 'mistakes') return problem
  const mistakes = problem.mistakes.map(({ code, field, nearest, place, context }) => ({
    code,
    field,
    nearest,
    place,
    context,
  }))
  return { ...problem, mistakes }
}
