import { removed } from '@core/change/make'
import type { TheoryVersion } from '@core/project/entities'
import { newestVersion } from '@core/theory/version'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommit } from '../../../terms/actions'
import { timeInWords } from '../../../terms/today'
import { showDone } from '../../../ui/notices'
import type { Theory } from '../use-theory'
import classes from './versions.module.css'

type VersionListProps = { theory: Theory; versions: readonly TheoryVersion[] }

export function VersionList({ theory, versions }: VersionListProps) {
  const { t } = useTranslation('theoryVersions')
  const commit = useCommit()
  const heading = useRef<HTMLHeadingElement>(null)
  const newest = newestVersion(versions, theory)
  const remove = async (version: TheoryVersion) => {
    heading.current?.focus()
    if (await commit('theoryVersion.remove', [removed('theoryVersion', version)])) {
      showDone({ title: t('removedTitle'), message: t('removed') })
    }
  }
  return (
    <Stack component="section" gap="sm" aria-labelledby="saved-versions">
      <Title order={2} size="h3" id="saved-versions" ref={heading} tabIndex={-1}>
        {t('list')}
      </Title>
      <Text>
        {newest ? t(newest.changedSince ? 'changedSince' : 'asSaved', { title: newest.version.title }) : t('none')}
      </Text>
      <ol className={classes.versions}>
        {versions.map(version => (
          <li key={version.id} className={classes.version}>
            <Group justify="space-between" align="flex-start" gap="xs">
              <div className={classes.words}>
                <Text fw={650} dir="auto">
                  {version.title}
                </Text>
                <Text size="sm" c="dimmed">
                  {timeInWords(version.savedAt)}
                  {' · '}
                  {t('holds', { count: version.elements.length, links: version.links.length })}
                </Text>
                <p className={classes.why} dir="auto">
                  {version.why}
                </p>
              </div>
              <Button
                variant="subtle"
                color="red"
                size="sm"
                leftSection={<IconTrash size={18} aria-hidden />}
                aria-label={t('removeOf', { title: version.title })}
                onClick={() => remove(version)}
              >
                {t('remove')}
              </Button>
            </Group>
          </li>
        ))}
      </ol>
    </Stack>
  )
}
