import { projectForOthers } from '@core/privacy/project'
import { madeLater } from '@core/privacy/shareable'
import { reportModel } from '@core/report/report-model'
import { writeReport } from '@core/report/word/write-report'
import type { ReportAnswer, ReportAsked } from './report-file'

const answer = (said: ReportAnswer) => self.postMessage(said)

/** Only the page that made it can talk to it. */
self.onmessage = async ({ data: { rows, readings, period, now } }: MessageEvent<ReportAsked>) => {
  try {
    const readingOf = (measureId: string) => {
      const reading = readings.get(measureId)
      if (!reading) throw new Error(`no reading of measure ${measureId}`)
      return reading
    }
    const model = reportModel(projectForOthers({ rows, readingOf }), period, { now })
    answer({ bytes: await madeLater(model, async told => new Uint8Array(await writeReport(told))) })
  } catch (error) {
    answer({ problem: error instanceof Error ? error.message : String(error) })
  }
}
