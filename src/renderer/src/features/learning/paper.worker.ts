import { madeLater, type Shareable } from '@core/privacy/shareable'
import type { ReportModel } from '@core/report/model'
import { writeReport } from '@core/report/word/write-report'
import { answerQuestions } from '../../data/worker-server'

answerQuestions(async (paper: Shareable<ReportModel>) => ({
  answer: await madeLater(paper, async told => new Uint8Array(await writeReport(told))),
}))
