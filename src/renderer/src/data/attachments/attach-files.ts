import { keyOf } from '@core/attachment/attached-to'
import type { NamedFile } from '@core/attachment/limits'
import type { WebLink } from '@core/attachment/link'
import { added } from '@core/change/make'
import { plainFileName } from '@core/file-name'
import type { AttachedTo, Attachment } from '@core/project/entities'
import { ok, type Problem, problem, type Result } from '@core/result'
import { newId } from '../new-id'
import type { ProjectSession } from '../session'
import type { AttachJob, AttachProblem } from './attach-job'

export type AttachOptions = {
  /** Called with the bytes read so far, all files together. */
  readonly onProgress?: ((bytesRead: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

type Attached = Result<readonly Attachment[], AttachProblem | 'gone' | 'cancelled'>

/**
 * Attaches files in one step that one undo takes back: what they hold first, which nothing reads yet, their rows last. All or
 * none. What a cancelled one may have left is cleared away when the project is next opened.
 */
export const attachFiles = (
  session: ProjectSession,
  about: AttachedTo,
  files: readonly File[],
  options: AttachOptions = {},
): Promise<Attached> =>
  session.keepOpenFor(async () => {
    const kept = await inAttachWorker({ databaseName: session.db.name, files }, options)
    if (!kept.ok) return kept
    const contents = kept.value.map(({ sha256, bytes }, index): Content => {
      const fileName = plainFileName(files[index]?.name ?? '') || 'file'
      return { title: fileName, content: { kind: 'file', fileName, sha256, bytes } }
    })
    return options.signal?.aborted ? problem('cancelled') : attach(session, about, contents)
  })

export const attachLink = (session: ProjectSession, about: AttachedTo, { url, host }: WebLink, title: string) =>
  attach(session, about, [{ title: title.trim() || host, content: { kind: 'link', url } }])

type Content = Pick<Attachment, 'title' | 'content'>

async function attach(session: ProjectSession, about: AttachedTo, contents: readonly Content[]) {
  const all = await session.db.rowsOf('attachment').toArray()
  const here = all.filter(each => keyOf(each.about) === keyOf(about))
  const next = Math.max(0, ...here.map(({ order }) => order)) + 1
  const addedAt = new Date().toISOString()
  const rows = contents.map(
    (content, index): Attachment => ({ id: newId(), about, ...content, addedAt, order: next + index }),
  )
  const committed = await session.commit(
    'attachment.add',
    rows.map(row => added('attachment', row)),
  )
  return committed.ok ? ok(rows) : committed
}

type Said = { bytesRead: number } | { answer: Result<readonly NamedFile[], AttachProblem> } | { problem: string }

function inAttachWorker(
  job: AttachJob,
  { onProgress, signal }: AttachOptions,
): Promise<Result<readonly NamedFile[], AttachProblem> | Problem<'cancelled'>> {
  if (signal?.aborted) return Promise.resolve(problem('cancelled'))
  const worker = new Worker(new URL('./attach.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Result<readonly NamedFile[], AttachProblem> | Problem<'cancelled'>>((resolve, reject) => {
    signal?.addEventListener('abort', () => resolve(problem('cancelled')))
    worker.onmessage = ({ data }: MessageEvent<Said>) => {
      if ('bytesRead' in data) onProgress?.(data.bytesRead)
      else if ('answer' in data) resolve(data.answer)
      else reject(new Error(data.problem))
    }
    worker.onerror = event => reject(new Error(event.message || 'a worker could not start'))
    worker.postMessage(job)
  }).finally(() => worker.terminate())
}
