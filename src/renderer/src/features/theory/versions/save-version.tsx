import { added } from '@core/change/change'
import { Button, Paper, Stack, Textarea, TextInput, Title } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../../data/new-id'
import { useCommit } from '../../../terms/actions'
import { useTextProblem, useTitleProblem } from '../../../terms/title-problem'
import { showDone } from '../../../ui/notices'
import type { Theory } from '../use-theory'

type SaveVersionProps = {
  theory: Theory
  /** Nothing came before it that could have changed. */
  first: boolean
}

export function SaveVersion({ theory, first }: SaveVersionProps) {
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
            description={t('titleHint')}
            required
            dir="auto"
            autoComplete="off"
            value={title}
            error={asked ? problems.title : null}
            onChange={event => setTitle(event.currentTarget.value)}
          />
          <Textarea
            label={t(first ? 'whyFirst' : 'why')}
            description={t('whyHint')}
            required
            dir="auto"
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
