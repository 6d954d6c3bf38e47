import type { Shareable } from '@core/privacy/shareable'
import type { ExportForm, Print, ReportExport } from '@core/project/entities'
import type { Lack } from '@core/report/template/check-template'
import type { FillProblem } from '@core/report/word/fill-template'
import type { ProjectDatabase } from '../../data/project-database'
import { askWorker } from '../../data/worker-client'
import { type AskedProject, askedProject } from './asked-project'

const start = () => new Worker(new URL('./report.worker.ts', import.meta.url), { type: 'module' })

/** What a report is written as: a Word document, one whose texts come back, one web page, or its figures as a workbook. */
export const reportForms = ['word', 'word-working', 'html', 'xlsx'] as const satisfies readonly ExportForm[]
export type ReportForm = (typeof reportForms)[number]

/**
 * `template`: an organisation's own Word file, for a Word document; null: the look is ours. `print`: null as the outline has it. `exportId`: by
 * which a working copy is known again.
 */
export type ReportAsked = AskedProject & {
  readonly form: ReportForm
  readonly print: Print | null
  readonly template: Uint8Array | null
  readonly exportId: string
}

/**
 * `storyIds`: of the stories that it quotes. `lacks`: what the template had no place or style for. `exported`: what a working copy says, to
 * compare it with when it comes back.
 */
export type WrittenReport = {
  readonly ok: true
  readonly file: Shareable<Uint8Array>
  readonly storyIds: readonly string[]
  readonly lacks: readonly Lack[]
  readonly exported?: ReportExport
}

/**
 * The report as a file, made in a worker: the page stays quick. Trouble with the template is an answer; rejects where it could not be made,
 * which is a bug.
 */
export async function reportFile(
  { db }: { readonly db: ProjectDatabase },
  {
    form,
    print,
    template,
    exportId,
    ...project
  }: Pick<ReportAsked, 'form' | 'print' | 'template' | 'exportId'> &
    Pick<AskedProject, 'readings' | 'period' | 'outline'>,
): Promise<WrittenReport | FillProblem> {
  const asked: ReportAsked = { ...(await askedProject(db, project)), form, print, template, exportId }
  return askWorker<WrittenReport | FillProblem>(start, asked)
}
