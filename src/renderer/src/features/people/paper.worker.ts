import { forTheTeam, type TeamCopy } from '@core/privacy/shareable'
import type { ReportModel } from '@core/report/model'
import { writeReport } from '@core/report/word/write-report'
import { answerQuestions } from '../../data/worker-server'

answerQuestions(async (paper: TeamCopy<ReportModel>) => ({
  answer: forTheTeam('person-copy', new Uint8Array(await writeReport(paper))),
}))
