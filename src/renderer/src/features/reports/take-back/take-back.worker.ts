import { periodOfKey } from '@core/observation/period'
import type { ReportExport } from '@core/project/entities'
import { liveFigures } from '@core/report/live-figures'
import type { ResolveField } from '@core/report/rich-text'
import { differences, readable } from '@core/report/take-back/differences'
import { takeBack } from '@core/report/take-back/take-back'
import { reportNowOf } from '@core/report/take-back/working-copy'
import { ok } from '@core/result'
import { answerQuestions } from '../../../data/worker-server'
import { toldProject } from '../asked-project'
import type { ComparedCopy, ComparedText, EditedCopy } from './edited-copy'

answerQuestions(async (edited: EditedCopy) => ({ answer: compared(edited) }))

function compared(edited: EditedCopy) {
  const { rows, now, bytes } = edited
  const project = toldProject(edited)
  const taken = takeBack(bytes, {
    exports: rows.reportExport,
    narratives: rows.narrative,
    modelNow: exported => reportNowOf(project, exported, now),
  })
  if (!taken.ok) return taken
  const { exported, texts } = taken.value
  const figureOf = figuresFor(edited, exported)
  const read = (markdown: string) => readable(markdown, figureOf)
  return ok<ComparedCopy>({
    taken: taken.value,
    texts: texts.map((text): ComparedText => {
      const before = read(text.exported)
      const laidOver = (markdown: string) => (markdown === text.exported ? null : differences(before, read(markdown)))
      return {
        text,
        exported: before,
        inWord: text.state === 'missing' ? null : laidOver(text.inWord),
        inApp: laidOver(text.now),
      }
    }),
  })
}

/** What live figures say today. One that says nothing, as its period is gone, is shown as it is written. */
function figuresFor(edited: EditedCopy, { period: key }: ReportExport): ResolveField {
  const { rows, now } = edited
  const [project] = rows.project
  const period = project ? periodOfKey(key, project.yearStart, rows.reportingPeriod) : null
  const figures = period ? liveFigures(toldProject(edited), period, now).figures : []
  const values = new Map(figures.map(({ call, value }) => [call, value]))
  return inner => ({ ok: true, value: { words: values.get(inner.trim()) ?? `{{${inner}}}`, state: 'value' } })
}
