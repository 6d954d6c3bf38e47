import type { Shareable } from '@core/privacy/shareable'
import type { PaperSource } from '@core/report/workshop-paper/paper-matter'
import type { BackSource } from '@core/report/workshop-paper/you-said-we-did'

export type Paper = 'summary' | 'record' | 'back'

export type PaperAsked =
  | { readonly paper: 'summary' | 'record'; readonly source: PaperSource }
  | { readonly paper: 'back'; readonly source: BackSource }
export type PaperAnswer = { bytes: Shareable<Uint8Array<ArrayBuffer>> } | { problem: string }

/** A paper as a Word file, made in a worker. Rejects where it could not be made, which is a bug. */
export function paperFile(asked: PaperAsked): Promise<Shareable<Uint8Array>> {
  const worker = new Worker(new URL('./paper.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Shareable<Uint8Array>>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<PaperAnswer>) =>
      'bytes' in data ? resolve(data.bytes) : reject(new Error(data.problem))
    worker.onerror = event => reject(new Error(event.message || 'a worker could not start'))
    worker.postMessage(asked)
  }).finally(() => worker.terminate())
}
