import type { Shareable } from '@core/privacy/shareable'
import type { PaperSource } from '@core/report/workshop-paper/paper-matter'
import type { BackSource } from '@core/report/workshop-paper/you-said-we-did'
import { askWorker } from '../../../data/worker-client'

const start = () => new Worker(new URL('./paper.worker.ts', import.meta.url), { type: 'module' })

export type Paper = 'summary' | 'record' | 'back'

export type PaperAsked =
  | { readonly paper: 'summary' | 'record'; readonly source: PaperSource }
  | { readonly paper: 'back'; readonly source: BackSource }

/** A paper as a Word file, made in a worker. Rejects where it could not be made, which is a bug. */
export const paperFile = (asked: PaperAsked) => askWorker<Shareable<Uint8Array>>(start, asked)
