import { type HostProblem, largestFileBytes, type OpenedFile } from '@core/host-api'
import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { showProblem } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'

/** What a table of figures may be called. */
const dataFile = /\.(csv|tsv|txt|xlsx)$/i

/**
 * A file dropped anywhere on the window: a project opens, a file of figures is looked at as an import into the project that is open.
 * Places that take files themselves come first: who misses one, or drops beside a dialog, stays where they are.
 */
export function useDroppedFile(open: (file: OpenedFile) => void) {
  const { t } = useTranslation('begin')
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const project = /^\/p\/[^/]+/.exec(pathname)?.[0]
  useEffect(() => {
    const isFiles = (event: DragEvent) => !event.defaultPrevented && event.dataTransfer?.types.includes('Files')
    const allow = (event: DragEvent) => {
      if (isFiles(event)) event.preventDefault()
    }
    const drop = async (event: DragEvent) => {
      const file = isFiles(event) ? event.dataTransfer?.files[0] : undefined
      if (!file) return
      event.preventDefault()
      if (document.querySelector('[aria-modal=true], [data-takes-files]')) return
      const refuse = (message: string) => showProblem({ title: t('fileNotOpened'), message })
      const problem = (code: HostProblem) => refuse(`${t(`hostProblem.${code}`)} ${t('nothingLost')}`)
      if (file.name.toLowerCase().endsWith('.commonmeasure')) {
        if (file.size > largestFileBytes) return problem('too-large')
        const bytes = await file.arrayBuffer().catch(() => null)
        if (bytes === null) return problem('not-allowed')
        open({ name: file.name, bytes: new Uint8Array(bytes) })
      } else if (dataFile.test(file.name) && project) navigate(`${project}/evidence/bring-in`, { state: { file } })
      else refuse(t(project ? 'droppedUnknown' : 'droppedWithoutProject'))
    }
    window.addEventListener('dragover', allow)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', allow)
      window.removeEventListener('drop', drop)
    }
  }, [open, navigate, project, t])
}
