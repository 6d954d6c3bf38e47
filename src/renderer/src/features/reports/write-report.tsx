import { safeFileName } from '@core/file-name'
import { HostError } from '@core/host-api'
import type { Period } from '@core/observation/period'
import { readyOutlines } from '@core/project/entities'
import type { Outline } from '@core/report/outlines'
import { Button, Group, Loader, Stack, Text, Title } from '@mantine/core'
import { IconFileTypeDocx } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProject, useSession } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useNoteUses } from '../../terms/note-uses'
import { ErrorNotice, logError } from '../../ui/notices'
import { useNoteExport } from './note-export'
import { reportFile } from './report-file'
import type { Readings } from './report-rows'
import classes from './reports.module.css'
import words from './words.en.json'

type ProblemCode = keyof typeof words.problem
type State =
  | { at: 'rest' }
  | { at: 'writing' }
  | { at: 'saved'; name: string; stories: number; listed: boolean }
  | { at: 'problem'; code: ProblemCode }

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(words.problem, code)

/** Writes a report as a Word file where the person chooses, and notes that it did. */
export function useWriteReport(readings: Readings) {
  const { t } = useTranslation('reports')
  const session = useSession()
  const project = useProject()
  const [state, setState] = useState<State>({ at: 'rest' })
  const noteUses = useNoteUses()
  const noteExport = useNoteExport()
  const fileName = (outline: Outline, period: Period): string => {
    const named = { title: project.title, period: period.label }
    const ready = readyOutlines.find(each => each === outline.id)
    return ready ? t(`fileName.${ready}`, named) : t('fileNameOwn', { ...named, name: outline.name })
  }
  const write = async (outline: Outline, period: Period) => {
    setState({ at: 'writing' })
    try {
      const exportedAt = new Date().toISOString()
      const { file, storyIds } = await reportFile(session, readings, { period, outline: outline.id })
      const suggestedName = `${safeFileName(fileName(outline, period), 'report')}.docx`
      const saved = await session.host.saveFile({ suggestedName, kind: 'report', bytes: file })
      if (!saved) return setState({ at: 'rest' })
      setState({ at: 'saved', name: saved.name, stories: 0, listed: true })
      // The file is there, whatever becomes of the list.
      const listed = await noteExport({
        id: newId(),
        exportedAt,
        outline,
        period,
        readings,
        form: 'word',
        template: null,
      })
      // Last, so that Undo takes back the notes on stories first.
      setState({ at: 'saved', name: saved.name, stories: await noteUses(storyIds, saved.name), listed })
    } catch (error) {
      logError(error)
      const code = error instanceof HostError ? error.problem : ''
      setState({ at: 'problem', code: isProblemCode(code) ? code : 'could-not-write' })
    }
  }
  return { state, write }
}

type WriteReportProps = { state: State; onWrite: () => void }

/** The button that makes the Word file, and what became of it. */
export function WriteReport({ state, onWrite }: WriteReportProps) {
  const { t } = useTranslation('reports')
  const project = useProject()
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
            onClick={onWrite}
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
                {state.stories > 0 && t('usesNoted', { count: state.stories })} {!state.listed && t('notListed')}
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
