import { storiesQuoted } from '@core/learning/story-uses'
import { dayOfTime } from '@core/observation/day'
import { projectForOthers } from '@core/privacy/project'
import { madeLater } from '@core/privacy/shareable'
import { reportModel } from '@core/report/report-model'
import { writeReport } from '@core/report/word/write-report'
import { answerQuestions } from '../../data/worker-server'
import type { ReportAsked, WrittenReport } from './report-file'

answerQuestions(async ({ rows, readings, period, now, outline }: ReportAsked) => {
  const readingOf = (measureId: string) => {
    const reading = readings.get(measureId)
    if (!reading) throw new Error(`no reading of measure ${measureId}`)
    return reading
  }
  const project = projectForOthers({ rows, readingOf })
  const model = reportModel(project, period, { now, outline })
  const storyIds = storiesQuoted(model, project.learning(dayOfTime(now), 'report').stories)
  const answer: WrittenReport = {
    file: await madeLater(model, async told => new Uint8Array(await writeReport(told))),
    storyIds,
  }
  return { answer }
})
