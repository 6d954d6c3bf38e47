import { answerQuestions } from '../../../data/worker-server'
import type { ReportAsked } from '../report-file'
import { writtenReport } from '../written-report'
import { drawDocument } from './draw-document'
import type { DrawnDocument } from './drawn-node'
import type { PreviewAnswer } from './preview-work'

/** What was drawn last: a text that is stored makes no other document than it made when it was typed. */
let last: { readonly file: Uint8Array; readonly document: DrawnDocument } | null = null
const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at])

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
    if (last && isSame(last.file, written.file)) return { ok: true, document: last.document }
    const document = await drawDocument(written.file)
    if (!document) return { ok: false, problem: 'failed' }
    last = { file: written.file, document }
    return { ok: true, document }
  }
  return { answer: await answer() }
})
