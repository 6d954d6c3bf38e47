import { safeFileName, safeNameOfFile } from '@core/file-name'
import { type FileKind, HostError, type HostProblem } from '@core/host-api'
import type { Leaving } from '@core/privacy/shareable'
import { inDocuments } from '@core/words/words'
import { useState } from 'react'
import { useProject, useSession } from '../../data/hooks'
import { logError, showDone, showProblem } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import words from './words.en.json'

/** What can be taken out, on any screen. */
export type Choice = keyof typeof words.choice

/** A problem without words does not compile. */
const sentences = words.problem satisfies Record<HostProblem | 'could-not-make', { title: string; text: string }>

/** Named after the project and what it holds (`choice`), as it is called (`name`), or as it came (`fileName`, its ending too). */
type FileToSave = (
  | (({ readonly choice: keyof typeof words.fileName } | { readonly name: string }) & { readonly ending: string })
  | { readonly fileName: string }
) & { readonly kind: FileKind }

/** One thing as each kind of content that programs may take it as; they choose the one they know best. */
export type Copied = Readonly<Record<string, () => Promise<Leaving<Uint8Array<ArrayBuffer>>>>>

/** Makes a file in the language of documents and has the host save it, or puts it on the clipboard, and tells the person what became of it. One at a time. */
export function useExport() {
  const { t } = useTranslation('takeOut')
  const session = useSession()
  const { title } = useProject()
  const [working, setWorking] = useState(false)
  const suggestedName = (file: FileToSave): string => {
    if ('fileName' in file) return safeNameOfFile(file.fileName, 'file')
    const name = 'name' in file ? file.name : t(`fileName.${file.choice}`, { title: title.slice(0, 60) })
    return `${safeFileName(name, 'export')}${file.ending}`
  }
  const takeOut = async (file: FileToSave, make: () => Promise<Leaving<Uint8Array>>) => {
    setWorking(true)
    try {
      const bytes = await inDocuments(make)
      const saved = await session.host.saveFile({ suggestedName: suggestedName(file), kind: file.kind, bytes })
      if (saved) showDone({ title: t('done'), message: t('saved', { name: saved.name }) })
    } catch (error) {
      logError(error)
      const code: keyof typeof sentences = error instanceof HostError ? error.problem : 'could-not-make'
      showProblem({ title: t(`problem.${code}.title`), message: t(`problem.${code}.text`) })
    } finally {
      setWorking(false)
    }
  }
  const copy = async (copied: Copied) => {
    setWorking(true)
    try {
      const known = Object.entries(copied).filter(([kind]) => ClipboardItem.supports(kind))
      // Asked for at once, while the press of the button is fresh: what is still being made may follow.
      const parts = known.map(
        ([kind, make]) => [kind, inDocuments(make).then(bytes => new Blob([bytes], { type: kind }))] as const,
      )
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))])
      showDone({ title: t('copied'), message: t('copiedMore') })
    } catch (error) {
      logError(error)
      showProblem({ title: t('notCopied'), message: t('notCopiedMore') })
    } finally {
      setWorking(false)
    }
  }
  return { working, takeOut, copy }
}
