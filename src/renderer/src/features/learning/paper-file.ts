import type { Shareable, TeamCopy } from '@core/privacy/shareable'
import type { ReportModel } from '@core/report/model'
import { askWorker } from '../../data/worker-client'

/** A page for others, or a slip for one person who is asked. */
export type PaperAsked =
  | { readonly for: 'others'; readonly paper: Shareable<ReportModel> }
  | { readonly for: 'one-person'; readonly paper: TeamCopy<ReportModel> }

const ask = <T>(asked: PaperAsked) =>
  askWorker<T>(() => new Worker(new URL('./paper.worker.ts', import.meta.url), { type: 'module' }), asked)

/** As a Word file, made in a worker. Rejects where it could not be made, which is a bug. */
export const paperFile = (paper: Shareable<ReportModel>) => ask<Shareable<Uint8Array>>({ for: 'others', paper })
export const slipFile = (paper: TeamCopy<ReportModel>) => ask<TeamCopy<Uint8Array>>({ for: 'one-person', paper })
