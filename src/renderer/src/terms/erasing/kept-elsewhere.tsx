import { Alert } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../data/hooks'
import { type ProjectsElsewhere, projectsElsewhere } from '../../data/registry'

/** Where this computer's other host keeps the project too, what is erased here stays there: says so. */
export function KeptElsewhere() {
  const { t } = useTranslation('erasing')
  const { id } = useSession()
  const [found, setFound] = useState<ProjectsElsewhere | null>(null)
  useEffect(() => {
    let gone = false
    projectsElsewhere().then(elsewhere => !gone && setFound(elsewhere))
    return () => {
      gone = true
    }
  }, [])
  if (!found?.projects.some(({ projectId }) => projectId === id)) return null
  return <Alert color="orange">{t(`keptElsewhere.${found.where}`)}</Alert>
}
