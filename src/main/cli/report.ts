import { periodCalled } from '@core/observation/period'
import { recordsForOthers } from '@core/privacy/project'
import { madeLater } from '@core/privacy/shareable'
import { projectOf } from '@core/project/contents'
import { type Outline, outlines, reportModel } from '@core/report/report-model'
import { ok } from '@core/result'
import { Option } from 'commander'
import type { AddCommand, CommandResult, CommandSetting } from './command'
import { outPath, reportEnding, writeOut } from './files'
import { openProject } from './project-on-disk'
import { t } from './words'

type ReportOptions = { period: string; out: string; outline: Outline; force?: boolean }

export const addReportCommand: AddCommand = (program, setting, done) =>
  program
    .command('report')
    .summary(t('cli:report.summary'))
    .description(t('cli:report.does'))
    .argument('<project>', t('cli:arguments.project'))
    .requiredOption('--period <period>', t('cli:report.period'))
    .requiredOption('--out <file>', t('cli:report.out'))
    .addOption(new Option('--outline <outline>', t('cli:report.outline')).choices(outlines).default(outlines[0]))
    .option('--force', t('cli:options.force'))
    .action(async (file: string, options: ReportOptions) => done(await reportOn(file, options, setting)))

async function reportOn(file: string, options: ReportOptions, setting: CommandSetting): Promise<CommandResult> {
  const target = await outPath(options.out, { ending: reportEnding, force: options.force ?? false }, setting.cwd)
  if (!target.ok) return target
  const opened = await openProject(file, setting.cwd)
  if (!opened.ok) return opened
  const { contents } = opened.value
  const period = periodCalled(options.period, projectOf(contents).yearStart, contents.rows.reportingPeriod)
  if (!period.ok) return period
  const model = reportModel(recordsForOthers(contents), period.value, { now: setting.now(), outline: options.outline })
  // Only a report needs the Word writer, and it is the largest thing here.
  const { writeReport } = await import('@core/report/word/write-report')
  const bytes = await madeLater(model, writeReport)
  const written = await writeOut(target.value, bytes)
  if (!written.ok) return written
  const { label } = period.value
  return ok({
    text: t('cli:report.written', { period: label, file: options.out }),
    json: { file: target.value.path, period: label, bytes: bytes.length },
  })
}
