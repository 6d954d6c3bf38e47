import type { Period } from '@core/observation/period'
import { Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { IconDownload, IconFilePlus, IconReplace, IconTrash } from '@tabler/icons-react'
import { useRef } from 'react'
import { useSession } from '../../data/hooks'
import { useSizeInWords } from '../../terms/attachments/use-attachments'
import { saveIfValid, useTitleProblem } from '../../terms/title-problem'
import common from '../../ui/common.module.css'
import { DraftInput } from '../../ui/draft-fields'
import { ErrorNotice } from '../../ui/notices'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'
import { askedProject } from './asked-project'
import { FieldPanel } from './field-panel'
import { LackChecklist, MistakeList } from './mistake-list'
import type { Readings } from './report-rows'
import classes from './reports.module.css'
import { askTemplates, type ReportLook } from './template-work'
import { templateBytes } from './use-report-look'
import { type OneTemplate, type TemplatesHere, useTemplates } from './use-templates'

type AboutReport = { readonly readings: Readings; readonly period: Period; readonly outline: string }
type TemplatesProps = AboutReport & { readonly look: ReportLook | null | undefined }

const wordFiles = '.docx,.dotx,application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The organisation's own Word templates: kept in the project, checked against it, and the fields that they may hold. */
export function Templates({ look, ...about }: TemplatesProps) {
  const { t } = useTranslation('reports')
  const here = useTemplates()
  const title = useRef<HTMLParagraphElement>(null)
  return (
    <Section title={t('template.title')} mb="xs">
      <Stack gap="md">
        <Text c="dimmed" ref={title} tabIndex={-1}>
          {t('template.lead', { field: '{{report}}' })}
        </Text>
        {here.templates?.length === 0 && <Text>{t('template.none')}</Text>}
        {here.templates && here.templates.length > 0 && (
          <ul className={common.looseList}>
            {here.templates.map(one => (
              <Template
                key={one.template.id}
                one={one}
                here={here}
                check={look?.checks.get(one.template.id)}
                about={about}
                onRemove={() => {
                  // The button that had the focus goes.
                  title.current?.focus()
                  void here.remove(one.template)
                }}
              />
            ))}
          </ul>
        )}
        {here.refused && (
          <ErrorNotice
            title={t('template.refusedTitle', { name: here.refused.fileName })}
            lost={t(`template.refused.${here.refused.why}`)}
          />
        )}
        <Group gap="xs">
          <ChooseFile label={t('template.add')} busy={here.checking} onChoose={here.keep} />
          {(['a4', 'letter'] as const).map(paper => (
            <Button
              key={paper}
              variant="subtle"
              leftSection={<IconDownload size={20} aria-hidden />}
              loading={here.working}
              onClick={() =>
                here.takeOut({ name: t('template.starterName'), ending: '.docx', kind: 'report' }, () =>
                  askTemplates({ job: 'starter', paper }),
                )
              }
            >
              {t(`template.starter.${paper}`)}
            </Button>
          ))}
          <span role="status">{here.checking && t('template.checkingFile')}</span>
        </Group>
        <FieldPanel fields={look?.fields} {...about} />
      </Stack>
    </Section>
  )
}

type ChooseFileProps = { label: string; name?: string; busy: boolean; onChoose: (file: File) => unknown }

function ChooseFile({ label, name = label, busy, onChoose }: ChooseFileProps) {
  const forget = useRef<() => void>(null)
  return (
    <FileButton
      accept={wordFiles}
      resetRef={forget}
      inputProps={{ 'aria-label': name }}
      onChange={file => {
        // The same file may be chosen once more.
        forget.current?.()
        if (file) void onChoose(file)
      }}
    >
      {props => (
        <Button
          {...props}
          variant="default"
          disabled={busy}
          aria-label={name}
          leftSection={name === label ? <IconFilePlus size={20} aria-hidden /> : <IconReplace size={20} aria-hidden />}
        >
          {label}
        </Button>
      )}
    </FileButton>
  )
}

type TemplateProps = {
  one: OneTemplate
  here: TemplatesHere
  check: ReturnType<ReportLook['checks']['get']>
  about: AboutReport
  onRemove: () => void
}

function Template({ one, here, check, about, onRemove }: TemplateProps) {
  const { t } = useTranslation('reports')
  const sizeInWords = useSizeInWords()
  const titleProblem = useTitleProblem()
  const { template, file } = one
  const { name } = template
  return (
    <li className={classes.template} data-field={`template-${template.id}`} tabIndex={-1}>
      <DraftInput
        label={t('template.name')}
        stored={name}
        keepText={saveIfValid(titleProblem, text => here.rename(template, text))}
      />
      <Text size="sm" c="dimmed" className={common.written ?? ''}>
        {file
          ? t('template.file', { name: file.content.fileName, size: sizeInWords(file.content.bytes) })
          : t('template.noFile')}
      </Text>
      {file && <CheckOfTemplate one={one} here={here} check={check} about={about} />}
      <Group gap="xs">
        <ChooseFile
          label={t('template.replace')}
          name={t('template.replaceNamed', { name })}
          busy={here.checking}
          onChoose={chosen => here.keep(chosen, one)}
        />
        {file && (
          <Button
            variant="default"
            loading={here.working}
            leftSection={<IconDownload size={20} aria-hidden />}
            aria-label={t('template.copyNamed', { name })}
            onClick={() => here.saveCopy(file)}
          >
            {t('template.copy')}
          </Button>
        )}
        <Button
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={20} aria-hidden />}
          aria-label={t('template.removeNamed', { name })}
          onClick={onRemove}
        >
          {t('template.remove')}
        </Button>
      </Group>
    </li>
  )
}

function CheckOfTemplate({ one: { template }, here, check, about }: Omit<TemplateProps, 'onRemove'>) {
  const { t } = useTranslation('reports')
  const { db } = useSession()
  if (check === undefined) return <Text role="status">{t('template.checking')}</Text>
  if (!check.ok) return <Text role="status">{t(`template.refused.${check.problem}`)}</Text>
  const { mistakes, lacks } = check.value
  const saveMarked = () =>
    here.takeOut(
      { name: t('template.markedName', { name: template.name }), ending: '.docx', kind: 'report' },
      async () => {
        const project = await askedProject(db, about)
        const bytes = (await templateBytes(db, project.rows)).get(template.id)
        if (!bytes) throw new Error('the file is not in the project')
        const marked = await askTemplates({ job: 'mark', project, template: bytes })
        if (!marked.ok) throw new Error(marked.problem)
        return marked.value
      },
    )
  return (
    <Stack gap="xs">
      <Text role="status" fw={600}>
        {mistakes.length === 0 ? t('template.noMistakes') : t('template.mistakes', { count: mistakes.length })}
      </Text>
      {mistakes.length > 0 && (
        <>
          <MistakeList mistakes={mistakes} />
          <div>
            <Button variant="default" loading={here.working} onClick={saveMarked}>
              {t('template.saveMarked')}
            </Button>
          </div>
        </>
      )}
      {lacks.length > 0 && (
        <LackChecklist
          lacks={lacks}
          confirmed={template.useDefault ?? []}
          onConfirm={useDefault => void here.confirm(template, useDefault)}
        />
      )}
    </Stack>
  )
}
