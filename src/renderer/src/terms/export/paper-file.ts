import type { Leaving, Shareable, TeamCopy } from '@core/privacy/shareable'
import type { ReportModel } from '@core/report/model'
import { askWorker } from '../../data/worker-client'

const start = () => new Worker(new URL('./paper.worker.ts', import.meta.url), { type: 'module' })

export function paperFile(paper: Shareable<ReportModel>): Promise<Shareable<Uint8Array>>
export function paperFile(paper: TeamCopy<ReportModel>): Promise<TeamCopy<Uint8Array>>
/** A page for others, or a paper for one person, as a Word file, made in a worker. Rejects where it could not be made, which is a bug. */
export function paperFile(paper: Leaving<ReportModel>) {
  return askWorker<Leaving<Uint8Array>>(start, paper)
}
