import { projectForOthers } from '@core/privacy/project'
import { liveFigures } from '@core/report/live-figures'
import { answerQuestions } from '../../data/worker-server'
import type { FiguresAsked } from './read-live-figures'

answerQuestions(async ({ rows, readings, periods, now }: FiguresAsked) => {
  const readingOf = (measureId: string) => {
    const reading = readings.get(measureId)
    if (!reading) throw new Error(`no reading of measure ${measureId}`)
    return reading
  }
  const project = projectForOthers({ rows, readingOf })
  return { answer: periods.map(period => liveFigures(project, period, now)) }
})
