import { madeLater, type Shareable } from '@core/privacy/shareable'
import type { ReportModel } from '@core/report/model'
import { writeReport } from '@core/report/word/write-report'
import { workshopRecord } from '@core/report/workshop-paper/record'
import { workshopSummary } from '@core/report/workshop-paper/summary'
import { youSaidWeDid } from '@core/report/workshop-paper/you-said-we-did'
import type { PaperAnswer, PaperAsked } from './paper-file'

const answer = (said: PaperAnswer) => self.postMessage(said)

/** Only the page that made it can talk to it. */
self.onmessage = async ({ data }: MessageEvent<PaperAsked>) => {
  try {
    answer({ bytes: await madeLater(modelOf(data), async told => new Uint8Array(await writeReport(told))) })
  } catch (error) {
    answer({ problem: error instanceof Error ? error.message : String(error) })
  }
}

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
