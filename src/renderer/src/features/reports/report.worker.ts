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
    const model = reportModel({ rows, readingOf }, period, { now })
    answer({ bytes: new Uint8Array(await writeReport(model)) })
  } catch (error) {
    answer({ trouble: error instanceof Error ? error.message : String(error) })
  }
}
