import { added, edited, removed } from '@core/change/change'
import { plainFileName } from '@core/file-name'
import { forTheTeam } from '@core/privacy/shareable'
import type { ReportTemplate } from '@core/project/entities'
import { fileOfTemplate, type KeptTemplate } from '@core/report/template/kept-template'
import { largestTemplateBytes, type TemplateProblem } from '@core/report/template/word-package'
import { problem, type Result } from '@core/result'
import { useState } from 'react'
import { attachFiles } from '../../data/attachments/attach-files'
import type { AttachProblem } from '../../data/attachments/attach-job'
import { useRows, useSession } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useCommit, useSave } from '../../terms/actions'
import { useExport } from '../../terms/export/use-export'
import { logError, showDone } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import { askTemplates } from './template-work'
import words from './words.en.json'

export type TemplateRefusal = TemplateProblem | AttachProblem | 'gone' | 'failed'

/** A refusal without words does not compile. */
words.template.refused satisfies Record<TemplateRefusal, string>

/** A template with its file; the file is undefined where it was taken away. */
export type OneTemplate = { readonly template: ReportTemplate; readonly file: KeptTemplate | undefined }

/** The organisation's own Word templates, and what can be done with them. `templates`: undefined while they are read. */
export function useTemplates() {
  const { t } = useTranslation('reports')
  const session = useSession()
  const commit = useCommit()
  const save = useSave()
  const { working, takeOut } = useExport()
  const rows = useRows('reportTemplate')
  const attachments = useRows('attachment')
  const [checking, setChecking] = useState(false)
  const [refused, setRefused] = useState<{ readonly why: TemplateRefusal; readonly fileName: string } | null>(null)

  /** Looks at the file in a worker, and only then keeps it: with `template`, in place of the file it has. */
  const keep = async (chosen: File, replaced?: OneTemplate): Promise<void> => {
    setChecking(true)
    setRefused(null)
    try {
      const opened = await openable(chosen)
      const kept = opened.ok ? await keepFile(opened.value, replaced) : opened
      if (!kept.ok)
        return setRefused({ why: kept.problem === 'cancelled' ? 'failed' : kept.problem, fileName: chosen.name })
      showDone({
        title: t(replaced ? 'template.replaced' : 'template.added'),
        message: t('template.keptMore', { name: chosen.name }),
      })
    } catch (error) {
      logError(error)
      setRefused({ why: 'failed', fileName: chosen.name })
    } finally {
      setChecking(false)
    }
  }
  const keepFile = (file: File, replaced?: OneTemplate) => {
    const name = plainFileName(file.name)
      .replace(/\.do[ct]x$/i, '')
      .slice(0, 500)
      .trim()
    const order = Math.max(0, ...(rows ?? []).map(each => each.order)) + 1
    const template: ReportTemplate = replaced?.template ?? { id: newId(), order, name: name || t('template.unnamed') }
    const changes = replaced
      ? replaced.file
        ? [removed('attachment', replaced.file)]
        : []
      : [added('reportTemplate', template)]
    const action = replaced ? 'reportTemplate.edit' : 'reportTemplate.add'
    return attachFiles(session, { kind: 'reportTemplate', id: template.id }, [file], { along: { action, changes } })
  }

  return {
    templates:
      rows &&
      attachments &&
      rows.map((template): OneTemplate => ({ template, file: fileOfTemplate(attachments, template.id) })),
    checking,
    refused,
    working,
    takeOut,
    keep,
    rename: (template: ReportTemplate, name: string) =>
      save('reportTemplate.edit', [edited('reportTemplate', template, { ...template, name })]),
    confirm: (template: ReportTemplate, useDefault: string[]) =>
      save('reportTemplate.edit', [edited('reportTemplate', template, { ...template, useDefault })]),
    remove: async (template: ReportTemplate) => {
      if (!(await commit('reportTemplate.remove', [removed('reportTemplate', template)]))) return
      showDone({ title: t('template.removed'), message: t('template.removedMore', { name: template.name }) })
    },
    saveCopy: ({ content: { fileName, sha256 } }: KeptTemplate) =>
      takeOut({ fileName, kind: 'attachment' }, async () => {
        const file = await session.db.files.get(sha256)
        if (!file) throw new Error('the file is not in the project')
        return forTheTeam('attachment', new Uint8Array(await file.content.arrayBuffer()))
      }),
  }
}
export type TemplatesHere = ReturnType<typeof useTemplates>

/** The chosen file as it was read once, where Word would open it and nothing in it runs. */
async function openable(chosen: File): Promise<Result<File, TemplateProblem | 'not-readable'>> {
  if (chosen.size > largestTemplateBytes) return problem('too-large')
  const bytes = await chosen.arrayBuffer().catch(() => null)
  if (bytes === null) return problem('not-readable')
  const opened = await askTemplates({ job: 'open', template: new Uint8Array(bytes) })
  if (!opened.ok) return opened
  const name = /\.do[ct]x$/i.test(chosen.name) ? chosen.name : `${chosen.name}.docx`
  return { ok: true, value: new File([bytes], name, { type: chosen.type }) }
}
