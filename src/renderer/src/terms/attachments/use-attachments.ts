import { keyOf } from '@core/attachment/attached-to'
import { filesNamed, type WebLink } from '@core/attachment/files-and-links'
import { edited, removed } from '@core/change/change'
import { forTheTeam } from '@core/privacy/shareable'
import type { AttachedTo, Attachment } from '@core/project/entities'
import { numberInWords } from '@core/words/format'
import { useRef, useState } from 'react'
import { attachFiles, attachLink } from '../../data/attachments/attach-files'
import type { AttachProblem } from '../../data/attachments/attach-job'
import { useRead, useRows, useSession } from '../../data/hooks'
import { logError, showDone, showProblem } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import { useCommit, useSave } from '../actions'
import { useExport } from '../export/use-export'
import words from './words.en.json'

/** A problem without words does not compile. */
const sentences = words.problem satisfies Record<
  AttachProblem | 'gone' | 'failed',
  { readonly title: string; readonly text: string }
>

/** Files that are being read, in bytes. */
export type Reading = { readonly done: number; readonly all: number }

/** What is attached to something, in its order, and all that can be done with it. `undefined`: still reading. */
export function useAttachments(about: AttachedTo) {
  const { t } = useTranslation('attachments')
  const session = useSession()
  const commit = useCommit()
  const save = useSave()
  const { working, takeOut } = useExport()
  const all = useRows('attachment')
  const [reading, setReading] = useState<Reading | null>(null)
  const cancelling = useRef<AbortController | null>(null)
  const attachments = all?.filter(each => keyOf(each.about) === keyOf(about))

  const tell = (problem: keyof typeof sentences, name = '') =>
    showProblem({ title: t(`problem.${problem}.title`, { name }), message: t(`problem.${problem}.text`, { name }) })

  const attach = async (files: readonly File[]) => {
    if (files.length === 0 || cancelling.current) return
    const bytes = files.reduce((sum, { size }) => sum + size, 0)
    const cancel = new AbortController()
    cancelling.current = cancel
    setReading({ done: 0, all: bytes })
    try {
      const onProgress = (done: number) => setReading({ done, all: bytes })
      const attached = await attachFiles(session, about, files, { onProgress, signal: cancel.signal })
      if (attached.ok) {
        const [first] = attached.value
        showDone({
          title: t('attached'),
          message: t('attachedMore', { count: attached.value.length, title: first?.title ?? '' }),
        })
      } else if (attached.problem !== 'cancelled') tell(attached.problem, attached.detail)
    } catch (error) {
      logError(error)
      tell('failed')
    } finally {
      cancelling.current = null
      setReading(null)
    }
  }

  return {
    attachments,
    reading,
    attach,
    cancel: () => cancelling.current?.abort(),
    /** Whether it is attached; where it is not, the person has been told. */
    attachLink: async (link: WebLink, title: string): Promise<boolean> => {
      try {
        const attached = await attachLink(session, about, link, title)
        if (!attached.ok) tell(attached.problem)
        return attached.ok
      } catch (error) {
        logError(error)
        tell('failed')
        return false
      }
    },
    edit: (attachment: Attachment, fields: Partial<Pick<Attachment, 'title' | 'note'>>) =>
      save('attachment.edit', [edited('attachment', attachment, { ...attachment, ...fields })]),
    remove: async (attachment: Attachment) => {
      if (!(await commit('attachment.remove', [removed('attachment', attachment)]))) return
      showDone({ title: t('removed'), message: t('removedMore', { title: attachment.title }) })
    },
    savingCopy: working,
    saveCopy: ({ fileName, sha256 }: Attachment['content'] & { kind: 'file' }) =>
      takeOut({ fileName, kind: 'attachment' }, async () => {
        const file = await session.db.files.get(sha256)
        if (!file) throw new Error('the file is not in the project')
        return forTheTeam('attachment', new Uint8Array(await file.content.arrayBuffer()))
      }),
  }
}
export type AttachmentsHere = ReturnType<typeof useAttachments>

/** Which of these files the project really has, by SHA-256. `undefined`: still looking. */
export function useFilesHere(attachments: readonly Attachment[]): ReadonlySet<string> | undefined {
  const { db } = useSession()
  const named = filesNamed(attachments).map(({ sha256 }) => sha256)
  return useRead({
    key: `files here ${named.join()}`,
    madeOf: ['attachment'],
    load: async () => new Set(await db.files.where('sha256').anyOf(named).primaryKeys()),
  })
}

/** A file's size as people say it: `1.2 MB`. */
export function useSizeInWords() {
  const { t } = useTranslation('attachments')
  return (bytes: number): string => {
    if (bytes < 1024) return t('bytes', { count: bytes })
    const kilobytes = bytes / 1024
    // What would be written as 1,024 KB is 1 MB.
    if (kilobytes < 1023.5) return t('kilobytes', { size: numberInWords(Math.round(kilobytes)) })
    return t('megabytes', { size: numberInWords(Math.round((kilobytes / 1024) * 10) / 10) })
  }
}
