import { added, removed } from '@core/change/change'
import type { TheoryVersion } from '@core/project/entities'
import { newestVersion, versionsNewestFirst } from '@core/theory/versions'
import { timeInWords } from '@core/words/format'
import { Button, Group, Paper, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { IconDeviceFloppy, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { useRows } from '../../../data/hooks'
import { newId } from '../../../data/new-id'
import { useCommit } from '../../../terms/actions'
import { useTextProblem, useTitleProblem } from '../../../terms/title-problem'
import common from '../../../ui/common.module.css'
import { StillReading, showDone } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'
import type { Theory } from '../use-theory'
import { CompareVersions } from './compare-versions'
import classes from './versions.module.css'

type SaveVersionProps = {
  theory: Theory
  /** Nothing came before it that could have changed. */
  first: boolean
}

function SaveVersion({ theory, first }: SaveVersionProps) {
  const { t } = useTranslation('theoryVersions')
  const commit = useCommit()
  const titleProblem = useTitleProblem()
  const textProblem = useTextProblem()
  const [title, setTitle] = useState('')
  const [why, setWhy] = useState('')
  const [asked, setAsked] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const problems = {
    title: titleProblem(title),
    why: why.trim() === '' ? t('whyNeeded') : textProblem(why),
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (problems.title !== null || problems.why !== null) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    const { elements, links, assumptions } = theory
    const version = {
      id: newId(),
      title: title.trim(),
      savedAt: new Date().toISOString(),
      why: why.trim(),
      elements: [...elements],
      links: [...links],
      assumptions: [...assumptions],
    }
    if (!(await commit('theoryVersion.add', [added('theoryVersion', version)]))) return
    showDone({ title: t('savedTitle'), message: t('saved', { title: version.title }) })
    setTitle('')
    setWhy('')
    setAsked(false)
  }
  return (
    <Paper withBorder p="lg" bg="var(--cm-surface)" maw="46rem" component="section" aria-labelledby="save-version">
      <form ref={form} onSubmit={save} noValidate>
        <Stack gap="md">
          <Title order={2} size="h3" id="save-version">
            {t('save')}
          </Title>
          <TextInput
            label={t('titleField')}
            data-field="save-version"
            description={t('titleHint')}
            required
            autoComplete="off"
            value={title}
            error={asked ? problems.title : null}
            onChange={event => setTitle(event.currentTarget.value)}
          />
          <Textarea
            label={t(first ? 'whyFirst' : 'why')}
            description={t('whyHint')}
            required
            autosize
            minRows={2}
            maxRows={12}
            value={why}
            error={asked ? problems.why : null}
            onChange={event => setWhy(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" leftSection={<IconDeviceFloppy size={20} aria-hidden />}>
              {t('saveNow')}
            </Button>
          </div>
        </Stack>
      </form>
    </Paper>
  )
}

type VersionListProps = { theory: Theory; versions: readonly TheoryVersion[] }

function VersionList({ theory, versions }: VersionListProps) {
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
                <Text fw={650} dir="auto" tabIndex={-1} data-field={`version-${version.id}`}>
                  {version.title}
                </Text>
                <Text size="sm" c="dimmed">
                  {timeInWords(version.savedAt)}
                  {' · '}
                  {t('holds', { count: version.elements.length, links: version.links.length })}
                </Text>
                <p className={common.reason} dir="auto">
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
