import type { Shareable, TeamCopy } from '@core/privacy/shareable'
import type { Print } from '@core/project/entities'
import type { LeftOut } from '@core/report/model'
import type { TemplateCheck } from '@core/report/template/check-template'
import type { TemplateProblem } from '@core/report/template/word-package'
import type { Paper } from '@core/report/word/starter-template'
import type { Result } from '@core/result'
import { type AskOptions, askWorker } from '../../data/worker-client'
import type { AskedProject } from './asked-project'

/** A field with what it says today. `measure`: the title of the measure it is about; '' it is about the project. */
export type FieldToday = {
  readonly text: string
  readonly label: string
  readonly value: string
  readonly measure: string
}

/** What there is to say before a report is written. */
export type ReportLook = {
  readonly fields: readonly FieldToday[]
  /** What is left out for the sake of the people in it; `section`: '' of no section. */
  readonly leftOut: readonly (Pick<LeftOut, 'code' | 'count'> & { readonly section: string })[]
  /** By the template's id. */
  readonly checks: ReadonlyMap<string, Result<TemplateCheck, TemplateProblem>>
}

export type TemplateJob =
  | {
      readonly job: 'look'
      readonly project: AskedProject
      /** Null: as the outline has it. */
      readonly print: Print | null
      readonly templates: ReadonlyMap<string, Uint8Array>
    }
  /** Whether a file can be a template at all. */
  | { readonly job: 'open'; readonly template: Uint8Array }
  | { readonly job: 'mark'; readonly project: AskedProject; readonly template: Uint8Array }
  | { readonly job: 'field-list'; readonly project: AskedProject }
  | { readonly job: 'starter'; readonly paper: Paper }

type Answers = {
  readonly look: ReportLook
  readonly open: Result<null, TemplateProblem>
  readonly mark: Result<TeamCopy<Uint8Array>, TemplateProblem>
  readonly 'field-list': Shareable<Uint8Array>
  readonly starter: TeamCopy<Uint8Array>
}
export type TemplateAnswer<Job extends TemplateJob['job']> = Answers[Job]

const start = () => new Worker(new URL('./template.worker.ts', import.meta.url), { type: 'module' })

/** Does it in a worker of its own: a file of a stranger's is never taken apart on the page. */
export const askTemplates = <Job extends TemplateJob>(job: Job): Promise<TemplateAnswer<Job['job']>> =>
  askWorker<TemplateAnswer<Job['job']>>(start, job)

/** The same, given up where `signal` says so. */
export const askLook = (job: TemplateJob & { readonly job: 'look' }, options: AskOptions) =>
  askWorker<{ readonly ok: true; readonly look: ReportLook }>(start, job, options)
