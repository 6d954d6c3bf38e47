import { safeFileName, safeNameOfFile } from '@core/file-name'
import { type FileKind, HostError, type HostProblem } from '@core/host-api'
import type { Leaving } from '@core/privacy/shareable'
import { inDocuments } from '@core/words/words'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProject, useSession } from '../../data/hooks'
import { logError, showDone, showProblem } from '../../ui/notices'
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

/** Makes a file in the language of documents, has the host save it, and tells the person what became of it. One at a time. */
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
  return { working, takeOut }
}
