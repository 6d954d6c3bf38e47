import { keyOf } from '@core/attachment/attached-to'
import type { NamedFile, WebLink } from '@core/attachment/files-and-links'
import { added } from '@core/change/change'
import { plainFileName } from '@core/file-name'
import type { AttachedTo, Attachment } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { newId } from '../new-id'
import type { ChangesToWrite, ProjectSession } from '../session'
import { type AskOptions, askWorker } from '../worker-client'
import type { AttachJob, AttachProblem } from './attach-job'

const start = () => new Worker(new URL('./attach.worker.ts', import.meta.url), { type: 'module' })

type Attached = Result<readonly Attachment[], AttachProblem | 'gone' | 'cancelled'>

/** `along`: what else happens in the same step, and how that is called. `ids`: of the rows, where that names them. */
type AttachOptions = AskOptions & {
  readonly along?: { readonly action: string; readonly changes: ChangesToWrite }
  readonly ids?: readonly string[]
}

/**
 * Attaches files in one step that one undo takes back: what they hold first, which nothing reads yet, their rows last. All or
 * none. `onProgress` is called with the bytes read so far, all files together. What a cancelled one may have left is cleared away when the project is next opened.
 */
export const attachFiles = (
  session: ProjectSession,
  about: AttachedTo,
  files: readonly File[],
  options: AttachOptions = {},
): Promise<Attached> =>
  session.keepOpenFor(async () => {
    const kept = await askWorker<Result<readonly NamedFile[], AttachProblem>>(
      start,
      { databaseName: session.db.name, files } satisfies AttachJob,
      options,
    )
    if (!kept.ok) return kept
    const contents = kept.value.map(({ sha256, bytes }, index): Content => {
      const fileName = plainFileName(files[index]?.name ?? '') || 'file'
      return { title: fileName, content: { kind: 'file', fileName, sha256, bytes } }
    })
    return options.signal?.aborted ? problem('cancelled') : attach(session, about, contents, options)
  })

export const attachLink = (session: ProjectSession, about: AttachedTo, { url, host }: WebLink, title: string) =>
  attach(session, about, [{ title: title.trim() || host, content: { kind: 'link', url } }])

type Content = Pick<Attachment, 'title' | 'content'>

async function attach(
  session: ProjectSession,
  about: AttachedTo,
  contents: readonly Content[],
  { along: { action, changes } = { action: 'attachment.add', changes: [] }, ids = [] }: AttachOptions = {},
) {
  const addedAt = new Date().toISOString()
  let rows: Attachment[] = []
  // When their turn comes, of what is stored by then: reading the files took a while.
  const committed = await session.commit(action, async () => {
    const alongside = typeof changes === 'function' ? await changes() : changes
    if (alongside === null) return null
    const all = await session.db.rowsOf('attachment').toArray()
    const here = all.filter(each => keyOf(each.about) === keyOf(about))
    const next = Math.max(0, ...here.map(({ order }) => order)) + 1
    rows = contents.map(
      (content, index): Attachment => ({ id: ids[index] ?? newId(), about, ...content, addedAt, order: next + index }),
    )
    return [...alongside, ...rows.map(row => added('attachment', row))]
  })
  return committed.ok ? ok(rows) : committed
}
