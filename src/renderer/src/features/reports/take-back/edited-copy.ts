import type { TextPiece } from '@core/report/take-back/differences'
import type { TakeBackProblem, TakenBack, TakenText } from '@core/report/take-back/take-back'
import type { Result } from '@core/result'
import { askWorker } from '../../../data/worker-client'
import type { AskedProject } from '../asked-project'

const start = () => new Worker(new URL('./take-back.worker.ts', import.meta.url), { type: 'module' })

/** The project, and a file that may be a working copy of one of its reports. */
export type EditedCopy = Pick<AskedProject, 'rows' | 'readings' | 'now'> & { readonly bytes: Uint8Array }

/**
 * One text three ways, as it is read. `inWord` and `inApp`: laid over what was exported; null: it is as it was exported.
 */
export type ComparedText = {
  readonly text: TakenText
  readonly exported: string
  readonly inWord: readonly TextPiece[] | null
  readonly inApp: readonly TextPiece[] | null
}
export type ComparedCopy = { readonly taken: TakenBack; readonly texts: readonly ComparedText[] }

/** Reads it in a worker of its own, and changes nothing: a file of a stranger's is never taken apart on the page. */
export const readEditedCopy = (edited: EditedCopy): Promise<Result<ComparedCopy, TakeBackProblem>> =>
  askWorker<Result<ComparedCopy, TakeBackProblem>>(start, edited)
