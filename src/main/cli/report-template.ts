import { forTheTeam, madeFrom, madeLater, type Shareable } from '@core/privacy/shareable'
import { fieldList } from '@core/report/template/field-list'
import { markMistakes } from '@core/report/template/mark-mistakes'
import { mistakeInWords } from '@core/report/template/mistake-words'
import type { Mistake } from '@core/report/template/read-template'
import { answersWithoutProject, type TemplateSource } from '@core/report/template/template-answers'
import { WordPackage } from '@core/report/template/word-package'
import { ok, problem, type Result } from '@core/result'
import type { CommandResult, CommandSetting, Said } from './command'
import { bytesOfFile, outPath, reportEnding, writeOut } from './files'
import { onOneLine, textTable } from './table'
import { type CliProblem, t } from './words'

type Out = { readonly out: string; readonly force: boolean }

/** `notes`: what is said besides, as what was left out. */
type ReportInTemplate = Out & {
  readonly template: string
  readonly period: string
  readonly outline: string
  readonly notes: readonly string[]
}

/** The report in an organisation's own template; with mistakes in that, their list and nothing written. */
export async function reportInTemplate(
  source: Shareable<TemplateSource>,
  { template, out, force, period, outline, notes }: ReportInTemplate,
  { cwd }: CommandSetting,
): Promise<CommandResult> {
  const target = await outPath(out, { ending: reportEnding, force }, cwd)
  if (!target.ok) return target
  const bytes = await bytesOfFile(template, cwd)
  if (!bytes.ok) return bytes
  const { fillTemplate } = await import('@core/report/word/fill-template')
  const filled = await madeLater(source, given => fillTemplate(bytes.value, given))
  if (!filled.ok) {
    if (filled.problem === 'mistakes') {
      return { ...problem('template-mistakes', template), said: mistakeList(filled.mistakes) }
    }
    if (filled.problem === 'unsafe-result') return problem('template-unsafe', filled.detail ?? '')
    if (filled.problem === 'chart-not-filled') return problem('template-chart', filled.detail ?? '')
    return problem(`template-${filled.problem}`, template)
  }
  const { lacks } = filled.value
  const written = await writeOut(
    target.value,
    madeFrom(filled, ({ value }) => value.bytes),
  )
  if (!written.ok) return written
  const lacking = lacks.map(lack =>
    lack.lack === 'sections'
      ? t('cli:report.noSections', { field: '{{report}}' })
      : t('cli:report.noStyle', { style: t(`reportTemplate:style.${lack.style}`) }),
  )
  return ok({
    text: [t('cli:report.written', { outline, period, file: out }), ...notes, ...lacking].join('\n'),
    json: { file: target.value.path, period, bytes: filled.value.bytes.length, lacks, leftOut: source.model.leftOut },
  })
}

/** What is wrong with a template; with `out`, the template with a comment at each mistake. `source` null: no project to compare it with. */
export async function checkTemplate(
  source: Shareable<TemplateSource> | null,
  { template, out, force }: { readonly template: string; readonly out: string | null; readonly force: boolean },
  { cwd, now }: CommandSetting,
): Promise<CommandResult> {
  const target = out === null ? null : await outPath(out, { ending: reportEnding, force }, cwd)
  if (target && !target.ok) return target
  const bytes = await bytesOfFile(template, cwd)
  if (!bytes.ok) return bytes
  const opened = WordPackage.open(bytes.value)
  if (!opened.ok) return problem(`template-${opened.problem}`, template)
  const mistakes = markMistakes(opened.value, source?.answers ?? answersWithoutProject(now()))
  if (mistakes.length === 0) return ok({ text: t('cli:report.noMistakes', { file: template }), json: { mistakes: [] } })
  const said = mistakeList(mistakes)
  if (target) {
    const marked = opened.value.write()
    const written = await writeOut(target.value, forTheTeam('word-template', marked))
    if (!written.ok) return written
  }
  return { ...problem(out === null ? 'template-mistakes' : 'template-mistakes-marked', out ?? template), said }
}

function mistakeList(mistakes: readonly Mistake[]): Said {
  const lines = mistakes.map(mistake => {
    const { context } = mistake
    const said = onOneLine(mistakeInWords(mistake, { withPlace: true }))
    return context === '' ? said : `${said}\n    ${onOneLine(context)}`
  })
  return {
    text: lines.join('\n'),
    json: {
      mistakes: mistakes.map(({ code, field, nearest, place, context }) => ({ code, field, nearest, place, context })),
    },
  }
}

/** Every field with its value; with `out`, as a Word file to copy from. */
export async function fieldsOfProject(
  source: Shareable<TemplateSource>,
  { out, force, period }: { readonly out: string | null; readonly force: boolean; readonly period: string },
  { cwd }: CommandSetting,
): Promise<CommandResult> {
  const fields = source.offered.map(({ text, textById, label, value, group }) => ({
    field: text,
    byId: textById,
    value: value.words,
    state: value.state,
    label,
    group,
  }))
  const json = { period, fields }
  if (out === null) return ok({ text: fieldTable(source), json })
  const target = await outPath(out, { ending: reportEnding, force }, cwd)
  if (!target.ok) return target
  const { writeReport } = await import('@core/report/word/write-report')
  const list = madeFrom(source, given => fieldList(given, period))
  const written = await writeOut(target.value, await madeLater(list, writeReport))
  if (!written.ok) return written
  return ok({
    text: t('cli:report.fieldsWritten', { count: fields.length, file: out }),
    json: { ...json, file: target.value.path },
  })
}

const fieldTable = ({ offered }: TemplateSource): string =>
  textTable(
    [
      { label: t('reportTemplate:list.field'), align: 'start' },
      { label: t('reportTemplate:list.value'), align: 'start', widest: 50 },
      { label: t('reportTemplate:list.says'), align: 'start', widest: 50 },
    ],
    offered.map(({ text, value, label }) => [text, value.words, label]),
  )

/** A template to begin from. */
export async function writeStarter(
  { out, force, letter }: Out & { readonly letter: boolean },
  { cwd }: CommandSetting,
): Promise<CommandResult> {
  const target = await outPath(out, { ending: reportEnding, force }, cwd)
  if (!target.ok) return target
  const { starterTemplate } = await import('@core/report/word/starter-template')
  const bytes = await starterTemplate(letter ? 'letter' : 'a4')
  const written: Result<null, CliProblem> = await writeOut(target.value, forTheTeam('word-template', bytes))
  if (!written.ok) return written
  return ok({ text: t('cli:report.starterWritten', { file: out }), json: { file: target.value.path } })
}
