import { type ExportAsked, type ExportKind, endingOf, exportedFile, exportKinds } from '@core/export/export-file'
import { type IatiPublisher, isOrganisationRef, type OrganisationType, organisationTypes } from '@core/export/iati'
import { dayFromIso } from '@core/observation/day'
import { periodCalled } from '@core/observation/period'
import { type ProjectContents, projectOf } from '@core/project/contents'
import type { Project } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { Option } from 'commander'
import type { AddCommand, CommandResult, CommandSetting } from './command'
import { outPath, writeOut } from './files'
import { openProject } from './project-on-disk'
import type { CliProblem } from './words'
import { t } from './words'

type ExportOptions = {
  as: ExportKind
  out: string
  period?: string
  overlay?: boolean
  orgName?: string
  orgId?: string
  orgType: OrganisationType
  start?: string
  force?: boolean
}

export const addExportCommand: AddCommand = (program, setting, done) =>
  program
    .command('export')
    .summary(t('cli:export.summary'))
    .description(t('cli:export.does'))
    .argument('<project>', t('cli:arguments.project'))
    .addOption(new Option('--as <kind>', t('cli:export.as')).choices(exportKinds).makeOptionMandatory())
    .requiredOption('--out <file>', t('cli:export.out'))
    .option('--period <period>', t('cli:export.period'))
    .option('--overlay', t('cli:export.overlay'))
    .option('--org-name <name>', t('cli:export.orgName'))
    .option('--org-id <id>', t('cli:export.orgId'))
    .addOption(new Option('--org-type <code>', t('cli:export.orgType')).choices(organisationTypes).default('22'))
    .option('--start <date>', t('cli:export.start'))
    .option('--force', t('cli:options.force'))
    .action(async (file: string, options: ExportOptions) => done(await exportProject(file, options, setting)))

async function exportProject(file: string, options: ExportOptions, setting: CommandSetting): Promise<CommandResult> {
  const { as } = options
  const target = await outPath(options.out, { ending: endingOf[as], force: options.force ?? false }, setting.cwd)
  if (!target.ok) return target
  const opened = await openProject(file, setting.cwd)
  if (!opened.ok) return opened
  const { contents } = opened.value
  const asked = askedFor(options, contents, setting.now())
  if (!asked.ok) return asked
  const bytes = exportedFile(contents, asked.value)
  const written = await writeOut(target.value, bytes)
  if (!written.ok) return written
  const teamOnly = as === 'csv'
  return ok({
    text: [
      t('cli:export.written', { file: options.out }),
      ...(teamOnly ? [t('cli:export.teamOnly'), t('cli:export.formulas')] : []),
    ].join('\n'),
    json: { file: target.value.path, as, bytes: bytes.length, smallNumbersHidden: !teamOnly },
  })
}

function askedFor(options: ExportOptions, contents: ProjectContents, now: string): Result<ExportAsked, CliProblem> {
  const { as } = options
  const project = projectOf(contents)
  switch (as) {
    case 'iati': {
      const publisher = publisherIn(options, project)
      return publisher.ok ? ok({ as, publisher: publisher.value, now }) : publisher
    }
    case 'theory-svg': {
      if (options.period === undefined) return ok({ as, period: null, overlay: false })
      const period = periodCalled(options.period, project.yearStart, contents.rows.reportingPeriod)
      return period.ok ? ok({ as, period: period.value, overlay: options.overlay ?? false }) : period
    }
    case 'xlsx':
      return ok({ as, now })
    default:
      return ok({ as })
  }
}

/** Without `--start` the day the project was begun. */
function publisherIn(options: ExportOptions, project: Project): Result<IatiPublisher, CliProblem> {
  const { orgName, orgId, orgType, start } = options
  if (orgName === undefined || orgName.trim() === '' || orgId === undefined) return problem('no-publisher')
  if (!isOrganisationRef(orgId)) return problem('not-an-organisation-id', orgId)
  const iso = start ?? project.createdAt.slice(0, 10)
  const day = dayFromIso(iso)
  return day.ok
    ? ok({ name: orgName.trim(), ref: orgId, type: orgType, start: day.value })
    : problem('no-such-day', iso)
}
