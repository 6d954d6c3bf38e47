import { answerQuestions } from '../../data/worker-server'
import type { ReportAsked } from './report-file'
import { writtenReport } from './written-report'

answerQuestions(async (asked: ReportAsked) => ({ answer: await writtenReport(asked) }))
