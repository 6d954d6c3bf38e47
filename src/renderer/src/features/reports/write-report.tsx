import { safeFileName } from '@core/file-name'
import { HostError } from '@core/host-api'
import type { Period } from '@core/observation/period'
import type { ReadyOutline } from '@core/project/entities'
import { Button, Group, Loader, Stack, Text, Title } from '@mantine/core'
import { IconFileTypeDocx } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProject, useSession } from '../../data/hooks'
import { useNoteUses } from '../../terms/note-uses'
import { ErrorNotice, logError } from '../../ui/notices'
import { reportFile } from './report-file'
import type { Readings } from './report-rows'
import classes from './reports.module.css'
import words from './words.en.json'

type ProblemCode = keyof typeof words.problem
type State =
  | { at: 'rest' }
  | { at: 'writing' }
  | { at: 'saved'; name: string; stories: number }
  | { at: 'problem'; code: ProblemCode }

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(words.problem, code)

type WriteReportProps = { period: Period; readings: Readings; outline: ReadyOutline }

/** The button that makes the Word file, and what became of it. */
export function WriteReport({ period, readings, outline }: WriteReportProps) {
  const { t } = useTranslation('reports')
  const session = useSession()
  const project = useProject()
  const [state, setState] = useState<State>({ at: 'rest' })
  const noteUses = useNoteUses()
  const write = async () => {
    setState({ at: 'writing' })
    try {
      const { file, storyIds } = await reportFile(session, readings, { period, outline })
      const suggestedName = `${safeFileName(t(`fileName.${outline}`, { title: project.title, period: period.label }), 'report')}.docx`
      const saved = await session.host.saveFile({ suggestedName, kind: 'report', bytes: file })
      if (!saved) return setState({ at: 'rest' })
      setState({ at: 'saved', name: saved.name, stories: await noteUses(storyIds, saved.name) })
    } catch (error) {
      logError(error)
      const code = error instanceof HostError ? error.problem : ''
      setState({ at: 'problem', code: isProblemCode(code) ? code : 'could-not-write' })
    }
  }
  return (
    <section aria-labelledby="word-file" className={classes.word}>
      <Stack gap="sm">
        <Title order={2} size="h3" id="word-file">
          {t('wordTitle')}
        </Title>
        <Text c="dimmed">{t('wordHint', { threshold: project.smallestGroup })}</Text>
        <Group>
          <Button
            size="lg"
            leftSection={<IconFileTypeDocx size={24} aria-hidden />}
            disabled={state.at === 'writing'}
            data-field="write-report"
            onClick={write}
          >
            {t('write')}
          </Button>
          <div role="status">
            {state.at === 'writing' && (
              <Group gap="sm">
                <Loader size="sm" aria-hidden />
                {t('writing')}
              </Group>
            )}
            {state.at === 'saved' && (
              <Text dir="auto">
                <strong>{t('savedTitle')}.</strong> {t('saved', { name: state.name })}{' '}
                {state.stories > 0 && t('usesNoted', { count: state.stories })}
              </Text>
            )}
          </div>
        </Group>
        {state.at === 'problem' && (
          <ErrorNotice
            title={t(`problem.${state.code}.title`)}
            lost={t(`problem.${state.code}.lost`)}
            next={t(`problem.${state.code}.next`)}
          />
        )}
      </Stack>
    </section>
  )
}
