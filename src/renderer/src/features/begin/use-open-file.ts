import { withoutTurning } from '@core/bidi'
import { HostError, type OpenedFile } from '@core/host-api'
import { useCallback, useState } from 'react'
import { useNavigate } from 'react-router'
import { openProjectFile } from '../../data/projects'
import { host } from '../../host'
import { logError, showDone, showProblem } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'

/** Opens a project file, tells what came of it and goes to the project. `opening`: it is being read. */
export function useOpenFile() {
  const { t } = useTranslation('begin')
  const navigate = useNavigate()
  const [opening, setOpening] = useState(false)

  const reportProblem = useCallback(
    (error: unknown) => {
      if (!(error instanceof HostError)) logError(error)
      const message = error instanceof HostError ? t(`hostProblem.${error.problem}`) : t('fileFailed')
      showProblem({ title: t('fileNotOpened'), message: `${message} ${t('nothingLost')}` })
    },
    [t],
  )

  const open = useCallback(
    async (file: Pick<OpenedFile, 'name' | 'bytes'>) => {
      setOpening(true)
      try {
        const filed = await openProjectFile(file, withoutTurning(t('copyTitle', { title: '{title}', when: '{when}' })))
        if (!filed.ok) {
          const detail = filed.detail ? ` (${filed.detail})` : ''
          const message = t(`fileProblem.${filed.problem}`, { name: file.name, detail })
          showProblem({ title: t('fileNotOpened'), message: `${message} ${t('nothingLost')}` })
          return
        }
        const { projectId, how, findings } = filed.value
        if (how === 'opened-as-copy') showDone({ title: t('openedAsCopy'), message: t('openedAsCopyMore') })
        if (findings.length > 0)
          showProblem({ title: t('findings'), message: t('findingsMore', { count: findings.length }) })
        navigate(`/p/${projectId}/overview`)
      } catch (error) {
        reportProblem(error)
      } finally {
        setOpening(false)
      }
    },
    [navigate, t, reportProblem],
  )

  const openChosen = useCallback(async () => {
    try {
      const file = await host.openFile({ kinds: ['project'] })
      if (file) await open(file)
    } catch (error) {
      reportProblem(error)
    }
  }, [open, reportProblem])

  return { open, openChosen, opening }
}
