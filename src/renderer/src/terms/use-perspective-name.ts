import { useProject } from '../data/hooks'
import { useTranslation } from '../ui/use-translation'

/** What a perspective is called; one that was taken away keeps a place without a name. */
export function usePerspectiveName() {
  const { t } = useTranslation('terms')
  const { perspectives } = useProject()
  return (perspectiveId: string): string => perspectives.find(({ id }) => id === perspectiveId)?.name ?? t('groupGone')
}
