import { periodCalled } from '@core/observation/period'
import { recordsForOthers } from '@core/privacy/project'
import { madeLater, type Shareable } from '@core/privacy/shareable'
import { projectOf } from '@core/project/contents'
import { type Print, prints, readyOutlines } from '@core/project/entities'
import type { LeftOut } from '@core/report/model'
import { outlineCalled } from '@core/report/outlines'
import { type OutlinedReport, reportModel } from '@core/report/report-model'
import { templateSource } from '@core/report/template/template-answers'
import { ok, problem } from '@core/result'
import { Option } from 'commander'
import type { AddCommand, CommandResult, CommandSetting } from './command'
import { outPath, reportEnding, writeOut } from './files'
import { openProject } from './project-on-disk'
import { takeBackEdited, writeWorking } from './report-take-back'
import { checkTemplate, fieldsOfProject, reportInTemplate, writeStarter } from './report-template'
import { t } from './words'

type ReportOptions = {
  period?: string
  out?: string
  outline: string
  print?: Print
  html?: boolean
  xlsx?: boolean
  force?: boolean
  template?: string
  checkTemplate?: string
  fields?: boolean
  starterTemplate?: boolean
  letter?: boolean
  working?: boolean
  takeBack?: string
  dryRun?: boolean
  theirs?: boolean
}

export const addReportCommand: AddCommand = (program, setting, done) =>
  program
    .command('report')
    .summary(t('cli:report.summary'))
    .description(t('cli:report.does'))
    .argument('[project]', t('cli:arguments.project'))
    .option('--period <period>', t('cli:report.period'))
    .option('--out <file>', t('cli:report.out'))
    .option('--outline <outline>', t('cli:report.outline', { names: readyOutlines.join(', ') }), readyOutlines[0])
    .addOption(new Option('--print <print>', t('cli:report.print')).choices(prints))
    .addOption(new Option('--html', t('cli:report.html')).conflicts('xlsx'))
    .option('--xlsx', t('cli:report.xlsx'))
    .option('--template <file>', t('cli:report.template'))
    .option('--check-template <file>', t('cli:report.checkTemplate'))
    .option('--fields', t('cli:report.fields'))
    .option('--starter-template', t('cli:report.starterTemplate'))
    .option('--letter', t('cli:report.letter'))
    .addOption(new Option('--working', t('cli:takeBack.working')).conflicts(['template', 'html', 'xlsx', 'print']))
    .option('--take-back <file>', t('cli:takeBack.takeBack'))
    .option('--dry-run', t('cli:takeBack.dryRun'))
    .option('--theirs', t('cli:takeBack.theirs'))
    .option('--force', t('cli:options.force'))
    .action(async (file: string | undefined, options: ReportOptions) => done(await reportOn(file, options, setting)))

async function reportOn(
  file: string | undefined,
  options: ReportOptions,
  setting: CommandSetting,
): Promise<CommandResult> {
  const { out, template, checkTemplate: checked } = options
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
  if (options.takeBack !== undefined) {
    const opened = await openProject(file, setting.cwd)
    if (!opened.ok) return opened
    const { takeBack: edited, dryRun = false, theirs = false } = options
    return takeBackEdited(opened.value, { edited, dryRun, theirs }, setting)
  }
  if (options.period === undefined) return problem('report-needs', '--period')
  if (out === undefined && checked === undefined && options.fields !== true) return problem('report-needs', '--out')
  const target = out === undefined ? null : await outPath(out, { ending: endingOf(options), force }, setting.cwd)
  if (target && !target.ok) return target
  const opened = await openProject(file, setting.cwd)
  if (!opened.ok) return opened
  const { contents } = opened.value
  const period = periodCalled(options.period, projectOf(contents).yearStart, contents.rows.reportingPeriod)
  if (!period.ok) return period
  const called = outlineCalled(options.outline, contents.rows.reportOutline)
  if (!called.ok) return called
  const { id: outline, name } = called.value
  const others = recordsForOthers(contents)
  const { label } = period.value
  const now = setting.now()
  const print = options.print ? { print: options.print } : {}
  const source = () => templateSource(others, period.value, { now, outline, ...print })
  if (checked !== undefined) {
    return checkTemplate(source(), { template: checked, out: out ?? null, force }, setting)
  }
  if (options.fields === true) return fieldsOfProject(source(), { out: out ?? null, force, period: label }, setting)
  if (target === null || out === undefined) return problem('report-needs', '--out')
  if (template !== undefined) {
    const filling = source()
    const notes = filling.model.leftOut.map(each => leftOutSaid(each, filling.model))
    return reportInTemplate(filling, { template, out, force, period: label, outline: name, notes }, setting)
  }
  if (options.working === true) {
    return writeWorking(opened.value, period.value, { outline: called.value, out, force }, setting)
  }
  // A workbook has every figure there is.
  const model = reportModel(others, period.value, { now, outline, ...(options.xlsx ? { print: 'plain' } : print) })
  const bytes = await bytesOf(model, options)
  const written = await writeOut(target.value, bytes)
  if (!written.ok) return written
  const { leftOut } = model
  return ok({
    text: [
      t('cli:report.written', { outline: name, period: label, file: out }),
      ...leftOut.map(each => leftOutSaid(each, model)),
    ].join('\n'),
    json: { file: target.value.path, outline, period: label, bytes: bytes.length, leftOut },
  })
}

const endingOf = ({ html, xlsx }: ReportOptions): string => (html ? '.html' : xlsx ? '.xlsx' : reportEnding)

/** Only what is asked for is read: the Word writer is the largest thing here. */
const bytesOf = (
  model: Shareable<OutlinedReport>,
  { html, xlsx, letter }: ReportOptions,
): Promise<Shareable<Uint8Array>> =>
  madeLater(model, async (told): Promise<Uint8Array> => {
    if (html) return new TextEncoder().encode((await import('@core/report/html/write-html')).writeHtml(told))
    if (xlsx) return (await import('@core/export/report-workbook')).reportWorkbook(told)
    return (await import('@core/report/word/write-report')).writeReport(told, { paper: letter ? 'letter' : 'a4' })
  })

const leftOutSaid = ({ sectionId, code, count }: LeftOut, { sections }: OutlinedReport): string => {
  const section = sections.find(({ id }) => id === sectionId)?.title
  const said = t(`report:leftOut.${code}`, { count })
  return section ? t('cli:report.leftOutOf', { section, said }) : t('cli:report.leftOut', { said })
}
