import { forTheTeam, madeLater } from '@core/privacy/shareable'
import type { ReportModel } from '@core/report/model'
import { writeReport } from '@core/report/word/write-report'
import { answerQuestions } from '../../data/worker-server'
import type { PaperAsked } from './paper-file'

const fileOf = async (paper: ReportModel) => new Uint8Array(await writeReport(paper))

answerQuestions(async (asked: PaperAsked) => ({
  answer:
    asked.for === 'others'
      ? await madeLater(asked.paper, fileOf)
      : forTheTeam('confirmation-slip', await fileOf(asked.paper)),
}))
