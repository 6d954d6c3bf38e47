import { periodCalled } from '@core/observation/period'
import { recordsForOthers } from '@core/privacy/project'
import { madeLater } from '@core/privacy/shareable'
import { projectOf } from '@core/project/contents'
import { type Outline, outlines, reportModel } from '@core/report/report-model'
import { templateSource } from '@core/report/template/template-answers'
import { ok, problem } from '@core/result'
import { Option } from 'commander'
import type { AddCommand, CommandResult, CommandSetting } from './command'
import { outPath, reportEnding, writeOut } from './files'
import { openProject } from './project-on-disk'
import { checkTemplate, fieldsOfProject, reportInTemplate, writeStarter } from './report-template'
import { t } from './words'

type ReportOptions = {
  period?: string
  out?: string
  outline: Outline
  force?: boolean
  template?: string
  checkTemplate?: string
  fields?: boolean
  starterTemplate?: boolean
  letter?: boolean
}

export const addReportCommand: AddCommand = (program, setting, done) =>
  program
    .command('report')
    .summary(t('cli:report.summary'))
    .description(t('cli:report.does'))
    .argument('[project]', t('cli:arguments.project'))
    .option('--period <period>', t('cli:report.period'))
    .option('--out <file>', t('cli:report.out'))
    .addOption(new Option('--outline <outline>', t('cli:report.outline')).choices(outlines).default(outlines[0]))
    .option('--template <file>', t('cli:report.template'))
    .option('--check-template <file>', t('cli:report.checkTemplate'))
    .option('--fields', t('cli:report.fields'))
    .option('--starter-template', t('cli:report.starterTemplate'))
    .option('--letter', t('cli:report.letter'))
    .option('--force', t('cli:options.force'))
    .action(async (file: string | undefined, options: ReportOptions) => done(await reportOn(file, options, setting)))

async function reportOn(
  file: string | undefined,
  options: ReportOptions,
  setting: CommandSetting,
): Promise<CommandResult> {
  const { out, template, checkTemplate: checked, outline } = options
  const force = options.force ?? false
  if (options.starterTemplate === true) {
    return out === undefined
      ? problem('report-needs', '--out')
      : writeStarter({ out, force, letter: options.letter ?? false }, setting)
  }
  if (checked !== undefined && file === undefined) {
    return checkTemplate(null, { template: checked, out: out ?? null, force }, setting)
  }
  if (file === undefined) return problem('report-of-what')
  if (options.period === undefined) return problem('report-needs', '--period')
  if (out === undefined && checked === undefined && options.fields !== true) return problem('report-needs', '--out')
  const target = out === undefined ? null : await outPath(out, { ending: reportEnding, force }, setting.cwd)
  if (target && !target.ok) return target
  const opened = await openProject(file, setting.cwd)
  if (!opened.ok) return opened
  const { contents } = opened.value
  const period = periodCalled(options.period, projectOf(contents).yearStart, contents.rows.reportingPeriod)
  if (!period.ok) return period
  const others = recordsForOthers(contents)
  const { label } = period.value
  const now = setting.now()
  const source = () => templateSource(others, period.value, { now, outline })
  if (checked !== undefined) {
    return checkTemplate(source(), { template: checked, out: out ?? null, force }, setting)
  }
  if (options.fields === true) return fieldsOfProject(source(), { out: out ?? null, force, period: label }, setting)
  if (target === null || out === undefined) return problem('report-needs', '--out')
  if (template !== undefined) return reportInTemplate(source(), { template, out, force, period: label }, setting)
  const model = reportModel(others, period.value, { now, outline })
  // Only a report needs the Word writer, and it is the largest thing here.
  const { writeReport } = await import('@core/report/word/write-report')
  const bytes = await madeLater(model, writeReport)
  const written = await writeOut(target.value, bytes)
  if (!written.ok) return written
  return ok({
    text: t('cli:report.written', { period: label, file: out }),
    json: { file: target.value.path, period: label, bytes: bytes.length },
  })
}
