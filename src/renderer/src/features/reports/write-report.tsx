import { added } from '@core/change/change'
import { safeFileName } from '@core/file-name'
import { type FileKind, HostError } from '@core/host-api'
import type { Period } from '@core/observation/period'
import { type Print, prints, readyOutlines } from '@core/project/entities'
import type { Outline } from '@core/report/outlines'
import type { Lack } from '@core/report/template/check-template'
import type { Mistake } from '@core/report/template/read-template'
import { Alert, Button, Group, Loader, NativeSelect, Radio, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconFileDownload, IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import { useProject, useRows, useSession } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import { useNoteUses } from '../../terms/note-uses'
import common from '../../ui/common.module.css'
import { ErrorNotice, logError } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import { LackList, MistakeList } from './mistake-list'
import { useNoteExport } from './note-export'
import { type ReportForm, reportFile, reportForms } from './report-file'
import type { Readings } from './report-rows'
import classes from './reports.module.css'
import { TakeBackDialog } from './take-back/take-back-dialog'
import type { ReportLook } from './template-work'
import { templateBytes } from './use-report-look'
import words from './words.en.json'

type ProblemCode = keyof typeof words.problem
type State =
  | { at: 'rest' }
  | { at: 'writing' }
  | { at: 'saved'; name: string; form: ReportForm; stories: number; listed: boolean; lacks: readonly Lack[] }
  | { at: 'mistakes'; mistakes: readonly Mistake[] }
  /** `detail`: what is said of it besides, as the chart that was not filled. */
  | { at: 'problem'; code: ProblemCode; detail?: string }

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(words.problem, code)

const fileOfForm = {
  word: { ending: '.docx', kind: 'report' },
  'word-working': { ending: '.docx', kind: 'report' },
  html: { ending: '.html', kind: 'html' },
  xlsx: { ending: '.xlsx', kind: 'workbook' },
} as const satisfies Record<ReportForm, { ending: string; kind: FileKind }>

/** What a report is written as. `templateId`: of a Word document in a look of one's own; '' ours. `print`: null as the outline has it. */
export type WrittenAs = { readonly form: ReportForm; readonly templateId: string; readonly print: Print | null }
export const asWord: WrittenAs = { form: 'word', templateId: '', print: null }
/** What is read, and goes out. */
const isRead = (form: ReportForm): boolean => form === 'word' || form === 'html'

/** Writes a report as a file where the person chooses, and notes that it did. */
export function useWriteReport(readings: Readings) {
  const { t } = useTranslation('reports')
  const session = useSession()
  const project = useProject()
  const [state, setState] = useState<State>({ at: 'rest' })
  const noteUses = useNoteUses()
  const noteExport = useNoteExport()
  const commit = useCommit()
  const fileName = (outline: Outline, period: Period): string => {
    const named = { title: project.title, period: period.label }
    const ready = readyOutlines.find(each => each === outline.id)
    return ready ? t(`fileName.${ready}`, named) : t('fileNameOwn', { ...named, name: outline.name })
  }
  const write = async (outline: Outline, period: Period, { form, templateId, print }: WrittenAs = asWord) => {
    setState({ at: 'writing' })
    try {
      const exportedAt = new Date().toISOString()
      const own = form === 'word' && templateId !== '' ? await templateWithBytes(templateId) : null
      if (own === undefined) return setState({ at: 'problem', code: 'template-gone' })
      const exportId = newId()
      const asked = { readings, period, outline: outline.id, form, print, template: own?.bytes ?? null, exportId }
      const written = await reportFile(session, asked)
      if (!written.ok) {
        if (written.problem === 'mistakes') return setState({ at: 'mistakes', mistakes: written.mistakes })
        if (written.problem === 'chart-not-filled')
          return setState({ at: 'problem', code: 'chart-not-filled', detail: written.detail ?? '' })
        return setState({ at: 'problem', code: 'template-unusable' })
      }
      const { file, storyIds, lacks, exported } = written
      const { ending, kind } = fileOfForm[form]
      const name = fileName(outline, period)
      const suggestedName = `${safeFileName(exported ? t('workingName', { name }) : name, 'report')}${ending}`
      const saved = await session.host.saveFile({ suggestedName, kind, bytes: file })
      if (!saved) return setState({ at: 'rest' })
      const done = { at: 'saved', name: saved.name, form, lacks } as const
      setState({ ...done, stories: 0, listed: true })
      // The file is there, whatever becomes of the list.
      const listed = exported
        ? await commit('reportExport.add', [added('reportExport', exported)])
        : await noteExport({
            id: exportId,
            exportedAt,
            outline,
            period,
            readings,
            form,
            print: isRead(form) ? print : null,
            template: own && { id: own.id, name: own.name },
          })
      // A copy that the project knows nothing of can never come back.
      if (exported && !listed) return setState({ at: 'problem', code: 'copy-not-noted' })
      // Last, so that Undo takes back the notes on stories first.
      setState({ ...done, stories: await noteUses(storyIds, saved.name), listed })
    } catch (error) {
      logError(error)
      const code = error instanceof HostError ? error.problem : ''
      setState({ at: 'problem', code: isProblemCode(code) ? code : 'could-not-write' })
    }
  }
  /** Undefined: the template, or its file, is not there any more. */
  const templateWithBytes = async (id: string) => {
    const [reportTemplate, attachment] = await Promise.all([
      session.db.rowsOf('reportTemplate').toArray(),
      session.db.rowsOf('attachment').toArray(),
    ])
    const bytes = (await templateBytes(session.db, { reportTemplate, attachment })).get(id)
    const name = reportTemplate.find(each => each.id === id)?.name
    return bytes && name !== undefined ? { id, name, bytes } : undefined
  }
  return { state, write }
}

type WriteReportProps = {
  outline: Outline
  state: State
  readings: Readings
  look: ReportLook | null | undefined
  as: WrittenAs
  onChoose: (as: WrittenAs) => void
  onWrite: (as: WrittenAs) => unknown
}

/** What the report is written as, what it will not hold, the button that writes it, and what became of it. */
export function WriteReport({ outline, state, look, readings, as, onChoose, onWrite }: WriteReportProps) {
  const { t } = useTranslation(['reports', 'takeBack', 'kinds'])
  const project = useProject()
  const templates = useRows('reportTemplate') ?? []
  const [takingBack, setTakingBack] = useState(false)
  const { form, templateId, print } = as
  return (
    <section aria-labelledby="word-file" className={classes.word}>
      <Stack gap="md">
        <Title order={2} size="h3" id="word-file">
          {t('wordTitle')}
        </Title>
        <Text c="dimmed">{t('wordHint', { threshold: project.smallestGroup })}</Text>
        <Radio.Group
          label={t('form.label')}
          value={form}
          onChange={next => onChoose({ ...as, form: reportForms.find(each => each === next) ?? 'word' })}
        >
          <Stack gap="xs" mt="xs">
            {reportForms.map(each => (
              <Radio key={each} value={each} label={t(`form.${each}.name`)} description={t(`form.${each}.about`)} />
            ))}
          </Stack>
        </Radio.Group>
        {form === 'word' && templates.length > 0 && (
          <NativeSelect
            label={t('template.choose')}
            className={classes.period ?? ''}
            value={templateId}
            onChange={event => onChoose({ ...as, templateId: event.currentTarget.value })}
            data={[
              { value: '', label: t('template.ours') },
              ...templates.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        {isRead(form) && (
          <NativeSelect
            label={t('kinds:reportOutline.fields.print')}
            description={print === 'easy-read' ? t('easyReadHint') : null}
            className={classes.period ?? ''}
            value={print ?? ''}
            onChange={event =>
              onChoose({ ...as, print: prints.find(each => each === event.currentTarget.value) ?? null })
            }
            data={[
              {
                value: '',
                label: t('printAsOutline', { print: t(`kinds:reportOutline.choices.print.${outline.print}`) }),
              },
              ...prints.map(each => ({ value: each, label: t(`kinds:reportOutline.choices.print.${each}`) })),
            ]}
          />
        )}
        <LeftOutList look={look} />
        <Group>
          <Button
            size="lg"
            leftSection={<IconFileDownload size={24} aria-hidden />}
            loading={state.at === 'writing'}
            data-field="write-report"
            onClick={() => onWrite(as)}
          >
            {t('write')}
          </Button>
          <Button
            variant="default"
            size="lg"
            leftSection={<IconFileImport size={24} aria-hidden />}
            onClick={() => setTakingBack(true)}
          >
            {t('takeBack:button')}
          </Button>
          <div role="status">
            {state.at === 'writing' && (
              <Group gap="sm">
                <Loader size="sm" aria-hidden />
                {t('writing')}
              </Group>
            )}
            {state.at === 'saved' && (
              <>
                <Text dir="auto">
                  <strong>{t('savedTitle')}.</strong> {t('saved', { name: state.name })}{' '}
                  {state.form === 'word-working' && t('savedWorking')}{' '}
                  {state.stories > 0 && t('usesNoted', { count: state.stories })} {!state.listed && t('notListed')}
                </Text>
                <LackList lacks={state.lacks} />
              </>
            )}
          </div>
        </Group>
        {state.at === 'mistakes' && (
          <Alert
            role="alert"
            color="red"
            variant="light"
            radius="md"
            icon={<IconAlertTriangle aria-hidden />}
            title={t('template.stopped', { count: state.mistakes.length })}
          >
            <Text>{t('template.stoppedMore')}</Text>
            <MistakeList mistakes={state.mistakes} />
          </Alert>
        )}
        {state.at === 'problem' && (
          <ErrorNotice
            title={t(`problem.${state.code}.title`)}
            lost={t(`problem.${state.code}.lost`, { detail: state.detail ?? '' })}
            next={t(`problem.${state.code}.next`)}
          />
        )}
        {takingBack && <TakeBackDialog readings={readings} onClose={() => setTakingBack(false)} />}
      </Stack>
    </section>
  )
}

/** What stays out of the report for the sake of the people in it, section by section, before it is written. */
function LeftOutList({ look }: Pick<WriteReportProps, 'look'>) {
  const { t } = useTranslation(['reports', 'report'])
  if (look === null) return <Text role="status">{t('leftOut.unknown')}</Text>
  if (look === undefined || look.leftOut.length === 0) return null
  return (
    <div>
      <Text fw={600}>{t('leftOut.title')}</Text>
      <ul className={common.points}>
        {look.leftOut.map(({ section, code, count }) => {
          const said = t(`report:leftOut.${code}`, { count })
          return <li key={`${section} ${code}`}>{section === '' ? said : t('leftOut.of', { section, said })}</li>
        })}
      </ul>
    </div>
  )
}
