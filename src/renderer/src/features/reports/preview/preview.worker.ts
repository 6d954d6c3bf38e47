import { answerQuestions } from '../../../data/worker-server'
import type { ReportAsked } from '../report-file'
import { writtenReport } from '../written-report'
import { drawDocument } from './draw-document'
import type { PreviewAnswer } from './preview-work'

answerQuestions(async (asked: ReportAsked, { signal, onProgress }) => {
  const answer = async (): Promise<PreviewAnswer> => {
    onProgress(0, 2)
    const written = await writtenReport(asked)
    if (!written.ok) {
      const { problem } = written
      const isSaid = problem === 'mistakes' || problem === 'chart-not-filled'
      return { ok: false, problem: isSaid ? problem : 'template-unusable' }
    }
    // Whoever goes on typing asks again: what is old by now need not be drawn.
    await new Promise(resolve => setTimeout(resolve))
    if (signal.aborted) return { ok: false, problem: 'stale' }
    onProgress(1, 2)
    const document = await drawDocument(written.file)
    return document ? { ok: true, document } : { ok: false, problem: 'failed' }
  }
  return { answer: await answer() }
})
