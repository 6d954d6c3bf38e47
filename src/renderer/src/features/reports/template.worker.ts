import { forTheTeam, madeFrom, madeLater } from '@core/privacy/shareable'
import type { Print } from '@core/project/entities'
import { checkTemplate, markedTemplate } from '@core/report/template/check-template'
import { fieldList } from '@core/report/template/field-list'
import { templateSource } from '@core/report/template/template-answers'
import { WordPackage } from '@core/report/template/word-package'
import { starterTemplate } from '@core/report/word/starter-template'
import { writeReport } from '@core/report/word/write-report'
import { ok } from '@core/result'
import { answerQuestions } from '../../data/worker-server'
import { type AskedProject, toldProject } from './asked-project'
import type { ReportLook, TemplateJob } from './template-work'

const sourceOf = (project: AskedProject, print: Print | null = null) =>
  templateSource(toldProject(project), project.period, { ...project, ...(print ? { print } : {}) })

answerQuestions(async (job: TemplateJob) => ({ answer: await answerTo(job) }))

async function answerTo(job: TemplateJob): Promise<unknown> {
  switch (job.job) {
    case 'look':
      return { ok: true, look: lookAt(job) }
    case 'open': {
      const opened = WordPackage.open(job.template)
      return opened.ok ? ok(null) : opened
    }
    case 'mark': {
      const marked = markedTemplate(job.template, sourceOf(job.project).answers)
      return marked.ok ? ok(forTheTeam('word-template', marked.value)) : marked
    }
    case 'field-list': {
      const list = madeFrom(sourceOf(job.project), source => fieldList(source, job.project.period.label))
      return madeLater(list, writeReport)
    }
    case 'starter':
      return forTheTeam('word-template', await starterTemplate(job.paper))
  }
}

function lookAt({ project, print, templates }: TemplateJob & { readonly job: 'look' }): ReportLook {
  const { answers, offered, model } = sourceOf(project, print)
  const { sections, leftOut } = model
  return {
    fields: offered.map(field => ({
      text: field.text,
      label: field.label,
      value: field.value.words,
      measure: field.group === 'measure' ? field.measure.title : '',
    })),
    leftOut: leftOut.map(({ sectionId, code, count }) => ({
      section: sections.find(({ id }) => id === sectionId)?.title ?? '',
      code,
      count,
    })),
    checks: new Map([...templates].map(([id, bytes]) => [id, checkTemplate(bytes, answers)])),
  }
}
