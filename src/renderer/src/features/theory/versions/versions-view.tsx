import { versionsNewestFirst } from '@core/theory/version'
import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRows } from '../../../data/hooks'
import { StillReading } from '../../../ui/notices'
import type { Theory } from '../use-theory'
import { CompareVersions } from './compare-versions'
import { SaveVersion } from './save-version'
import { VersionList } from './version-list'

/** Saved versions of the theory: save one, look at what there is, compare two. */
export function VersionsView({ theory }: { theory: Theory }) {
  const { t } = useTranslation('theory')
  const saved = useRows('theoryVersion')
  if (!saved) return <StillReading label={t('reading')} />
  const versions = versionsNewestFirst(saved)
  return (
    <Stack gap="xl">
      <SaveVersion theory={theory} first={versions.length === 0} />
      <VersionList theory={theory} versions={versions} />
      {versions.length > 0 && <CompareVersions theory={theory} versions={versions} />}
    </Stack>
  )
}
