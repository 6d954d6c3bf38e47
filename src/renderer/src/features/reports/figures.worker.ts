import { liveFigures } from '@core/report/live-figures'
import { answerQuestions } from '../../data/worker-server'
import { toldProject } from './asked-project'
import type { FiguresAsked } from './read-live-figures'

answerQuestions(async ({ periods, now, ...asked }: FiguresAsked) => {
  const project = toldProject(asked)
  return { answer: periods.map(period => liveFigures(project, period, now)) }
})
