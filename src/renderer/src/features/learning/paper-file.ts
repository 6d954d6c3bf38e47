import type { Shareable } from '@core/privacy/shareable'
import type { ReportModel } from '@core/report/model'
import { askWorker } from '../../data/worker-client'

/** A paper for others as a Word file, made in a worker. Rejects where it could not be made, which is a bug. */
export const paperFile = (paper: Shareable<ReportModel>) =>
  askWorker<Shareable<Uint8Array>>(
    () => new Worker(new URL('./paper.worker.ts', import.meta.url), { type: 'module' }),
    paper,
  )
