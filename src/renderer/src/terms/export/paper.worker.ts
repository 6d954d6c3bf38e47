import { type Leaving, writtenLater } from '@core/privacy/shareable'
import type { ReportModel } from '@core/report/model'
import { writeReport } from '@core/report/word/write-report'
import { answerQuestions } from '../../data/worker-server'

answerQuestions(async (paper: Leaving<ReportModel>) => ({
  answer: await writtenLater(paper, async told => new Uint8Array(await writeReport(told))),
}))
