import { madeLater, type Shareable } from '@core/privacy/shareable'
import type { ReportModel } from '@core/report/model'
import { writeReport } from '@core/report/word/write-report'
import { workshopRecord } from '@core/report/workshop-paper/record'
import { workshopSummary } from '@core/report/workshop-paper/summary'
import { youSaidWeDid } from '@core/report/workshop-paper/you-said-we-did'
import { answerQuestions } from '../../../data/worker-server'
import type { PaperAsked } from './paper-file'

answerQuestions(async (asked: PaperAsked) => ({
  answer: await madeLater(modelOf(asked), async told => new Uint8Array(await writeReport(told))),
}))

function modelOf(asked: PaperAsked): Shareable<ReportModel> {
  switch (asked.paper) {
    case 'summary':
      return workshopSummary(asked.source)
    case 'record':
      return workshopRecord(asked.source)
    case 'back':
      return youSaidWeDid(asked.source)
  }
}
