import { type AskOptions, workerClient } from '../../../data/worker-client'
import type { ReportAsked } from '../report-file'
import type { DrawnDocument } from './drawn-node'

/** `stale`: it was asked for again meanwhile. */
export type PreviewProblem = 'mistakes' | 'chart-not-filled' | 'template-unusable' | 'template-gone' | 'failed'
export type PreviewAnswer =
  | { readonly ok: true; readonly document: DrawnDocument }
  | { readonly ok: false; readonly problem: PreviewProblem | 'stale' }

/** One worker for as long as the preview is on the screen: what it has read once, it need not read again. */
export function previewWork() {
  const client = workerClient(() => new Worker(new URL('./preview.worker.ts', import.meta.url), { type: 'module' }))
  return {
    ask: (asked: ReportAsked, options: AskOptions) => client.ask<PreviewAnswer>(asked, options),
    stop: client.stop,
  }
}
