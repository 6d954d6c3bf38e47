import { Alert } from '@mantine/core'
import { useProjectsElsewhere, useSession } from '../../data/hooks'
import { useTranslation } from '../../ui/use-translation'

/** Where this computer's other host keeps the project too, what is erased here stays there: says so. */
export function KeptElsewhere() {
  const { t } = useTranslation('erasing')
  const { id } = useSession()
  const found = useProjectsElsewhere()
  if (!found?.projects.some(({ projectId }) => projectId === id)) return null
  return <Alert color="orange">{t(`keptElsewhere.${found.where}`)}</Alert>
}
